import CLibXML2

/// What libxml2's callbacks call, at an address that stays.
///
/// Nothing may be thrown through C: the first problem is kept, with its place, and the parser stopped.
final class SAXTarget {
  var builder: DumpBuilder
  var context: xmlParserCtxtPtr?
  private(set) var problem: DumpProblem?
  /// The line of the problem, from 1.
  private(set) var problemLine = 0
  /// The number of bytes after the problem that the parser had been given.
  private(set) var problemPendingBytes = 0

  private let limits: DumpLimits

  init(limits: DumpLimits) {
    self.limits = limits
    builder = DumpBuilder(limits: limits)
  }

  /// Keeps `problem` if it is the first, and stops the parser.
  func stop(_ problem: DumpProblem, line: Int? = nil) {
    guard self.problem == nil else { return }
    self.problem = problem
    problemLine = line ?? valbench_xml_line(context)
    problemPendingBytes = valbench_xml_pending_bytes(context)
    xmlStopParser(context)
  }

  /// Keeps libxml2's error as the problem, unless there is one.
  private func stop(_ error: xmlError) {
    // This is also how libxml2 says that its limit for names is reached.
    if error.code == XML_ERR_NO_MEMORY.rawValue {
      return stop(.tooLarge(what: "the number of different names", limit: "\(limits.nameBytes) bytes"))
    }
    let message = error.message.map { String(cString: $0) } ?? "error \(error.code)"
    let reason = message.split(separator: "\n").joined(separator: " ")
    stop(.malformed(reason: reason, isBeforeRoot: !builder.hasSeenRoot), line: Int(error.line))
  }

  func perform(_ body: (inout DumpBuilder) throws(DumpProblem) -> Void) {
    guard problem == nil else { return }
    do throws(DumpProblem) {
      try body(&builder)
    } catch {
      stop(error)
    }
  }

  func stopUnlessFew(attributes: CInt, namespaces: CInt) {
    guard attributes > limits.attributes || namespaces > limits.attributes else { return }
    stop(.tooLarge(what: "the number of a tag's attributes", limit: "\(limits.attributes)"))
  }

  /// The table of callbacks. What is not in it libxml2 checks and drops: comments and processing instructions.
  static func handler() -> xmlSAXHandler {
    // One function for both: where they differ, libxml2 guesses which white space does not count.
    let characters: charactersSAXFunc = { target, bytes, count in
      let bytes = UnsafeBufferPointer(start: bytes, count: Int(count))
      SAXTarget.at(target).perform { builder throws(DumpProblem) in try builder.characters(bytes) }
    }
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.internalSubset = { target, name, _, _ in
      SAXTarget.at(target).stop(.documentType(name: name.map { String(cString: $0) } ?? ""))
    }
    handler.startElementNs = { target, name, _, namespace, namespaceCount, _, count, _, attributes in
      let target = SAXTarget.at(target)
      target.stopUnlessFew(attributes: count, namespaces: namespaceCount)
      target.perform { builder throws(DumpProblem) in
        try builder.startElement(
          name.map { String(cString: $0) } ?? "", namespace: namespace.map { String(cString: $0) } ?? "",
          attributes: XMLAttributes(table: attributes, count: Int(count)))
      }
    }
    handler.endElementNs = { target, _, _, _ in
      SAXTarget.at(target).perform { builder throws(DumpProblem) in try builder.endElement() }
    }
    handler.serror = { target, error in
      guard let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      SAXTarget.at(target).stop(error)
    }
    return handler
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> SAXTarget {
    guard let address else { preconditionFailure("libxml2 lost its user data") }
    return Unmanaged<SAXTarget>.fromOpaque(address).takeUnretainedValue()
  }
}
