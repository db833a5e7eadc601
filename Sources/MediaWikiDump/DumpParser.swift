import CLibXML2

/// libxml2's push parser: XML bytes in, pages out.
///
/// No network, no entities, no document type. Memory is bounded by the limits.
struct DumpParser: ~Copyable {
  /// The largest piece that libxml2 is given at once, in bytes. A tag can be longer than the limit by so much.
  private static let sliceBytes = 16 << 10
  /// The number of bytes that tell libxml2 the encoding, as long as it gets them at once and by themselves.
  private static let headBytes = 4

  /// libxml2 wants its tables made once, before any parser.
  private static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  private let limits: DumpLimits
  private let target: SAXTarget
  private var context: xmlParserCtxtPtr?
  /// The dump's first bytes, until there are enough of them.
  private var head: [UInt8] = []
  /// The number of XML bytes parsed or skipped so far.
  private(set) var xmlBytes: Int64 = 0

  init(limits: DumpLimits) {
    precondition(Self.isLibraryReady)
    self.limits = limits
    target = SAXTarget(limits: limits)
  }

  deinit {
    xmlFreeParserCtxt(context)
  }

  /// Hands over what was finished since the last call.
  func takeFinished() -> [DumpBuilder.Item] { target.builder.takeFinished() }

  /// Whether a page, or the dump's end, can come next, and what comes does not depend on what came.
  var isBetweenPages: Bool {
    target.problem == nil && target.builder.isBetweenPages && valbench_xml_pends_only_space(context) != 0
  }

  /// Whether the document is in UTF-8, as far as it says.
  var isUTF8: Bool { valbench_xml_is_utf8(context) != 0 }

  /// The first problem, with the line and the byte of the XML.
  var problem: (problem: DumpProblem, line: Int, xmlByte: Int64)? {
    guard let problem = target.problem else { return nil }
    return (problem, target.problemLine, max(0, xmlBytes - Int64(target.problemPendingBytes)))
  }

  /// Whether `</mediawiki>` is missing although the dump had begun.
  var isIncomplete: Bool { target.builder.hasSeenRoot && !target.builder.isComplete }

  /// The line at which the parser stands, from 1.
  var line: Int { valbench_xml_line(context) }

  /// Parses the next bytes, at most a slice of them.
  ///
  /// - Returns: how many bytes were parsed.
  mutating func parse(_ bytes: UnsafeRawBufferPointer) -> Int {
    let count = min(bytes.count, Self.sliceBytes)
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    // A task goes on on any thread.
    valbench_xml_silence_thread()
    if context == nil {
      let more = min(count, Self.headBytes - head.count)
      head += bytes.prefix(more)
      xmlBytes += Int64(more)
      if head.count == Self.headBytes { begin() }
      return more
    }
    xmlBytes += Int64(count)
    feed(start, count: count, isLast: false)
    if target.problem == nil, let construct = UnfinishedConstruct(pendingIn: context, limits: limits) {
      target.stop(construct.problem(limits: limits))
    }
    return count
  }

  /// Parses all the bytes, a slice at a time.
  ///
  /// - Parameter finished: gets what was finished, then says whether to go on.
  mutating func parse(whole bytes: [UInt8], _ finished: (DumpBuilder.Item) throws -> Bool) rethrows {
    try bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty, target.problem == nil {
        rest = rest.dropFirst(parse(UnsafeRawBufferPointer(rebasing: rest)))
        for item in takeFinished() where try !finished(item) { return }
      }
    }
  }

  /// Counts what stands at this place of the XML, and need not be parsed.
  mutating func skip(bytes: Int64, lineFeeds: Int) {
    xmlBytes += bytes
    valbench_xml_skip_lines(context, lineFeeds)
  }

  /// Tells the parser that there are no more bytes.
  mutating func finish() {
    valbench_xml_silence_thread()
    if context == nil { begin() }
    feed(nil, count: 0, isLast: true)
  }

  private mutating func begin() {
    var handler = SAXTarget.handler()
    let userData = Unmanaged.passUnretained(target).toOpaque()
    let head = head.map { CChar(bitPattern: $0) }
    guard let context = xmlCreatePushParserCtxt(&handler, userData, head, CInt(head.count), nil) else {
      target.stop(.malformed(reason: "there is not enough memory for an XML parser", isBeforeRoot: false))
      return
    }
    xmlCtxtUseOptions(context, CInt(bitPattern: XML_PARSE_NONET.rawValue))
    valbench_xml_limit_names(context, limits.nameBytes)
    target.context = context
    self.context = context
  }

  private func feed(_ start: UnsafePointer<CChar>?, count: Int, isLast: Bool) {
    guard let context, target.problem == nil else { return }
    let code = xmlParseChunk(context, start, CInt(count), isLast ? 1 : 0)
    if target.problem == nil, valbench_xml_has_stopped(context) != 0 {
      target.stop(.malformed(reason: "libxml2's error \(code)", isBeforeRoot: !target.builder.hasSeenRoot))
    }
  }
}
