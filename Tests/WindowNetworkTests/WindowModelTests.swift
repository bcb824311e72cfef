import Foundation
import NumericKernels
import TaggedText
import Testing
import WindowFeatures
import WindowNetwork

@Suite struct WindowModelTests {
  @Test func holdsWhatItWasMadeOf() {
    let toy = ToyModel.usual
    let model = toy.model
    #expect(model.architecture == toy.architecture)
    #expect(model.tagSet == TagSet(labels: toy.labels, scheme: toy.scheme))
    #expect(model.vocabulary.words == toy.words)
    #expect(model.weights == toy.weights)
    #expect(model.store == toy.store)
    #expect(model.corpusScheme == toy.corpusScheme)
    #expect(model.score == toy.score)
    #expect(model.trainingOptions == toy.trainingOptions)
  }

  @Test func findsItsFeaturesByName() {
    #expect(ToyModel.usual.model.features.map(\.name) == ["case"])
    var toy = ToyModel.usual
    toy.featureDimension = nil
    #expect(toy.model.features.isEmpty)
  }

  @Test func everyWordHasAVector() async {
    await #expect(processExitsWith: .failure) {
      let model = ToyModel.usual.model
      _ = WindowModel(
        architecture: model.architecture, tagSet: model.tagSet, vocabulary: Vocabulary(words: ["one"], isCased: false),
        weights: model.weights, store: model.store, corpusScheme: .iob2, score: nil, trainingOptions: "{}")
    }
  }

  /// Model files hold these names.
  @Test func theNamesAreThoseOfModelFiles() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let store = WindowModel.StoreReference(path: "s.sqlite", source: "g.txt", sourceSHA256: "ab")
    #expect(
      String(decoding: try encoder.encode(store), as: UTF8.self)
        == #"{"path":"s.sqlite","source":"g.txt","sourceSHA256":"ab"}"#)
    let score = WindowModel.Score(precision: 0.75, recall: 0.5, f1: 0.6, epoch: 7)
    #expect(
      String(decoding: try encoder.encode(score), as: UTF8.self)
        == #"{"epoch":7,"f1":0.6,"precision":0.75,"recall":0.5}"#)
    #expect(try JSONDecoder().decode(WindowModel.StoreReference.self, from: encoder.encode(store)) == store)
    #expect(try JSONDecoder().decode(WindowModel.Score.self, from: encoder.encode(score)) == score)
  }
}
