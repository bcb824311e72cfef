import Synchronization
import TaggedText
import TestSupport
import Testing

@testable import WindowFeatures

@Suite struct FeatureEncoderTests {
  /// The number of bytes of a form, up to 9.
  private static let length = FittedFeature(
    FormFeature(name: "length", defaultDimension: 2, domain: .closed(valueCount: 10) { min($0.utf8.count, 9) }))

  /// The last character; those of "anna" and of "oslo" are known.
  private static let ending = FittedFeature(.suffix(1), texts: ["a", "o"])

  /// Document 0 has Oslo and Lima, document 1 has Oslo.
  private static let lists = TrainingLists(
    corpus: Corpus(documents: [
      [Sentence(words: ["Oslo", "Lima"], entities: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 1..<2)])],
      [Sentence(words: ["oslo"], entities: [EntitySpan("LOC", 0..<1)])],
    ]), labels: ["LOC"])

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var features: [FittedFeature]
    var document: [[String]]
    var rows: [[[Int32]]]
  }

  private static let text = [["Anna", "saw", "Oslo"], ["anna"]]

  static let cases = [
    Case(testDescription: "no features", features: [], document: text, rows: [[[], [], []], [[]]]),
    Case(testDescription: "no sentences", features: [ending, .documentCase], document: [], rows: []),
    Case(
      testDescription: "sentences without tokens", features: [ending, .documentCase], document: [[], []],
      rows: [[], []]),
    Case(
      testDescription: "the empty form", features: [length, ending, .documentCase], document: [[""]],
      rows: [[[1, 1, 1]]]),
    Case(testDescription: "a closed one", features: [length], document: text, rows: [[[5], [4], [5]], [[5]]]),
    Case(testDescription: "an open one", features: [ending], document: text, rows: [[[2], [1], [3]], [[2]]]),
    Case(
      testDescription: "one of the document", features: [.documentCase], document: text,
      rows: [[[3], [2], [2]], [[6]]]),
    Case(
      testDescription: "one of the sentence", features: [.sentenceCase], document: text,
      rows: [[[5], [5], [5]], [[2]]]),
    Case(
      testDescription: "of the form, then of the document", features: [length, ending, .documentCase], document: text,
      rows: [[[5, 2, 3], [4, 1, 2], [5, 3, 2]], [[5, 2, 6]]]),
    Case(
      testDescription: "of the document, then of the form", features: [.documentCase, ending], document: text,
      rows: [[[3, 2], [2, 1], [2, 3]], [[6, 2]]]),
    Case(
      testDescription: "one by one", features: [.entities(of: "LOC", in: lists), ending, .documentCase, length],
      document: text, rows: [[[1, 2, 3, 5], [1, 1, 2, 4], [5, 3, 2, 5]], [[1, 2, 6, 5]]]),
    Case(
      testDescription: "a sentence without tokens between others", features: [.documentCase, length],
      document: [["Oslo"], [], ["Oslo", "."]], rows: [[[6, 5]], [], [[6, 5], [1, 2]]]),
    Case(
      testDescription: "one feature twice", features: [length, .documentCase, length, .documentCase],
      document: [["is"]], rows: [[[3, 2, 3, 2]]]),
  ]

  @Test(arguments: cases) func rowsOfADocument(_ c: Case) {
    var encoder = FeatureEncoder(c.features)
    #expect(encoder.features.map(\.name) == c.features.map(\.name))
    #expect(encoder.rows(of: c.document) == c.rows)
    // and once more, from memory
    #expect(encoder.rows(of: c.document) == c.rows)
  }

  // MARK: Bags

  /// The bytes of a form, behind one that all have.
  private static let letters = FittedFeature(
    FormFeature(
      name: "letters", defaultDimension: 2, domain: .bag(valueCount: 128) { form in [0] + form.utf8.map { Int($0) } }))

  /// Bags are numbered as forms come, each once, from document to document; bag 0 is padding's.
  @Test func severalRowsAreABag() throws {
    var encoder = FeatureEncoder([FeatureEncoderTests.length, FeatureEncoderTests.letters, .documentCase])
    #expect(encoder.rows(of: [["ab", ""], ["ab"]]) == [[[3, 1, 3], [1, 2, 1]], [[3, 1, 3]]])
    #expect(encoder.rows(of: [["Ab", "", "ab"]]) == [[[3, 3, 3], [1, 2, 1], [3, 1, 6]]])
    #expect(encoder.bags.map { $0 != nil } == [false, true, false])
    let bags = try #require(encoder.bags[1])
    #expect((0..<Int32(bags.count)).map { Array(bags[$0]) } == [[0], [1, 98, 99], [1], [1, 66, 99]])
  }

  @Test func featuresOfOneRowHaveNoBags() {
    var encoder = FeatureEncoder([FeatureEncoderTests.length, FeatureEncoderTests.ending, .documentCase])
    _ = encoder.rows(of: [["Anna", "Oslo"]])
    #expect(encoder.bags == [nil, nil, nil])
  }

  // MARK: Memory

  /// What is remembered of a form in one document says nothing of its document features in another.
  @Test func eachDocumentIsItsOwn() {
    var encoder = FeatureEncoder([FeatureEncoderTests.length, .documentCase])
    #expect(encoder.rows(of: [["so", "so"]]) == [[[3, 3], [3, 3]]])
    #expect(encoder.rows(of: [["so"]]) == [[[3, 2]]])
    #expect(encoder.rows(of: [["so"], ["So"]]) == [[[3, 6]], [[3, 3]]])
    #expect(encoder.rows(of: [["so"]]) == [[[3, 2]]])
  }

  struct Training: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var index: Int?
    /// The rows of Oslo and Lima in the list.
    var rows: [Int32]
  }

  static let training = [
    Training(testDescription: "another text", index: nil, rows: [5, 5]),
    Training(testDescription: "a document that shares one of its two", index: 0, rows: [5, 1]),
    Training(testDescription: "a document that has one of others", index: 1, rows: [5, 5]),
  ]

  @Test(arguments: training) func listsKnowTheTrainingDocument(_ c: Training) {
    let list = FittedFeature.entities(of: "LOC", in: FeatureEncoderTests.lists)
    var encoder = FeatureEncoder([FeatureEncoderTests.length, list, .documentCase])
    let document = [["Oslo", "Lima"]]
    let expected = [c.rows.map { [5, $0, 2] }]
    #expect(encoder.rows(of: document, trainingIndex: c.index) == expected)
    // whatever was asked before
    for index in [nil, 0, 1] { _ = encoder.rows(of: document, trainingIndex: index) }
    #expect(encoder.rows(of: document, trainingIndex: c.index) == expected)
  }

  @Test func anIndexBeyondTheTrainingSetIsOurMistake() async {
    await #expect(processExitsWith: .failure) {
      let corpus = Corpus(documents: [[Sentence(words: ["Oslo"], entities: [EntitySpan("LOC", 0..<1)])]])
      let lists = TrainingLists(corpus: corpus, labels: ["LOC"])
      var encoder = FeatureEncoder([.entities(of: "LOC", in: lists)])
      _ = encoder.rows(of: [["Oslo"]], trainingIndex: 1)
    }
  }

  /// The forms that a feature was asked about.
  private final class Questions: Sendable {
    private let forms = Mutex<[String]>([])

    var asked: [String] { forms.withLock { $0 } }

    /// A feature of no more than rare texts that takes note of each question.
    var feature: FittedFeature {
      FittedFeature(
        FormFeature(
          name: "asked", defaultDimension: 1,
          domain: .open(minimumCount: 1) { form in
            self.forms.withLock { $0.append(form) }
            return form
          }))
    }
  }

  @Test func remembersEachFormFromDocumentToDocument() {
    let questions = Questions()
    var encoder = FeatureEncoder([.documentCase, questions.feature])
    _ = encoder.rows(of: [["Anna", "anna"], ["Anna"]])
    _ = encoder.rows(of: [["Xyzzy", "anna", "Xyzzy"]], trainingIndex: 0)
    #expect(questions.asked == ["Anna", "anna", "Xyzzy"])
  }

  /// "é" in one scalar and in two are two forms: what is remembered of one says nothing of the other.
  @Test func remembersSpellingsApart() {
    var encoder = FeatureEncoder([FeatureEncoderTests.length])
    let document = [["caf\u{E9}", "cafe\u{301}"], ["cafe\u{301}", "caf\u{E9}"]]
    #expect(encoder.rows(of: document) == [[[6], [7]], [[7], [6]]])
    #expect(encoder.rows(of: document) == [[[6], [7]], [[7], [6]]])
  }

  @Test func agreesWithAskingEachFeatureAlone() {
    let fitted = FormFeature.all.map { FittedFeature($0, fittedTo: [("Ab", 5), ("b", 5), ("é", 5), ("c.", 5)]) }
    let all =
      fitted + [.documentCase, .sentenceCase, .entities(of: "LOC", in: FeatureEncoderTests.lists)]
      + [.phrases(PhraseList([["a", "b"], ["c"]]), name: "gazetteer:X")]
    for seed: UInt64 in 1...100 {
      var random = SeededRandom(seed: seed)
      let features = all.shuffled(using: &random).prefix(Int.random(in: 0...all.count, using: &random))
      var encoder = FeatureEncoder(Array(features))
      for _ in 0..<3 {
        let document = (0..<Int.random(in: 0...4, using: &random)).map { _ in randomWords(upTo: 6, using: &random) }
        let trainingIndex = [nil, 0, 1].randomElement(using: &random) ?? nil
        let values = features.map { $0.values(of: document, trainingIndex: trainingIndex) }
        let expected = document.indices.map { sentence in
          document[sentence].indices.map { token in
            zip(features, values).map { feature, values in
              feature.row(of: document[sentence][token]) ?? values.map { Int32($0[sentence][token] + 1) } ?? 0
            }
          }
        }
        let rows = encoder.rows(of: document, trainingIndex: trainingIndex)
        for (feature, bags) in encoder.bags.enumerated() {
          for (sentence, words) in document.enumerated() {
            for (token, word) in words.enumerated() {
              guard let bags else {
                #expect(rows[sentence][token][feature] == expected[sentence][token][feature], "seed \(seed)")
                continue
              }
              #expect(Array(bags[rows[sentence][token][feature]]) == features[feature].rows(of: word), "seed \(seed)")
            }
          }
        }
      }
    }
  }
}
