/// The name of the built-in model that applies rules instead of understanding.
package let offlineModelName = "offline"

/// What every artifact, score and report says that the offline model touched.
package let offlineNotice =
  "offline model: these pairs and scores mean nothing; they only show that the stages work"
