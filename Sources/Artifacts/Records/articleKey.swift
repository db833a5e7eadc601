/// Names the article that a pair is from, by its page's number or else its title; `nil` if neither is known.
func articleKey(wiki: String, pageID: Int?, pageTitle: String) -> String? {
  if let pageID { return "\(wiki) page \(pageID)" }
  return pageTitle.isEmpty ? nil : "\(wiki) title \(pageTitle)"
}
