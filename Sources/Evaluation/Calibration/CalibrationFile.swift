package import Artifacts

/// `calibration.json`: what is known of some judges.
package struct CalibrationFile: Sendable, Equatable {
  package static let format = FileFormat("valbench-calibration", version: 1, command: "valbench-evaluate calibrate")

  package let calibrations: [Calibration]
  /// Warnings that must travel with the figures.
  package let notices: [String]

  package init(calibrations: [Calibration], notices: [String] = []) {
    self.calibrations = calibrations
    self.notices = notices
  }

  /// - Throws: `ArtifactError` if there is no such file, or it is none.
  package init(path: String) throws(ArtifactError) {
    self = try Self.format.read(path) { object throws(RecordError) in
      CalibrationFile(
        calibrations: try object.array("calibrations").map { value throws(RecordError) in
          guard let object = value.asObject else { throw RecordError("a calibration is no JSON object") }
          return try Calibration(object)
        }, notices: try object.strings("notices"))
    }
  }

  package var json: JSONValue {
    Self.format.file([
      "notices": .strings(notices), "calibrations": .array(calibrations.map { .object($0.json) }),
    ])
  }
}
