/// Why a dataset could not be split. Each case says what happened, where, and what to do.
package enum SplitError: Error, Equatable, CustomStringConvertible {
  case badRatios(train: Double, validation: Double, test: Double)
  /// The record number counts from 1 within the file.
  case repeatedPair(id: String, path: String, record: Int)
  case noSplitFile(path: String)
  case twoSplits(id: String, path: String)

  package var description: String {
    switch self {
    case .badRatios(let train, let validation, let test):
      "the ratios train \(train), validation \(validation), test \(test) cannot split a dataset. "
        + "Give three numbers that are not negative and sum to 1, such as 0.8, 0.1 and 0.1."
    case .repeatedPair(let id, let path, let record):
      "\(path): record \(record): the pair \(id) is in the input a second time, and might leak from one split into "
        + "another. Run valbench-deduplicate first, and give its unique pairs."
    case .noSplitFile(let path):
      "\(path): is no split that an earlier run made. Give --previous the folder of the splits, or files named "
        + "train.jsonl, validation.jsonl and test.jsonl."
    case .twoSplits(let id, let path):
      "\(path): the pair \(id) stands in another split of --previous too. Remove it from one of them."
    }
  }
}
