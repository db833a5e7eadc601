import Artifacts

/// A number of bytes for people, with the units of SI.
package func byteText(_ count: Int) -> String {
  let units = ["bytes", "kB", "MB", "GB", "TB"]
  var value = Double(count)
  var unit = 0
  while value >= 1000, unit < units.count - 1 {
    value /= 1000
    unit += 1
  }
  return (unit == 0 ? "\(count)" : decimal(value)) + " " + units[unit]
}
