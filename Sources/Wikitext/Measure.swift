/// The quantity that `{{convert|…}}` is given: its number or range and its unit, not what it is converted to.
struct Measure {
  /// Such as "5 km", "5–10 km", "5 ft 6 in".
  let text: String

  /// - Parameter units: how a unit is shown, by its code.
  init(_ arguments: TemplateArguments, _ bytes: [UInt8], units: [String: String]) {
    func spaced(_ unit: String) -> String {
      let unit = units[unit] ?? unit
      return unit.isEmpty || unit.hasPrefix("/") ? unit : " " + unit
    }
    let values = arguments.numbered.map { String(decoding: bytes[bytes.trimmed($0)], as: UTF8.self) }
    var words = values.first ?? ""
    var index = 1
    while index + 1 < values.count, let between = Self.separators[values[index]] {
      words += between + values[index + 1]
      index += 2
    }
    if index < values.count { words += spaced(values[index]) }
    if index + 2 < values.count, Double(values[index + 1]) != nil, Self.smallUnits.contains(values[index + 2]) {
      words += " " + values[index + 1] + spaced(values[index + 2])
    }
    text = words
  }

  private static let separators = [
    "-": "–", "–": "–", "to": " to ", "to(-)": " to ", "and": " and ", "and(-)": " and ", "or": " or ", "by": " by ",
    "x": " × ", "×": " × ", "xx": " × ", "+/-": " ± ", "±": " ± ", "+": " + ", ",": ", ", "/": "/",
  ]

  private static let smallUnits: Set = ["in", "ft", "yd", "oz", "lb", "min"]
}
