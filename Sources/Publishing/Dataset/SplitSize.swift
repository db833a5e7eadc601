/// How much a data file holds.
struct SplitSize: Equatable {
  var records = 0
  /// Of the JSON Lines, before compression.
  var bytes = 0
  /// Of the file as it lies there.
  var fileBytes = 0
  var sha256 = ""
}
