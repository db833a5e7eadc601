/// A model as Amazon Bedrock names it: an id such as `us.anthropic.claude-sonnet-4-5-20250929-v1:0`, or the ARN that
/// ends with one.
struct BedrockModelID {
  /// What a price table may call the model, the most exact first: with and without date and version, and each of these
  /// with and without the geography that serves it, which may have a price of its own.
  let priceNames: [String]

  /// What the ids of inference profiles begin with.
  private static let geographies = ["apac.", "au.", "ca.", "eu.", "global.", "jp.", "us.", "us-gov."]

  init(_ text: String) {
    let id = text.hasPrefix("arn:") ? String(text.split(separator: "/").last ?? "") : text
    let model = id.withoutVersion.withoutDate
    let geography = Self.geographies.first { id.hasPrefix($0) } ?? ""
    priceNames = [id, model] + [id, model].map { String($0.dropFirst(geography.count)) }
  }
}

extension String {
  /// Without `-v1` or `-v1:0` at its end.
  fileprivate var withoutVersion: String {
    guard let match = wholeMatch(of: /(.+)-v[0-9]+(:[0-9]+)?/) else { return self }
    return String(match.1)
  }
}
