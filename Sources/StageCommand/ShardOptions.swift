package import ArgumentParser
package import Artifacts

/// The option of the stages whose work can be divided among machines.
package struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do only the i-th of n parts of the work; valbench merge makes of all what one run would have made.",
      valueName: "i/n"),
    transform: { text in
      guard let shard = Shard(text) else {
        throw ValidationError("It must be i/n, such as 2/8, with 1 ≤ i ≤ n ≤ \(Shard.maximumCount).")
      }
      return shard
    })
  package var shard: Shard?

  package init() {}
}
