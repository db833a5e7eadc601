// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A library with one idea. A module depends on modules above it in this file, never below.
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// An executable: flags in, a library call, exit code out.
func tool(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: ["StageCommand", "Artifacts", argumentParser] + dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: ["TestSupport"] + dependencies, swiftSettings: settings)
}

let package = Package(
  name: "valbench",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    // System libraries
    .systemLibrary(name: "CBZip2", providers: [.apt(["libbz2-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CStatFS"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // Foundations
    module("DataFiles", [yams]),
    module(
      "BundledData", [],
      resources: [
        .embedInCode("headings"), .embedInCode("prices.yaml"), .embedInCode("prompts"), .embedInCode("taxonomy"),
        .embedInCode("templates"), .embedInCode("wording"),
      ]),
    module("Parallelism", []),
    module("Artifacts", ["Parallelism", crypto]),
    module("Statistics", ["Artifacts", "Parallelism"]),
    module("TextFolding", []),
    module("Phrases", ["Artifacts", "DataFiles", "TextFolding"]),
    module("Prompts", ["Artifacts", mustache]),
    module("Taxonomies", ["Artifacts", "DataFiles"]),
    module("Pages", ["Artifacts", crypto, mustache]),

    // From a dump to sections
    module("Compression", ["CBZip2", "CZlib", "CZstd"]),
    module("MediaWikiDump", ["Compression", "Parallelism", "CLibXML2"]),
    module("Wikitext", ["DataFiles"]),
    module("SectionMining", ["DataFiles", "Wikitext"]),
    module("Extraction", ["Artifacts", "Compression", "MediaWikiDump", "SectionMining", "Wikitext"]),

    // The network
    module(
      "HTTPSupport",
      [
        "Artifacts", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    module(
      "Fetching",
      [
        "Artifacts", "HTTPSupport", "Parallelism",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),

    // Language models
    module("Ledger", ["Artifacts", "CStatFS", .product(name: "GRDB", package: "GRDB.swift")]),
    module(
      "LanguageModels",
      [
        "Artifacts", "DataFiles", "HTTPSupport", "Ledger", "Parallelism", crypto,
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),

    // From sections to a dataset
    module(
      "PairGeneration",
      ["Artifacts", "DataFiles", "Ledger", "LanguageModels", "Phrases", "Prompts", "Taxonomies", "TextFolding"]),
    module("Embedding", ["Artifacts", "Ledger", "LanguageModels"]),
    module("Deduplication", ["Artifacts", "DataFiles", "Parallelism", "Phrases", "TextFolding", crypto]),
    module("Splitting", ["Artifacts", "Deduplication"]),

    // From a dataset to scores
    module("Evaluation", ["Artifacts", "Ledger", "LanguageModels", "Prompts", "Statistics", "Taxonomies"]),
    module(
      "Reporting", ["Artifacts", "Evaluation", "Pages", "Statistics", mustache], resources: [.embedInCode("Templates")]),
    module(
      "Publishing",
      ["Artifacts", "Compression", "Evaluation", "Pages", "Reporting", "Statistics", crypto, mustache, yams],
      resources: [.embedInCode("Templates")]),
    module(
      "Importing",
      [
        "Artifacts", "Compression", "Evaluation", "HTTPSupport", "Parallelism",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    module("Reviewing", ["Artifacts", "Pages", "Statistics", mustache], resources: [.embedInCode("Templates")]),

    // The executables
    module("StageCommand", ["Artifacts", "BundledData", "DataFiles", argumentParser, yams]),
    module("ModelCommand", ["LanguageModels", "Ledger", "StageCommand", argumentParser]),
    module(
      "Diagnosis",
      ["Artifacts", "Fetching", "LanguageModels", "Ledger", "ModelCommand", "StageCommand", argumentParser]),
    tool("valbench", ["Diagnosis", "Fetching", "LanguageModels", "Ledger"]),
    tool("valbench-extract", ["Extraction"]),
    tool("valbench-generate", ["LanguageModels", "ModelCommand", "PairGeneration", "Reviewing"]),
    tool("valbench-embed", ["Embedding", "LanguageModels", "ModelCommand"]),
    tool("valbench-deduplicate", ["Deduplication"]),
    tool("valbench-split", ["Splitting"]),
    tool("valbench-publish", ["Evaluation", "Publishing"]),
    tool("valbench-import", ["Importing"]),
    tool(
      "valbench-evaluate", ["Evaluation", "LanguageModels", "ModelCommand", "Reporting", "Statistics", "Taxonomies"]),

    // What benchmarks and tests run against
    .target(
      name: "LoopbackEmbeddings", dependencies: ["Artifacts"], path: "Benchmarks/LoopbackEmbeddings",
      swiftSettings: settings),
    .executableTarget(
      name: "loopback-model",
      dependencies: [
        "Artifacts", "LoopbackEmbeddings", argumentParser, .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Benchmarks/LoopbackModel", swiftSettings: settings),

    // Tests
    .target(
      name: "TestSupport",
      dependencies: [
        "Artifacts", "CBZip2", "CZlib", "CZstd", "LoopbackEmbeddings",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("ArtifactsTests", ["Artifacts"]),
    tests("DataFilesTests", ["DataFiles"]),
    tests("ParallelismTests", ["Parallelism"]),
    tests("StatisticsTests", ["Statistics"]),
    tests("TextFoldingTests", ["Artifacts", "TextFolding"]),
    tests("CompressionTests", ["Artifacts", "Compression"]),
    tests("MediaWikiDumpTests", ["Artifacts", "MediaWikiDump", "Compression"]),
    tests("WikitextTests", ["Wikitext", "DataFiles"]),
    tests("SectionMiningTests", ["SectionMining", "DataFiles", "Wikitext"]),
    tests(
      "ExtractionTests", ["Extraction", "Artifacts", "BundledData", "MediaWikiDump", "SectionMining", "Wikitext"]),
    tests("LedgerTests", ["Ledger", "Artifacts", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("HTTPSupportTests", ["HTTPSupport"]),
    tests("FetchingTests", ["Fetching", "HTTPSupport", "Artifacts"]),
    tests("LanguageModelsTests", ["LanguageModels", "HTTPSupport", "Ledger", "Artifacts", "BundledData", "DataFiles"]),
    tests(
      "PairGenerationTests",
      [
        "PairGeneration", "LanguageModels", "Ledger", "Artifacts", "BundledData", "DataFiles", "Prompts", "Taxonomies",
        "TextFolding",
      ]),
    tests("EmbeddingTests", ["Embedding", "LanguageModels", "Ledger", "Artifacts", "LoopbackEmbeddings"]),
    tests("DeduplicationTests", ["Deduplication", "Artifacts", "BundledData", "DataFiles", "Phrases", "TextFolding"]),
    tests("SplittingTests", ["Splitting", "Artifacts", "BundledData", "Deduplication", "TextFolding"]),
    tests(
      "EvaluationTests",
      ["Evaluation", "Statistics", "Taxonomies", "LanguageModels", "Ledger", "Artifacts", "BundledData"]),
    tests("ReportingTests", ["Reporting", "Evaluation", "Pages", "Statistics", "Artifacts"]),
    tests("PublishingTests", ["Publishing", "Compression", "Evaluation", "Statistics", "Artifacts", yams]),
    tests("ImportingTests", ["Importing", "HTTPSupport", "Artifacts"]),
    tests("ReviewingTests", ["Reviewing", "Statistics", "Artifacts"]),
    tests("StageCommandTests", ["StageCommand", "Artifacts", "DataFiles", argumentParser]),
    tests(
      "DiagnosisTests",
      ["Diagnosis", "LanguageModels", "Ledger", "Artifacts", "BundledData", "DataFiles", "StageCommand"]),
    .executableTarget(
      name: "ledger-probe", dependencies: ["Artifacts", "Ledger"], path: "Tests/LedgerProbe", swiftSettings: settings),
    .testTarget(
      name: "EndToEnd",
      dependencies: [
        "TestSupport", "Artifacts", "Ledger", .product(name: "GRDB", package: "GRDB.swift"), "ledger-probe", "valbench",
        "valbench-extract", "valbench-generate", "valbench-embed", "valbench-deduplicate",
        "valbench-split", "valbench-publish", "valbench-import", "valbench-evaluate",
      ],
      swiftSettings: settings),
  ]
)
