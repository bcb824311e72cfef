import Synchronization
import TaggedText
import Testing

@testable import WindowFeatures

@Suite struct FormEncoderTests {
  /// Rows 2 to 6.
  private let vocabulary = Vocabulary(words: ["anna", "lives", "oslo", "0000", "."], isCased: false)

  /// The number of bytes of a form, up to 9.
  private static let length = FormFeature(name: "length", valueCount: 10) { min($0.utf8.count, 9) }

  private func encoder(_ features: [FormFeature] = [.caseClass]) -> FormEncoder {
    FormEncoder(vocabulary: vocabulary, features: features)
  }

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

  @Test(arguments: cases) func rowsOfAForm(_ c: Case) {
    var encoder = encoder([.caseClass, FormEncoderTests.length])
    #expect(encoder.rows(of: c.form) == c.rows)
    // and once more, from memory
    #expect(encoder.rows(of: c.form) == c.rows)
  }

  @Test func featuresInTheirOrder() {
    var encoder = encoder([FormEncoderTests.length, .caseClass])
    #expect(encoder.rows(of: "Anna") == [2, 5, 3])
    #expect(encoder.features.map(\.name) == ["length", "case"])
  }

  @Test func withoutFeaturesTheWordAlone() {
    var encoder = encoder([])
    #expect(encoder.rows(of: "Oslo") == [4])
  }

  /// The forms that a feature was asked about.
  private final class Questions: Sendable {
    private let forms = Mutex<[String]>([])

    var asked: [String] { forms.withLock { $0 } }

    /// A feature of one value that takes note of each question.
    var feature: FormFeature {
      FormFeature(name: "asked", valueCount: 1) { form in
        self.forms.withLock { $0.append(form) }
        return 0
      }
    }
  }

  @Test func remembersEachForm() {
    let questions = Questions()
    var encoder = encoder([questions.feature])
    for form in ["Anna", "anna", "Anna", "Xyzzy", "anna", "Xyzzy"] { _ = encoder.rows(of: form) }
    #expect(questions.asked == ["Anna", "anna", "Xyzzy"])
  }

  @Test func remembersFromTextToText() throws {
    let questions = Questions()
    var encoder = encoder([questions.feature])
    let tagSet = TagSet(labels: [], scheme: .iob2)
    for radius in [0, 2] {
      let sentences = [Sentence(words: ["Anna", "lives"]), Sentence(words: ["lives", "Anna", "."])]
      _ = try encoder.encode(sentences, tagSet: tagSet, radius: radius)
    }
    #expect(questions.asked == ["Anna", "lives", "."])
  }

  /// "é" in one scalar and in two are two forms: what is remembered of one says nothing of the other.
  @Test func remembersSpellingsApart() {
    let spellings = ["caf\u{E9}", "cafe\u{301}"]
    let vocabulary = Vocabulary(words: spellings, isCased: false)
    var encoder = FormEncoder(vocabulary: vocabulary, features: [FormEncoderTests.length])
    #expect(spellings.map { encoder.rows(of: $0) } == [[2, 6], [3, 7]])
    #expect(spellings.map { encoder.rows(of: $0) } == [[2, 6], [3, 7]])
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
    let (text, unknownLabels) = try encoder.encode(sentences, tagSet: tagSet, radius: 1)
    #expect(text.rows == [[0, 2, 1, 3, 4, 0, 6, 0], [0, 3, 3, 1, 2, 0, 1, 0]])
    #expect(text.goldClasses == [3, 4, 0, 1, 0])
    #expect(text.sentenceLengths == [4, 1])
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
    let text = try encoder.encode(sentences, tagSet: tagSet, radius: 2).text
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
    let (text, unknownLabels) = try encoder.encode(sentences, tagSet: tagSet, radius: 0)
    #expect(unknownLabels == c.unknownLabels)
    #expect(text.goldClasses == c.goldClasses)
    #expect(text.rows[0] == [2, 1, 3, 4, 6])
  }

  @Test func unknownLabelsOfAllSentences() throws {
    var encoder = encoder()
    let sentence = Sentence(
      words: ["Anna", "lives", "Oslo"],
      entities: [EntitySpan("ORG", 0..<1), EntitySpan("PER", 1..<2), EntitySpan("ORG", 2..<3)])
    let tagSet = TagSet(labels: ["PER"], scheme: .bioes)
    let (text, unknownLabels) = try encoder.encode([sentence, sentence], tagSet: tagSet, radius: 1)
    #expect(unknownLabels == 4)
    let tags = text.goldClasses.map { tagSet.tags[Int($0)].description }
    #expect(tags == ["O", "S-PER", "O", "O", "S-PER", "O"])
  }

  @Test func nothingToEncode() throws {
    var encoder = encoder()
    let tagSet = TagSet(labels: ["PER"], scheme: .iob2)
    let (text, unknownLabels) = try encoder.encode([], tagSet: tagSet, radius: 2)
    #expect(text.rows == [[0, 0], [0, 0]])
    #expect(text.tokenCount == 0)
    #expect(unknownLabels == 0)
    let empty = try encoder.encode([Sentence(words: [])], tagSet: tagSet, radius: 2).text
    #expect(empty.rows == [[0, 0, 0, 0], [0, 0, 0, 0]])
    #expect(empty.sentenceLengths == [0])
  }
}
