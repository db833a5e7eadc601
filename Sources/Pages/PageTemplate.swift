package import Artifacts
package import Mustache

/// A template, style sheet or script of a page, compiled in.
package struct PageTemplate: Sendable {
  package let name: String
  package let text: String

  package init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// For a manifest: another template makes another page.
  package var file: DataFile { DataFile(name: "templates/\(name)", text: text) }
}

extension MustacheLibrary {
  /// Templates that include each other by the part of their names before `.mustache`, and may escape by ``ScalarHTML``.
  ///
  /// - Throws: the library's error, if one is no template.
  package init(_ templates: [PageTemplate]) throws {
    MustacheContentTypes.register(ScalarHTML(), named: ScalarHTML.name)
    self.init()
    for template in templates {
      try register(template.text, named: String(template.name.prefix { $0 != "." }))
    }
  }
}
