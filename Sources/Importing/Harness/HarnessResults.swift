import Artifacts
import Foundation

/// What the results file of lm-evaluation-harness tells of the samples beside it.
struct HarnessResults {
  let path: String
  /// `nil` where the harness was not told a name, and made one up.
  let model: String?
  /// How many samples a task has.
  private let counts: JSONObject

  /// The results of the run that logged these samples: the two files' names end in the same date.
  ///
  /// - Returns: `nil` if there are none.
  /// - Throws: ``ImportError``.
  init?(besideSamples path: String) throws(ImportError) {
    guard let name = SamplesName(path: path) else { return nil }
    let file = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(
      "results_\(name.date).json")
    guard let bytes = FileManager.default.contents(atPath: file.path) else { return nil }
    self.path = file.path
    do {
      guard let object = try JSONValue(parsing: bytes).asObject else { throw RecordError("it is no JSON object") }
      let model = try object.string("model_name")
      self.model = Self.names(model, object["config"]?.asObject?["model_args"]) ? model : nil
      counts = try object.optionalObject("n-samples") ?? JSONObject()
    } catch {
      throw .badResults(path: file.path, problem: String(describing: error))
    }
  }

  /// How many samples the run logged of the task whose samples these are; `nil` if it is not told.
  func sampleCount(ofSamples path: String) -> Int? {
    SamplesName(path: path).flatMap { counts[$0.task]?.asObject?["effective"]?.asInteger }
  }

  /// Whether the name is one that a person gave. Without one among the model's arguments the harness draws words.
  private static func names(_ model: String, _ arguments: JSONValue?) -> Bool {
    switch arguments {
    case .string(let text)?: text.contains("=\(model)")
    case .object(let object)?: object.members.contains { $0.value.asString == model }
    default: false
    }
  }

  /// The parts of a name such as `samples_valbench_2026-11-01T12-00-00.000000.jsonl`.
  private struct SamplesName {
    let task: String
    let date: String

    init?(path: String) {
      let name = URL(fileURLWithPath: path).lastPathComponent
      guard name.hasPrefix("samples_"), let end = name.firstRange(of: ".jsonl")?.lowerBound,
        let middle = name[..<end].lastIndex(of: "_"), middle > name.index(name.startIndex, offsetBy: 7)
      else { return nil }
      task = String(name[name.index(name.startIndex, offsetBy: 8)..<middle])
      date = String(name[name.index(after: middle)..<end])
    }
  }
}
