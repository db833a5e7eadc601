/// Lower bounds on the distances between vectors: those of their first dimensions, which tell most vectors that are far from
/// each other (partial distance search, Bei and Gray 1985).
struct PartialDistances: Sendable {
  /// More than what rounding can amount to, in cosines and squared distances of vectors of length 1.
  static let slack = 1e-3

  /// How many vectors are compared at one time: so many stay in the cache of a processor.
  static let blockSize = 128

  private let width: Int
  /// With vectors that are near to nothing at the end, to make whole blocks.
  private var values: [SIMD4<Float>]
  private var squares: [Float]

  /// - Parameters:
  ///   - fours: how many dimensions are looked at, in fours.
  ///   - four: the values of a vector from an offset in fours; `nil` for a vector that is near to nothing.
  init(count: Int, fours: Int, four: (_ place: Int, _ offset: Int) -> SIMD4<Float>?) {
    width = fours
    let whole = (count + Self.blockSize - 1) / Self.blockSize * Self.blockSize
    values = Array(repeating: .zero, count: whole * width)
    squares = Array(repeating: .infinity, count: whole)
    for place in 0..<count where four(place, 0) != nil {
      var square: Float = 0
      for offset in 0..<width {
        let part = four(place, offset) ?? .zero
        values[place * width + offset] = part
        square += (part * part).sum()
      }
      squares[place] = square
    }
  }

  /// Calls the body for each two vectors of two blocks whose distance may be within a bound.
  ///
  /// - Parameters:
  ///   - row: where a block begins, a multiple of ``blockSize``.
  ///   - column: where another block begins, or the same one.
  ///   - bound: of the squared distance.
  func forEachNear(_ row: Int, _ column: Int, within bound: Double, _ body: (_ row: Int, _ column: Int) -> Void) {
    let limit = Float(bound + Self.slack)
    values.withUnsafeBufferPointer { values in
      squares.withUnsafeBufferPointer { squares in
        for row in stride(from: row, to: row + Self.blockSize, by: 2) {
          for column in stride(from: column, to: column + Self.blockSize, by: 4) {
            let (first, second) = products(values, row, column)
            for lane in 0..<4 {
              let square = squares[column + lane]
              if squares[row] + square - 2 * first[lane] <= limit { body(row, column + lane) }
              if squares[row + 1] + square - 2 * second[lane] <= limit { body(row + 1, column + lane) }
            }
          }
        }
      }
    }
  }

  /// The dot products of two vectors with four others.
  private func products(
    _ values: UnsafeBufferPointer<SIMD4<Float>>, _ row: Int, _ column: Int
  ) -> (SIMD4<Float>, SIMD4<Float>) {
    let (first, second) = (row * width, (row + 1) * width)
    let columns = (column * width, (column + 1) * width, (column + 2) * width, (column + 3) * width)
    var sums = (
      SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero,
      SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero
    )
    for offset in 0..<width {
      let (mine, other) = (values[first + offset], values[second + offset])
      var theirs = values[columns.0 + offset]
      sums.0 += mine * theirs
      sums.4 += other * theirs
      theirs = values[columns.1 + offset]
      sums.1 += mine * theirs
      sums.5 += other * theirs
      theirs = values[columns.2 + offset]
      sums.2 += mine * theirs
      sums.6 += other * theirs
      theirs = values[columns.3 + offset]
      sums.3 += mine * theirs
      sums.7 += other * theirs
    }
    return (
      SIMD4(sums.0.sum(), sums.1.sum(), sums.2.sum(), sums.3.sum()),
      SIMD4(sums.4.sum(), sums.5.sum(), sums.6.sum(), sums.7.sum())
    )
  }
}
