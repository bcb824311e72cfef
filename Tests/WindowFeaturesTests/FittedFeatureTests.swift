import TaggedText
import TestSupport
import Testing

@testable import WindowFeatures

@Suite struct FittedFeatureTests {
  /// The form in lower case, if at least three tokens have it.
  private static let lower = FormFeature(
    name: "lower", defaultDimension: 3, domain: .open(minimumCount: 3) { $0.lowercased() })

  // MARK: Of the form

  @Test func valuesOfAClosedFeatureFollowThePadding() {
    let length = FormFeature(
      name: "length", defaultDimension: 2, domain: .closed(valueCount: 5) { min($0.utf8.count, 4) })
    for feature in [FittedFeature(length), FittedFeature(length, fittedTo: [("ab", 9)])] {
      #expect(feature.name == "length")
      #expect(feature.rowCount == 6)
      #expect(feature.texts == nil)
      #expect(["", "a", "ab", "abcdef"].map { feature.row(of: $0) } == [1, 2, 3, 5])
    }
  }

  @Test func valuesOfABagFollowThePadding() {
    let letters = FormFeature(
      name: "letters", defaultDimension: 2,
      domain: .bag(valueCount: 128) { form in [0] + form.utf8.map { Int($0) } })
    for feature in [FittedFeature(letters), FittedFeature(letters, fittedTo: [("ab", 9)])] {
      #expect(feature.name == "letters")
      #expect(feature.rowCount == 129)
      #expect(feature.texts == nil)
      #expect(!feature.needsDocument)
      #expect(["", "a", "aba"].map { feature.rows(of: $0) } == [[1], [1, 98], [1, 98, 99, 98]])
    }
  }

  @Test func textsOfAnOpenFeatureFollowThePaddingAndTheRare() {
    let feature = FittedFeature(FittedFeatureTests.lower, texts: ["", "lima", "oslo"])
    #expect(feature.name == "lower")
    #expect(feature.rowCount == 5)
    #expect(feature.texts == ["", "lima", "oslo"])
    #expect(["Lima", "OSLO", "", "Turin", "oslo "].map { feature.row(of: $0) } == [3, 4, 2, 1, 1])
  }

  @Test func withoutTextsAllAreRare() {
    let none = FittedFeature(FittedFeatureTests.lower)
    for feature in [none, FittedFeature(FittedFeatureTests.lower, fittedTo: [])] {
      #expect(feature.rowCount == 2)
      #expect(feature.texts == [])
      for form in FormFeatureTests.oddForms { #expect(feature.row(of: form) == 1) }
    }
  }

  /// "é" in one scalar and in two are two texts.
  @Test func textsAreComparedByTheirBytes() {
    let feature = FittedFeature(FittedFeatureTests.lower, texts: ["e\u{301}", "\u{E9}"])
    #expect(["\u{C9}", "E\u{301}", "e"].map { feature.row(of: $0) } == [3, 2, 1])
  }

  struct Fit: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var forms: [(form: String, count: Int)]
    /// The texts of forms in lower case that three tokens have.
    var texts: [String]
  }

  static let fits = [
    Fit(testDescription: "no forms", forms: [], texts: []),
    Fit(
      testDescription: "just enough tokens", forms: [("oslo", 3), ("lima", 2), ("turin", 4)], texts: ["oslo", "turin"]),
    Fit(testDescription: "all rare", forms: [("oslo", 2), ("lima", 1)], texts: []),
    Fit(testDescription: "several forms of a text", forms: [("Oslo", 1), ("OSLO", 1), ("oslo", 1)], texts: ["oslo"]),
    Fit(testDescription: "a form given twice", forms: [("oslo", 2), ("lima", 1), ("oslo", 1)], texts: ["oslo"]),
    Fit(testDescription: "forms without tokens", forms: [("oslo", 0)], texts: []),
    Fit(testDescription: "the empty form", forms: [("", 3), ("a", 3)], texts: ["", "a"]),
    Fit(
      testDescription: "in the order of their bytes",
      forms: [("é", 3), ("z", 3), ("Z1", 3), ("aa", 3), ("a", 3), ("~", 3)],
      texts: ["a", "aa", "z", "z1", "~", "é"]),
    Fit(
      testDescription: "other bytes", forms: [("caf\u{E9}", 2), ("cafe\u{301}", 2), ("CAF\u{C9}", 1)],
      texts: ["caf\u{E9}"]),
    Fit(
      testDescription: "both spellings", forms: [("\u{E9}", 3), ("e\u{301}", 3), ("f", 3)],
      texts: ["e\u{301}", "f", "\u{E9}"]),
  ]

  @Test(arguments: fits) func takesTheFrequentTexts(_ c: Fit) {
    for forms in [c.forms, c.forms.reversed()] {
      let feature = FittedFeature(FittedFeatureTests.lower, fittedTo: forms)
      #expect(feature.texts?.map { bytes($0) } == c.texts.map { bytes($0) })
      #expect(feature.rowCount == c.texts.count + 2)
      for (form, _) in c.forms {
        let index = c.texts.firstIndex { bytes($0) == bytes(form.lowercased()) }
        #expect(feature.row(of: form) == index.map { Int32($0) + 2 } ?? 1, "\(form)")
      }
    }
  }

  /// Random forms with their numbers of tokens.
  private static func randomForms(using random: inout SeededRandom) -> [(form: String, count: Int)] {
    let characters = Array("abAB1É.e\u{301}\u{E9}")
    return (0..<Int.random(in: 0...30, using: &random)).map { _ in
      let length = Int.random(in: 0...5, using: &random)
      let form = String((0..<length).compactMap { _ in characters.randomElement(using: &random) })
      return (form, Int.random(in: 1...4, using: &random))
    }
  }

  @Test(arguments: FormFeature.all.map(\.name)) func agreesWithCountingTokens(_ name: String) throws {
    let feature = try #require(FormFeature.named(name))
    for seed: UInt64 in 1...50 {
      var random = SeededRandom(seed: seed)
      let forms = Self.randomForms(using: &random)
      let fitted = FittedFeature(feature, fittedTo: forms)
      guard case .open(let minimumCount, let text) = feature.domain else {
        #expect(fitted.texts == nil)
        for (form, _) in forms {
          let values = feature.values(of: form) ?? [feature.value(of: form)].compactMap { $0 }
          #expect(fitted.rows(of: form) == values.map { Int32($0 + 1) }, "seed \(seed): \(form)")
        }
        continue
      }
      let tokens = forms.flatMap { Array(repeating: Array(text($0.form).utf8), count: $0.count) }
      let frequent = Set(tokens).filter { text in tokens.count { $0 == text } >= minimumCount }
      let texts = frequent.sorted { $0.lexicographicallyPrecedes($1) }
      #expect(fitted.texts?.map { Array($0.utf8) } == texts, "seed \(seed)")
      #expect(fitted.rowCount == texts.count + 2, "seed \(seed)")
      for (form, _) in forms {
        let row = texts.firstIndex(of: Array(text(form).utf8)).map { Int32($0) + 2 } ?? 1
        #expect(fitted.row(of: form) == row, "seed \(seed): \(form)")
      }
    }
  }

  @Test(arguments: FormFeature.all.map(\.name)) func everyFormHasARowBehindPadding(_ name: String) throws {
    let feature = try #require(FormFeature.named(name))
    let forms = FormFeatureTests.oddForms
    let known = FittedFeature(feature, fittedTo: forms.map { ($0, 10) })
    for fitted in [FittedFeature(feature), known] {
      for form in forms {
        let rows = try #require(fitted.rows(of: form))
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { (1..<fitted.rowCount).contains(Int($0)) }, "\(form.debugDescription)")
        // a form that the feature was fitted to is not rare
        if known.texts != nil, fitted.texts == known.texts { #expect(rows[0] > 1, "\(form.debugDescription)") }
      }
    }
  }

  @Test func repeatsAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = FittedFeature(.wordShape, texts: ["x", "X", "x"]) }
  }

  // MARK: Of the sentence

  @Test func sentenceCaseIsTheClassOfItsSentence() {
    let feature = FittedFeature.sentenceCase
    #expect(feature.name == "sentence-case")
    #expect(feature.rowCount == 7)
    #expect(feature.texts == nil)
    #expect(!feature.needsDocument)
    #expect(feature.row(of: "the") == nil)
    let document = [["Anna", "left", "Oslo", "yesterday"], [], ["1", "-", "0"], ["OSLO", "1996"]]
    let values = [[4, 4, 4, 4], [], [0, 0, 0], [2, 2]]
    #expect(feature.values(of: document) == values)
    #expect(feature.values(of: document, trainingIndex: 0) == values)
    // each sentence by itself
    #expect(document.map { feature.values(of: [$0]) } == values.map { [$0] })
  }

  // MARK: Of the document

  @Test func documentCaseIsTheClass() {
    let feature = FittedFeature.documentCase
    #expect(feature.name == "document-case")
    #expect(feature.rowCount == 7)
    #expect(feature.needsDocument)
    #expect(feature.texts == nil)
    #expect(feature.row(of: "the") == nil)
    let document = [["The", "man", "saw", "the", "dog"], [], ["and", "he", "liked", "the", "dog", "."]]
    #expect(feature.values(of: document) == [[2, 1, 1, 3, 2], [], [1, 1, 1, 3, 2, 0]])
    #expect(feature.values(of: document, trainingIndex: 0) == DocumentCase.classes(of: document))
    #expect(feature.values(of: []) == [])
  }

  @Test func phrasesAreTheCodes() {
    let list = PhraseList([["Oslo"], ["New", "York"]])
    let feature = FittedFeature.phrases(list, name: "gazetteer:LOC")
    #expect(feature.name == "gazetteer:LOC")
    #expect(feature.rowCount == 6)
    #expect(feature.texts == ["new york", "oslo"])
    #expect(feature.row(of: "oslo") == nil)
    let document = [["in", "New", "York"], [], ["OSLO"], ["New"], ["York"]]
    let values = [[0, 1, 3], [], [4], [0], [0]]
    #expect(feature.values(of: document) == values)
    #expect(feature.values(of: document, trainingIndex: 0) == values)
  }

  /// Two documents: Oslo is in both, Lima in the second, and New York in the first.
  private static let corpus = Corpus(documents: [
    [
      Sentence(words: ["Oslo", "and", "New", "York"], entities: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 2..<4)]),
      Sentence(words: ["Anna"], entities: [EntitySpan("PER", 0..<1)]),
    ],
    [Sentence(words: ["Oslo", "Lima"], entities: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 1..<2)])],
  ])

  @Test func entitiesOfADocumentAreThoseOfOthers() {
    let feature = FittedFeature.entities(
      of: "LOC", in: TrainingLists(corpus: FittedFeatureTests.corpus, labels: ["LOC", "PER"]))
    #expect(feature.name == "list:LOC")
    #expect(feature.rowCount == 6)
    #expect(feature.texts == ["lima", "new york", "oslo"])
    #expect(feature.row(of: "oslo") == nil)
    let document = [["oslo", "New", "York", "Lima"], [], ["Anna"]]
    #expect(feature.values(of: document) == [[4, 1, 3, 4], [], [0]])
    #expect(feature.values(of: document, trainingIndex: 0) == [[4, 0, 0, 4], [], [0]])
    #expect(feature.values(of: document, trainingIndex: 1) == [[4, 1, 3, 0], [], [0]])
  }

  // MARK: In a model file

  struct Stored: Sendable, CustomTestStringConvertible {
    var feature: FittedFeature
    var testDescription: String { feature.name }
  }

  private static let lists = TrainingLists(corpus: corpus, labels: ["LOC", "PER", "ORG"])
  private static let forms = ["Oslo", "oslo", "Lima", "1996", "U.S.", "É", "E\u{301}", "", "a"].map { ($0, 4) }

  static let stored =
    FormFeature.all.map { Stored(feature: FittedFeature($0, fittedTo: forms)) }
    + [
      FittedFeature.documentCase, .sentenceCase, .entities(of: "LOC", in: lists), .entities(of: "ORG", in: lists),
      .phrases(PhraseList([["Oslo"], ["É"], ["E\u{301}"], ["New", "York"]]), name: "gazetteer:LOC"),
      .phrases(PhraseList(), name: "gazetteer:É x"),
    ].map { Stored(feature: $0) }

  /// A feature is the same after it has been stored as its name and its texts.
  @Test(arguments: stored) func isMadeOfItsNameAndTexts(_ c: Stored) throws {
    let feature = try #require(FittedFeature(named: c.feature.name, texts: c.feature.texts))
    #expect(feature.name == c.feature.name)
    #expect(feature.rowCount == c.feature.rowCount)
    #expect(feature.texts?.map { bytes($0) } == c.feature.texts?.map { bytes($0) })
    let forms = FormFeatureTests.oddForms + FittedFeatureTests.forms.map(\.0) + ["New", "York", "york", "never"]
    for form in forms { #expect(feature.rows(of: form) == c.feature.rows(of: form), "\(form.debugDescription)") }
    let document = [forms, [], ["new", "York", "Lima", "is", "far"]]
    #expect(feature.values(of: document) == c.feature.values(of: document))
  }

  @Test(arguments: [
    "case", "shape", "suffix3", "ngrams", "document-case", "sentence-case", "list:LOC", "gazetteer:LOC",
  ])
  func textsMayBeMissing(_ name: String) throws {
    let feature = try #require(FittedFeature(named: name, texts: nil))
    #expect(feature.name == name)
    for row in feature.rows(of: "Oslo") ?? [] { #expect((1..<feature.rowCount).contains(Int(row))) }
    if let values = feature.values(of: [["Oslo", "."]]) { #expect(values.map(\.count) == [2]) }
  }

  @Test(arguments: ["case", "ngrams", "document-case", "sentence-case"]) func takesNoTextsItDoesNotNeed(_ name: String)
    throws
  {
    #expect(try #require(FittedFeature(named: name, texts: ["a", "b"])).texts == nil)
  }

  /// "lists" stands for a table a label, and is the name of none.
  @Test(arguments: ["", "Case", "prefix0", "prefix5", "lists", "list", "List:LOC", "gazetteer", "documentCase"])
  func otherNamesAreNone(_ name: String) {
    #expect(FittedFeature(named: name, texts: nil) == nil)
    #expect(FittedFeature(named: name, texts: ["a"]) == nil)
  }

  // MARK: - Word by word

  @Test(arguments: [
    ("case", true), ("ngrams", true), ("suffix2", true), ("sentence-case", false), ("document-case", false),
    ("list:LOC", false), ("gazetteer:LOC", false),
  ])
  func theFormOrTheContextDecides(_ name: String, _ isOfForm: Bool) throws {
    let feature = try #require(FittedFeature(named: name, texts: ["lo"]))
    #expect(feature.isOfForm == isOfForm)
    guard isOfForm else { return }
    var rows: [Int32] = [9]
    feature.appendRows(of: "Oslo", to: &rows)
    #expect(rows == [9] + (feature.rows(of: "Oslo") ?? []))
  }

  /// The traits of the forms and the numbers of these are all that a feature of the context asks of a document.
  @Test(arguments: ["sentence-case", "document-case", "list:LOC"]) func traitsSayAllOfAForm(_ name: String) throws {
    let feature = try #require(FittedFeature(named: name, texts: ["new york", "oslo"]))
    let document = [["New", "YORK", "is", "far", "."], [], ["new", "Oslo", "``", "Is", "Far"]]
    let text = ContextText(forms: [0, 1, 2, 3, 4, 0, 5, 6, 2, 3], sentenceLengths: [5, 0, 5])
    let rows = feature.rows(ofTraits: document.joined().map(feature.trait), in: text)
    let values = try #require(feature.values(of: document))
    #expect(rows == values.joined().map { Int32($0 + 1) })
    #expect(Set(rows).count > 1)
  }

  @Test func askingAFeatureForWhatItIsNotIsOurMistake() async {
    await #expect(processExitsWith: .failure) {
      var rows: [Int32] = []
      FittedFeature.documentCase.appendRows(of: "Oslo", to: &rows)
    }
    await #expect(processExitsWith: .failure) { _ = FittedFeature(.caseClass).trait(of: "Oslo") }
    await #expect(processExitsWith: .failure) {
      _ = FittedFeature(.caseClass).rows(ofTraits: [], in: ContextText(forms: [], sentenceLengths: []))
    }
  }
}
