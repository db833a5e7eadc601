import CLibXML2

/// A tag, comment or the like that is longer than it may be, and of which the parser has not seen the end yet.
///
/// libxml2 uses up all that it is given except for such a construct, which it collects first, up to 10 MB.
struct UnfinishedConstruct {
  /// The construct's first bytes.
  private let head: String

  /// No reference of XML's own is longer, in bytes.
  private static let referenceBytes = 256
  /// So many bytes tell what it is, and name a document type.
  private static let headBytes = 100

  /// What the parser waits for the end of; `nil` if that is not too long yet.
  init?(pendingIn context: xmlParserCtxtPtr?, limits: DumpLimits) {
    let count = valbench_xml_pending_bytes(context)
    guard count > Self.referenceBytes, let start = valbench_xml_pending_start(context) else { return nil }
    let isReference = start.pointee == UInt8(ascii: "&")
    guard isReference || count > limits.tagBytes else { return nil }
    head = String(decoding: UnsafeBufferPointer(start: start, count: Self.headBytes), as: UTF8.self)
  }

  /// What is wrong with the dump.
  func problem(limits: DumpLimits) -> DumpProblem {
    let limit = "\(limits.tagBytes) bytes"
    for (start, what) in [("<!--", "a comment"), ("<?", "a processing instruction")] where head.hasPrefix(start) {
      return .tooLarge(what: what, limit: limit)
    }
    if head.hasPrefix("&") {
      return .malformed(reason: "an ampersand that begins no reference", isBeforeRoot: false)
    }
    if head.hasPrefix("<!DOCTYPE") {
      let name = head.dropFirst("<!DOCTYPE".count).split(maxSplits: 1) { $0.isWhitespace || "[>".contains($0) }.first
      return .documentType(name: name.map(String.init) ?? "")
    }
    return .tooLarge(what: head.hasPrefix("<") ? "a tag" : "a CDATA section", limit: limit)
  }
}
