import TaggedText
import TestSupport
import Testing
import WindowFeatures

@Suite struct TrainingListsTests {
  /// Documents of sentences in which a run of words in the same brackets is an entity: `(New York)` of LOC, `[Anna]` of
  /// PER.
  private static func corpus(_ documents: [[String]]) -> Corpus {
    Corpus(documents: documents.map { $0.map(sentence) })
  }

  private static func sentence(_ text: String) -> Sentence {
    var sentence = Sentence(words: [])
    var start = 0
    for part in text.split(separator: " ") {
      if part.hasPrefix("(") || part.hasPrefix("[") { start = sentence.words.count }
      sentence.words.append(String(part.filter { !"()[]".contains($0) }))
      if part.hasSuffix(")") || part.hasSuffix("]") {
        sentence.entities.append(EntitySpan(part.hasSuffix(")") ? "LOC" : "PER", start..<sentence.words.count))
      }
    }
    return sentence
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var documents: [[String]]
    var sentence: String
    /// The codes in another text.
    var codes: [Int]
    /// The codes in document 0.
    var codesInFirst: [Int]
  }

  static let cases = [
    Case(
      testDescription: "no documents but one", documents: [[]], sentence: "in Oslo", codes: [0, 0],
      codesInFirst: [0, 0]),
    Case(testDescription: "no words", documents: [["(Oslo)"]], sentence: "", codes: [], codesInFirst: []),
    Case(
      testDescription: "only in this document", documents: [["in (Oslo)", "(Oslo) and (OSLO)"], ["Oslo"]],
      sentence: "in Oslo", codes: [0, 4], codesInFirst: [0, 0]),
    Case(
      testDescription: "in another document", documents: [[], ["in (Oslo)"]], sentence: "in oslo", codes: [0, 4],
      codesInFirst: [0, 4]),
    Case(
      testDescription: "in both", documents: [["in (Oslo)"], ["in (OSLO)"]], sentence: "in Oslo", codes: [0, 4],
      codesInFirst: [0, 4]),
    Case(
      testDescription: "in three, and twice here", documents: [["(Oslo) (Oslo)"], ["(Oslo)"], ["(Oslo)"]],
      sentence: "Oslo", codes: [4], codesInFirst: [4]),
    Case(
      testDescription: "of another label elsewhere", documents: [["(Lima)"], ["[Lima] came"]], sentence: "Lima",
      codes: [4], codesInFirst: [0]),
    Case(
      testDescription: "of another label only", documents: [["[Lima]"], ["[Lima]"]], sentence: "Lima", codes: [0],
      codesInFirst: [0]),
    Case(
      testDescription: "a shorter string of another document", documents: [["(New York City)"], ["(New York)"]],
      sentence: "New York City Hall", codes: [1, 2, 3, 0], codesInFirst: [1, 3, 0, 0]),
    Case(
      testDescription: "a longer string of another document", documents: [["(New York)"], ["(New York City)"]],
      sentence: "New York City , New York", codes: [1, 2, 3, 0, 1, 3], codesInFirst: [1, 2, 3, 0, 0, 0]),
    Case(
      testDescription: "a string behind the first word", documents: [["(New York City)"], ["(York)"]],
      sentence: "New York City", codes: [1, 2, 3], codesInFirst: [0, 4, 0]),
  ]

  @Test(arguments: cases) func codes(_ c: Case) {
    let lists = TrainingLists(corpus: Self.corpus(c.documents), labels: ["LOC", "PER"])
    let words = Self.sentence(c.sentence).words
    #expect(lists.codes(label: "LOC", words: words) == c.codes)
    #expect(lists.codes(label: "LOC", inTrainingDocument: 0, words: words) == c.codesInFirst)
  }

  @Test func listsOfTheLabelsGiven() {
    let corpus = Self.corpus([["[Anna] in (New York)", "[Anna Berg]"], ["(Oslo)"]])
    let lists = TrainingLists(corpus: corpus, labels: ["LOC", "PER", "ORG"])
    #expect(lists.list(of: "LOC").phrases == ["new york", "oslo"])
    #expect(lists.list(of: "PER").phrases == ["anna", "anna berg"])
    #expect(lists.list(of: "ORG").phrases.isEmpty)
    #expect(lists.codes(label: "ORG", inTrainingDocument: 1, words: ["Oslo"]) == [0])
    #expect(TrainingLists(corpus: corpus, labels: ["PER"]).list(of: "PER").phrases == ["anna", "anna berg"])
  }

  /// What tab-separated columns may hold and no list does.
  @Test func aWordWithASpaceIsLeftOut() {
    let words = ["New York", "Oslo"]
    let sentence = Sentence(words: words, entities: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 1..<2)])
    let lists = TrainingLists(corpus: Corpus(documents: [[sentence], [sentence]]), labels: ["LOC"])
    #expect(lists.codes(label: "LOC", words: words) == [0, 4])
    #expect(lists.codes(label: "LOC", inTrainingDocument: 1, words: words) == [0, 4])
  }

  /// A document sees what the lists of the corpus without it would show.
  @Test func agreesWithLeavingTheDocumentOut() {
    for seed: UInt64 in 1...200 {
      var random = SeededRandom(seed: seed)
      let documents = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.randomSentence(using: &random) }
      }
      let lists = TrainingLists(corpus: Corpus(documents: documents), labels: ["LOC", "PER"])
      for label in ["LOC", "PER"] {
        let words = randomWords(upTo: 12, using: &random)
        let all = PhraseList(Self.strings(label, in: documents))
        #expect(lists.codes(label: label, words: words) == all.codes(in: words), "seed \(seed)")
        #expect(lists.list(of: label).phrases == all.phrases, "seed \(seed)")
        for index in documents.indices {
          var others = documents
          others.remove(at: index)
          let codes = lists.codes(label: label, inTrainingDocument: index, words: words)
          #expect(
            codes == PhraseList(Self.strings(label, in: others)).codes(in: words), "seed \(seed), document \(index)")
        }
      }
    }
  }

  private static func randomSentence(using random: inout SeededRandom) -> Sentence {
    var sentence = Sentence(words: [])
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let entity = randomWords(upTo: 3, using: &random)
      let start = sentence.words.count
      sentence.words += entity + ["said"]
      if !entity.isEmpty {
        let label = Bool.random(using: &random) ? "LOC" : "PER"
        sentence.entities.append(EntitySpan(label, start..<start + entity.count))
      }
    }
    return sentence
  }

  private static func strings(_ label: String, in documents: [[Sentence]]) -> [[String]] {
    documents.joined().flatMap { sentence in
      sentence.entities.filter { $0.label == label }.map { Array(sentence.words[$0.tokens]) }
    }
  }

  @Test func impossibleQuestionsAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = TrainingLists(corpus: Corpus(documents: [[]]), labels: ["LOC", "LOC"])
    }
    await #expect(processExitsWith: .failure) {
      _ = TrainingLists(corpus: Corpus(documents: [[]]), labels: ["LOC"]).list(of: "PER")
    }
    await #expect(processExitsWith: .failure) {
      let lists = TrainingLists(corpus: Corpus(documents: [[]]), labels: ["LOC"])
      _ = lists.codes(label: "LOC", inTrainingDocument: 1, words: [])
    }
  }
}
