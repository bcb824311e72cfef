import Foundation
import NetworkTraining
import TaggedText
import TestSupport
import Testing
import WindowFeatures
import WindowNetwork

@testable import SentenceTagging

@Suite struct TaggerBlockTests {
  private func tagger(_ model: WindowModel, decoding: Decoding = .legal) -> Tagger {
    Tagger(model: model, stores: [.missing(reason: "gone")], decoding: decoding, logger: RecordingLog().logger)
  }

  /// The classes are those of the entities that are found in the sentences, and those of the graph.
  @Test(arguments: Decoding.allCases) func classesAreThoseOfTheSentences(_ decoding: Decoding) throws {
    let tagger = tagger(try ToyTagging.trainedModel(), decoding: decoding)
    for seed: UInt64 in 1...20 {
      var random = SeededRandom(seed: seed)
      let sentences = ToyTagging.sentences(8, using: &random).map { Sentence(words: $0) } + [Sentence(words: [])]
      let classes = try tagger.classes(of: WordBlock(sentences)).map { Int($0) }
      var first = 0
      for sentence in try tagger.tag(sentences) {
        let own = Array(classes[first..<first + sentence.words.count])
        #expect(tagger.model.tagSet.spans(of: own) == sentence.entities, "seed \(seed)")
        first += own.count
      }
      #expect(first == classes.count)
      #expect(try tagger.classesByGraph(of: sentences).map { Int($0) } == classes, "seed \(seed)")
    }
  }

  @Test func noWordsHaveNoClasses() throws {
    let tagger = tagger(try ToyTagging.trainedModel())
    #expect(try tagger.classes(of: WordBlock([])) == [])
    #expect(try tagger.classes(of: WordBlock([Sentence(words: []), Sentence(words: [])])) == [])
  }

  /// Words are slices of a text; what lies between them is nothing to the tagger.
  @Test func wordsAreSlicesOfAText() throws {
    let tagger = tagger(try ToyTagging.trainedModel())
    var block = WordBlock(bytes: Array("xx Anna  left\tOslo".utf8))
    for word in [3..<7, 9..<13, 14..<18] { block.append(word: word) }
    block.endSentence()
    let expected = try tagger.classes(of: WordBlock([Sentence(words: ["Anna", "left", "Oslo"])]))
    #expect(Set(expected).count == 3)
    #expect(try tagger.classes(of: block) == expected)
  }

  // MARK: - Real text

  private static let needsText = RealData.has("conll2003/eng.train", "conll2003/eng.testa")

  /// Networks that have learned a little from the beginning of a corpus tag all of another part of it as their graphs do.
  @Test(
    .enabled(if: needsText, "needs CoNLL-2003 in WORDCLF_DATA, or in shared/data beside the project"),
    arguments: ["case=5", "case=2,suffix2=4,prefix2=4,shape=4", "case=2,suffix3=4,document-case=3,lists=2"]
      as [FeatureSelection])
  func classesOfRealTextAreThoseOfTheGraph(_ features: FeatureSelection) throws {
    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(fileURLWithPath: RealData.path("conll2003/\(name)"))))
    }
    let lines = String(decoding: try bytes("eng.train"), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let (model, _, _) = try ToyTagging.train(
      features, training: lines.prefix(4_000).joined(separator: "\n") + "\n", development: nil)
    let tagger = tagger(model)
    let corpus = try Corpus(bytes: bytes("eng.testa"), file: "eng.testa")
    var words = 0
    var differences = 0
    for document in corpus.documents {
      let classes = try tagger.classes(of: WordBlock(document))
      differences += zip(classes, try tagger.classesByGraph(of: document)).count { $0 != $1 }
      words += classes.count
    }
    #expect(words == 51_362)
    #expect(differences == 0)
  }
}
