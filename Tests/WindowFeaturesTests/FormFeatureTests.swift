import Testing

@testable import WindowFeatures

@Suite struct FormFeatureTests {
  /// Forms that no feature may stumble over.
  static let oddForms = [
    "", " ", "\0", "\n", "\r\n", "\t", ".", "...", "-DOCSTART-", "0", "1996", "٣", "½", "a", "A", "Aa", "aA", "\u{301}",
    "e\u{301}", "\u{1C5}", "\u{FB03}", "ß", "\u{1E9E}", "İ", "ı", "\u{212B}", "北京", "עברית", "\u{202E}abc", "\u{200D}",
    "👩‍👩‍👧‍👦", "🇳🇴", "\u{FEFF}", "\u{FFFD}", "\u{E000}", "\u{10FFFF}", String(repeating: "Ab", count: 5_000),
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var dimension: Int
    /// The number of values of a closed feature, or of one with several at once.
    var valueCount: Int?
    /// The tokens that a text of an open feature needs.
    var minimumCount: Int?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "case", dimension: 5, valueCount: 4),
    Case(name: "shape", dimension: 10, minimumCount: 5),
    Case(name: "prefix1", dimension: 5, minimumCount: 3),
    Case(name: "prefix2", dimension: 10, minimumCount: 3),
    Case(name: "prefix3", dimension: 15, minimumCount: 3),
    Case(name: "prefix4", dimension: 15, minimumCount: 3),
    Case(name: "suffix1", dimension: 5, minimumCount: 3),
    Case(name: "suffix2", dimension: 10, minimumCount: 3),
    Case(name: "suffix3", dimension: 15, minimumCount: 3),
    Case(name: "suffix4", dimension: 15, minimumCount: 3),
    Case(name: "ngrams", dimension: 20, valueCount: 20_000),
  ]

  @Test func eachStandsInTheTable() { #expect(FormFeature.all.map(\.name) == FormFeatureTests.cases.map(\.name)) }

  @Test(arguments: cases) func isFoundByItsName(_ c: Case) throws {
    let feature = try #require(FormFeature.named(c.name))
    #expect(feature.name == c.name)
    #expect(feature.defaultDimension == c.dimension)
    switch feature.domain {
    case .closed(let valueCount, _), .bag(let valueCount, _):
      #expect(valueCount == c.valueCount)
      #expect(c.minimumCount == nil)
    case .open(let minimumCount, _):
      #expect(minimumCount == c.minimumCount)
      #expect(c.valueCount == nil)
    }
  }

  @Test(arguments: [
    "", "Case", "cases", "prefix", "prefix0", "prefix5", "suffix5", "document-case", "sentence-case", "lists",
    "list:LOC",
  ])
  func isFoundByNoOtherName(_ name: String) { #expect(FormFeature.named(name) == nil) }

  @Test(arguments: cases) func everyFormHasAValue(_ c: Case) throws {
    let feature = try #require(FormFeature.named(c.name))
    for form in FormFeatureTests.oddForms {
      switch feature.domain {
      case .closed(let valueCount, let value):
        #expect((0..<valueCount).contains(value(form)), "\(form.debugDescription)")
        #expect(value(form) == value(form), "\(form.debugDescription)")
      case .open(_, let text):
        #expect(bytes(text(form)) == bytes(text(form)), "\(form.debugDescription)")
        // a text may be as long as its longest character, but not as long as a form
        #expect(text(form).utf8.count <= 100, "\(form.debugDescription)")
      case .bag(let valueCount, let values):
        #expect(!values(form).isEmpty, "\(form.debugDescription)")
        #expect(values(form).allSatisfy { (0..<valueCount).contains($0) }, "\(form.debugDescription)")
        #expect(values(form) == values(form), "\(form.debugDescription)")
        // long forms have no more
        #expect(values(form).count <= 100, "\(form.debugDescription)")
      }
    }
  }
}
