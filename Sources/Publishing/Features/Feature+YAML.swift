import Yams

extension Feature {
  /// As `Features._to_yaml_list` of the `datasets` library writes a column.
  var yaml: Node { Node([("name", .quoted(name))] + type.yaml) }
}

extension FeatureType {
  /// The keys that say the type; of a list or a structure, what is in it.
  fileprivate var yaml: [(Node, Node)] {
    switch self {
    case .null: [("dtype", "null")]
    case .string: [("dtype", "string")]
    case .timestamp: [("dtype", .quoted("timestamp[s]"))]
    case .int64: [("dtype", "int64")]
    case .float64: [("dtype", "float64")]
    case .bool: [("dtype", "bool")]
    case .list(.structure(let features)): [("list", Node(features.map(\.yaml)))]
    case .list(let element):
      if case .list = element { [("list", Node(element.yaml))] } else { [("list", element.yaml[0].1)] }
    case .structure(let features): [("struct", Node(features.map(\.yaml)))]
    }
  }
}

extension Node {
  /// A text from outside, which no reader takes for a number, a truth value or another line.
  static func quoted(_ text: String) -> Node { Node(text, Tag(.str), .doubleQuoted) }

  static func integer(_ value: Int) -> Node { Node(String(value), Tag(.int), .plain) }

  static func quoted(_ texts: [String]) -> Node { Node(texts.map { .quoted($0) }) }
}
