import Artifacts

/// Makes sketches of sets: two sets agree in one place of their sketches with a probability that is their Jaccard
/// similarity, as MinHash signatures do (Broder 1997), and places agree no less independently.
///
/// Source: S. Dahlgaard, M. Knudsen and M. Thorup, "Fast similarity sketching", FOCS 2017. In each round every element
/// falls into one place with one hash; a place keeps the least hash of the first round that reached it. One or two
/// rounds fill the sketch of a usual text, where MinHash hashes each element once for each place.
///
/// Hashes are numbers of SplitMix64 with the element as seed, so that sketches are the same on every machine.
struct SimilaritySketch: Sendable {
  /// In places.
  let size: Int

  /// - Parameter elements: each once, at least one.
  /// - Complexity: O(elements + *size* log *size*) in expectation, O(elements × *size*) at most.
  func sketch(of elements: ArraySlice<UInt64>) -> [UInt64] {
    var sketch = [UInt64](repeating: .max, count: size)
    var round = 0
    while round < size, sketch.contains(.max) {
      let (step, order) = (UInt64(round + 1) &* 0x9E37_79B9_7F4A_7C15, UInt64(round) << 32)
      sketch.withUnsafeMutableBufferPointer { sketch in
        for element in elements {
          let hash = SplitMix64.mix(element &+ step)
          let place = Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(size)) >> 32)
          // No branch: it would be foreseen badly.
          sketch[place] = min(sketch[place], order | (hash & 0xFFFF_FFFF))
        }
      }
      round += 1
    }
    // What so many rounds have left empty gets the least hash of all elements.
    for place in sketch.indices where sketch[place] == .max {
      let step = UInt64(size + place + 1) &* 0x9E37_79B9_7F4A_7C15
      sketch[place] = elements.reduce(.max) { min($0, SplitMix64.mix($1 &+ step) >> 1) }
    }
    return sketch
  }
}
