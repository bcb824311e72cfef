import TaggedText
import Testing

@testable import WindowFeatures

@Suite struct TextEncoderTests {
  /// Rows 2 to 6.
  private let vocabulary = Vocabulary(words: ["anna", "lives", "oslo", "0000", "."], isCased: false)

  /// The number of bytes of a form, up to 9.
  private static let length = FittedFeature(
    FormFeature(name: "length", defaultDimension: 2, domain: .closed(valueCount: 10) { min($0.utf8.count, 9) }))

  private func encoder(_ features: [FittedFeature] = [FittedFeature(.caseClass)]) -> TextEncoder {
    TextEncoder(vocabularies: [vocabulary], features: features)
  }

  private let noLabels = TagSet(labels: [], scheme: .iob2)

  struct Case: Sendable, CustomTestStringConvertible {
    var form: String
    /// The rows of the word, of its case and of its length.
    var rows: [Int32]
    var testDescription: String { "'\(form)'" }
  }

  static let cases = [
    Case(form: "anna", rows: [2, 1, 5]), Case(form: "Anna", rows: [2, 3, 5]), Case(form: "ANNA", rows: [2, 2, 5]),
    Case(form: "aNNA", rows: [2, 4, 5]), Case(form: "1996", rows: [5, 1, 5]), Case(form: ".", rows: [6, 1, 2]),
    Case(form: "Xyzzy", rows: [1, 3, 6]), Case(form: "", rows: [1, 1, 1]),
  ]

  @Test(arguments: cases) func rowsOfAForm(_ c: Case) throws {
    var encoder = encoder([FittedFeature(.caseClass), TextEncoderTests.length])
    // twice, and once more from memory
    let document = [Sentence(words: [c.form, c.form])]
    for _ in 1...2 {
      let text = try encoder.encode([document], tagSet: noLabels, radius: 0).text
      #expect(text.rows == c.rows.map { [$0, $0] })
    }
  }

  @Test func featuresInTheirOrder() throws {
    var encoder = encoder([TextEncoderTests.length, .documentCase, FittedFeature(.caseClass)])
    let text = try encoder.encode([[Sentence(words: ["Anna", "lives"])]], tagSet: noLabels, radius: 0).text
    #expect(text.rows == [[2, 3], [5, 6], [2, 2], [3, 1]])
  }

  /// A form has its bag in every text, and a text the bags of those before it.
  @Test func bagsOfCharacterNgrams() throws {
    let ngrams = FittedFeature(.characterNgrams)
    var encoder = encoder([TextEncoderTests.length, ngrams])
    let first = try encoder.encode([[Sentence(words: ["Anna", "lives", "Anna"])]], tagSet: noLabels, radius: 1).text
    #expect(first.rows[2] == [0, 1, 2, 1, 0])
    let second = try encoder.encode([[Sentence(words: ["Oslo", "Anna"])]], tagSet: noLabels, radius: 0).text
    #expect(second.rows[2] == [3, 1])
    for (text, forms) in [(first, ["Anna", "lives"]), (second, ["Anna", "lives", "Oslo"])] {
      #expect(text.bags.map { $0 != nil } == [false, false, true])
      let bags = try #require(text.bags[2])
      #expect(bags.count == forms.count + 1)
      #expect(bags[0] == [0])
      for (form, number) in zip(forms, Int32(1)...) { #expect(Array(bags[number]) == ngrams.rows(of: form), "\(form)") }
    }
  }

  @Test func withoutFeaturesTheWordAlone() throws {
    var encoder = encoder([])
    #expect(try encoder.encode([[Sentence(words: ["Oslo"])]], tagSet: noLabels, radius: 1).text.rows == [[0, 4, 0]])
  }

  /// "é" in one scalar and in two are two forms: what is remembered of one says nothing of the other.
  @Test func remembersSpellingsApart() throws {
    let spellings = ["caf\u{E9}", "cafe\u{301}"]
    let vocabulary = Vocabulary(words: spellings, isCased: false)
    var encoder = TextEncoder(vocabularies: [vocabulary], features: [TextEncoderTests.length])
    for _ in 1...2 {
      let text = try encoder.encode([[Sentence(words: spellings)]], tagSet: noLabels, radius: 0).text
      #expect(text.rows == [[2, 3], [6, 7]])
      #expect(text.forms == [0, 1])
    }
  }

  @Test func formsAreNumberedCapitalsAside() throws {
    var encoder = encoder()
    let documents = [
      [Sentence(words: ["Oslo", "OSLO"]), Sentence(words: ["Turin"])], [Sentence(words: ["oslo", "Xyzzy", "turin"])],
    ]
    #expect(try encoder.encode(documents, tagSet: noLabels, radius: 1).text.forms == [0, 0, 1, 0, 2, 1])
    // a form keeps its number in the next text
    let next = try encoder.encode([[Sentence(words: ["anna", "XYZZY"])]], tagSet: noLabels, radius: 1).text
    #expect(next.forms == [3, 2])
  }

  @Test func documentsStayApart() throws {
    var encoder = encoder([.documentCase])
    let documents = [
      [Sentence(words: ["so", "Anna"]), Sentence(words: [])], [], [Sentence(words: ["so"]), Sentence(words: ["so"])],
    ]
    let text = try encoder.encode(documents, tagSet: noLabels, radius: 0).text
    #expect(text.rows[1] == [2, 2, 3, 3])
    #expect(text.sentenceLengths == [2, 0, 1, 1])
    #expect(text.documentStarts == [0, 2, 2])
    #expect(text.documentStarts.indices.map { text.sentences(ofDocument: $0) } == [0..<2, 2..<2, 2..<4])
  }

  /// Oslo is an entity of both documents, Anna of the first alone, which must not give itself away.
  @Test func theTrainingSetDoesNotSeeItsOwnEntities() throws {
    let documents = [
      [
        Sentence(words: ["Anna", "."], entities: [EntitySpan("LOC", 0..<1)]),
        Sentence(words: ["Oslo"], entities: [EntitySpan("LOC", 0..<1)]),
      ],
      [Sentence(words: ["anna", "oslo"], entities: [EntitySpan("LOC", 1..<2)])],
    ]
    let lists = TrainingLists(corpus: Corpus(documents: documents), labels: ["LOC"])
    var encoder = encoder([.entities(of: "LOC", in: lists)])
    let tagSet = TagSet(labels: ["LOC"], scheme: .iob2)
    let training = try encoder.encode(documents, areTraining: true, tagSet: tagSet, radius: 0).text
    #expect(training.rows[1] == [1, 1, 5, 5, 5])
    let other = try encoder.encode(documents, tagSet: tagSet, radius: 0).text
    #expect(other.rows[1] == [5, 1, 5, 5, 5])
  }

  private let sentences = [
    Sentence(
      words: ["Anna", "Smith", "lives", "OSLO"], entities: [EntitySpan("PER", 0..<2), EntitySpan("LOC", 3..<4)]),
    Sentence(words: ["."]),
  ]

  @Test func encodesSentences() throws {
    var encoder = encoder()
    // the classes are O, B-LOC, I-LOC, B-PER and I-PER
    let tagSet = TagSet(labels: ["PER", "LOC"], scheme: .iob2)
    let (text, unknownLabels) = try encoder.encode([sentences], tagSet: tagSet, radius: 1)
    #expect(text.rows == [[0, 2, 1, 3, 4, 0, 6, 0], [0, 3, 3, 1, 2, 0, 1, 0]])
    #expect(text.goldClasses == [3, 4, 0, 1, 0])
    #expect(text.sentenceLengths == [4, 1])
    #expect(text.documentStarts == [0])
    #expect(text.forms == [0, 1, 2, 3, 4])
    #expect(text.radius == 1)
    #expect(unknownLabels == 0)
  }

  struct Scheme: Sendable, CustomTestStringConvertible {
    var scheme: TagScheme
    var tags: [String]
    var testDescription: String { scheme.rawValue }
  }

  static let schemes = [
    Scheme(scheme: .iob1, tags: ["I-PER", "I-PER", "O", "I-LOC", "O"]),
    Scheme(scheme: .iob2, tags: ["B-PER", "I-PER", "O", "B-LOC", "O"]),
    Scheme(scheme: .bioes, tags: ["B-PER", "E-PER", "O", "S-LOC", "O"]),
  ]

  @Test(arguments: schemes) func classesAreThoseOfTheTagSet(_ c: Scheme) throws {
    var encoder = encoder()
    let tagSet = TagSet(labels: ["LOC", "PER"], scheme: c.scheme)
    let text = try encoder.encode([sentences], tagSet: tagSet, radius: 2).text
    #expect(text.goldClasses.map { tagSet.tags[Int($0)].description } == c.tags)
  }

  struct Unknown: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var labels: [String]
    var unknownLabels: Int
    var goldClasses: [Int32]
  }

  static let unknown = [
    Unknown(testDescription: "all known", labels: ["LOC", "PER"], unknownLabels: 0, goldClasses: [3, 4, 0, 1, 0]),
    Unknown(testDescription: "two tokens are one", labels: ["LOC"], unknownLabels: 1, goldClasses: [0, 0, 0, 1, 0]),
    Unknown(testDescription: "the later one", labels: ["PER"], unknownLabels: 1, goldClasses: [1, 2, 0, 0, 0]),
    Unknown(testDescription: "none known", labels: ["per"], unknownLabels: 2, goldClasses: [0, 0, 0, 0, 0]),
    Unknown(testDescription: "no labels", labels: [], unknownLabels: 2, goldClasses: [0, 0, 0, 0, 0]),
  ]

  /// Counted by the entity, not by the token; its tokens are O, and their rows what they are.
  @Test(arguments: unknown) func countsUnknownLabels(_ c: Unknown) throws {
    var encoder = encoder()
    let tagSet = TagSet(labels: c.labels, scheme: .iob2)
    let (text, unknownLabels) = try encoder.encode([sentences], tagSet: tagSet, radius: 0)
    #expect(unknownLabels == c.unknownLabels)
    #expect(text.goldClasses == c.goldClasses)
    #expect(text.rows[0] == [2, 1, 3, 4, 6])
  }

  @Test func unknownLabelsOfAllSentencesAndDocuments() throws {
    var encoder = encoder()
    let sentence = Sentence(
      words: ["Anna", "lives", "Oslo"],
      entities: [EntitySpan("ORG", 0..<1), EntitySpan("PER", 1..<2), EntitySpan("ORG", 2..<3)])
    let tagSet = TagSet(labels: ["PER"], scheme: .bioes)
    let (text, unknownLabels) = try encoder.encode([[sentence, sentence], [sentence]], tagSet: tagSet, radius: 1)
    #expect(unknownLabels == 6)
    let tags = text.goldClasses.map { tagSet.tags[Int($0)].description }
    #expect(tags == ["O", "S-PER", "O", "O", "S-PER", "O", "O", "S-PER", "O"])
  }

  @Test func nothingToEncode() throws {
    var encoder = encoder()
    let tagSet = TagSet(labels: ["PER"], scheme: .iob2)
    let (text, unknownLabels) = try encoder.encode([], tagSet: tagSet, radius: 2)
    #expect(text.rows == [[0, 0], [0, 0]])
    #expect(text.tokenCount == 0)
    #expect(unknownLabels == 0)
    #expect(text.documentStarts.isEmpty)
    let noSentences = try encoder.encode([[]], tagSet: tagSet, radius: 2).text
    #expect(noSentences.rows == [[0, 0], [0, 0]])
    #expect(noSentences.documentStarts == [0])
    let noTokens = try encoder.encode([[Sentence(words: [])]], tagSet: tagSet, radius: 2).text
    #expect(noTokens.rows == [[0, 0, 0, 0], [0, 0, 0, 0]])
    #expect(noTokens.sentenceLengths == [0])
    #expect(noTokens.documentStarts == [0])
  }
}
