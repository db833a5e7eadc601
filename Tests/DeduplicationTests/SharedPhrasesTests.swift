import Artifacts
import BundledData
import DataFiles
import Testing
import TextFolding

@testable import Deduplication

@Suite struct SharedPhrasesTests {
  private func phrases() throws -> SharedPhrases {
    try SharedPhrases(
      BundledData.files.filter { $0.key.hasPrefix("wording/") }.map { DataFile(name: $0.key, text: $0.value) })
  }

  private func rest(_ text: String) throws -> String {
    String(decoding: try phrases().removed(from: Array(FoldedText(text).text.utf8)[...]), as: UTF8.self)
  }

  @Test(
    "the form of a question is taken off in every language",
    arguments: [
      ("Explain why zoos are wrong.", "zoos are wrong"),
      ("Please explain: why zoos are wrong.", "zoos are wrong"),
      ("Erklären Sie, warum Zoos falsch sind.", "zoos falsch sind"),
      ("Expliquez pourquoi les zoos sont nuisibles.", "les zoos sont nuisibles"),
      ("Explica por qué los zoos son malos.", "los zoos son malos"),
      ("Объясните, почему зоопарки вредны.", "зоопарки вредны"),
      ("動物園は有害である理由を説明してください。", "動物園は有害である"),
      ("请解释为什么动物园有害。", "动物园有害"),
      ("请解释，为什么 动物园有害。", "动物园有害"),
      ("请解释动物园有害的原因。", "动物园有害"),
      ("Explain why", ""),
      ("Explain whyever it is so", "explain whyever it is so"),
      ("They explain why", "they explain why"),
      ("", ""),
    ])
  func removes(text: String, rest: String) throws {
    #expect(try self.rest(text) == rest)
  }

  @Test("every form of every language takes itself off")
  func everyForm() throws {
    for (name, text) in BundledData.files where name.hasPrefix("wording/") {
      let single = try SharedPhrases([DataFile(name: name, text: text)])
      for (key, value) in try DataNode(yaml: text, fileName: name).mapping(of: "the file") where key.written == "forms"
      {
        for form in try value.sequence() {
          let question = try form.string().split(separator: "…", omittingEmptySubsequences: false)
            .joined(separator: " 12345 ")
          let rest = single.removed(from: Array(FoldedText(question).text.utf8)[...])
          #expect(String(decoding: rest, as: UTF8.self).contains("12345"), "\(question)")
          #expect(rest.count <= 12, "\(question): \(String(decoding: rest, as: UTF8.self))")
        }
      }
    }
  }
}
