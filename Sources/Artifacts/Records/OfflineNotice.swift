/// The name of the built-in model that applies rules instead of understanding.
package let offlineModelName = "offline"

/// What every artifact, score and report says that the offline model touched.
package let offlineNotice =
  "offline model: these pairs and scores mean nothing; they only show that the stages work"

/// Whether a name is that of the offline model, or of responses that it wrote for a calibration.
package func isOfOfflineModel(_ name: String) -> Bool {
  name == offlineModelName || name.hasSuffix(" by \(offlineModelName)")
}
