/// What a stage did, in numbers.
package struct StageSummary: Equatable, Sendable {
  /// What was read, kept and made, in the order in which it is told.
  package var counts: [Count] = []
  /// What was left out, by reason.
  package var dropped: [String: Int] = [:]
  /// What else the stage measured of its work; in the manifest only.
  package var audit: JSONObject?
  /// Warnings that must travel with the artifact: that the offline model wrote it, for one.
  package private(set) var notices: [String] = []
  /// Those of them that this run tells the person.
  private(set) var told: [String] = []
  /// What this run tells the person and nobody else: what it cost, for one.
  private(set) var remarks: [String] = []
  /// Records that failed for reasons that may pass (a server that did not answer): the stage tries them again.
  package var unfinished = 0

  package struct Count: Equatable, Sendable {
    package let name: String
    package let value: Int

    package init(_ name: String, _ value: Int) {
      self.name = name
      self.value = value
    }
  }

  package init() {}

  /// Adds to a number; it is told from then on.
  package mutating func count(_ name: String, _ value: Int = 1) {
    if let place = counts.firstIndex(where: { $0.name == name }) {
      counts[place] = Count(name, counts[place].value + value)
    } else {
      counts.append(Count(name, value))
    }
  }

  package mutating func drop(_ reason: String, _ count: Int = 1) {
    if count > 0 { dropped[reason, default: 0] += count }
  }

  /// - Parameter isInherited: whether an earlier stage has told the person already; it is in the manifest all the same.
  package mutating func notice(_ text: String, isInherited: Bool = false) {
    if !notices.contains(text) { notices.append(text) }
    if !isInherited, !told.contains(text) { told.append(text) }
  }

  package mutating func remark(_ text: String) { remarks.append(text) }

  /// What runs over the parts of one input come to together.
  ///
  /// Numbers that each of them has come first, in their order; then others, by name.
  init(adding summaries: [StageSummary]) {
    let names = summaries.map { $0.counts.map(\.name) }
    let shared = names.dropFirst().reduce(names.first ?? []) { shared, names in
      zip(shared, names).prefix { $0 == $1 }.map(\.0)
    }
    for name in shared + Set(names.joined()).subtracting(shared).sorted() {
      count(name, summaries.reduce(0) { $0 + ($1[name] ?? 0) })
    }
    for summary in summaries {
      for (reason, count) in summary.dropped { drop(reason, count) }
      for text in summary.notices { notice(text, isInherited: true) }
      unfinished += summary.unfinished
    }
  }

  package subscript(name: String) -> Int? { counts.first { $0.name == name }?.value }
}
