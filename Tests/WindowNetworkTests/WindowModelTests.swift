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
    #expect(model.tables[0].vocabulary.words == toy.words)
    #expect(model.weights == toy.weights)
    #expect(model.tables.map(\.store) == [toy.store])
    #expect(model.corpusScheme == toy.corpusScheme)
    #expect(model.score == toy.score)
    #expect(model.trainingOptions == toy.trainingOptions)
  }

  @Test func itsFeaturesAreThoseOfTheArchitecture() {
    #expect(ToyModel.usual.model.features.map(\.name) == ["case"])
    let full = ToyModel.full.model
    #expect(full.features.map(\.name) == ["case", "suffix2", "document-case", "list:LOC", "gazetteer:é"])
    #expect(full.features.map(\.rowCount) == [5, 4, 7, 6, 6])
    #expect(full.architecture.features.map(\.rows) == [5, 4, 7, 6, 6])
    var toy = ToyModel.usual
    toy.features = []
    #expect(toy.model.features.isEmpty)
  }

  @Test func looksAtDocumentsWhereTheyAreMarkedAndSomethingDependsOnThem() {
    #expect(!ToyModel.usual.model.needsDocuments)
    #expect(ToyModel.full.model.needsDocuments)
    var sentences = ToyModel.full
    sentences.scope = .sentences
    #expect(!sentences.model.needsDocuments)
    #expect(ToyModel(features: [.init(name: "document-case")]).model.needsDocuments)
    #expect(!ToyModel(features: [.init(name: "sentence-case")]).model.needsDocuments)
  }

  @Test func everyWordHasAVector() async {
    await #expect(processExitsWith: .failure) {
      let model = ToyModel.usual.model
      _ = WindowModel(
        architecture: model.architecture, tagSet: model.tagSet,
        tables: [.init(vocabulary: Vocabulary(words: ["one"], isCased: false), store: model.tables[0].store)],
        features: model.features, weights: model.weights, corpusScheme: .iob2, score: nil,
        trainingOptions: "{}")
    }
  }

  @Test func tablesTreatUnknownWordsInOneWay() async {
    await #expect(processExitsWith: .failure) {
      let model = ToyModel.full.model
      var tables = model.tables
      tables[1].vocabulary = Vocabulary(words: tables[1].vocabulary.words, isCased: true, unknownWords: .composed)
      _ = WindowModel(
        architecture: model.architecture, tagSet: model.tagSet, tables: tables, features: model.features,
        weights: model.weights, corpusScheme: .iob2, score: nil, trainingOptions: "{}")
    }
  }

  @Test func noTableOfWordsIsTooFew() async {
    await #expect(processExitsWith: .failure) {
      let model = ToyModel.usual.model
      _ = WindowModel(
        architecture: model.architecture, tagSet: model.tagSet, tables: [], features: model.features,
        weights: model.weights, corpusScheme: .iob2, score: nil, trainingOptions: "{}")
    }
  }

  /// What a model of another architecture, features and weights would be.
  private static func mix(_ architecture: ToyModel, features: ToyModel, weights: ToyModel) {
    let model = architecture.model
    _ = WindowModel(
      architecture: model.architecture, tagSet: model.tagSet, tables: model.tables,
      features: features.model.features, weights: weights.model.weights, corpusScheme: .iob2,
      score: nil, trainingOptions: "{}")
  }

  @Test func featuresAndWeightsMustBeThoseOfTheArchitecture() async {
    Self.mix(ToyModel(), features: ToyModel(), weights: ToyModel())
    await #expect(processExitsWith: .failure) {
      WindowModelTests.mix(ToyModel(), features: ToyModel(features: []), weights: ToyModel())
    }
    await #expect(processExitsWith: .failure) {
      WindowModelTests.mix(
        ToyModel(features: [.init(name: "suffix2", texts: ["lo"])]),
        features: ToyModel(features: [.init(name: "suffix2", texts: ["lo", "st"])]),
        weights: ToyModel(features: [.init(name: "suffix2", texts: ["lo"])]))
    }
    await #expect(processExitsWith: .failure) {
      WindowModelTests.mix(ToyModel(secondHiddenUnits: 2), features: ToyModel(), weights: ToyModel())
    }
    await #expect(processExitsWith: .failure) {
      WindowModelTests.mix(ToyModel(), features: ToyModel(), weights: ToyModel(secondHiddenUnits: 2))
    }
    await #expect(processExitsWith: .failure) {
      WindowModelTests.mix(ToyModel(pooledUnits: 2), features: ToyModel(), weights: ToyModel())
    }
    await #expect(processExitsWith: .failure) {
      WindowModelTests.mix(ToyModel(pooledUnits: 2), features: ToyModel(), weights: ToyModel(pooledUnits: 3))
    }
    await #expect(processExitsWith: .failure) {
      WindowModelTests.mix(ToyModel(), features: ToyModel(), weights: ToyModel(scoresMoves: true))
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
