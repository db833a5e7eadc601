import Synchronization

/// What the server answers: one thing always, or a text that differs from request to request.
final class ChatContent: Sendable {
  /// The pieces of the text between which a word stands that no other answer has.
  private let pieces: [String]
  private let answered = Atomic(0)

  /// - Parameter text: with the word at each `#`; the usual answer if `nil`.
  init(_ text: String?) {
    pieces = text?.split(separator: "#", omittingEmptySubsequences: false).map(String.init) ?? []
  }

  var next: Reply {
    if pieces.isEmpty { return .chat }
    return .chat(pieces.joined(separator: Self.word(answered.add(1, ordering: .relaxed).newValue)))
  }

  /// A number in letters, so that it looks like a word.
  private static func word(_ number: Int) -> String {
    let letters = Array("bcdfghjklm")
    return "zo" + String(number).compactMap(\.wholeNumberValue).map { "\(letters[$0])a" }.joined()
  }
}
