/// A page that leads to another one: a line of `redirects.jsonl`.
package struct RedirectRecord: JSONRecord, Equatable {
  /// The wiki's database name, such as `enwiki`.
  package let wiki: String
  package let title: String
  /// The title that it leads to, perhaps with the name of a section behind a `#`.
  package let target: String

  package init(wiki: String, title: String, target: String) {
    self.wiki = wiki
    self.title = title
    self.target = target
  }

  package init(_ object: JSONObject) throws(RecordError) {
    wiki = try object.string("wiki")
    title = try object.string("title")
    target = try object.string("target")
  }

  package var json: JSONObject { ["wiki": .string(wiki), "title": .string(title), "target": .string(target)] }
}
