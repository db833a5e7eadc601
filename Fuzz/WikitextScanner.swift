import Foundation

@testable import Wikitext

/// Reads a page as the extractor does, and checks what `Section`, `Prose` and `Hatnotes` promise of it.
///
/// The input's first five bytes choose the wiki and a part of the page; the others are the page.
@_cdecl("LLVMFuzzerTestOneInput")
func testWikitextScanner(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let wiki = input.byte() & 1 == 0 ? english : chinese
  let (first, second) = (input.number(), input.number())
  let bytes = Array(input.rest)
  let page = WikitextPage(bytes, wiki: wiki)

  var checks = SectionChecks(pageLength: bytes.count)
  for section in page.sections.sections { checks.add(section) }
  checks.finish(leadRange: page.sections.leadRange)

  let text = page.text()
  let isWhole = mayHaveReplacements(bytes) == false
  for section in page.sections.sections { check(text.prose(in: [section.range]), isWhole: isWhole) }
  check(text.prose(in: [page.sections.leadRange] + page.sections.sections.map(\.bodyRange)), isWhole: isWhole)
  // A part that no heading bounds may divide a character, and anything else.
  let (lower, upper) = (first % (bytes.count + 1), second % (bytes.count + 1))
  check(text.prose(in: [min(lower, upper)..<max(lower, upper)]), isWhole: false)

  let hatnotes = page.hatnotes()
  let targets = hatnotes.targets(in: 0..<bytes.count)
  for target in targets { checkLine(target) }
  demand(Set(hatnotes.targets(in: 0..<bytes.count, onlyMain: true)).isSubset(of: targets), "main hatnotes are hatnotes")
  checkGlance(at: bytes, wiki, hatnotes.targets(in: 0..<bytes.count, onlyMain: true), page)
  for name in page.templateNames() {
    demand(!name.utf8.contains { (65...90).contains($0) || $0 == 0x5F || $0 == 0x0A }, "names of templates are folded")
  }
  return 0
}

private let english = WikiConventions(namespaces: .english, templates: templates("en"))
private let chinese = WikiConventions(namespaces: .english, templates: templates("zh"), variant: "zh-hant")

/// The template table of a language, read from the folder in which the project's run begins.
private func templates(_ language: String) -> TemplateTable {
  do {
    let tables = try ["common", language].map {
      try String(contentsOfFile: "data/templates/\($0)-templates.yaml", encoding: .utf8)
    }
    let common = try TemplateTable(yaml: tables[0], fileName: "common")
    return try TemplateTable(yaml: tables[1], fileName: language, inheriting: common)
  } catch {
    fatalError("\(error)")
  }
}

/// Compares each section with those before it.
private struct SectionChecks {
  let pageLength: Int
  private var sections: [Section] = []
  private var anchors: Set<[UInt8]> = []
  private var counts: [[[UInt8]]: Int] = [:]

  init(pageLength: Int) {
    self.pageLength = pageLength
  }

  mutating func add(_ section: Section) {
    demand(section.index == sections.count && (1...6).contains(section.level), "index and level")
    demand(0 <= section.range.lowerBound && section.range.upperBound <= pageLength, "a section lies on the page")
    demand(section.range.lowerBound < section.bodyRange.lowerBound, "a heading is before its text")
    demand(section.bodyRange.upperBound <= section.range.upperBound, "a section's text is part of it")
    if let last = sections.last {
      demand(last.bodyRange.upperBound == section.range.lowerBound, "sections tile the page")
    }
    let parent = section.parent.map { sections[$0] }
    let enclosing = sections.last { $0.range.upperBound > section.range.lowerBound }
    demand(parent?.index == enclosing?.index, "the parent is the innermost section around")
    if let parent {
      demand(parent.level < section.level, "levels rise")
      demand(parent.range.upperBound >= section.range.upperBound, "sections nest")
    }
    demand(section.headingPath == (parent?.headingPath ?? []) + [section.title], "the heading path")
    checkLine(section.title)
    let path = section.headingPath.map { Array($0.utf8) }
    demand(section.ordinal == counts[path, default: 0], "ordinals rise by one")
    counts[path, default: 0] += 1
    let anchor = section.anchor.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    demand(anchors.insert(anchor).inserted, "anchors are different")
    sections.append(section)
  }

  func finish(leadRange: Range<Int>) {
    demand(leadRange == 0..<(sections.first?.range.lowerBound ?? pageLength), "the lead is before the sections")
    if let last = sections.last { demand(last.bodyRange.upperBound == pageLength, "the page ends with a section") }
  }
}

private func check(_ prose: Prose, isWhole: Bool) {
  var (blanks, newlines, marks) = (0, 0, 0)
  for scalar in prose.text.unicodeScalars {
    let value = scalar.value
    blanks = value == 0x20 ? blanks + 1 : 0
    newlines = value == 0x0A ? newlines + 1 : 0
    demand(value >= 0x20 || value == 0x0A, "prose has no control characters")
    demand(blanks < 2, "prose has single blanks")
    demand(newlines < 3, "prose has single blank lines")
    demand(!isWhole || value != 0xFFFD, "no character is divided")
    if value >= 0x300, isMark(scalar) { marks += 1 } else if value != 0x20 { marks = 0 }
    demand(marks <= 30, "runs of combining marks are bounded")
  }
  for target in prose.mainTargets { checkLine(target) }
  demand(Set(prose.mainTargets.map { Array($0.utf8) }).count == prose.mainTargets.count, "targets are there once")
}

/// What a glance passes over without asking about it is not on the page.
private func checkGlance(at bytes: [UInt8], _ wiki: WikiConventions, _ mainTargets: [String], _ page: WikitextPage) {
  var headings: Set<String> = []
  var targets: Set<String> = []
  let glance = PageGlance(bytes, wiki: wiki) { heading in
    headings.insert(words(heading))
    return false
  } isTargetOfInterest: { target in
    targets.insert(words(target))
    return false
  }
  if glance.mayHoldSomething { return }
  demand(page.htmlHeadingCount == 0, "a glance sees headings in HTML")
  demand(page.sections.sections.allSatisfy { headings.contains(words($0.title)) }, "a glance sees all headings")
  demand(mainTargets.allSatisfy { targets.contains(words($0)) }, "a glance sees all main articles")
}

private func words(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Checks a text that is one line, such as a title.
private func checkLine(_ line: String) {
  demand(!line.utf8.contains { $0 < 0x20 }, "a line has no control characters")
}

private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: true
  default: false
  }
}

/// Whether U+FFFD may rightly be in the prose of a page: where there are bytes that are not UTF-8, or it itself.
private func mayHaveReplacements(_ bytes: [UInt8]) -> Bool {
  guard let text = String(validating: bytes, as: UTF8.self) else { return true }
  return text.unicodeScalars.contains("\u{FFFD}") || text.uppercased().contains("FFFD") || text.contains("65533")
}

private func demand(_ condition: Bool, _ promise: StaticString) {
  if !condition { fatalError("broken: \(promise)") }
}
