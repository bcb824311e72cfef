// swift-tools-version: 6.2
import PackageDescription

let ours: [SwiftSetting] = [.strictMemorySafety(), .treatAllWarnings(as: .error)]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

/// A module of ours and its test target: each imports only modules above it in the list.
func module(_ name: String, _ dependencies: [Target.Dependency], tests: [Target.Dependency] = []) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: ours),
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.target(name: name), "TestSupport"] + tests,
      swiftSettings: ours),
  ]
}

let package = Package(
  name: "wordclf",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "SentenceTagging", targets: ["SentenceTagging"]),
    .executable(name: "wordclf", targets: ["wordclf"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .target(name: "CKernels"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  ]
    + module("ByteStreams", ["CZlib", crypto])
    + module("TaggedText", ["CKernels", realModule])
    + module("TextFormats", ["TaggedText"])
    + module("WordVectors", ["ByteStreams", grdb, sqlite], tests: [grdb])
    + module(
      "NumericKernels",
      [
        "CKernels",
        .target(name: "CBLAS", condition: .when(platforms: [.linux])),
        realModule,
      ])
    + module("VectorTraining", ["TaggedText", "WordVectors", "NumericKernels", heap])
    + module("VectorEvaluation", ["ByteStreams", "TaggedText", "WordVectors", "NumericKernels"])
    + module("WindowFeatures", ["TaggedText", "WordVectors"])
    + module("WindowNetwork", ["ByteStreams", "NumericKernels", "WindowFeatures"])
    + module("NetworkTraining", ["WindowNetwork"])
    + module("SentenceTagging", ["WindowNetwork", logging], tests: ["NetworkTraining"])
    + module("Plotting", [])
    + [
      .executableTarget(
        name: "wordclf",
        dependencies: [
          "NetworkTraining", "SentenceTagging", "TextFormats", "VectorTraining", "VectorEvaluation", "Plotting",
          argumentParser, logging,
        ],
        swiftSettings: ours),
      .executableTarget(
        name: "wordclf-bench",
        dependencies: [
          "NetworkTraining", "SentenceTagging", "TextFormats",
          .target(name: "CBLAS", condition: .when(platforms: [.linux])), "CZlib", sqlite, argumentParser,
        ],
        swiftSettings: ours),
      .testTarget(
        name: "WordclfBenchTests",
        dependencies: ["wordclf-bench", "TestSupport"],
        swiftSettings: ours),
      .testTarget(
        name: "WordclfCommandTests",
        dependencies: ["wordclf", "TestSupport"],
        exclude: ["Golden"],
        swiftSettings: ours),
      .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: ours),
    ],
  swiftLanguageModes: [.v6]
)
