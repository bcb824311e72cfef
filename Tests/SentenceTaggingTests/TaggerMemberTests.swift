import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowFeatures
import WindowNetwork

@testable import SentenceTagging

@Suite struct TaggerMemberTests {
  private func member(_ model: WindowModel, scope: DocumentScope) -> TaggerMember {
    TaggerMember(
      model, stores: [.missing(reason: "gone")], scope: scope, log: MissingStoreLog(RecordingLog().logger))
  }

  /// A lexicon's scores are those of its words, row by row.
  @Test func scoresAreThoseOfTheNetwork() throws {
    let model = ToyTagging.model(["oslo": ["B-LOC": 2], "anna": ["B-PER": 3, "O": 0.5]])
    let document = [Sentence(words: ["Anna", "left"]), Sentence(words: []), Sentence(words: ["Oslo"])]
    #expect(
      try member(model, scope: .sentences).scores(of: document) == [0.5, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0])
    #expect(try member(model, scope: .sentences).scores(of: []) == [])
  }

  /// A model that was trained by sentences looks no further, whatever the others of an average look at; one that was
  /// trained by documents looks at them unless it is told not to.
  @Test func looksNoFurtherThanItWasTrainedTo() throws {
    let (trained, _, _) = try ToyTagging.train("document-case=2", development: nil)
    func model(_ scope: DocumentScope) -> WindowModel {
      WindowModel(
        architecture: trained.architecture, tagSet: trained.tagSet, tables: trained.tables, features: trained.features,
        weights: trained.weights, corpusScheme: trained.corpusScheme, scope: scope, score: nil, trainingOptions: "{}")
    }
    let document = [Sentence(words: ["ANNA", "LEFT"]), Sentence(words: ["Anna", "left", "Oslo"])]
    let bySentence = try document.flatMap { try member(model(.marked), scope: .marked).scores(of: [$0]) }
    #expect(try member(model(.marked), scope: .marked).scores(of: document) != bySentence)
    #expect(try member(model(.marked), scope: .sentences).scores(of: document) == bySentence)
    #expect(try member(model(.sentences), scope: .marked).scores(of: document) == bySentence)
  }
}
