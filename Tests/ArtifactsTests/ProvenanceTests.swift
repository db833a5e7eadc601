import Artifacts
import TestSupport
import Testing

@Suite("What is known of an input")
struct ProvenanceTests {
  private func make(_ folder: TemporaryFolder) async throws {
    try folder.write("a", to: "in.txt")
    let stage = Stage(
      "shout", parameters: ["loudness": 3], inputs: [folder("in.txt")],
      data: [DataFile(name: "prompts/p", text: "p")], outputs: [folder("out.txt")])
    try await stage.run(RunOptions()) { outputs in
      try outputs[0].write(Array("A".utf8))
      return StageSummary()
    }
  }

  private func provenance(_ folder: TemporaryFolder, _ name: String = "out.txt") throws -> Provenance {
    Provenance(path: folder(name), sha256: try Digest.sha256(ofFile: folder(name)))
  }

  @Test("the manifest of a file tells how it was made")
  func quoted() async throws {
    try await withTemporaryFolder { folder in
      try await make(folder)
      let made: JSONValue = [
        "valbench": .string(valbenchVersion), "stage": "shout", "parameters": ["loudness": 3], "shard": .null,
        "inputs": [["name": "in.txt", "sha256": .string(Digest.sha256("a"))]],
        "data": [["name": "prompts/p", "sha256": .string(Digest.sha256("p"))]],
      ]
      #expect(
        try provenance(folder).json == [
          "name": "out.txt", "sha256": .string(Digest.sha256("A")), "made_by": made, "remark": .null,
        ])
      #expect(
        Provenance.manifests(of: ["-", folder("in.txt"), folder("out.txt")]) == [folder("out.txt.manifest.json")])
    }
  }

  @Test("a manifest that does not describe the file, or cannot be read, is not quoted, and that is said")
  func notQuoted() async throws {
    try await withTemporaryFolder { folder in
      try await make(folder)
      try folder.write("mine", to: "out.txt")
      let edited = try provenance(folder)
      #expect(edited.manifest == nil && edited.remark?.contains("not as it was when that was written") == true)
      try folder.write("{", to: "out.txt.manifest.json")
      let broken = try provenance(folder)
      #expect(broken.manifest == nil && broken.remark?.contains("cannot read it") == true)
    }
  }

  @Test("of standard input, and of a file without a manifest, little is known")
  func unknown() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "in.txt")
      #expect(
        try provenance(folder, "in.txt").json == [
          "name": "in.txt", "sha256": .string(Digest.sha256("a")), "made_by": .null, "remark": .null,
        ])
      #expect(
        Provenance(path: "-", sha256: nil).json == [
          "name": "-", "sha256": .null, "made_by": .null, "remark": .null,
        ])
    }
  }

  @Test("a stage that finishes with the hashes of its inputs has them by their paths")
  func hashes() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "a.txt")
      try folder.write("b", to: "b.txt")
      let inputs = [folder("a.txt"), folder("b.txt"), folder("a.txt")]
      let stage = Stage("join", parameters: [:], inputs: inputs, outputs: [folder("out.txt")])
      for force in [false, true] {
        try await stage.run(RunOptions(force: force)) { _ in
          7
        } finish: { made, outputs, hashes in
          #expect(made == 7 && hashes == [folder("a.txt"): Digest.sha256("a"), folder("b.txt"): Digest.sha256("b")])
          try outputs[0].write(Array("ab".utf8))
          return StageSummary()
        }
      }
      #expect(try folder.read("out.txt") == "ab")
    }
  }
}
