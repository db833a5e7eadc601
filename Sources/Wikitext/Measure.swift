/// The quantity that `{{convert|…}}` is given: its number or range and its unit, not what it is converted to.
struct Measure {
  /// Such as "5 km", "5–10 km", "5 ft 6 in".
  let text: String

  init(_ arguments: TemplateArguments, _ bytes: [UInt8]) {
    let values = arguments.numbered.map { String(decoding: bytes[bytes.trimmed($0)], as: UTF8.self) }
    var words = values.first ?? ""
    var index = 1
    while index + 1 < values.count, let between = Self.separators[values[index]] {
      words += between + values[index + 1]
      index += 2
    }
    if index < values.count { words += Self.spaced(values[index]) }
    if index + 2 < values.count, Double(values[index + 1]) != nil, Self.smallUnits.contains(values[index + 2]) {
      words += " " + values[index + 1] + Self.spaced(values[index + 2])
    }
    text = words
  }

  private static let separators = [
    "-": "–", "–": "–", "to": " to ", "to(-)": " to ", "and": " and ", "and(-)": " and ", "or": " or ", "by": " by ",
    "x": " × ", "×": " × ", "xx": " × ", "+/-": " ± ", "±": " ± ", "+": " + ", ",": ", ", "/": "/",
  ]

  private static let smallUnits: Set = ["in", "ft", "yd", "oz", "lb", "min"]

  private static func spaced(_ unit: String) -> String {
    let unit = names[unit] ?? unit
    return unit.isEmpty || unit.hasPrefix("/") ? unit : " " + unit
  }

  private static let names = [
    "km2": "km²", "m2": "m²", "cm2": "cm²", "mm2": "mm²", "sqkm": "km²", "sqm": "m²", "m3": "m³", "km3": "km³",
    "cm3": "cm³", "sqmi": "sq mi", "sqft": "sq ft", "sqin": "sq in", "sqyd": "sq yd", "mi2": "sq mi", "ft2": "sq ft",
    "cuft": "cu ft", "cuin": "cu in", "cuyd": "cu yd", "cumi": "cu mi", "acre": "acres", "C": "°C", "F": "°F",
    "K": "K", "kph": "km/h", "kmh": "km/h", "usgal": "US gal", "impgal": "imp gal", "ST": "short tons",
    "LT": "long tons", "t": "tonnes", "MT": "tonnes", "PD/sqkm": "/km²", "PD/km2": "/km²", "PD/sqmi": "/sq mi",
    "/sqkm": "/km²", "/km2": "/km²", "/sqmi": "/sq mi", "mile": "miles", "foot": "feet", "inch": "inches",
  ]
}
