import TaggedText
import TestSupport
import Testing
import WindowFeatures

@testable import NetworkTraining

@Suite struct WordVectorTableTests {
  private static let vectors = """
    anna 0 2
    lives -1 4
    oslo 3 1
    new 1 0
    york 3 4
    0,0.0 5 5

    """

  private static let training = ToyLanguage.columns(
    "Anna/B-PER lives New-York/B-LOC 1,234.56 12:30 U2/B-ORG Oslo-Xyz/B-LOC Xyzzy x-y 1:45")

  private static let development = "Oslo-New O\n9:59 O\nA4 O\n12-11 O\nYork/Anna O\nnew-york O\n7.5.5 O\nQq-12 O\n"

  private func data(
    _ training: String = training, _ development: String? = development, vectors: [String] = [vectors],
    unknownWords: UnknownWordPolicy = .composed, caseAugmentation: Double = 0
  ) throws -> TrainingData {
    let folder = try TemporaryFolder()
    var options = TrainingOptions()
    options.radius = 0
    options.unknownWords = unknownWords
    options.caseAugmentation = caseAugmentation
    return try withExtendedLifetime(folder) {
      try TrainingData(
        training: try ToyTraining.corpus(training), development: try development.map { try ToyTraining.corpus($0) },
        stores: try vectors.enumerated().map {
          try ToyTraining.store(of: $1, in: folder, name: "\($0).sqlite")
        }, options: options)
    }
  }

  /// Classes of numbers first; then what the training set has, the store's words before fall-backs; then the same of the
  /// development set, with the parts of its compounds before them.
  @Test func rowsInOrder() throws {
    let table = try data().tables[0]
    #expect(
      table.vocabulary.words == [
        "\nnumber:0:0", "\nnumber:letters", "anna", "lives", "\nparts:new-york", "0,0.0", "\nparts:oslo-xyz",
        "oslo", "new", "\nparts:oslo-new", "york", "\nparts:york/anna",
      ])
    #expect(table.vocabulary.unknownWords == .composed)
    #expect(table.learnedRows == 4)
    #expect(table.numberClassCount == 2)
    #expect(table.trainingRows == 9)
    #expect(table.trainingVocabulary.words == Array(table.vocabulary.words.prefix(7)))
    #expect(table.trainingVocabulary.unknownWords == .composed)
    #expect(table.compositions.map(\.row) == [11, 13])
    #expect(table.compositions.map(\.parts) == [[9, 10], [12, 4]])
  }

  /// Classes begin where the unknown word does, at the mean of the ten words.
  @Test func vectorsInOrder() throws {
    let vectors = try data().tables[0].vectors
    #expect(vectors.row(0) == [0, 0])
    for row in 1...3 { #expect(vectors.row(row) == [1.95, 2.25]) }
    #expect(
      Array(vectors.elements.dropFirst(8)) == [
        0, 2, -1, 4, 2, 2, 5, 5, 3, 1, 3, 1, 1, 0, 2, 0.5, 3, 4, 1.5, 3,
      ])
  }

  /// Neither 12-11 nor 7.5.5 is of a class of the training set, and their parts are no words; x-y has no part either.
  @Test func rowsOfTheTexts() throws {
    let data = try data()
    #expect(data.training.rows[0] == [4, 5, 6, 7, 2, 3, 8, 1, 1, 2])
    #expect(data.development?.rows[0] == [11, 2, 3, 1, 13, 6, 1, 3])
  }

  @Test func coverageCountsFallBacks() throws {
    let coverage = try data().tables[0].coverage
    #expect(coverage.forms == 10 && coverage.tokens == 10)
    #expect(coverage.knownForms == 8 && coverage.knownTokens == 8)
    #expect(coverage.composedForms == 2)
    #expect(coverage.numberForms == 3)
  }

  @Test func withoutThePolicyThereAreTheStoresWordsAlone() throws {
    let table = try data(unknownWords: .single).tables[0]
    #expect(table.vocabulary.words == ["anna", "lives"])
    #expect(table.learnedRows == 2)
    #expect(table.compositions.isEmpty)
    #expect(table.coverage.knownForms == 2 && table.coverage.composedForms == 0 && table.coverage.numberForms == 0)
  }

  /// In a cased store each form is a compound of its own, whose parts are looked up as they are written.
  @Test func compoundsOfACasedStore() throws {
    let data = try data(
      ToyLanguage.columns("NEW-York New-York new-YORK new-york"), nil, vectors: ["New 1 0\nnew 3 0\nYork 5 0\n"])
    let table = data.tables[0]
    #expect(table.vocabulary.isCased)
    #expect(
      table.vocabulary.words == [
        "\nparts:NEW-York", "\nparts:New-York", "\nparts:new-YORK", "\nparts:new-york",
      ])
    #expect((2...5).map { table.vectors[$0, 0] } == [4, 3, 4, 3])
  }

  @Test func eachStoreHasFallBacksOfItsOwn() throws {
    let data = try data(
      "New-York O\n1:30 O\n", "York-New O\n", vectors: [Self.vectors, "New-York 7\n1:30 8\nyork 9\n"])
    #expect(data.tables[0].vocabulary.words.prefix(2) == ["\nnumber:0:0", "\nparts:new-york"])
    #expect(data.tables[1].vocabulary.words == ["New-York", "1:30", "york", "\nparts:York-New"])
    #expect(data.tables.map(\.learnedRows) == [3, 2])
    #expect(data.training.rows[0] == [3, 2])
    #expect(data.training.rows[1] == [2, 3])
  }

  /// A sentence that is shown in capitals is one of the training set.
  @Test func variantsHaveFallBacksToo() throws {
    let data = try data("Ab-oslo O\n", nil, vectors: ["AB 2 2\noslo 4 4\nx 0 0\n"], caseAugmentation: 1)
    #expect(data.tables[0].vocabulary.words == ["\nparts:Ab-oslo", "\nparts:AB-OSLO", "\nparts:ab-oslo"])
    #expect(data.tables[0].trainingRows == 5)
    #expect((2...4).map { data.tables[0].vectors[$0, 0] } == [4, 3, 4])
  }

  /// A checkpoint of one text is none of another that is composed of other parts.
  @Test func theDigestKnowsCompositions() throws {
    let vectors = "a 1 1\nb 1 1\nc 1 1\n"
    func digest(_ compound: String) throws -> String {
      try data("a O\nb O\nc O\n", "\(compound) O\n", vectors: [vectors]).digest
    }
    #expect(try digest("a-b") == digest("a/b"))
    #expect(try digest("a-b") != digest("a-c"))
  }
}
