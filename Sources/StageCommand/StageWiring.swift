/// How the stages of a pipeline hang together: what each reads and writes inside the pipeline's folder.
package struct StageWiring: Sendable {
  package let stage: String
  /// The executable and, where it has several stages, the subcommand.
  package let command: [String]
  /// Default inputs inside the folder; none where a person must name them.
  let inputs: [String]
  /// Options that name files, with their defaults inside the folder. An empty name is the folder itself.
  let files: [(option: String, name: String)]

  /// Whether the stage asks a model, so that it has a cost that can be estimated.
  package var asksModel: Bool { !modelOptions.isEmpty }

  /// The options that name the models that the stage asks.
  package var modelOptions: [String] {
    switch stage {
    case "generate": ["model", "verifier"]
    case "calibrate": ["model", "maker"]
    case "embed", "respond", "judge": ["model"]
    default: []
    }
  }

  /// The options that name what the stage reads besides its inputs.
  var readOptions: [String] {
    switch stage {
    case "extract": ["previous"]
    case "deduplicate": ["embeddings"]
    case "split": ["embeddings", "previous", "redirects", "fresh-since"]
    case "score": ["responses", "calibration"]
    default: []
    }
  }

  /// The options that name what the stage writes.
  var writeOptions: [String] {
    let standard = files.map(\.option).filter { !readOptions.contains($0) }
    return stage == "extract" ? standard + ["redirects"] : standard
  }

  /// All stages, in the order in which a pipeline runs them.
  package static let all: [StageWiring] = [
    StageWiring(
      stage: "extract", command: ["valbench-extract"], inputs: [], files: [("output", "sections.jsonl")]),
    StageWiring(
      stage: "generate", command: ["valbench-generate"], inputs: ["sections.jsonl"],
      files: [("output", "pairs.jsonl"), ("rejected", "rejected.jsonl")]),
    StageWiring(
      stage: "embed", command: ["valbench-embed"], inputs: ["pairs.jsonl"], files: [("output", "embeddings.jsonl")]),
    StageWiring(
      stage: "deduplicate", command: ["valbench-deduplicate"], inputs: ["pairs.jsonl"],
      files: [("output", "unique.jsonl"), ("duplicates", "duplicates.jsonl")]),
    StageWiring(
      stage: "split", command: ["valbench-split"], inputs: ["unique.jsonl"], files: [("output", "splits")]),
    StageWiring(
      stage: "publish", command: ["valbench-publish", "dataset"], inputs: ["splits"], files: [("output", "dataset")]),
    StageWiring(
      stage: "respond", command: ["valbench-evaluate", "respond"], inputs: [], files: [("output", "responses.jsonl")]),
    StageWiring(
      stage: "judge", command: ["valbench-evaluate", "judge"], inputs: ["responses.jsonl"],
      files: [("output", "judgments.jsonl")]),
    StageWiring(
      stage: "calibrate", command: ["valbench-evaluate", "calibrate"], inputs: [],
      files: [
        ("output", "calibration.json"), ("responses", "calibration-responses.jsonl"),
        ("judgments", "calibration-judgments.jsonl"),
      ]),
    StageWiring(
      stage: "score", command: ["valbench-evaluate", "score"], inputs: ["judgments.jsonl"],
      files: [
        ("output", "scores.json"), ("responses", "responses.jsonl"), ("calibration", "calibration.json"),
        ("report", "report.html"),
      ]),
    StageWiring(
      stage: "compare", command: ["valbench-evaluate", "compare"], inputs: ["judgments.jsonl"],
      files: [("output", "comparison.json"), ("report", "comparison.html")]),
  ]

  package static func named(_ stage: String) -> StageWiring? { all.first { $0.stage == stage } }
}
