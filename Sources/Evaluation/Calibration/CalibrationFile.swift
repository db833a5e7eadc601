package import Artifacts

/// `calibration.json`: what is known of some judges.
package struct CalibrationFile: Sendable, Equatable {
  package let calibrations: [Calibration]
  /// Warnings that must travel with the figures.
  package let notices: [String]

  package init(calibrations: [Calibration], notices: [String] = []) {
    self.calibrations = calibrations
    self.notices = notices
  }

  /// - Throws: `ArtifactError` if there is no such file, or it is none.
  package init(path: String) throws(ArtifactError) {
    var input = try InputFile(path: path)
    while try input.fill() {}
    do {
      let value = try JSONValue(parsing: Array(input.buffered))
      guard let object = value.asObject else { throw RecordError("it is no JSON object") }
      notices = try object.strings("notices")
      calibrations = try object.array("calibrations").map { value in
        guard let object = value.asObject else { throw RecordError("a calibration is no JSON object") }
        return try Calibration(object)
      }
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
  }

  package var json: JSONValue {
    [
      "valbench": .string(valbenchVersion), "notices": .strings(notices),
      "calibrations": .array(calibrations.map { .object($0.json) }),
    ]
  }
}
