import CLibXML2

/// The system's XML parser.
package enum XMLLibrary {
  /// Its version, as it tells it, such as `2.9.14`.
  package static var version: String {
    // "20914-GITv2.9.14": the number is that of major, minor and micro version, two digits for each of the last two.
    let number = Int(String(cString: valbench_xml_version()).prefix(while: \.isNumber)) ?? 0
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }
}
