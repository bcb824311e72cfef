import Testing

@testable import WindowNetwork

@Suite struct ModelMetadataTests {
  private func read(_ strings: [String: String]) throws(ModelError) -> ModelMetadata {
    try ModelMetadata(strings: strings, path: "m.model")
  }

  /// Files that are out in the world hold these strings.
  static let strings = [
    "format": "wordclf window model",
    "format_version": "1",
    "architecture":
      #"{"activation":"tanh","classCount":3,"features":[{"dimension":1,"name":"case","rows":5}],"#
      + #""hiddenUnits":2,"pooledUnits":0,"radius":1,"scoresMoves":false,"secondHiddenUnits":0,"#
      + #""wordDimensions":[2]}"#,
    "labels": #"["LOC"]"#,
    "scheme": "iob2",
    "word_tables":
      #"[{"isCased":false,"store":{"path":"glove.sqlite","source":"glove.txt","sourceSHA256":"0123"}}]"#,
    "corpus_scheme": "iob1",
    "documents": "marked",
    "outside_bias": "0.0",
    "dev_score": #"{"epoch":3,"f1":0.6,"precision":0.75,"recall":0.5}"#,
    "training_options": "{}",
  ]

  @Test func theStringsOfAModel() throws {
    #expect(try ModelMetadata(ToyModel.usual.model).strings() == Self.strings)
  }

  @Test func comesBack() throws {
    let metadata = try read(Self.strings)
    let toy = ToyModel.usual
    #expect(metadata.architecture == toy.architecture)
    #expect(metadata.tagSet == toy.tagSet)
    #expect(metadata.tables == [.init(isCased: false, store: toy.store)])
    #expect(metadata.corpusScheme == .iob1)
    #expect(metadata.scope == .marked)
    #expect(metadata.outsideBias == 0)
    #expect(metadata.score == toy.score)
    #expect(metadata.trainingOptions == "{}")
    #expect(try metadata.strings() == Self.strings)
  }

  @Test func everySizeComesBack() throws {
    let toy = ToyModel.full
    let strings = try ModelMetadata(toy.model).strings()
    #expect(
      strings["architecture"]
        == #"{"activation":"tanh","classCount":3,"features":[{"dimension":1,"name":"case","rows":5},"#
        + #"{"dimension":2,"name":"suffix2","rows":4},{"dimension":1,"name":"document-case","rows":7},"#
        + #"{"dimension":1,"name":"list:LOC","rows":6},{"dimension":1,"name":"gazetteer:é","rows":6}],"hiddenUnits":2,"#
        + #""pooledUnits":3,"radius":1,"scoresMoves":true,"secondHiddenUnits":2,"wordDimensions":[2,3]}"#)
    #expect(try read(strings).architecture == toy.architecture)
  }

  @Test(arguments: [("1.5", 1.5), ("-0.1", -0.1), (nil, 0)] as [(String?, Float)])
  func theBiasIsZeroWhereNoneIsGiven(text: String?, bias: Float) throws {
    var strings = Self.strings
    strings["outside_bias"] = text
    #expect(try read(strings).outsideBias == bias)
  }

  @Test(arguments: ["", "x", "nan", "inf", "1,5"]) func aBiasIsANumber(_ text: String) {
    var strings = Self.strings
    strings["outside_bias"] = text
    #expect(throws: ModelError.notAModel(path: "m.model", reason: "its bias against O is no number")) {
      try read(strings)
    }
  }

  /// A model that says nothing of them takes all unknown words for one.
  @Test func thePolicyForUnknownWordsComesBack() throws {
    #expect(try read(Self.strings).unknownWords == .single)
    var toy = ToyModel.usual
    toy.unknownWords = .composed
    var expected = Self.strings
    expected["unknown_words"] = "composed"
    #expect(try ModelMetadata(toy.model).strings() == expected)
    #expect(try read(expected).unknownWords == .composed)
  }

  @Test func aModelWithoutDevelopmentSetHasNoScore() throws {
    var toy = ToyModel.usual
    toy.score = nil
    var expected = Self.strings
    expected["dev_score"] = nil
    #expect(try ModelMetadata(toy.model).strings() == expected)
    #expect(try read(expected).score == nil)
  }

  /// Models that were made before there was one have none.
  @Test func theCalibrationComesBack() throws {
    #expect(try read(Self.strings).calibration == nil)
    var toy = ToyModel.usual
    toy.calibration = Calibration(
      temperature: 1.432, before: .init(tokens: 0.01, entities: 0.03), after: .init(tokens: 0, entities: 0.001))
    var expected = Self.strings
    expected["calibration"] =
      #"{"after":{"entities":0.001,"tokens":0},"before":{"entities":0.03,"tokens":0.01},"temperature":1.432}"#
    #expect(try ModelMetadata(toy.model).strings() == expected)
    #expect(try read(expected).calibration == toy.calibration)
  }

  @Test func casedStoresAreToldApart() throws {
    var toy = ToyModel.usual
    toy.isCased = true
    let strings = try ModelMetadata(toy.model).strings()
    #expect(try read(strings).tables.map(\.isCased) == [true])
    toy.secondWords = ["one"]
    #expect(try read(ModelMetadata(toy.model).strings()).tables.map(\.isCased) == [true, true])
  }

  @Test func whatLaterBuildsMayAddIsPassedOver() throws {
    var strings = Self.strings
    strings["comment"] = "trained by hand"
    #expect(try read(strings).strings() == Self.strings)
  }

  /// A score is a fraction, which must come back to the last bit.
  @Test(arguments: [0.1, 1.0 / 3, 0.907_142_857_142_857_1, 1e-300, 1]) func scoresComeBackExactly(_ value: Double)
    throws
  {
    var toy = ToyModel.usual
    toy.score = WindowModel.Score(precision: value, recall: value, f1: value, epoch: 1)
    #expect(try read(try ModelMetadata(toy.model).strings()).score == toy.score)
  }

  // MARK: Refusals

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var key: String
    /// Nil where the entry is left out.
    var value: String?
    var error: ModelError

    init(_ testDescription: String, _ key: String, _ value: String?, _ reason: String) {
      self.init(testDescription, key, value, ModelError.refused(reason))
    }

    init(_ testDescription: String, _ key: String, _ value: String?, _ error: ModelError) {
      self.testDescription = testDescription
      self.key = key
      self.value = value
      self.error = error
    }

    /// An architecture of these numbers.
    init(
      _ testDescription: String, classCount: Int = 3, featureDimension: Int = 1, featureRows: Int = 5,
      hiddenUnits: Int = 2, secondHiddenUnits: Int = 0, pooledUnits: Int = 0, radius: Int = 1,
      wordDimensions: [Int] = [2]
    ) {
      self.init(
        testDescription, "architecture",
        #"{"activation":"relu","classCount":\#(classCount),"features":[{"dimension":\#(featureDimension),"#
          + #""name":"case","rows":\#(featureRows)}],"hiddenUnits":\#(hiddenUnits),"pooledUnits":\#(pooledUnits),"#
          + #""radius":\#(radius),"scoresMoves":false,"secondHiddenUnits":\#(secondHiddenUnits),"#
          + #""wordDimensions":\#(wordDimensions)}"#,
        "its sizes do not fit together")
    }
  }

  /// The usual architecture with a part of it replaced.
  private static func architecture(_ part: String, _ replacement: String) -> String? {
    strings["architecture"]?.replacing(part, with: replacement)
  }

  /// A calibration of this temperature and this error of entities.
  private static func calibration(_ temperature: String, error: String = "0.1") -> String {
    #"{"after":{"entities":\#(error),"tokens":0},"before":{"entities":0,"tokens":0},"temperature":\#(temperature)}"#
  }

  static let cases = [
    Case("no format", "format", nil, "it is a safetensors file of another program"),
    Case("another format", "format", "pt", "it is a safetensors file of another program"),
    Case("no version", "format_version", nil, "it is a safetensors file of another program"),
    Case("a version that is no number", "format_version", "one", "it is a safetensors file of another program"),
    Case("the next version", "format_version", "2", .newerFormat(path: "m.model", found: 2, supported: 1)),
    Case("a far version", "format_version", "1000", .newerFormat(path: "m.model", found: 1000, supported: 1)),
    Case("no architecture", "architecture", nil, "its 'architecture' cannot be read"),
    Case("an architecture that is no JSON", "architecture", "{", "its 'architecture' cannot be read"),
    Case("an architecture without sizes", "architecture", "{}", "its 'architecture' cannot be read"),
    Case(
      "no pooled units given", "architecture", architecture(#""pooledUnits":0,"#, ""),
      "its 'architecture' cannot be read"),
    Case(
      "no choice of moves", "architecture", architecture(#""scoresMoves":false,"#, ""),
      "its 'architecture' cannot be read"),
    Case(
      "a feature without a number of rows", "architecture", architecture(#","rows":5"#, ""),
      "its 'architecture' cannot be read"),
    Case(
      "a feature that stands twice", "architecture",
      architecture(#"[{"#, #"[{"dimension":2,"name":"case","rows":5},{"#), "a feature stands twice in it"),
    Case("no tables", "word_tables", nil, "its 'word_tables' cannot be read"),
    Case("no table", "word_tables", "[]", "its sizes do not fit together"),
    Case(
      "a store without a path", "word_tables", #"[{"isCased":true,"store":{"source":"a","sourceSHA256":"b"}}]"#,
      "its 'word_tables' cannot be read"),
    Case("words of no table", wordDimensions: []),
    Case("words of two tables", wordDimensions: [2, 2]),
    Case("no labels", "labels", nil, "its 'labels' cannot be read"),
    Case("labels that are no list", "labels", "\"LOC\"", "its 'labels' cannot be read"),
    Case("an empty label", "labels", #"[""]"#, "a label in it is empty"),
    Case("labels out of order", "labels", #"["PER","LOC"]"#, "its labels are not in order"),
    Case("a label that stands twice", "labels", #"["LOC","LOC"]"#, "its labels are not in order"),
    Case("a score that is no score", "dev_score", "0.9", "its 'dev_score' cannot be read"),
    Case("an empty score", "dev_score", "", "its 'dev_score' cannot be read"),
    Case("an empty calibration", "calibration", "", "its 'calibration' cannot be read"),
    Case("a temperature without errors", "calibration", #"{"temperature":1}"#, "its 'calibration' cannot be read"),
    Case("a temperature that is no number", "calibration", calibration("nan"), "its 'calibration' cannot be read"),
    Case("a temperature in quotes", "calibration", calibration(#""1""#), "its 'calibration' cannot be read"),
    Case("a temperature of 0", "calibration", calibration("0"), "its temperature is not 0.1 to 10.0"),
    Case("a negative temperature", "calibration", calibration("-1.5"), "its temperature is not 0.1 to 10.0"),
    Case("a temperature too low", "calibration", calibration("1e-300"), "its temperature is not 0.1 to 10.0"),
    Case("a temperature too high", "calibration", calibration("10.1"), "its temperature is not 0.1 to 10.0"),
    Case("an error above 1", "calibration", calibration("1", error: "1.1"), "its calibration errors are not 0 to 1"),
    Case("a negative error", "calibration", calibration("1", error: "-1"), "its calibration errors are not 0 to 1"),
    Case("no scheme", "scheme", nil, "its tag scheme is unknown"),
    Case("an unknown scheme", "scheme", "iob3", "its tag scheme is unknown"),
    Case("no scheme of the corpus", "corpus_scheme", nil, "its tag scheme is unknown"),
    Case("an unknown scheme of the corpus", "corpus_scheme", "IOB2", "its tag scheme is unknown"),
    Case("nothing about documents", "documents", nil, "what it takes for a document is unknown"),
    Case("unknown documents", "documents", "paragraphs", "what it takes for a document is unknown"),
    Case("an unknown policy", "unknown_words", "guessed", "what becomes of its unknown words is unknown"),
    Case("an empty policy", "unknown_words", "", "what becomes of its unknown words is unknown"),
    Case("a scheme with other tags", "scheme", "bioes", "its sizes do not fit together"),
    Case("more labels than classes", "labels", #"["LOC","PER"]"#, "its sizes do not fit together"),
    Case("no classes", classCount: 0),
    Case("classes less than none", classCount: -3),
    Case("a feature of no length", featureDimension: 0),
    Case("a feature of negative length", featureDimension: -1),
    Case("a feature too long", featureDimension: 1_000_000),
    Case("a feature of the largest length", featureDimension: .max),
    Case("a feature without rows", featureRows: 0),
    Case("a feature of negative rows", featureRows: -5),
    Case("a feature of more rows than there are numbers", featureRows: Int(Int32.max) + 1),
    Case("a feature of most rows", featureRows: .max),
    Case("no hidden units", hiddenUnits: 0),
    Case("negative hidden units", hiddenUnits: -1),
    Case("too many hidden units", hiddenUnits: 1_000_000),
    Case("most hidden units", hiddenUnits: .max),
    Case("negative second hidden units", secondHiddenUnits: -1),
    Case("too many second hidden units", secondHiddenUnits: 1_000_000),
    Case("most second hidden units", secondHiddenUnits: .max),
    Case("fewest second hidden units", secondHiddenUnits: .min),
    Case(
      "a second hidden layer of words", "architecture",
      architecture(#""secondHiddenUnits":0"#, #""secondHiddenUnits":"two""#),
      "its 'architecture' cannot be read"),
    Case("negative pooled units", pooledUnits: -1),
    Case("too many pooled units", pooledUnits: 1_000_000),
    Case("most pooled units", pooledUnits: .max),
    Case("fewest pooled units", pooledUnits: .min),
    Case("a negative radius", radius: -1),
    Case("a radius too wide", radius: 1_000),
    Case("the largest radius", radius: .max),
    Case("the smallest radius", radius: .min),
    Case("words of no length", wordDimensions: [0]),
    Case("words of negative length", wordDimensions: [-2]),
    Case("words too long", wordDimensions: [1_000_000]),
    Case("words of the largest length", wordDimensions: [.max]),
  ]

  @Test(arguments: cases) func refuses(_ c: Case) {
    var strings = Self.strings
    strings[c.key] = c.value
    #expect(throws: c.error) { try read(strings) }
  }
}
