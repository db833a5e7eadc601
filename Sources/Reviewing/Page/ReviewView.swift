import Artifacts
import Pages

/// What the page's template shows; names are the template's.
///
/// A name that is missing where the template looks for it is looked for further out, so no two levels share one.
struct ReviewView {
  let styleSource = ContentSecurity.source(of: ReviewTemplates.style.text)
  let style = ReviewTemplates.style.text
  let scriptSource = ContentSecurity.source(of: ReviewTemplates.script.text)
  let script = ReviewTemplates.script.text
  let version = valbenchVersion
  let shownCount: Int
  let sampleText: String
  let notices: [String]
  let criteria: [CriterionView]
  let pairs: [PairView]
  let data: String

  struct CriterionView {
    let key: Int
    let criterion: String
    let criterionTitle: String
    let sentence: String
  }

  init(_ page: ReviewPage) {
    let entries = page.entries
    shownCount = entries.count
    sampleText =
      entries.count < page.pairCount
      ? "A sample of \(PageText.grouped(entries.count)) of \(PageText.grouped(page.pairCount)) pairs, drawn by hash."
      : "All \(PageText.grouped(entries.count)) pairs."
    notices = page.notices.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    criteria = Criterion.allCases.enumerated().map { index, criterion in
      CriterionView(
        key: index + 1, criterion: criterion.name,
        criterionTitle: criterion.name.prefix(1).uppercased()
          + criterion.name.dropFirst().replacing("-", with: " "),
        sentence: criterion.sentence)
    }
    pairs = entries.map(PairView.init)
    data = Self.data(of: page)
  }

  /// What the script must know to the letter, which HTML would not keep.
  private static func data(of page: ReviewPage) -> String {
    let data: JSONObject = [
      "page": .string(page.id), "pairs": .strings(page.entries.map(\.pair.id)),
      "criteria": .strings(Criterion.allCases.map(\.name)),
    ]
    return ScriptData.text(.object(data))
  }
}
