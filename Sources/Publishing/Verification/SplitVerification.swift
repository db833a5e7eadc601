import Artifacts
import Compression

/// Reads one split's pairs, and beside them its questions.
struct SplitVerification {
  let folder: DatasetFolder
  let split: String
  /// Inside the folder.
  private let pairPath: String
  private let questionPath: String
  private var pairLines: DataLines
  private var questionLines: DataLines
  /// One finding for all that follows it.
  private var doQuestionsAgree = true

  init(folder: DatasetFolder, split: String, pairPath: String, questionPath: String) {
    self.folder = folder
    self.split = split
    self.pairPath = pairPath
    self.questionPath = questionPath
    pairLines = DataLines(path: pairPath)
    questionLines = DataLines(path: questionPath)
  }

  /// How much was read.
  struct Sizes: Equatable {
    var pairs: SplitSize?
    var questions: SplitSize?
  }

  /// - Parameters:
  ///   - pairs: what is known of the splits before.
  ///   - hasQuestions: whether there is a file of them.
  /// - Returns: no sizes of what could not be read to its end.
  /// - Throws: `CancellationError`.
  mutating func run(
    _ pairs: inout PairVerification, hasQuestions: Bool, _ report: inout VerificationReport
  ) async throws -> Sizes {
    do {
      if hasQuestions { return try await readBoth(&pairs, &report) }
      return try await withDecompressedChunks(of: folder.path(of: pairPath), threads: 1) { chunks in
        while try await nextPair(from: &chunks, &pairs, &report) != nil {}
        return Sizes(pairs: size(of: pairLines))
      }
    } catch let error as CompressionError {
      report.find(pairPath, "this split cannot be read to its end: \(error)")
    } catch let error as ArtifactError {
      report.find(pairPath, "this split cannot be read to its end: \(error)")
    }
    return Sizes()
  }

  private mutating func readBoth(
    _ pairs: inout PairVerification, _ report: inout VerificationReport
  ) async throws -> Sizes {
    try await withDecompressedChunks(of: folder.path(of: pairPath), threads: 1) { pairChunks in
      try await withDecompressedChunks(of: folder.path(of: questionPath), threads: 1) { questionChunks in
        while let pair = try await nextPair(from: &pairChunks, &pairs, &report) {
          for question in QuestionRecord.questions(of: pair) {
            let line = try await questionLines.next(from: &questionChunks)
            compare(line, with: question, &report)
          }
        }
        while let line = try await questionLines.next(from: &questionChunks) { compare(line, with: nil, &report) }
        return Sizes(pairs: size(of: pairLines), questions: size(of: questionLines))
      }
    }
  }

  private func size(of lines: DataLines) -> SplitSize { SplitSize(records: lines.line, bytes: lines.byteCount) }

  /// The next line that is a pair; what is wrong with it and with those before it is told.
  private mutating func nextPair(
    from chunks: inout DecompressedChunks, _ pairs: inout PairVerification, _ report: inout VerificationReport
  ) async throws -> PairRecord? {
    while let line = try await pairLines.next(from: &chunks) {
      let number = pairLines.line
      do throws(RecordError) {
        let object = try Self.object(line)
        let pair = try PairRecord(object)
        pairs.add(pair, columns: object.members.map(\.key), split: split) { report.find(pairPath, line: number, $0) }
        return pair
      } catch {
        report.find(pairPath, line: number, error.description)
      }
    }
    return nil
  }

  private static func object(_ line: ArraySlice<UInt8>) throws(RecordError) -> JSONObject {
    do {
      if case .object(let object) = try JSONValue(parsing: line) { return object }
    } catch {
      throw RecordError("\(error)")
    }
    throw RecordError("this line is no JSON object")
  }

  /// - Parameter question: the one that must stand there; `nil` for none.
  private mutating func compare(
    _ line: ArraySlice<UInt8>?, with question: QuestionRecord?, _ report: inout VerificationReport
  ) {
    guard doQuestionsAgree else { return }
    let words: String
    switch (line, question) {
    case (nil, nil): return
    case (nil, let question?):
      words = "the file ends before the \(question.side.rawValue) question of \(question.pair.id)"
    case (_?, nil): words = "this question belongs to no pair of \(pairPath)"
    case (let line?, let question?):
      if let object = try? Self.object(line), object == question.json { return }
      words = "this is not the \(question.side.rawValue) question of \(pairPath):\(pairLines.line)"
    }
    doQuestionsAgree = false
    report.find(questionPath, line: questionLines.line, words + "; what follows was not compared")
  }
}
