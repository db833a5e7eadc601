import Artifacts

/// The records of a stage's inputs that it asks about: those that are selected, and in a shard the shard's part of them.
struct SelectedRecords<Input: IdentifiedRecord>: ~Copyable {
  struct Selected: Sendable {
    /// From 0, among all records of the inputs.
    let place: Int
    let record: Input
  }

  private var records: JSONLinesFiles<Input>
  private let selection: InputSelection<Input>
  private let shard: Shard?
  private var count = 0

  init(paths: [String], selection: InputSelection<Input>, shard: Shard?) {
    records = JSONLinesFiles(paths: paths)
    self.selection = selection
    self.shard = shard
  }

  mutating func next() throws(ArtifactError) -> Selected? {
    while let record = try records.next() {
      count += 1
      if shard?.contains(id: record.id) ?? true, selection.contains(record) {
        return Selected(place: count - 1, record: record)
      }
    }
    return nil
  }
}
