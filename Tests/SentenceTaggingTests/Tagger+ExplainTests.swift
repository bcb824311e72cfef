import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowNetwork
import WordVectors

@testable import SentenceTagging

@Suite struct TaggerExplainTests {
  private let folder: TemporaryFolder
  private let tagger: Tagger

  init() throws {
    folder = try TemporaryFolder()
    tagger = Tagger(
      model: try ToyTagging.trainedModel(), stores: [.open(try ToyTagging.store(in: folder))], decoding: .legal,
      logger: RecordingLog().logger)
  }

  private func words(_ sentence: String) -> [String] { sentence.split(separator: " ").map(String.init) }

  // MARK: - The prediction

  /// Whatever the sentence: what is explained is the tag that `tag` gives, and the parts of the explanation fit
  /// together.
  @Test func explainsWhatTaggingFinds() throws {
    for seed: UInt64 in 1...15 {
      var random = SeededRandom(seed: seed)
      let sentence = ToyTagging.sentences(1, using: &random)[0]
      let entities = try tagger.tag(words: sentence)
      let tags = tagger.model.tagSet.scheme.parsedTags(for: entities, count: sentence.count)
      for token in sentence.indices {
        let explanation = try tagger.explain(words: sentence, token: token)
        #expect(explanation.words == sentence && explanation.token == token)
        #expect(explanation.entities == entities, "seed \(seed)")
        #expect(explanation.predicted.tag == tags[token], "seed \(seed)")
        #expect(explanation.runnerUp.tag != explanation.predicted.tag)
        #expect(explanation.classes.map(\.score) == explanation.classes.map(\.score).sorted(by: >))
        #expect(Set(explanation.classes.map(\.tag)) == Set(tagger.model.tagSet.tags))
        let sum = explanation.classes.reduce(0) { $0 + $1.probability }
        #expect((sum - 1).magnitude < 1e-5)
        #expect((Float.exp(-explanation.loss) - explanation.predicted.probability).magnitude < 1e-5, "seed \(seed)")
        let lead = explanation.predicted.score - explanation.runnerUp.score
        #expect((explanation.lead.score - lead).magnitude < 1e-4, "seed \(seed)")
        #expect(explanation.lead.remainder.magnitude < 1e-4, "seed \(seed)")
        #expect((explanation.contributions.reduce(0) { $0 + $1.value } - explanation.lead.sum).magnitude < 1e-4)
      }
    }
  }

  /// A tag that is best by itself and not legal beside its neighbours is not what is explained.
  @Test func theTagsOfOtherWordsCount() throws {
    let lexicon: ToyTagging.Lexicon = ["new": ["B-LOC": 3, "O": 2], "day": ["O": 4]]
    func explanation(_ decoding: Decoding) throws -> Explanation {
      let tagger = Tagger(
        model: ToyTagging.model(lexicon, scheme: .bioes), stores: [.missing(reason: "gone")], decoding: decoding,
        logger: RecordingLog().logger)
      return try tagger.explain(words: ["new", "day"], token: 0)
    }
    let legal = try explanation(.legal)
    #expect(legal.predicted.tag == .outside)
    #expect(legal.runnerUp.tag == Tag(.begin, "LOC"))
    #expect(legal.lead.score == -1)
    #expect(legal.entities == [])
    let greedy = try explanation(.greedy)
    #expect(greedy.predicted.tag == Tag(.begin, "LOC"))
    #expect(greedy.runnerUp.tag == .outside)
    #expect(greedy.lead.score == 1)
  }

  /// The network of a lexicon passes the vector through: each element contributes itself, and the case nothing.
  @Test func contributionsOfALexicon() throws {
    let tagger = Tagger(
      model: ToyTagging.model(["oslo": ["B-LOC": 2, "I-LOC": 0.5]]), stores: [.missing(reason: "gone")],
      decoding: .greedy, logger: RecordingLog().logger)
    let explanation = try tagger.explain(words: ["Oslo"], token: 0)
    #expect(explanation.window == ["Oslo"])
    #expect(explanation.predicted.tag == Tag(.begin, "LOC"))
    #expect(explanation.runnerUp.tag == Tag(.inside, "LOC"))
    #expect(
      explanation.contributions == [
        .init(place: 0, feature: "word", value: 1.5), .init(place: 0, feature: "case", value: 0),
      ])
    #expect(explanation.lead.biases == 0)
    #expect(explanation.sharedRows == [])
  }

  // MARK: - The window

  @Test func theWindowEndsWithTheSentence() throws {
    let sentence = words("Anna lives in Oslo")
    #expect(try tagger.explain(words: sentence, token: 0).window == [nil, "Anna", "lives"])
    #expect(try tagger.explain(words: sentence, token: 3).window == ["in", "Oslo", nil])
    let explanation = try tagger.explain(words: sentence, token: 2)
    #expect(explanation.window == ["lives", "in", "Oslo"])
    #expect(explanation.contributions.map(\.place) == [0, 0, 1, 1, 2, 2])
    #expect(explanation.contributions.map(\.feature) == ["word", "case", "word", "case", "word", "case"])
  }

  @Test func theTraceIsThatOfTheWholeNetwork() throws {
    let explanation = try tagger.explain(words: words("Anna lives in Oslo"), token: 3)
    #expect(
      explanation.trace.steps.map(\.name) == [
        "lookup word", "lookup case", "concatenation", "dropout", "hidden", "relu", "dropout", "output",
        "softmax cross-entropy",
      ])
    #expect(explanation.trace.steps.allSatisfy { $0.gradient != nil })
    #expect(explanation.trace.steps[0].value.shape == Shape(rows: 1, columns: 24))
    #expect(explanation.trace.steps[0].parameters.map(\.name) == ["rows of word"])
    #expect(explanation.trace.steps[1].parameters.map(\.name) == ["rows of case"])
    // Oslo's vector is in the middle of the value
    let row = try #require(tagger.members[0].model.tables[0].vocabulary["oslo"])
    let value = explanation.trace.steps[0].value.elements[8..<16]
    #expect(value == tagger.members[0].model.weights.words[0].row(Int(row))[...])
  }

  /// Quito is in the store and not in the model.
  @Test func wordsOfTheStoreHaveTheirVectors() throws {
    let explanation = try tagger.explain(words: words("Anna lives in Quito"), token: 3)
    let quito = try #require(try ToyTagging.store(in: folder, name: "again.sqlite").vector(for: "quito"))
    #expect(Array(explanation.trace.steps[0].value.elements[8..<16]) == quito)
    #expect(explanation.predicted.tag.label == "LOC")
  }

  // MARK: - Rows with several uses

  struct Shared: Sendable, CustomTestStringConvertible {
    var sentence: String
    var token: Int
    var rows: [String]
    var testDescription: String { "\(sentence), \(token)" }
  }

  static let shared = [
    Shared(sentence: "Anna", token: 0, rows: ["word 0 2", "case 0 2"]),
    Shared(sentence: "Anna Oslo", token: 0, rows: ["case 1 2"]),
    Shared(sentence: "Anna left Anna", token: 1, rows: ["word 0 2", "case 0 2"]),
    Shared(sentence: "left left left", token: 1, rows: ["word 0 1 2", "case 0 1 2"]),
    Shared(sentence: "Anna in OSLO", token: 1, rows: []),
  ]

  @Test(arguments: shared) func rowsWithSeveralPlaces(_ c: Shared) throws {
    let explanation = try tagger.explain(words: words(c.sentence), token: c.token)
    let rows = explanation.sharedRows
    #expect(rows.map { row in "\(row.feature) " + row.places.map { "\($0)" }.joined(separator: " ") } == c.rows)
    for row in rows {
      #expect(row.parts.count == row.places.count)
      let gradients = explanation.trace.steps[row.step].parameters[0].gradient.values
      let isThere = (0..<gradients.rows).contains { slot in
        zip(gradients.row(slot), row.sum).allSatisfy { ($0 - $1).magnitude <= 1e-6 }
      }
      #expect(isThere, "the look-up scatters another gradient to the row at \(row.places)")
    }
  }

  // MARK: Character n-grams

  /// They contribute as one embedding; their rows are shared by words that are not alike, and nothing is said of those.
  @Test func characterNgramsContributeTogether() throws {
    let (model, _, _) = try ToyTagging.train("case=2,ngrams=4", development: nil)
    let tagger = Tagger(
      model: model, stores: [.open(try ToyTagging.store(in: folder, name: "ngrams.sqlite"))], decoding: .legal,
      logger: RecordingLog().logger)
    let explanation = try tagger.explain(words: words("left left left"), token: 1)
    #expect(explanation.contributions.map(\.feature) == (0..<3).flatMap { _ in ["word", "case", "ngrams"] })
    #expect(explanation.contributions.filter { $0.feature == "ngrams" }.allSatisfy { $0.value != 0 })
    #expect(explanation.lead.remainder.magnitude < 1e-4)
    #expect(explanation.sharedRows.map(\.feature) == ["word", "case"])
    let step = explanation.trace.steps[2]
    #expect(step.name == "lookup ngrams")
    #expect(step.value.shape == Shape(rows: 1, columns: 12))
    #expect(step.forwardFormula == "y = means of rows of E side by side")
    #expect(step.parameters.map(\.name) == ["rows of ngrams"])
    // "<le", "<lef", "<left", "lef", "left", "left>", "eft", "eft>" and "ft>"
    #expect(step.parameters[0].gradient.rows.count == 9)
  }

  @Test func oneNetworkIsExplained() throws {
    let model = try ToyTagging.trainedModel()
    let folder = try TemporaryFolder()
    let path = folder.file("average.safetensors")
    try ModelFile.save(AveragedModel([model, model]), to: path, overwrite: false)
    let tagger = try Tagger(modelPath: path, logger: RecordingLog().logger)
    #expect(throws: ModelError.average(path: path, members: 2)) { try tagger.explain(words: ["Anna"], token: 0) }
  }

  @Test func aTokenOutsideTheSentenceIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let tagger = Tagger(
        model: ToyTagging.model([:]), stores: [.missing(reason: "gone")], decoding: .legal,
        logger: RecordingLog().logger)
      _ = try tagger.explain(words: ["Anna"], token: 1)
    }
  }
}
