import ByteStreams
import TestSupport
import Testing
import WindowNetwork
import WordVectors

@testable import SentenceTagging

@Suite struct TaggerStoreTests {
  /// The path of the store that was opened; nil where it is missing.
  private func path(_ store: TaggerStore) -> String? {
    if case .open(let store) = store { store.path } else { nil }
  }

  private func reason(_ store: TaggerStore) -> String? {
    if case .missing(let reason) = store { reason } else { nil }
  }

  /// A model that takes vectors of five numbers, trained with a store.
  private func model(_ store: VectorStore, at path: String) -> WindowModel {
    ToyTagging.model(["oslo": ["B-LOC": 1]], store: .init(of: store, path: path))
  }

  /// A model that was trained with the store of `vectors` in a folder; the store is made, and closed again.
  private func model(in folder: TemporaryFolder) throws -> WindowModel {
    model(try ToyTagging.store(of: Self.vectors, in: folder), at: folder.file("vectors.sqlite"))
  }

  private static let vectors = ToyTagging.vectors(["lima": ["B-LOC": 1], "anna": ["B-PER": 1]])

  // MARK: - A store that is named

  @Test func opensTheStoreThatIsNamed() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: Self.vectors, in: folder)
    let model = model(store, at: folder.file("elsewhere.sqlite"))
    #expect(path(try TaggerStore.stores(for: model, modelPath: "m", storePaths: [store.path])[0]) == store.path)
  }

  /// A store that is named goes before those that are found, which here is the same at another place.
  @Test func theNamedStoreGoesFirst() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: Self.vectors, in: folder)
    let copy = try folder.write(try folder.bytes(of: "vectors.sqlite"), to: "copy.sqlite")
    let model = model(store, at: store.path)
    #expect(path(try TaggerStore.stores(for: model, modelPath: "m", storePaths: [copy])[0]) == copy)
    #expect(path(try TaggerStore.stores(for: model, modelPath: "m", storePaths: [])[0]) == store.path)
  }

  @Test func aNamedStoreMustBeThere() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: Self.vectors, in: folder)
    let missing = folder.file("missing.sqlite")
    #expect(throws: VectorStoreError.notFound(path: missing)) {
      try TaggerStore.stores(for: model(store, at: store.path), modelPath: "m", storePaths: [missing])[0]
    }
    let text = try folder.write(Self.vectors, to: "text.sqlite")
    #expect(throws: VectorStoreError.notAStore(path: text, found: "no SQLite header")) {
      try TaggerStore.stores(for: model(store, at: store.path), modelPath: "m", storePaths: [text])[0]
    }
  }

  @Test func aNamedStoreOfOtherVectorsIsRefused() throws {
    let folder = try TemporaryFolder()
    let right = try ToyTagging.store(of: Self.vectors, in: folder)
    let wrong = try ToyTagging.store(
      of: Self.vectors + "turin 0 1 0 0 0\n", in: folder, name: "other.sqlite", source: "other.txt")
    let error = #expect(throws: TaggingError.self) {
      try TaggerStore.stores(for: model(right, at: right.path), modelPath: "m", storePaths: [wrong.path])[0]
    }
    let sha256 = Digest.sha256(of: Array(Self.vectors.utf8))
    #expect(
      error?.description
        == "\(wrong.path): other vectors than the model was trained with (found 'other.txt'; expected 'vectors.txt', "
        + "SHA-256 \(sha256.prefix(12))…); import that file with 'wordclf vectors import'")
    #expect(
      error
        == .otherStore(path: wrong.path, found: "other.txt", expected: "vectors.txt", sha256: right.sourceSHA256))
  }

  /// An archive may hold several sets of vectors, and then the archive's digest is the same for all.
  @Test func aNamedStoreOfAnotherDimensionIsRefused() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "lima 1 2 3\n", in: folder)
    let error = #expect(throws: TaggingError.self) {
      try TaggerStore.stores(for: model(store, at: store.path), modelPath: "m", storePaths: [store.path])[0]
    }
    #expect(
      error?.description
        == "\(store.path): vectors of another dimension than the model was trained with (found 3; expected 5); "
        + "import those of the same file with 'wordclf vectors import --zip-entry'")
  }

  // MARK: - A store that is looked for

  @Test func isFoundWhereItWasAtTraining() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: Self.vectors, in: folder)
    #expect(
      path(try TaggerStore.stores(for: model(store, at: store.path), modelPath: "m", storePaths: [])[0]) == store.path)
  }

  @Test(arguments: ["moved/vectors.sqlite", "/moved/to/vectors.sqlite", "vectors.sqlite"])
  func isFoundBesideTheModel(trainedWith: String) throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: Self.vectors, in: folder)
    let found = try TaggerStore.stores(
      for: model(store, at: trainedWith), modelPath: folder.file("model.safetensors"), storePaths: [])[0]
    #expect(path(found) == folder.file("vectors.sqlite"))
  }

  struct Unusable: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What is said of it.
    var found: String
    /// Puts something else where a store was.
    var change: @Sendable (TemporaryFolder, String) throws -> Void
  }

  static let unusable = [
    Unusable(testDescription: "a text", found: "is not a vector store") { folder, name in
      _ = try folder.write("no store", to: name)
    },
    Unusable(testDescription: "an empty file", found: "is not a vector store") { folder, name in
      _ = try folder.write("", to: name)
    },
    Unusable(testDescription: "cut short", found: "is cut short") { folder, name in
      _ = try folder.write(try folder.bytes(of: name).prefix(20_000), to: name)
    },
    Unusable(testDescription: "damaged", found: "damaged") { folder, name in try folder.damage(name) },
    Unusable(testDescription: "of other vectors", found: "other vectors, from 'other.txt'") { folder, name in
      _ = try VectorStore.build(
        from: try folder.write("lima 0 0 0 0 1\n", to: "other.txt"), at: folder.file(name),
        options: ImportOptions(overwrite: true))
    },
  ]

  @Test(arguments: unusable) func whatCannotBeUsedIsMissing(_ c: Unusable) throws {
    let folder = try TemporaryFolder()
    let model = try model(in: folder)
    try c.change(folder, "vectors.sqlite")
    let found = try TaggerStore.stores(for: model, modelPath: folder.file("model.safetensors"), storePaths: [])[0]
    let path = folder.file("vectors.sqlite")
    let said = try #require(reason(found))
    #expect(said.hasPrefix("the store of 'vectors.txt' is not at '\(path)' (\(path): "))
    #expect(said.contains(c.found))
    #expect(said.hasSuffix("); name it with --store"))
  }

  /// What cannot be used at the first place does not keep the right one from being found at the second.
  @Test(arguments: unusable) func theSecondPlaceIsTriedToo(_ c: Unusable) throws {
    let training = try TemporaryFolder()
    let model = try model(in: training)
    let folder = try TemporaryFolder()
    let copy = try folder.write(try training.bytes(of: "vectors.sqlite"), to: "vectors.sqlite")
    try c.change(training, "vectors.sqlite")
    #expect(path(try TaggerStore.stores(for: model, modelPath: folder.file("m"), storePaths: [])[0]) == copy)
  }

  @Test func anotherDimensionIsMissing() throws {
    let folder = try TemporaryFolder()
    let store = try ToyTagging.store(of: "lima 1 2 3\n", in: folder)
    let found = try TaggerStore.stores(for: model(store, at: store.path), modelPath: folder.file("m"), storePaths: [])[
      0]
    #expect(
      reason(found)
        == "the store of 'vectors.txt' is not at '\(store.path)' (\(store.path): other vectors, from 'vectors.txt'); "
        + "name it with --store")
  }

  @Test func missingEverywhere() throws {
    let folder = try TemporaryFolder()
    let model = ToyTagging.model(["oslo": ["B-LOC": 1]])
    for modelPath in ["model.safetensors", folder.file("model.safetensors")] {
      let found = try TaggerStore.stores(for: model, modelPath: modelPath, storePaths: [])[0]
      #expect(reason(found) == "the store of 'nowhere.txt' is not at 'nowhere.sqlite'; name it with --store")
    }
  }

  // MARK: - Several models

  /// Each has the stores of its own tables; what is named may be that of any.
  @Test func eachModelHasItsOwnStores() throws {
    let folder = try TemporaryFolder()
    let first = try ToyTagging.store(of: Self.vectors, in: folder)
    let second = try ToyTagging.store(of: Self.vectors + "x 0 0 0 0 1\n", in: folder, name: "2.sqlite", source: "2.txt")
    let models = [
      model(first, at: first.path), model(second, at: "moved/elsewhere.sqlite"), model(first, at: "gone.sqlite"),
    ]
    let found = try TaggerStore.stores(for: models, modelPath: "m", storePaths: [])
    #expect(found.map { $0.map(path) } == [[first.path], [nil], [nil]])
    let named = try TaggerStore.stores(for: models, modelPath: "m", storePaths: [second.path, first.path])
    #expect(named.map { $0.map(path) } == [[first.path], [second.path], [first.path]])
  }
}
