import Artifacts
import Parallelism

/// The embedding vectors of the questions of some pairs, and how alike they are.
///
/// The similarity of two pairs is that of the less alike of their sides, for with for and against with against, or
/// crosswise if that is more: both sides must say the same.
package struct EmbeddedPairs: Sendable {
  package static let defaultCosine = 0.92

  /// What two pairs that are compared by their embeddings come to: the lesser cosine of their sides, from −1 to 1.
  package struct Similarity: Sendable, Equatable {
    /// For with for, and against with against.
    let straight: Double
    /// For with against, and against with for.
    let crosswise: Double

    var cosine: Double { max(straight, crosswise) }
  }

  /// The dimensions of each vector, in fours.
  let fours: Int
  /// Vectors of length 1: for each pair in turn that of the question for, then that of the question against.
  private let vectors: [SIMD4<Float>]
  /// The pairs that have vectors, by their places.
  let isEmbedded: [Bool]

  /// How many ids have no vectors.
  package let missingCount: Int

  /// - Parameters:
  ///   - paths: files of embeddings; those of other pairs are passed over.
  ///   - ids: of the pairs, in the order in which places count.
  ///   - threads: how many read, at least 1.
  /// - Throws: ``DeduplicationError/mixedEmbeddings(path:id:found:others:)`` or `ArtifactError`.
  /// - Complexity: linear in the files; holds 8 bytes for each pair and dimension.
  @concurrent
  package init(paths: [String], ids: [String], threads: Int) async throws {
    let places = Dictionary(zip(ids, ids.indices)) { first, _ in first }
    var (fours, vectors, kind) = (0, [SIMD4<Float>](), String?.none)
    var isEmbedded = [Bool](repeating: false, count: ids.count)
    for path in paths {
      try await forEachChunk(of: [path], threads: threads) { chunk throws(ArtifactError) in
        var found: [(place: Int, record: EmbeddingRecord)] = []
        try chunk.forEachRecord { (record: EmbeddingRecord) in
          if let place = places[record.id] { found.append((place, record)) }
        }
        return found
      } consume: { found in
        for (place, record) in found {
          let ofRecord = "\(record.model) with \(record.forVector.count) dimensions"
          if let kind, kind != ofRecord {
            throw DeduplicationError.mixedEmbeddings(path: path, id: record.id, found: ofRecord, others: kind)
          }
          if kind == nil {
            kind = ofRecord
            fours = (record.forVector.count + 3) / 4
            vectors = Array(repeating: .zero, count: 2 * fours * ids.count)
          }
          isEmbedded[place] = true
          for (side, vector) in [record.forVector, record.againstVector].enumerated() {
            let start = (2 * place + side) * fours
            for (offset, four) in Self.unit(vector).enumerated() { vectors[start + offset] = four }
          }
        }
      }
    }
    (self.fours, self.vectors, self.isEmbedded) = (fours, vectors, isEmbedded)
    missingCount = places.count - isEmbedded.count(where: \.self)
  }

  /// The vector with the length 1, in fours.
  private static func unit(_ vector: [Float]) -> [SIMD4<Float>] {
    // By the largest value first, so that no square is too large or too small.
    let largest = Double(vector.reduce(0) { max($0, abs($1)) })
    let length = vector.reduce(0) { $0 + (Double($1) / largest) * (Double($1) / largest) }.squareRoot()
    var fours = [SIMD4<Float>](repeating: .zero, count: (vector.count + 3) / 4)
    for (index, value) in vector.enumerated() { fours[index / 4][index % 4] = Float(Double(value) / largest / length) }
    return fours
  }

  /// How alike two pairs are, or `nil` if that is less than something. What is less on one way of matching the sides is
  /// told as −∞.
  func similarity(_ first: Int, _ second: Int, atLeast least: Double) -> Similarity? {
    vectors.withUnsafeBufferPointer { vectors in
      // Single precision tells first which of the sides can be alike enough at all.
      func cosine(_ side: Int, _ other: Int) -> Double {
        let (mine, theirs) = ((2 * first + side) * fours, (2 * second + other) * fours)
        var quick = SIMD4<Float>.zero
        for offset in 0..<fours { quick += vectors[mine + offset] * vectors[theirs + offset] }
        guard Double(quick.sum()) >= least - PartialDistances.slack else { return -.infinity }
        var exact = 0.0
        for offset in 0..<fours {
          let (left, right) = (vectors[mine + offset], vectors[theirs + offset])
          for lane in 0..<4 { exact += Double(left[lane]) * Double(right[lane]) }
        }
        return min(exact, 1)
      }
      let (ofFor, crossed) = (cosine(0, 0), cosine(0, 1))
      let straight = ofFor >= least ? min(ofFor, cosine(1, 1)) : -.infinity
      let crosswise = crossed >= least ? min(crossed, cosine(1, 0)) : -.infinity
      func told(_ score: Double) -> Double { score >= least ? score : -.infinity }
      let similarity = Similarity(straight: told(straight), crosswise: told(crosswise))
      return similarity.cosine >= least ? similarity : nil
    }
  }

  /// The means of the two vectors of some pairs, which do not depend on which side is which.
  ///
  /// If both sides of two pairs have a cosine of at least *c*, in whichever order, the distance of the means is at most
  /// √(2 − 2*c*), by the triangle inequality.
  ///
  /// - Parameters:
  ///   - places: `nil` for a vector that is near to nothing, as that of a pair without vectors is.
  ///   - cosine: that which pairs are to have at least.
  func middles(of places: [Int?], cosine: Double) -> PartialDistances {
    let places = places.map { place in place.flatMap { isEmbedded[$0] ? $0 : nil } }
    let bound = Self.squaredDistance(atCosine: cosine)
    // Most pairs are to be told apart by the first dimensions alone, but not by many more of these than that takes.
    let mean = meanSquaredDistance(of: places.compactMap(\.self))
    let share = mean > 0 ? 1.5 * bound / mean : 1
    let width = Int((Double(fours) * min(1, max(0.125, share))).rounded(.up))
    return PartialDistances(count: places.count, fours: width) { row, offset in
      places[row].map { middle($0, offset) }
    }
  }

  private func middle(_ place: Int, _ offset: Int) -> SIMD4<Float> {
    (vectors[2 * place * fours + offset] + vectors[(2 * place + 1) * fours + offset]) / 2
  }

  /// That of two middles of some pairs, by their mean and their lengths.
  private func meanSquaredDistance(of places: [Int]) -> Double {
    let count = Double(places.count)
    var (square, squareOfMean) = (0.0, 0.0)
    for offset in 0..<fours {
      var sum = SIMD4<Double>.zero
      for place in places {
        let part = SIMD4<Double>(middle(place, offset))
        sum += part
        square += (part * part).sum()
      }
      squareOfMean += (sum * sum).sum() / (count * count)
    }
    return 2 * (square / count - squareOfMean)
  }

  static func squaredDistance(atCosine cosine: Double) -> Double { 2 - 2 * cosine }
}
