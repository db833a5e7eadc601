import Artifacts
import Pages

/// A pair beside its source section.
struct PairView {
  let language: String?
  let title: String
  let link: String?
  let headings: String
  let sourceFacts: [String]
  let paragraphs: [String]
  let isOffline: Bool
  let issue: String
  let sides: [SideView]
  let labels: [LabelView]
  let pairID: String
  let machine: MachineView

  struct SideView {
    let side: String
    let question: String
    let values: String
  }

  struct LabelView {
    let label: String
    let labelValue: String
  }

  /// The most that the page shows of a section, in Unicode scalars: beyond any section that a person reads to its end.
  private static let textLimit = 100_000

  init(_ entry: ReviewPage.Entry) {
    let (pair, section) = (entry.pair, entry.section)
    language = Self.languageTag(section.language)
    title = PageText.label(section.pageTitle, ifEmpty: "an article without a title")
    link = PageText.link(section.sourceURL)
    headings = section.headingPath.prefix(8).map { PageText.label($0, ifEmpty: "–") }.joined(separator: " › ")
    sourceFacts = [
      PageText.label(section.wiki, ifEmpty: "unknown wiki"), "revision \(section.revisionID)",
      "\(PageText.grouped(section.wordCount)) words",
    ]
    paragraphs = Self.paragraphs(of: PageText.bounded(section.text, limit: Self.textLimit))
    isOffline = pair.generator == offlineModelName
    issue = PageText.bounded(pair.issueDescription)
    sides = [
      SideView(side: "For", question: PageText.bounded(pair.forQuestion), values: Self.list(pair.forValues)),
      SideView(
        side: "Against", question: PageText.bounded(pair.againstQuestion), values: Self.list(pair.againstValues)),
    ]
    labels = [
      LabelView(label: "Category", labelValue: PageText.label(pair.category, ifEmpty: "none")),
      LabelView(label: "Scale", labelValue: PageText.label(pair.issueScale, ifEmpty: "none")),
    ]
    pairID = PageText.label(pair.id, ifEmpty: "–")
    machine = MachineView(pair)
  }

  static func list(_ names: [String]) -> String {
    names.isEmpty
      ? "none" : PageText.bounded(names.map { PageText.label($0, ifEmpty: "–") }.joined(separator: ", "))
  }

  /// The parts between empty lines.
  private static func paragraphs(of text: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty {
        paragraphs[paragraphs.count - 1].append(line)
      } else if paragraphs.last?.isEmpty == false {
        paragraphs.append([])
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  }

  /// The code, if it has the form of a language tag (BCP 47).
  private static func languageTag(_ code: String) -> String? {
    let isTag =
      (2...35).contains(code.utf8.count)
      && code.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    return isTag ? code : nil
  }
}
