package import Artifacts
import Mustache

/// A prompt with places for texts: a Mustache template that a person may edit.
package struct PromptTemplate: Sendable {
  package let file: DataFile
  private let template: MustacheTemplate

  /// - Parameter names: the texts that the prompt must show. One that leaves a text out would be paid for, and its
  ///   answers would look like any others.
  /// - Throws: ``PromptError`` if it cannot be read, or does not show one of the texts as it is.
  package init(_ file: DataFile, showing names: [String]) throws(PromptError) {
    self.file = file
    do {
      template = try MustacheTemplate(string: file.text)
    } catch {
      throw .unreadable(file: file.name, problem: String(describing: error))
    }
    for name in names {
      // What HTML would have escaped shows whether the text is left as it is.
      let text = "<\(name) & \"\(name)\">"
      guard template.render([name: text]).contains(text) else { throw .unshown(file: file.name, text: name) }
    }
  }

  /// The first digits of the template's SHA-256.
  package var version: String { String(file.sha256.prefix(12)) }

  package func text(_ context: [String: Any]) -> String { template.render(context) }

  /// What sets texts from outside apart in a prompt. It is made from their own hash, so that none of them can hold it.
  package static func mark(for texts: [String]) -> String { "=== " + Digest.sha256(parts: texts).prefix(16) }
}
