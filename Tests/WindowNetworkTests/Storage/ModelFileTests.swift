import ByteStreams
import Foundation
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
  private func load(_ bytes: some Sequence<UInt8>) throws -> WindowModel {
    let path = folder.file("copy")
    if !FileManager.default.fileExists(atPath: path) { _ = try folder.write("", to: "copy") }
    let bytes = Data(bytes)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: bytes)
    try file.truncate(atOffset: UInt64(bytes.count))
    try file.close()
    return try ModelFile.load(path)
  }

  // MARK: Save and load

  static let models = [
    ToyModel.usual,
    ToyModel(
      testDescription: "no feature, no score, no words, no labels", radius: 0, wordDimension: 1, featureDimension: nil,
      hiddenUnits: 1, labels: [], words: [], score: nil),
    ToyModel(
      testDescription: "several labels in BIOES", radius: 3, featureDimension: 2, hiddenUnits: 5,
      labels: ["ORG", "LOC", "é", "e\u{301}x", "a b", "\"\\/"], scheme: .bioes, isCased: true, corpusScheme: .bioes),
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
    for form in ["the", "Oslo", "elsewhere"] { text.append(formRows: [[loaded.vocabulary.row(of: form), 1]]) }
    #expect(text.rows[0] == [0, 2, 0, 1, 0, 1, 0])
    var batch = WindowBatch(featureCount: 2)
    batch.fill(from: text, tokens: 0..<3)
    let saved = WindowClassifier(model.weights, windowSize: 3).scores(of: batch)
    #expect(WindowClassifier(loaded.weights, windowSize: 3).scores(of: batch) == saved)
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

  @Test func everyFileCutShortIsRefused() throws {
    let bytes = try bytes(of: ToyModel.usual.model)
    for count in 0..<bytes.count {
      #expect(throws: ModelError.self, "cut at \(count)") { try load(bytes[..<count]) }
    }
  }

  @Test func everyByteCounts() throws {
    let bytes = try bytes(of: ToyModel.usual.model)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1 << UInt8(index % 8)
      #expect(throws: ModelError.self, "byte \(index)") { try load(damaged) }
    }
  }

  /// Damage that the checksum does not show, because somebody has made it fit: such a file may be a model or not, but
  /// whatever it is, reading it ends in a model of matching sizes or in an error of ours.
  @Test func damageUnderARightChecksumDoesNotCrash() throws {
    let bytes = try bytes(of: ToyModel.usual.model)
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
          #expect(model.weights.words.rows == model.vocabulary.rowCount, "byte \(index) is \(replacement)")
          #expect(model.weights.hiddenWeight.columns == model.architecture.inputCount)
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
    /// Makes a bad file of a good one.
    var change: @Sendable (inout SafeTensors) -> Void
    var error: @Sendable (_ path: String) -> ModelError

    init(_ testDescription: String, _ reason: String, _ change: @escaping @Sendable (inout SafeTensors) -> Void) {
      self.init(testDescription, error: { .notAModel(path: $0, reason: reason) }, change)
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

  static let refused = missing + shapes + spellings + settings

  static let missing = [
    "words", "feature.case", "hidden.weight", "hidden.bias", "output.weight", "output.bias", "vocabulary.offsets",
    "vocabulary.bytes",
  ].map { name in Refused("no \(name)", "it has no '\(name)'") { $0[name] = nil } }

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
    Refused(
      "more hidden units than there are", "'hidden.weight' has the shape [2, 9], expected [9223372036854775807, 9]"
    ) {
      $0.metadata["architecture"]?.replace("\"hiddenUnits\":2", with: "\"hiddenUnits\":9223372036854775807")
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
    Refused("an empty word", vocabulary) { $0["vocabulary.offsets"] = .init(integers: [0, 3, 3, 7]) },
    Refused("a word that is no UTF-8", vocabulary) {
      $0["vocabulary.bytes"] = .init(bytes: Array("the".utf8) + [0x4f, 0xff, 0x6c, 0x6f])
    },
    Refused("half a character", vocabulary) {
      $0["vocabulary.bytes"] = .init(bytes: Array("éoneone".utf8.prefix(7)))
      $0["vocabulary.offsets"] = .init(integers: [0, 1, 7])
    },
    Refused("a word that stands twice", "a word stands twice in it") {
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
    Refused("sizes that do not fit", "its sizes do not fit together") { $0.metadata["scheme"] = "bioes" },
    Refused("labels out of order", "its labels are not in order") {
      $0.metadata["labels"] = #"["PER","LOC"]"#
      $0.metadata["architecture"]?.replace("\"classCount\":3", with: "\"classCount\":5")
      $0["output.weight"] = .init(floats: [Float](repeating: 0, count: 10), shape: [5, 2])
      $0["output.bias"] = .init(floats: [0, 0, 0, 0, 0], shape: [1, 5])
    },
  ]

  @Test(arguments: refused) func refuses(_ c: Refused) throws {
    var file = try SafeTensors(reading: try bytes(of: ToyModel.usual.model))
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
