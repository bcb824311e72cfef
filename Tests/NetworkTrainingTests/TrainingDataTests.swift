import TaggedText
import TestSupport
import Testing
import WindowFeatures

@testable import NetworkTraining

@Suite struct TrainingDataTests {
  /// Six words that the corpora below use, and one that they do not.
  static let vectors = """
    unused 9 9
    the 1 0
    turin 2 2
    0000 0.5 0.5
    oslo 3 1
    anna 0 2
    lives -1 4

    """

  static let training = ToyLanguage.columns(
    """
    Anna/B-PER lives Oslo/B-LOC 1996
    Xyzzy/B-PER Anna/I-PER the The
    """)

  static let development = ToyLanguage.columns(
    """
    Turin/B-LOC 2001 Qwert/B-ORG Anna/I-ORG the
    """)

  private func data(
    _ training: String = training, _ development: String? = development, vectors: String = vectors,
    scheme: TagScheme = .bioes, radius: Int = 1, features: FeatureSelection = "case"
  ) throws -> TrainingData {
    let folder = try TemporaryFolder()
    var options = TrainingOptions()
    options.scheme = scheme
    options.radius = radius
    options.features = features
    return try withExtendedLifetime(folder) {
      try TrainingData(
        training: try ToyTraining.corpus(training), development: try development.map { try ToyTraining.corpus($0) },
        stores: [try ToyTraining.store(of: vectors, in: folder)], options: options)
    }
  }

  /// Words stand in the order in which they first come, with lower-case keys and digits folded; those of the
  /// development set follow the training's.
  @Test func wordsInOrder() throws {
    let data = try data()
    #expect(data.tables[0].vocabulary.words == ["anna", "lives", "oslo", "0000", "the", "turin"])
    #expect(data.tables[0].trainingRows == 7)
    #expect(data.tables[0].vectors.rows == 8)
    #expect(data.tables[0].vocabulary.isCased == false)
  }

  @Test func vectorsInOrder() throws {
    let vectors = try data().tables[0].vectors
    #expect(vectors.row(0) == [0, 0])
    // the mean of the six words that are used
    #expect(vectors.row(1) == [Float(5.5 / 6), Float(9.5 / 6)])
    #expect(Array(vectors.elements.dropFirst(4)) == [0, 2, -1, 4, 3, 1, 0.5, 0.5, 1, 0, 2, 2])
  }

  /// Rows 2 to 7 are anna, lives, oslo, 0000, the and turin; 1 is the unknown word, 0 padding.
  @Test func encodedTexts() throws {
    let data = try data()
    #expect(data.training.rows[0] == [0, 2, 3, 4, 5, 0, 1, 2, 6, 6, 0])
    // no capital is row 1, a first capital row 3
    #expect(data.training.rows[1] == [0, 3, 1, 3, 1, 0, 3, 3, 1, 3, 0])
    #expect(data.training.sentenceLengths == [4, 4])
    let development = try #require(data.development)
    #expect(development.rows[0] == [0, 7, 5, 1, 2, 6, 0])
    #expect(data.developmentSentences.map(\.words) == [["Turin", "2001", "Qwert", "Anna", "the"]])
  }

  @Test func theWindowIsThatOfTheOptions() throws {
    #expect(try data(radius: 2).training.rows[0] == [0, 0, 2, 3, 4, 5, 0, 0, 1, 2, 6, 6, 0, 0])
  }

  /// Only the training set's labels are learned; an entity with another label is no entity to the network, and counted.
  @Test func labelsOfTheDevelopmentSetAlone() throws {
    let data = try data()
    #expect(data.tagSet.labels == ["LOC", "PER"])
    #expect(data.unknownDevelopmentLabels == 1)
    let tags = try #require(data.development).goldClasses.map { data.tagSet.tags[Int($0)].description }
    #expect(tags == ["S-LOC", "O", "O", "O", "O"])
    #expect(data.developmentSentences[0].entities.map(\.label) == ["LOC", "ORG"])
  }

  /// The classes are O; B-, I-, E- and S-LOC; B-, I-, E- and S-PER.
  @Test func countsClasses() throws {
    #expect(try data().classCounts == [4, 0, 0, 0, 1, 1, 0, 1, 1])
  }

  @Test func theSchemeIsThatOfTheOptions() throws {
    let data = try data(scheme: .iob2)
    #expect(data.tagSet.scheme == .iob2)
    #expect(data.classCounts == [4, 1, 0, 2, 1])
  }

  /// Of eight tokens the store has all but Xyzzy; The and the are two forms of seven.
  @Test func coverage() throws {
    let coverage = try data().tables[0].coverage
    #expect(coverage.tokens == 8)
    #expect(coverage.knownTokens == 7)
    #expect(coverage.forms == 7)
    #expect(coverage.knownForms == 6)
  }

  @Test func withoutADevelopmentSet() throws {
    let data = try data(TrainingDataTests.training, nil)
    #expect(data.development == nil)
    #expect(data.developmentSentences.isEmpty)
    #expect(data.tables[0].vocabulary.rowCount == data.tables[0].trainingRows)
    #expect(data.tables[0].coverage.tokens == 8)
    #expect(data.unknownDevelopmentLabels == 0)
    // the mean of five words, turin not among them
    #expect(data.tables[0].vectors.row(1) == [Float(3.5 / 5), Float(7.5 / 5)])
  }

  @Test func theDevelopmentSetHasASchemeOfItsOwn() throws {
    #expect(try data().developmentScheme == .iob2)
    let iob1 = ToyLanguage.columns("Anna/I-PER lives Oslo/I-LOC")
    #expect(try data(TrainingDataTests.training, iob1).developmentScheme == .iob1)
  }

  /// A word's own spelling goes before the one with folded digits.
  @Test func digitsAreFoldedOnlyWhereTheyMustBe() throws {
    let vectors = "0000 1 1\n1996 2 2\nanna 3 3\n"
    let data = try data(ToyLanguage.columns("1996 Anna/B-PER 1997"), nil, vectors: vectors)
    #expect(data.tables[0].vocabulary.words == ["1996", "anna", "0000"])
    #expect(data.training.rows[0] == [0, 2, 3, 4, 0])
  }

  @Test func aCasedStoreKeepsCapitals() throws {
    let vectors = "Paris 1 1\nparis 2 2\nrome 3 3\nThe 4 4\n"
    let data = try data(ToyLanguage.columns("Paris/B-LOC PARIS ROME the"), nil, vectors: vectors)
    #expect(data.tables[0].vocabulary.isCased)
    #expect(data.tables[0].vocabulary.words == ["Paris", "paris", "rome"])
    #expect(data.training.rows[0] == [0, 2, 3, 4, 1, 0])
  }

  /// "é" in one scalar and in two are two words, as in the file of vectors.
  @Test func spellingsAreComparedByTheirBytes() throws {
    let vectors = "caf\u{E9} 1 1\ncafe\u{301} 2 2\n"
    let data = try data(ToyLanguage.columns("cafe\u{301} caf\u{E9} cafe"), nil, vectors: vectors)
    #expect(data.training.rows[0] == [0, 2, 3, 1, 0])
    #expect(Array(data.tables[0].vectors.elements.dropFirst(4)) == [2, 2, 1, 1])
  }

  // MARK: Digest

  /// Two words without vectors that nothing but their n-grams tells apart, in the training or in the development set.
  @Test(arguments: ["Qwertz", "Qwerty"]) func theDigestKnowsCharacterNgrams(_ name: String) throws {
    func digest(_ features: FeatureSelection, _ training: String, _ development: String) throws -> String {
      try data(
        ToyLanguage.columns("Anna/B-PER lives \(training)/B-PER"), ToyLanguage.columns("\(development)/B-PER the"),
        features: features
      ).digest
    }
    let ngrams = try digest("case,ngrams", "Qwerty", "Anna")
    #expect(try digest("case,ngrams", "Qwerty", "Anna") == ngrams)
    #expect((try digest("case,ngrams", name, "Anna") == ngrams) == (name == "Qwerty"))
    #expect(try digest("case", name, "Anna") == digest("case", "Qwerty", "Anna"))
    let development = try digest("case,ngrams", "Qwerty", "Qwertz")
    #expect((try digest("case,ngrams", "Qwerty", name) == development) == (name == "Qwertz"))
  }

  // MARK: Unusual stores

  @Test func aStoreThatKnowsNoWord() throws {
    let data = try data(vectors: "unused 9 9\n")
    #expect(data.tables[0].vectors.elements == [0, 0, 0, 0])
    #expect(data.tables[0].trainingRows == 2)
    #expect(data.tables[0].coverage.knownTokens == 0)
  }
}
