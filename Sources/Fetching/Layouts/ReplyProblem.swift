/// What is wrong with what a mirror sent, in words.
struct ReplyProblem: Error, Equatable {
  let words: String

  init(_ words: String) {
    self.words = words
  }

  /// A file whose name is not of the known form.
  static func badName(_ name: String) -> ReplyProblem {
    ReplyProblem("it names a part in a form that valbench does not know: \"\(name.prefix(100))\"")
  }
}
