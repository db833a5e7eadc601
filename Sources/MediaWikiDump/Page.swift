/// A page with its newest revision.
///
/// Every field is the dump's, unchecked but for its form: titles may look like paths, ids may occur twice.
package struct Page: Sendable, Equatable {
  /// The full title with the namespace's name, in spaces, not underscores.
  package let title: String
  /// The namespace's key.
  package let namespace: Int
  package let id: Int64
  /// The title of the page to which this one redirects.
  package let redirectTarget: String?
  /// Of several revisions in the dump the newest, by timestamp, then by id.
  package let revision: Revision

  package init(title: String, namespace: Int, id: Int64, redirectTarget: String?, revision: Revision) {
    self.title = title
    self.namespace = namespace
    self.id = id
    self.redirectTarget = redirectTarget
    self.revision = revision
  }
}

/// One version of a page's text.
package struct Revision: Sendable, Equatable {
  package let id: Int64
  /// As in the dump, such as "2016-04-22T10:19:33Z".
  package let timestamp: String
  /// The content model, "wikitext" for articles; empty where the dump has none.
  package let model: String
  /// The content's media type, such as "text/x-wiki"; empty where the dump has none.
  package let format: String
  /// The main slot's content in UTF-8.
  package let text: [UInt8]
  /// Whether the text was deleted from the wiki's public history; `text` is empty then.
  package let isTextDeleted: Bool
  /// Whether the wiki has a text that the dump lacks: its export failed, or was one of stubs. `text` is empty then.
  package let isTextMissing: Bool

  package init(
    id: Int64, timestamp: String, model: String, format: String, text: [UInt8], isTextDeleted: Bool,
    isTextMissing: Bool
  ) {
    self.id = id
    self.timestamp = timestamp
    self.model = model
    self.format = format
    self.text = text
    self.isTextDeleted = isTextDeleted
    self.isTextMissing = isTextMissing
  }
}
