import TaggedText
import TestSupport
import Testing
import WindowNetwork

@testable import SentenceTagging

@Suite struct TaggerScoringTests {
  /// The score by each bias is that of a tagger with this bias, document by document.
  @Test func scoresAreThoseOfTaggersWithTheBiases() throws {
    let models: [WindowModel] = [
      ToyTagging.model(["anna": ["B-PER": 2, "O": 1], "lima": ["B-LOC": 2, "O": 3], "left": ["O": 3, "B-PER": 1.5]]),
      ToyTagging.model(["anna": ["B-PER": 2, "O": 2.5], "lima": ["B-LOC": 2, "O": 3], "left": ["O": 3]]),
    ]
    let average = try AveragedModel(models)
    let text = "-DOCSTART- O\n\nAnna B-PER\nleft O\n\n-DOCSTART- O\n\nLima B-LOC\nleft O\n\nQuito B-CITY\n"
    let corpus = try Corpus(bytes: Array(text.utf8), file: "dev")
    let biases: [Float] = [-1, 0, 1.5, 2.5]
    let log = RecordingLog().logger
    let scores = try Tagger(average, modelPath: "m", logger: log).scores(on: corpus, outsideBiases: biases)
    #expect(scores.count == 4)
    for (bias, score) in zip(biases, scores) {
      let tagger = try Tagger(average, modelPath: "m", outsideBias: bias, logger: log)
      var expected = SpanScore(scheme: corpus.scheme)
      for document in corpus.documents {
        for (gold, found) in zip(document, try tagger.tag(document)) {
          expected.add(gold: gold.entities, predicted: found.entities, tokens: gold.words.count)
        }
      }
      #expect(score == expected, "bias \(bias)")
    }
    #expect(scores.map(\.overall.predicted) == [0, 1, 3, 5])
    #expect(scores.map(\.overall.correct) == [0, 1, 2, 2])
    #expect(scores.map(\.overall.gold) == [3, 3, 3, 3])
  }

  /// The second sentence is another document.
  @Test func theCalibrationIsThatOfTheScores() throws {
    let model = ToyTagging.model(["anna": ["B-PER": 2, "O": 0], "left": ["O": 3, "B-PER": 1.5]])
    let text = "-DOCSTART- O\n\nAnna B-PER\nleft O\n\n-DOCSTART- O\n\nAnna O\nAnna B-PER\nAnna B-PER\nQuito B-CITY\n"
    let corpus = try Corpus(bytes: Array(text.utf8), file: "dev")
    let tagger = try Tagger(AveragedModel(model), modelPath: "m", logger: RecordingLog().logger)
    let found = try #require(try tagger.calibration(on: corpus, outsideBias: 0.5))
    #expect(
      found
        == Calibration(
          scores: try corpus.documents.flatMap { try tagger.scores(of: $0) }, sentences: corpus.sentences,
          tagSet: model.tagSet, decoder: PathDecoder(tagSet: model.tagSet, outsideBias: 0.5)))
    #expect(Calibration.temperatures.contains(found.temperature))
    let nothing = try Corpus(bytes: Array("Quito O\n".utf8), file: "dev")
    #expect(try tagger.calibration(on: nothing, outsideBias: 0) == nil)
  }

  @Test func noBiasesNoScores() throws {
    let tagger = try Tagger(AveragedModel(ToyTagging.model([:])), modelPath: "m", logger: RecordingLog().logger)
    let corpus = try Corpus(bytes: Array("Anna B-PER\n".utf8), file: "dev")
    #expect(try tagger.scores(on: corpus, outsideBiases: []) == [])
  }
}
