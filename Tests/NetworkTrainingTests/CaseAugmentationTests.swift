import TaggedText
import TestSupport
import Testing
import WindowFeatures

@testable import NetworkTraining

@Suite struct CaseAugmentationTests {
  // MARK: - The draw

  @Test(arguments: [0, 0.1, 0.5, 1]) func theShareIsTheOneAskedFor(_ probability: Double) {
    let augmentation = CaseAugmentation(probability: probability, seed: 5)
    let count = 100_000
    let drawn = (0..<count).map { augmentation.letterCase(ofSentence: $0, epoch: 1) }
    for letterCase in LetterCase.allCases {
      let share = Double(drawn.count { $0 == letterCase }) / Double(count)
      // four standard deviations of a share of a half
      #expect((share - probability / 2).magnitude < 4 * 0.5 / 316, "\(letterCase)")
    }
    if probability == 0 { #expect(drawn.allSatisfy { $0 == nil }) }
    if probability == 1 { #expect(drawn.allSatisfy { $0 != nil }) }
  }

  /// The same in whatever order it is asked for, and unrelated for any two of seed, epoch and sentence.
  @Test func seedEpochAndSentenceDecide() {
    func drawn(seed: UInt64 = 5, epoch: Int = 1, first: Int = 0) -> [LetterCase?] {
      let augmentation = CaseAugmentation(probability: 0.5, seed: seed)
      return (first..<first + 1_000).map { augmentation.letterCase(ofSentence: $0, epoch: epoch) }
    }
    let usual = drawn()
    #expect(drawn() == usual)
    let augmentation = CaseAugmentation(probability: 0.5, seed: 5)
    for index in (0..<1_000).reversed() {
      #expect(augmentation.letterCase(ofSentence: index, epoch: 1) == usual[index])
    }
    // two independent draws from (1/2, 1/4, 1/4) agree in 3/8 of all cases
    for other in [drawn(seed: 6), drawn(epoch: 2), drawn(first: 1)] {
      #expect((300...450).contains(zip(usual, other).count { $0 == $1 }))
    }
  }

  // MARK: - The text

  private static let vectors = "Anna 1 1\nanna 2 2\nANNA 3 3\nleft 4 4\nOSLO 5 5\nStrasse 6 6\n"

  private static let corpus = """
    -DOCSTART- O

    Anna B-PER
    left O

    anna B-PER
    Oslo B-LOC
    Straße O

    -DOCSTART- O

    left O

    """

  private func data(_ probability: Double, _ features: FeatureSelection = "case=2") throws -> TrainingData {
    let folder = try TemporaryFolder()
    var options = TrainingOptions()
    options.radius = 1
    options.features = features
    options.caseAugmentation = probability
    return try withExtendedLifetime(folder) {
      try TrainingData(
        training: try ToyTraining.corpus(Self.corpus), development: nil,
        stores: [try ToyTraining.store(of: Self.vectors, in: folder)], options: options)
    }
  }

  @Test func withoutItThereIsTheTextAlone() throws {
    let data = try data(0)
    #expect(data.variants.isEmpty)
    #expect(data.tables[0].vocabulary.words == ["Anna", "left", "anna"])
    let text = CaseAugmentation(probability: 0, seed: 1).text(of: data, epoch: 1)
    #expect(text.rows == data.training.rows)
  }

  /// Rows of words: Anna 2, left 3 and anna 4 come from the text as it is, ANNA 5 and OSLO 6 from its capitals, and so
  /// does Strasse 7, which is STRASSE with one of them. The store has no Oslo, and no Straße.
  @Test func variantsHaveTheRowsOfTheirForms() throws {
    let data = try data(1)
    #expect(data.tables[0].vocabulary.words == ["Anna", "left", "anna", "ANNA", "OSLO", "Strasse"])
    #expect(data.tables[0].trainingRows == 8)
    #expect(data.training.rows[0] == [0, 2, 3, 0, 4, 1, 1, 0, 3, 0])
    #expect(data.variants[.upper]?.rows[0] == [0, 5, 3, 0, 5, 6, 7, 0, 3, 0])
    #expect(data.variants[.lower]?.rows[0] == [0, 4, 3, 0, 4, 1, 1, 0, 3, 0])
    // no capital is row 1, all capitals row 2, a first capital row 3
    #expect(data.training.rows[1] == [0, 3, 1, 0, 1, 3, 3, 0, 1, 0])
    #expect(data.variants[.upper]?.rows[1] == [0, 2, 2, 0, 2, 2, 2, 0, 2, 0])
    #expect(data.variants[.lower]?.rows[1] == [0, 1, 1, 0, 1, 1, 1, 0, 1, 0])
    for variant in data.variants.values {
      #expect(variant.places == data.training.places)
      #expect(variant.goldClasses == data.training.goldClasses)
      #expect(variant.sentenceLengths == data.training.sentenceLengths)
      #expect(variant.documentStarts == data.training.documentStarts)
    }
    #expect(data.tables[0].coverage.tokens == 6)
    #expect(data.tables[0].coverage.knownTokens == 4)
  }

  /// Document and sentence are in the case of the variant as a whole.
  @Test func featuresAreThoseOfTheVariant() throws {
    let data = try data(1, "document-case=1,sentence-case=1,suffix1=1,lists=1")
    // Anna: another is in lower case, the usual sentence; in capitals, another has one where it says nothing
    #expect(data.training.rows[1][1] == 3)
    #expect(data.variants[.upper]?.rows[1][1] == 6)
    #expect(data.variants[.lower]?.rows[1][1] == 3)
    #expect(data.training.rows[2] == [0, 5, 5, 0, 6, 6, 6, 0, 2, 0])
    #expect(data.variants[.upper]?.rows[2] == [0, 3, 3, 0, 3, 3, 3, 0, 3, 0])
    #expect(data.variants[.lower]?.rows[2] == [0, 2, 2, 0, 2, 2, 2, 0, 2, 0])
    // what features know, and what a document does not know of itself, is the text as it is
    #expect(
      data.features.map(\.feature.texts)
        == (try self.data(0, "document-case,sentence-case,suffix1,lists"))
        .features.map(\.feature.texts))
    for text in data.variants.values { #expect(text.rows[4...].allSatisfy { Set($0) == [0, 1] }) }
  }

  /// Each sentence has the rows of its case in each of its windows, whatever the batch is made of; gold classes and
  /// groups of forms stay.
  @Test func windowsHaveTheRowsOfTheSentencesCase() throws {
    let data = try data(0.7)
    let augmentation = CaseAugmentation(probability: 0.7, seed: 3)
    var seen: [LetterCase?: Int] = [:]
    for epoch in 1...20 {
      let text = augmentation.text(of: data, epoch: epoch)
      #expect(text.goldClasses == data.training.goldClasses)
      #expect(text.forms == data.training.forms)
      for sentence in text.sentenceLengths.indices {
        let letterCase = augmentation.letterCase(ofSentence: sentence, epoch: epoch)
        seen[letterCase, default: 0] += 1
        let source = letterCase.flatMap { data.variants[$0] } ?? data.training
        var (batch, expected) = (WindowBatch(featureCount: 2), WindowBatch(featureCount: 2))
        batch.fill(from: text, sentences: [sentence])
        expected.fill(from: source, sentences: [sentence])
        #expect(batch.rows == expected.rows)
        let first = text.sentenceStarts[sentence]
        let tokens = first..<first + text.sentenceLengths[sentence]
        batch.fill(from: text, tokens: tokens)
        #expect(batch.rows == expected.rows)
        #expect(batch.goldClasses == expected.goldClasses)
      }
      var (batch, expected) = (WindowBatch(featureCount: 2), WindowBatch(featureCount: 2))
      batch.fill(from: text, documents: 0..<2)
      expected.fill(from: data.training, documents: 0..<2)
      #expect(batch.formGroups == expected.formGroups)
    }
    #expect(seen.count == 3)
  }

  @Test func whatTheDataDoesNotHaveIsOurMistake() async {
    await #expect(processExitsWith: .failure) {
      let data = try ToyTraining.data(development: nil, options: ToyTraining.options)
      _ = CaseAugmentation(probability: 1, seed: 1).text(of: data, epoch: 1)
    }
  }

  // MARK: - Runs

  /// A run that shows capitals differs from one that does not, and finds names without them.
  @Test(arguments: [(0, LossChoice.tokens), (4, .tokens), (0, .sentences), (4, .sentences)])
  func aRunLearnsBothCases(_ pooledUnits: Int, _ loss: LossChoice) throws {
    var options = ToyTraining.options
    options.features = "case=2,document-case=2,sentence-case=2"
    options.pooledUnits = pooledUnits
    options.loss = loss
    options.caseAugmentation = 0.8
    let upper = ToyLanguage.development.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: " ").enumerated().map { $0 == 0 ? $1.uppercased() : String($1) }.joined(separator: " ")
    }.joined(separator: "\n")
    let data = try ToyTraining.data(development: upper, options: options)
    let result = try ToyTraining.run(data, options)
    #expect(result.bestF1 >= 0.9)
    options.caseAugmentation = 0
    let plain = try ToyTraining.data(development: upper, options: options)
    #expect(try ToyTraining.run(plain, options).weights.bits != result.weights.bits)
  }

  /// Data that could show other cases trains as data that cannot where no case is to be shown.
  @Test func withoutItARunIsAsBefore() throws {
    var options = ToyTraining.options
    options.epochs = 3
    let plain = try ToyTraining.run(try ToyTraining.data(development: nil, options: options), options)
    var augmented = options
    augmented.caseAugmentation = 1
    let data = try ToyTraining.data(development: nil, options: augmented)
    #expect(try ToyTraining.run(data, options).weights.bits == plain.weights.bits)
  }

  @Test func aRunThatGoesOnEndsAsIfNothingHadHappened() throws {
    var options = ToyTraining.options
    options.epochs = 4
    options.caseAugmentation = 0.5
    let data = try ToyTraining.data(development: nil, options: options)
    let trainer = Trainer(data, options: options)
    let checkpoint = try Checkpoint(of: trainer)
    let folder = try TemporaryFolder()
    let whole = try trainer.run(.init(keep: { try checkpoint.save($0, to: folder.file("epoch\($0.epoch)")) }))
    for epoch in 1...3 {
      let resumed = try trainer.run(from: try checkpoint.load(folder.file("epoch\(epoch)")))
      #expect(resumed.weights.bits == whole.weights.bits, "after epoch \(epoch)")
      #expect(resumed.history.map(\.loss) == whole.history.map(\.loss))
    }
  }

  /// Forms that only another case has are n-grams of their own.
  @Test func variantsBringTheirBags() throws {
    let data = try data(0.5, "ngrams=2")
    let counts = try ([data.training] + LetterCase.allCases.map { try #require(data.variants[$0]) }).map { text in
      (last: text.rows[1].max() ?? 0, bags: text.bags[1]?.count ?? 0)
    }
    let last = try #require(counts.map(\.last).max())
    #expect(last > counts[0].last)
    #expect(counts[0].bags == Int(last) + 1)
    var options = ToyTraining.options
    options.features = "ngrams=2"
    options.caseAugmentation = 1
    let trained = try ToyTraining.run(try ToyTraining.data(development: nil, options: options), options)
    #expect(trained.bestEpoch > 0)
  }

  /// What a checkpoint knows its data by covers the other cases.
  @Test func theDigestCoversTheVariants() throws {
    var options = ToyTraining.options
    let plain = try ToyTraining.data(development: nil, options: options)
    options.caseAugmentation = 0.5
    let augmented = try ToyTraining.data(development: nil, options: options)
    #expect(augmented.tables[0].vectors == plain.tables[0].vectors)
    #expect(augmented.training.rows == plain.training.rows)
    #expect(augmented.digest != plain.digest)
    options.caseAugmentation = 0.25
    #expect(try ToyTraining.data(development: nil, options: options).digest == augmented.digest)
  }
}
