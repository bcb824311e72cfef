import ByteStreams
import Foundation
import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct ModelFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The bytes of a model's file.
  private func bytes(of model: WindowModel) throws -> [UInt8] {
    try ModelFile.save(model, to: folder.file("model"), overwrite: true)
    return try folder.bytes(of: "model")
  }

  /// Reads a file of these bytes. Thousands of them are written, and so none waits for the disk.
  private func load(_ bytes: some Sequence<UInt8>) throws -> WindowModel { try ModelFile.load(write(bytes)) }

  private func write(_ bytes: some Sequence<UInt8>) throws -> String {
    let path = folder.file("copy")
    if !FileManager.default.fileExists(atPath: path) { _ = try folder.write("", to: "copy") }
    let bytes = Data(bytes)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: bytes)
    try file.truncate(atOffset: UInt64(bytes.count))
    try file.close()
    return path
  }

  // MARK: Save and load

  private static let ngrams = ToyModel(
    testDescription: "character n-grams", features: [.init(name: "ngrams", dimension: 2), .init(name: "case")])

  static let models = [
    ToyModel.usual,
    ToyModel.full,
    ToyModel(testDescription: "a second hidden layer", secondHiddenUnits: 5),
    ToyModel(testDescription: "a second hidden layer and pooled units", secondHiddenUnits: 1, pooledUnits: 4),
    ToyModel(testDescription: "pooled units", pooledUnits: 1),
    ToyModel(testDescription: "moves", scoresMoves: true, labels: ["LOC", "PER"]),
    ToyModel(
      testDescription: "texts that only their bytes tell apart",
      features: [
        .init(name: "prefix1", texts: ["", "é", "e\u{301}", "\u{0}", " ", "\n", "\"", "漢", "\u{FEFF}"]),
        .init(name: "suffix4", texts: []), .init(name: "shape", texts: ["Xxx", "X.X."]),
      ]),
    ngrams,
    ToyModel(
      testDescription: "lists of phrases",
      features: [
        .init(name: "list:LOC", texts: ["côte d'ivoire", "e\u{301}", "é", "the \u{0} hague"]),
        .init(name: "list:a \"b\"/\\", texts: []), .init(name: "gazetteer:LOC", texts: ["oslo"], dimension: 3),
      ]),
    ToyModel(
      testDescription: "no feature, no score, no words, no labels", radius: 0, wordDimension: 1, features: [],
      hiddenUnits: 1, labels: [], words: [], score: nil),
    ToyModel(
      testDescription: "several labels in BIOES", radius: 3, features: [.init(name: "case", dimension: 2)],
      hiddenUnits: 5,
      labels: ["ORG", "LOC", "é", "e\u{301}x", "a b", "\"\\/"], scheme: .bioes, isCased: true, corpusScheme: .bioes),
    ToyModel(testDescription: "two tables of words", secondWords: ["Oslo", "oslo", "é"]),
    ToyModel(testDescription: "a second table without words", secondWords: []),
    ToyModel(
      testDescription: "fall-backs of unknown words", words: ["\nnumber:0:0", "oslo", "\nparts:new-york"],
      unknownWords: .composed, secondWords: ["\nnumber:letters"]),
    ToyModel(
      testDescription: "words that only their bytes tell apart",
      words: ["é", "e\u{301}", "\u{0}", " ", "\"", "\\", "漢", "👩‍👩‍👧", "\n", "\u{FEFF}", "\u{FFFD}", "a\u{0}b"]),
    ToyModel(
      testDescription: "text that JSON writes in another way",
      store: .init(path: "a/b \"c\"\\\n\u{1F600}\u{0}", source: "", sourceSHA256: "\u{7f}\u{2028}e\u{301}"),
      trainingOptions: #"{"seed":1,"rate":0.01,"note":"\"\\/"}"#),
    ToyModel(
      testDescription: "weights that are hardly numbers",
      special: [
        0, -0.0, .nan, -.nan, .infinity, -.infinity, .leastNonzeroMagnitude, -.leastNormalMagnitude,
        .greatestFiniteMagnitude, 1, Float(bitPattern: 0x7fc1_2345), Float(bitPattern: 0xffff_ffff), 0.1,
      ]),
  ]

  @Test(arguments: models) func comesBackToTheLastBit(_ toy: ToyModel) throws {
    let model = toy.model
    try ModelFile.save(model, to: folder.file("model"), overwrite: false)
    expectSame(try ModelFile.load(folder.file("model")), model)
    #expect(try folder.names() == ["model"])
  }

  @Test(arguments: models) func theSameModelGivesTheSameBytes(_ toy: ToyModel) throws {
    let first = try bytes(of: toy.model)
    #expect(try bytes(of: toy.model) == first)
    #expect(try bytes(of: ModelFile.load(folder.file("model"))) == first)
  }

  @Test func randomModelsComeBack() throws {
    let seed: UInt64 = 60_002
    var random = SeededRandom(seed: seed)
    for round in 0..<30 {
      let model = ToyModel.random(using: &random).model
      let saved = try bytes(of: model)
      let loaded = try ModelFile.load(folder.file("model"))
      expectSame(loaded, model, "seed \(seed), round \(round)")
      #expect(try bytes(of: loaded) == saved, "seed \(seed), round \(round)")
    }
  }

  @Test func aLoadedModelTagsAsTheSavedOne() throws {
    let model = ToyModel.usual.model
    try ModelFile.save(model, to: folder.file("model"), overwrite: false)
    let loaded = try ModelFile.load(folder.file("model"))
    var text = EncodedText(featureCount: 2, radius: 1)
    for form in ["the", "Oslo", "elsewhere"] {
      text.append(formRows: [[loaded.tables[0].vocabulary.row(of: form), 1]])
    }
    #expect(text.rows[0] == [0, 2, 0, 1, 0, 1, 0])
    var batch = WindowBatch(featureCount: 2)
    batch.fill(from: text, tokens: 0..<3)
    let saved = WindowClassifier(model.weights, windowSize: 3).scores(of: batch)
    #expect(WindowClassifier(loaded.weights, windowSize: 3).scores(of: batch) == saved)
  }

  /// Features of the form and of the document, pooled units and moves, from the text on.
  @Test func aLoadedModelFindsTheSameFeaturesAndEntities() throws {
    let model = ToyModel.full.model
    try ModelFile.save(model, to: folder.file("model"), overwrite: false)
    let sentences = [["The", "old", "Oslo"], ["New", "York", "and", "Tokelau", "Oslo"], ["café"]].map {
      Sentence(words: $0)
    }
    func tag(_ model: WindowModel) throws -> (rows: [[Int32]], scores: [Float], entities: [[EntitySpan]]) {
      var encoder = TextEncoder(vocabularies: model.tables.map(\.vocabulary), features: model.features)
      let text = try encoder.encode([sentences], tagSet: model.tagSet, radius: 1).text
      var batch = WindowBatch(featureCount: text.rows.count)
      batch.fill(from: text, documents: 0..<1)
      let classifier = WindowClassifier(model.weights, windowSize: 3, activation: model.architecture.activation)
      let entities = classifier.entities(
        in: text, decoder: model.weights.decoder(of: model.tagSet), tagSet: model.tagSet, .legal)
      return (text.rows, classifier.scores(of: batch).elements, entities)
    }
    let (saved, loaded) = (try tag(model), try tag(ModelFile.load(folder.file("model"))))
    // of suffix2 "lo" and "fé" and of the list "new york" and "oslo" are found
    #expect(Set(saved.rows[3]) == [0, 1, 2, 3])
    #expect(Set(saved.rows[5]) == [0, 1, 2, 4, 5])
    #expect(loaded.rows == saved.rows)
    #expect(loaded.scores == saved.scores)
    #expect(loaded.entities == saved.entities)
  }

  /// The bags are made of the words of the text, so that nothing but the table is stored.
  @Test func aLoadedModelPutsWordsInTheSameBags() throws {
    let model = ModelFileTests.ngrams.model
    try ModelFile.save(model, to: folder.file("model"), overwrite: false)
    let loaded = try ModelFile.load(folder.file("model"))
    #expect(loaded.features.map(\.rowCount) == [20_001, 5])
    #expect(loaded.features.map(\.texts) == [nil, nil])
    func scores(_ model: WindowModel) throws -> Matrix<Float> {
      var encoder = TextEncoder(vocabularies: [model.tables[0].vocabulary], features: model.features)
      let sentence = Sentence(words: ["The", "new", "Oslo", "Xyzzy", "Xyzzz"])
      let text = try encoder.encode([[sentence]], tagSet: model.tagSet, radius: 1).text
      var batch = WindowBatch(featureCount: text.rows.count)
      batch.fill(from: text, documents: 0..<1)
      return WindowClassifier(model.weights, windowSize: 3, activation: .tanh).scores(of: batch)
    }
    #expect(try scores(loaded) == scores(model))
  }

  @Test func filesAreOverwrittenOnlyOnRequest() throws {
    let path = try folder.write("precious", to: "model")
    #expect(throws: StreamError.alreadyExists(path: path)) {
      try ModelFile.save(ToyModel.usual.model, to: path, overwrite: false)
    }
    #expect(try folder.bytes(of: "model") == Array("precious".utf8))
    try ModelFile.save(ToyModel.usual.model, to: path, overwrite: true)
    expectSame(try ModelFile.load(path), ToyModel.usual.model)
  }

  @Test func whatCannotBeReadIsNoMatterOfTheModel() {
    #expect(throws: StreamError.notFound(path: folder.file("none"))) { try ModelFile.load(folder.file("none")) }
    #expect(throws: StreamError.isFolder(path: folder.path)) { try ModelFile.load(folder.path) }
  }

  // MARK: Layout

  @Test func theLayoutIsThatOfTheFormat() throws {
    let toy = ToyModel.usual
    let parsed = try ParsedSafeTensors(try bytes(of: toy.model))
    #expect(
      parsed.names == [
        "words", "feature.case", "hidden.weight", "hidden.bias", "output.weight", "output.bias", "vocabulary.offsets",
        "vocabulary.bytes",
      ])
    #expect(parsed.names.map { parsed.arrays[$0]?.type } == ["F32", "F32", "F32", "F32", "F32", "F32", "I32", "U8"])
    #expect(
      parsed.names.map { parsed.arrays[$0]?.shape } == [[4, 2], [5, 1], [2, 9], [1, 2], [3, 2], [1, 3], [3], [7]])
    #expect(parsed.arrays["vocabulary.bytes"]?.bytes == Array("theOslo".utf8))
    #expect(parsed.arrays["vocabulary.offsets"]?.bytes == [0, 0, 0, 0, 3, 0, 0, 0, 7, 0, 0, 0])
    let bias = toy.weights.outputBias.elements.flatMap { weight in
      (0..<4).map { UInt8(truncatingIfNeeded: weight.bitPattern >> (8 * $0)) }
    }
    #expect(parsed.arrays["output.bias"]?.bytes == bias)
    #expect(parsed.metadata.filter { $0.key != "checksum" } == ModelMetadataTests.strings)
  }

  @Test func theLayoutOfAllThereIs() throws {
    let toy = ToyModel.full
    let parsed = try ParsedSafeTensors(try bytes(of: toy.model))
    #expect(parsed.names == Self.arraysOfAll.map(\.name))
    #expect(parsed.names.map { parsed.arrays[$0]?.type } == Self.arraysOfAll.map(\.type))
    #expect(parsed.names.map { parsed.arrays[$0]?.shape } == Self.arraysOfAll.map(\.shape))
    #expect(parsed.arrays["feature.suffix2.texts.bytes"]?.bytes == Array("lofé".utf8))
    #expect(parsed.arrays["feature.suffix2.texts.offsets"]?.bytes == [0, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0])
    #expect(parsed.arrays["feature.list:LOC.texts.bytes"]?.bytes == Array("new yorkoslo".utf8))
    #expect(parsed.arrays["feature.gazetteer:é.texts.offsets"]?.bytes == [0, 0, 0, 0])
    func weightBytes(_ matrix: Matrix<Float>?) -> [UInt8]? {
      matrix?.elements.flatMap { weight in (0..<4).map { UInt8(truncatingIfNeeded: weight.bitPattern >> (8 * $0)) } }
    }
    #expect(parsed.arrays["second.weight"]?.bytes == weightBytes(toy.weights.second?.weight))
    #expect(parsed.arrays["second.bias"]?.bytes == weightBytes(toy.weights.second?.bias))
    #expect(parsed.arrays["pooling.weight"]?.bytes == weightBytes(toy.weights.pooling?.weight))
    #expect(parsed.arrays["pooling.bias"]?.bytes == weightBytes(toy.weights.pooling?.bias))
    #expect(parsed.arrays["sentence.moves"]?.bytes == weightBytes(toy.weights.moves?.moves))
    #expect(parsed.arrays["sentence.start"]?.bytes == weightBytes(toy.weights.moves?.start))
    #expect(parsed.arrays["sentence.end"]?.bytes == weightBytes(toy.weights.moves?.end))
  }

  static let arraysOfAll: [(name: String, type: String, shape: [Int])] = [
    ("words", "F32", [4, 2]), ("words.2", "F32", [4, 3]), ("feature.case", "F32", [5, 1]),
    ("feature.suffix2", "F32", [4, 2]),
    ("feature.document-case", "F32", [7, 1]), ("feature.list:LOC", "F32", [6, 1]),
    ("feature.gazetteer:é", "F32", [6, 1]), ("hidden.weight", "F32", [2, 33]), ("hidden.bias", "F32", [1, 2]),
    ("output.weight", "F32", [3, 6]), ("output.bias", "F32", [1, 3]), ("second.weight", "F32", [2, 2]),
    ("second.bias", "F32", [1, 2]), ("pooling.weight", "F32", [3, 2]),
    ("pooling.bias", "F32", [1, 3]), ("sentence.moves", "F32", [3, 3]), ("sentence.start", "F32", [1, 3]),
    ("sentence.end", "F32", [1, 3]), ("vocabulary.offsets", "I32", [3]), ("vocabulary.bytes", "U8", [7]),
    ("vocabulary.2.offsets", "I32", [3]), ("vocabulary.2.bytes", "U8", [7]),
    ("feature.suffix2.texts.offsets", "I32", [3]), ("feature.suffix2.texts.bytes", "U8", [5]),
    ("feature.list:LOC.texts.offsets", "I32", [3]), ("feature.list:LOC.texts.bytes", "U8", [12]),
    ("feature.gazetteer:é.texts.offsets", "I32", [1]), ("feature.gazetteer:é.texts.bytes", "U8", [0]),
  ]

  /// What the format's own package makes of a file: each array's name, type and shape.
  static let listing = """
    import sys
    from safetensors import safe_open
    with safe_open(sys.argv[1], framework="numpy") as file:
        for name in sorted(file.keys()):
            array = file.get_slice(name)
            print(name, array.get_dtype(), array.get_shape())
        print(file.metadata()["format"])
    """

  @Test(.enabled(if: Python.runs("import numpy, safetensors"))) func thePackageOfTheFormatReadsIt() throws {
    try ModelFile.save(ToyModel.usual.model, to: folder.file("model"), overwrite: false)
    #expect(
      try Python.output(of: Self.listing, [folder.file("model")]) == """
        feature.case F32 [5, 1]
        hidden.bias F32 [1, 2]
        hidden.weight F32 [2, 9]
        output.bias F32 [1, 3]
        output.weight F32 [3, 2]
        vocabulary.bytes U8 [7]
        vocabulary.offsets I32 [3]
        words F32 [4, 2]
        wordclf window model

        """)
  }

  // MARK: Damage

  @Test(arguments: [ToyModel.usual, .full]) func everyFileCutShortIsRefused(_ toy: ToyModel) throws {
    let bytes = try bytes(of: toy.model)
    for count in 0..<bytes.count {
      #expect(throws: ModelError.self, "cut at \(count)") { try load(bytes[..<count]) }
    }
  }

  @Test(arguments: [ToyModel.usual, .full]) func everyByteCounts(_ toy: ToyModel) throws {
    let bytes = try bytes(of: toy.model)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1 << UInt8(index % 8)
      #expect(throws: ModelError.self, "byte \(index)") { try load(damaged) }
    }
  }

  /// Damage that the checksum does not show, because somebody has made it fit: such a file may be a model or not, but
  /// whatever it is, reading it ends in a model of matching sizes or in an error of ours.
  @Test(arguments: [ToyModel.usual, .full]) func damageUnderARightChecksumDoesNotCrash(_ toy: ToyModel) throws {
    let bytes = try bytes(of: toy.model)
    let replacements = Array("0129-\",:[]{}\\ e.".utf8) + [0x00, 0x80, 0xff]
    let seed: UInt64 = 60_003
    var random = SeededRandom(seed: seed)
    var (loaded, refused) = (0, 0)
    for index in bytes.indices {
      for replacement in replacements.shuffled(using: &random).prefix(4) {
        var changed = bytes
        changed[index] = replacement
        do {
          let model = try load(CraftedFile.resealed(changed))
          #expect(model.weights.words[0].rows == model.tables[0].vocabulary.rowCount, "byte \(index) is \(replacement)")
          #expect(model.weights.hiddenWeight.columns == model.architecture.inputCount)
          #expect(model.weights.outputWeight.columns == model.architecture.outputInputCount)
          #expect(model.features.map(\.rowCount) == model.weights.features.map(\.rows))
          loaded += 1
        } catch is ModelError {
          refused += 1
        }
      }
    }
    #expect(loaded > 100 && refused > 1_000)
  }

  // MARK: Refusals

  struct Refused: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The model of the good file.
    var toy = ToyModel.usual
    /// Makes a bad file of a good one.
    var change: @Sendable (inout SafeTensors) -> Void
    var error: @Sendable (_ path: String) -> ModelError

    init(
      _ testDescription: String, of toy: ToyModel = .usual, _ reason: String,
      _ change: @escaping @Sendable (inout SafeTensors) -> Void
    ) {
      self.init(testDescription, error: { .notAModel(path: $0, reason: reason) }, change)
      self.toy = toy
    }

    init(
      _ testDescription: String, error: @escaping @Sendable (_ path: String) -> ModelError,
      _ change: @escaping @Sendable (inout SafeTensors) -> Void
    ) {
      self.testDescription = testDescription
      self.change = change
      self.error = error
    }
  }

  private static let vocabulary = "its vocabulary cannot be read"

  static let refused = missing + missingOfAll + shapes + shapesOfAll + spellings + texts + settings

  static let missing = [
    "words", "feature.case", "hidden.weight", "hidden.bias", "output.weight", "output.bias", "vocabulary.offsets",
    "vocabulary.bytes",
  ].map { name in Refused("no \(name)", "it has no '\(name)'") { $0[name] = nil } }

  /// Of a list, each of its two arrays and both.
  static let missingOfAll =
    arraysOfAll.map(\.name).map { name in
      Refused("no \(name) of all", of: .full, "it has no '\(name)'") { $0[name] = nil }
    }
    + ["feature.suffix2.texts", "feature.list:LOC.texts", "feature.gazetteer:é.texts"].map { list in
      Refused("no \(list)", of: .full, "it has no '\(list)'") {
        $0["\(list).bytes"] = nil
        $0["\(list).offsets"] = nil
      }
    }

  static let shapesOfAll = [
    Refused("a second hidden unit less", of: .full, "'second.weight' has the shape [1, 2], expected [2, 2]") {
      $0["second.weight"] = .init(floats: [0, 0], shape: [1, 2])
    },
    Refused("a second bias on its side", of: .full, "'second.bias' has the shape [2, 1], expected [1, 2]") {
      $0["second.bias"]?.shape = [2, 1]
    },
    Refused("a second hidden layer that is not there", "it has no 'second.weight'") {
      $0.metadata["architecture"]?.replace(
        "\"scoresMoves\":false", with: "\"scoresMoves\":false,\"secondHiddenUnits\":1")
    },
    Refused("a pooled unit less", of: .full, "'pooling.weight' has the shape [2, 2], expected [3, 2]") {
      $0["pooling.weight"] = .init(floats: [0, 0, 0, 0], shape: [2, 2])
    },
    Refused("pooled units on their side", of: .full, "'pooling.weight' has the shape [2, 3], expected [3, 2]") {
      $0["pooling.weight"]?.shape = [2, 3]
    },
    Refused("a pooling bias on its side", of: .full, "'pooling.bias' has the shape [3, 1], expected [1, 3]") {
      $0["pooling.bias"]?.shape = [3, 1]
    },
    Refused(
      "an output layer without pooled units", of: .full, "'output.weight' has the shape [3, 2], expected [3, 6]"
    ) {
      $0["output.weight"] = .init(floats: [Float](repeating: 0, count: 6), shape: [3, 2])
    },
    Refused("moves of two classes", of: .full, "'sentence.moves' has the shape [2, 2], expected [3, 3]") {
      $0["sentence.moves"] = .init(floats: [0, 0, 0, 0], shape: [2, 2])
    },
    Refused("moves in a row", of: .full, "'sentence.moves' has the shape [9], expected [3, 3]") {
      $0["sentence.moves"]?.shape = [9]
    },
    Refused("a start too long", of: .full, "'sentence.start' has the shape [1, 4], expected [1, 3]") {
      $0["sentence.start"] = .init(floats: [0, 0, 0, 0], shape: [1, 4])
    },
    Refused("an end on its side", of: .full, "'sentence.end' has the shape [3, 1], expected [1, 3]") {
      $0["sentence.end"]?.shape = [3, 1]
    },
    Refused("moves that are whole numbers", of: .full, "'sentence.moves' holds I32, expected F32") {
      $0["sentence.moves"]?.type = .int32
    },
    Refused("pooled units that nobody asked for", of: .full, "'output.weight' has the shape [3, 6], expected [3, 2]") {
      $0.metadata["architecture"]?.replace("\"pooledUnits\":3", with: "\"pooledUnits\":0")
    },
    Refused("pooled units that are not there", "it has no 'pooling.weight'") {
      $0.metadata["architecture"]?.replace("\"pooledUnits\":0", with: "\"pooledUnits\":1")
    },
    Refused("moves that are not there", "it has no 'sentence.moves'") {
      $0.metadata["architecture"]?.replace("\"scoresMoves\":false", with: "\"scoresMoves\":true")
    },
    Refused(
      "more pooled units than there are", of: .full, "'pooling.weight' has the shape [3, 2], expected [999999, 2]"
    ) {
      $0.metadata["architecture"]?.replace("\"pooledUnits\":3", with: "\"pooledUnits\":999999")
    },
    Refused("rows of case that no build has", "'case' has 6 rows, expected 5") {
      $0.metadata["architecture"]?.replace("\"rows\":5", with: "\"rows\":6")
      $0["feature.case"] = .init(floats: [Float](repeating: 0, count: 6), shape: [6, 1])
    },
    Refused("most rows", of: .full, "'suffix2' has 2147483647 rows, expected 4") {
      $0.metadata["architecture"]?.replace("\"rows\":4", with: "\"rows\":2147483647")
    },
    Refused("other buckets", of: ngrams, "'ngrams' has 10001 rows, expected 20001") {
      $0.metadata["architecture"]?.replace("20001", with: "10001")
    },
    Refused("a row less than texts", of: .full, "'feature.suffix2' has the shape [3, 2], expected [4, 2]") {
      $0["feature.suffix2"] = .init(floats: [Float](repeating: 0, count: 6), shape: [3, 2])
    },
  ]

  static let texts = [
    Refused("a text that stands twice", of: .full, "a text stands twice in its feature.suffix2.texts") {
      $0["feature.suffix2.texts.bytes"] = .init(bytes: Array("lolo".utf8))
      $0["feature.suffix2.texts.offsets"] = .init(integers: [0, 2, 4])
    },
    Refused("a phrase that stands twice", of: .full, "a text stands twice in its feature.list:LOC.texts") {
      $0["feature.list:LOC.texts.offsets"] = .init(integers: [0, 4, 8, 12])
      $0["feature.list:LOC.texts.bytes"] = .init(bytes: Array("oslooslooslo".utf8))
    },
    Refused("a text that is no UTF-8", of: .full, "its feature.suffix2.texts cannot be read") {
      $0["feature.suffix2.texts.bytes"] = .init(bytes: [0x6c, 0x6f, 0xff, 0x6f, 0x6f])
    },
    Refused("half a character of a text", of: .full, "its feature.suffix2.texts cannot be read") {
      $0["feature.suffix2.texts.offsets"] = .init(integers: [0, 4, 5])
    },
    Refused("a phrase that is no UTF-8", of: .full, "its feature.list:LOC.texts cannot be read") {
      $0["feature.list:LOC.texts.bytes"] = .init(bytes: [UInt8](repeating: 0x80, count: 12))
    },
    Refused("a text less than rows", of: .full, "'suffix2' has 4 rows, expected 3") {
      $0["feature.suffix2.texts.offsets"] = .init(integers: [0, 5])
    },
    Refused("a text more than rows", of: .full, "'suffix2' has 4 rows, expected 5") {
      $0["feature.suffix2.texts.offsets"] = .init(integers: [0, 1, 2, 5])
    },
    Refused("texts that end too late", of: .full, "its feature.suffix2.texts cannot be read") {
      $0["feature.suffix2.texts.offsets"] = .init(integers: [0, 2, 6])
    },
    Refused("phrases without offsets", of: .full, "its feature.list:LOC.texts cannot be read") {
      $0["feature.list:LOC.texts.offsets"] = .init(integers: [])
    },
    Refused("texts that are whole numbers", of: .full, "its feature.suffix2.texts cannot be read") {
      $0["feature.suffix2.texts.bytes"] = .init(integers: [0])
    },
    Refused("texts in two dimensions", of: .full, "its feature.suffix2.texts cannot be read") {
      $0["feature.suffix2.texts.bytes"]?.shape = [5, 1]
    },
  ]

  static let shapes = [
    Refused("a word less", "'words' has the shape [3, 2], expected [4, 2]") {
      $0["words"] = .init(floats: [0, 0, 0, 0, 0, 0], shape: [3, 2])
    },
    Refused("words as one row", "'words' has the shape [8], expected [4, 2]") { $0["words"]?.shape = [8] },
    Refused("words on their side", "'words' has the shape [2, 4], expected [4, 2]") { $0["words"]?.shape = [2, 4] },
    Refused("a third dimension", "'words' has the shape [4, 2, 1], expected [4, 2]") {
      $0["words"]?.shape = [4, 2, 1]
    },
    Refused("a case class less", "'feature.case' has the shape [4, 1], expected [5, 1]") {
      $0["feature.case"] = .init(floats: [0, 0, 0, 0], shape: [4, 1])
    },
    Refused("another hidden layer", "'hidden.weight' has the shape [1, 9], expected [2, 9]") {
      $0["hidden.weight"] = .init(floats: [Float](repeating: 0, count: 9), shape: [1, 9])
    },
    Refused("a hidden bias too long", "'hidden.bias' has the shape [1, 3], expected [1, 2]") {
      $0["hidden.bias"] = .init(floats: [0, 0, 0], shape: [1, 3])
    },
    Refused("another output layer", "'output.weight' has the shape [2, 3], expected [3, 2]") {
      $0["output.weight"]?.shape = [2, 3]
    },
    Refused("an output bias on its side", "'output.bias' has the shape [3, 1], expected [1, 3]") {
      $0["output.bias"]?.shape = [3, 1]
    },
    Refused("more hidden units than there are", "'hidden.weight' has the shape [2, 9], expected [999999, 9]") {
      $0.metadata["architecture"]?.replace("\"hiddenUnits\":2", with: "\"hiddenUnits\":999999")
    },
    Refused("a wider window", "'hidden.weight' has the shape [2, 9], expected [2, 15]") {
      $0.metadata["architecture"]?.replace("\"radius\":1", with: "\"radius\":2")
    },
    Refused("weights that are whole numbers", "'output.bias' holds I32, expected F32") {
      $0["output.bias"] = .init(type: .int32, shape: [1, 3], bytes: [UInt8](repeating: 0, count: 12))
    },
    Refused("words that are bytes", "'words' holds U8, expected F32") {
      $0["words"] = .init(type: .uint8, shape: [4, 2], bytes: [UInt8](repeating: 0, count: 8))
    },
  ]

  static let spellings = [
    Refused("offsets that are floats", vocabulary) {
      $0["vocabulary.offsets"] = .init(floats: [0, 3, 7], shape: [3])
    },
    Refused("bytes that are whole numbers", vocabulary) {
      $0["vocabulary.offsets"] = .init(integers: [0, 3, 8])
      $0["vocabulary.bytes"] = .init(type: .int32, shape: [2], bytes: Array("theBonn!".utf8))
    },
    Refused("bytes in two dimensions", vocabulary) { $0["vocabulary.bytes"]?.shape = [7, 1] },
    Refused("offsets in two dimensions", vocabulary) { $0["vocabulary.offsets"]?.shape = [1, 3] },
    Refused("no offset", vocabulary) { $0["vocabulary.offsets"] = .init(integers: []) },
    Refused("offsets that do not start at 0", vocabulary) { $0["vocabulary.offsets"] = .init(integers: [1, 3, 7]) },
    Refused("offsets that end too early", vocabulary) { $0["vocabulary.offsets"] = .init(integers: [0, 3, 6]) },
    Refused("offsets that end too late", vocabulary) { $0["vocabulary.offsets"] = .init(integers: [0, 3, 8]) },
    Refused("offsets that go backwards", vocabulary) { $0["vocabulary.offsets"] = .init(integers: [0, 5, 3, 7]) },
    Refused("offsets beyond the end, and back", vocabulary) {
      $0["vocabulary.offsets"] = .init(integers: [0, 9, 7])
    },
    Refused("a negative offset", vocabulary) { $0["vocabulary.offsets"] = .init(integers: [0, -3, 7]) },
    Refused("the largest offset", vocabulary) { $0["vocabulary.offsets"] = .init(integers: [0, .max, 7]) },
    Refused("an empty word", "a word in it is empty") { $0["vocabulary.offsets"] = .init(integers: [0, 3, 3, 7]) },
    Refused("a word that is no UTF-8", vocabulary) {
      $0["vocabulary.bytes"] = .init(bytes: Array("the".utf8) + [0x4f, 0xff, 0x6c, 0x6f])
    },
    Refused("half a character", vocabulary) {
      $0["vocabulary.bytes"] = .init(bytes: Array("éoneone".utf8.prefix(7)))
      $0["vocabulary.offsets"] = .init(integers: [0, 1, 7])
    },
    Refused("a word that stands twice", "a text stands twice in its vocabulary") {
      $0["vocabulary.bytes"] = .init(bytes: Array("oneone".utf8))
      $0["vocabulary.offsets"] = .init(integers: [0, 3, 6])
    },
    Refused("a word more than there are vectors", "'words' has the shape [4, 2], expected [5, 2]") {
      $0["vocabulary.offsets"] = .init(integers: [0, 3, 4, 7])
    },
  ]

  static let settings = [
    Refused("another program's file", "it is a safetensors file of another program") { $0.metadata = ["format": "pt"] },
    Refused("no metadata", "it is a safetensors file of another program") { $0.metadata = [:] },
    Refused("a newer format", error: { .newerFormat(path: $0, found: 2, supported: 1) }) {
      $0.metadata["format_version"] = "2"
    },
    Refused("an unknown feature", error: { .unknownFeature(path: $0, name: "suffix") }) {
      $0.metadata["architecture"]?.replace("\"case\"", with: "\"suffix\"")
    },
    Refused("a feature that stands twice", "a feature stands twice in it") {
      $0.metadata["architecture"]?.replace("[{", with: "[{\"dimension\":1,\"name\":\"case\",\"rows\":5},{")
    },
    Refused("sizes that do not fit", "its sizes do not fit together") { $0.metadata["scheme"] = "bioes" },
    Refused("labels out of order", "its labels are not in order") {
      $0.metadata["labels"] = #"["PER","LOC"]"#
      $0.metadata["architecture"]?.replace("\"classCount\":3", with: "\"classCount\":5")
      $0["output.weight"] = .init(floats: [Float](repeating: 0, count: 10), shape: [5, 2])
      $0["output.bias"] = .init(floats: [0, 0, 0, 0, 0], shape: [1, 5])
    },
  ]

  @Test(arguments: refused) func refuses(_ c: Refused) throws {
    var file = try SafeTensors(reading: try bytes(of: c.toy.model))
    c.change(&file)
    let path = try folder.write(try file.encoded(), to: "bad")
    #expect(throws: c.error(path)) { try ModelFile.load(path) }
  }

  @Test func anUnknownArrayIsPassedOver() throws {
    var file = try SafeTensors(reading: try bytes(of: ToyModel.usual.model))
    file.tensors.insert(("note", .init(bytes: [1, 2, 3, 4])), at: 2)
    file.tensors.swapAt(0, 5)
    let path = try folder.write(try file.encoded(), to: "other")
    expectSame(try ModelFile.load(path), ToyModel.usual.model)
  }

  /// Phrases are read as lists read them: what a list would not hold is left out.
  @Test func phrasesAreNoMoreThanAListHolds() throws {
    var file = try SafeTensors(reading: try bytes(of: ToyModel.full.model))
    file["feature.list:LOC.texts.bytes"] = .init(bytes: Array("Oslo\noslo b".utf8))
    file["feature.list:LOC.texts.offsets"] = .init(integers: [0, 5, 9, 9, 11])
    let path = try folder.write(try file.encoded(), to: "other")
    #expect(try ModelFile.load(path).features[3].texts == ["b", "oslo"])
  }

  /// A file that would have room for it, all holes.
  @Test func noHeaderIsLongerThanTheFormatAllows() throws {
    let length = 100_000_001
    let path = try folder.write((0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }, to: "long")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: UInt64(8 + length))
    try file.close()
    let reason = "its header would have 100000001 of 100000009 bytes"
    #expect(throws: ModelError.notAModel(path: path, reason: reason)) { try ModelFile.load(path) }
  }

  // MARK: Several models in a file

  /// Models that differ in all but their tags.
  static let toysTogether = [ToyModel.usual, .full, ToyModel(radius: 0, features: [], scope: .sentences, score: nil)]

  private func together(_ toys: [ToyModel] = toysTogether) throws -> AveragedModel {
    try AveragedModel(
      averaging: toys.map { ("model", AveragedModel($0.model)) }, outsideBias: 0.5,
      score: .init(precision: 1.0 / 3, recall: 0.1, f1: 0.2, epoch: nil), calibration: ToyModel.calibration)
  }

  private func bytes(of model: AveragedModel) throws -> [UInt8] {
    try ModelFile.save(model, to: folder.file("average"), overwrite: true)
    return try folder.bytes(of: "average")
  }

  @Test func severalModelsComeBackToTheLastBit() throws {
    let model = try together()
    let saved = try bytes(of: model)
    let loaded = try ModelFile.loadAverage(folder.file("average"))
    #expect(loaded.members.count == 3)
    for (a, b) in zip(loaded.members, model.members) { expectSame(a, b) }
    #expect(loaded.tagSet == model.tagSet)
    #expect(loaded.corpusScheme == .iob1)
    #expect(loaded.outsideBias == 0.5)
    #expect(loaded.score == model.score)
    #expect(loaded.calibration == ToyModel.calibration)
    #expect(try bytes(of: loaded) == saved)
  }

  /// Ten and more have numbers of two digits.
  @Test func manyModelsComeBackInOrder() throws {
    let toys = (0..<12).map { ToyModel(outsideBias: Float($0)) }
    _ = try bytes(of: together(toys))
    #expect(
      try ModelFile.loadAverage(folder.file("average")).members.map(\.outsideBias) == toys.map(\.outsideBias))
  }

  @Test func aSingleModelHasOneFile() throws {
    let model = ToyModel.full.model
    let alone = try bytes(of: model)
    #expect(try bytes(of: AveragedModel(model)) == alone)
    let loaded = try ModelFile.loadAverage(folder.file("average"))
    #expect(loaded.members.count == 1)
    #expect(loaded.outsideBias == -0.1)
    expectSame(loaded.members[0], model)
  }

  @Test func oneModelIsNotReadFromSeveral() throws {
    let path = folder.file("average")
    _ = try bytes(of: together())
    #expect(throws: ModelError.average(path: path, members: 3)) { try ModelFile.load(path) }
  }

  @Test func theLayoutOfSeveral() throws {
    let parsed = try ParsedSafeTensors(try bytes(of: together([.usual, .full])))
    let usual = try ParsedSafeTensors(try bytes(of: ToyModel.usual.model))
    let full = try ParsedSafeTensors(try bytes(of: ToyModel.full.model))
    #expect(parsed.names == usual.names.map { "member.0.\($0)" } + full.names.map { "member.1.\($0)" })
    for name in usual.names { #expect(parsed.arrays["member.0.\(name)"] == usual.arrays[name]) }
    for name in full.names { #expect(parsed.arrays["member.1.\(name)"] == full.arrays[name]) }
    let members = try #require(parsed.metadata["members"])
    let strings = try JSONDecoder().decode([[String: String]].self, from: Data(members.utf8))
    #expect(strings == [usual, full].map { $0.metadata.filter { $0.key != "checksum" } })
  }

  @Test func severalCutShortOrDamagedAreRefused() throws {
    let bytes = try bytes(of: together([.usual, .usual]))
    for count in bytes.indices {
      #expect(throws: ModelError.self, "cut at \(count)") { try ModelFile.loadAverage(write(bytes[..<count])) }
      var damaged = bytes
      damaged[count] ^= 1 << UInt8(count % 8)
      #expect(throws: ModelError.self, "byte \(count)") { try ModelFile.loadAverage(write(damaged)) }
    }
  }

  @Test func damageOfSeveralUnderARightChecksumDoesNotCrash() throws {
    let bytes = try bytes(of: together([.usual, .usual]))
    let replacements = Array("0129-\",:[]{}\\ e.".utf8) + [0x00, 0x80, 0xff]
    var random = SeededRandom(seed: 60_004)
    var (loaded, refused) = (0, 0)
    for index in bytes.indices {
      for replacement in replacements.shuffled(using: &random).prefix(3) {
        var changed = bytes
        changed[index] = replacement
        do {
          let model = try ModelFile.loadAverage(write(CraftedFile.resealed(changed)))
          for member in model.members {
            #expect(member.tagSet == model.tagSet, "byte \(index) is \(replacement)")
            #expect(member.weights.words[0].rows == member.tables[0].vocabulary.rowCount)
          }
          loaded += 1
        } catch is ModelError {
          refused += 1
        }
      }
    }
    #expect(loaded > 100 && refused > 1_000)
  }

  static let refusedTogether = [
    Refused("an array of the second less", "it has no 'hidden.bias'") { $0["member.1.hidden.bias"] = nil },
    Refused("a member that is not there", "it has no 'vocabulary.bytes'") { file in
      file.tensors.removeAll { $0.name.hasPrefix("member.1.") }
    },
    Refused("a shape of the first", "'words' has the shape [8], expected [4, 2]") {
      $0["member.0.words"]?.shape = [8]
    },
    Refused("a member without metadata", "it is a safetensors file of another program") {
      $0.metadata["members"] = #"[{},{}]"#
    },
    Refused("other tags in all", "the tags of its members differ") { $0.metadata["scheme"] = "iob1" },
    Refused("other tags in one", "the tags of its members differ") {
      let scheme = #""scheme":"iob2""#
      guard let range = $0.metadata["members"]?.firstRange(of: scheme) else { return }
      $0.metadata["members"]?.replaceSubrange(range, with: #""scheme":"iob1""#)
    },
    Refused("an average within", "its 'architecture' cannot be read") {
      let inner = #"{"format":"wordclf window model","format_version":"1","members":"[{},{}]"}"#
      $0.metadata["members"] = "[\(inner),\(inner)]"
    },
  ]

  @Test(arguments: refusedTogether) func refusesSeveral(_ c: Refused) throws {
    var file = try SafeTensors(reading: try bytes(of: together([.usual, .usual])))
    c.change(&file)
    let path = try folder.write(try file.encoded(), to: "bad")
    #expect(throws: c.error(path)) { try ModelFile.loadAverage(path) }
  }

  @Test func theMessageNamesTheFile() throws {
    let path = try folder.write("", to: "empty")
    let error = #expect(throws: ModelError.self) { try ModelFile.load(path) }
    #expect(
      error?.description
        == "\(path): is not a wordclf model, or is damaged (it has 0 bytes); "
        + "train it again, or copy it again from where it came")
  }
}

extension SafeTensors {
  /// The array of that name; set to nil, it is left out.
  fileprivate subscript(name: String) -> Tensor? {
    get { tensors.first { $0.name == name }?.tensor }
    set {
      guard let index = tensors.firstIndex(where: { $0.name == name }) else { return }
      if let newValue { tensors[index].tensor = newValue } else { tensors.remove(at: index) }
    }
  }
}

/// Python, where it is installed.
private enum Python {
  static func output(of program: String, _ arguments: [String] = []) throws -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  static func runs(_ program: String) -> Bool { (try? output(of: program)) != nil }
}
