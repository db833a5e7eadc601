import Artifacts
import Taxonomies

/// The offline model's rule for writing pairs: it looks for sentences of the form "Critics argue that …" and asks for
/// and against what follows. It understands nothing, and its pairs say `offline` as their generator.
struct OfflineGenerator {
  let taxonomy: Taxonomy
  let maximumIssues: Int

  private static let cues = [
    "argue", "argued", "argues", "say", "said", "says", "contend", "contended", "claim", "claimed", "hold", "held",
    "maintain", "maintained", "object", "objected", "reply", "answer", "insist", "counter", "stress", "respond", "warn",
  ]

  private static let abbreviations = [
    " Dr", " Mr", " Mrs", " Ms", " St", " Jr", " v", " vs", " e.g", " i.e", " U.S", " c",
  ]

  /// Words with which a claim cannot begin if it is to be understood alone.
  private static let dependentWords: Set<String> = [
    "it", "its", "they", "their", "them", "this", "these", "that", "those", "he", "she", "his", "her", "such", "both",
    "neither", "the latter", "the former", "there", "if", "because",
  ]

  /// The answer in the form that the prompt asks for.
  func answer(for section: SectionRecord) -> String {
    let issues = claims(in: section.text).prefix(maximumIssues).map { issue($0, section) }
    return GeneratedAnswer(content: issues.isEmpty ? .noDispute : .issuesOfValue, issues: issues).json.text
  }

  /// The answer where an issue is to be mended, which is beyond a rule.
  static var withdrawal: String { GeneratedAnswer(content: .noDispute, issues: []).json.text }

  private func issue(_ claim: String, _ section: SectionRecord) -> GeneratedIssue {
    GeneratedIssue(
      issueDescription: "In the debate about “\(section.pageTitle)”, people disagree on whether \(claim).",
      forQuestion: "Explain why it is right to say that \(claim).",
      againstQuestion: "Explain why it is wrong to say that \(claim).",
      category: category(of: section), issueScale: scale(of: section), forValues: [value(0, of: claim)],
      againstValues: [value(1, of: claim)])
  }

  /// A value drawn from the claim's hash: to read which one a side appeals to is beyond a rule.
  private func value(_ side: Int, of claim: String) -> String {
    let draw = Int(Digest.sha256(parts: [String(side), claim]).prefix(6), radix: 16) ?? 0
    return taxonomy.values[draw % taxonomy.values.count].name
  }

  private func claims(in text: String) -> [String] {
    var claims: [String] = []
    for line in text.split(separator: "\n") {
      for sentence in sentences(of: line) {
        if let claim = claim(in: sentence), !claims.contains(claim) { claims.append(claim) }
      }
    }
    return claims
  }

  /// Cuts at a full stop, question or exclamation mark before a space and a capital letter.
  private func sentences(of line: Substring) -> [Substring] {
    var sentences: [Substring] = []
    var start = line.startIndex
    var place = line.startIndex
    while place < line.endIndex {
      let next = line.index(after: place)
      if ".!?".contains(line[place]), next < line.endIndex, line[next] == " ",
        !Self.abbreviations.contains(where: { line[start..<place].hasSuffix($0) })
      {
        let after = line.index(after: next)
        if after < line.endIndex, line[after].isUppercase {
          sentences.append(line[start...place])
          start = after
        }
      }
      place = next
    }
    sentences.append(line[start...])
    return sentences
  }

  /// The clause after "argue that" and its like, if it can stand alone.
  private func claim(in sentence: Substring) -> String? {
    let words = sentence.split(separator: " ")
    guard
      let cue = words.indices.dropLast().first(where: {
        Self.cues.contains(words[$0].lowercased()) && words[$0 + 1] == "that"
      }), cue + 2 < words.count
    else { return nil }
    var clause = words[(cue + 2)...]
    if let end = clause.firstIndex(where: { $0.hasSuffix(";") }) { clause = clause[...end] }
    var claim = clause.joined(separator: " ")
    while let last = claim.last, ".;,:".contains(last) { claim.removeLast() }
    guard (5...45).contains(clause.count), !claim.contains(" and that "), let first = clause.first?.lowercased(),
      !Self.dependentWords.contains(first), !claim.contains(where: { "()[]\"“”:?".contains($0) })
    else { return nil }
    return claim
  }

  private func category(of section: SectionRecord) -> String {
    let words = (section.pageTitle + " " + section.text).lowercased().split { !$0.isLetter }
    var counts: [Substring: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    var best = (name: taxonomy.categories.last?.name ?? "", count: 0)
    for category in taxonomy.categories {
      let count = category.cues.reduce(0) { $0 + counts[$1[...], default: 0] }
      if count > best.count { best = (category.name, count) }
    }
    return best.name
  }

  private func scale(of section: SectionRecord) -> String {
    let text = section.text.lowercased()
    func mentions(_ words: [String]) -> Bool { words.contains { text.contains($0) } }
    if mentions(["international", "worldwide", "united nations", "many countries", "world"]) { return "international" }
    if mentions(["national", "government", "parliament", "country", "federal", "law"]) { return "national" }
    return mentions(["city", "region", "state", "local"]) ? "regional" : "niche"
  }
}
