import Testing

@testable import WindowFeatures

@Suite struct FormFeatureTests {
  /// Forms that no feature may stumble over.
  static let oddForms = [
    "", " ", "\0", "\n", "\r\n", "\t", ".", "...", "-DOCSTART-", "0", "1996", "٣", "½", "a", "A", "Aa", "aA", "\u{301}",
    "e\u{301}", "\u{1C5}", "\u{FB03}", "ß", "\u{1E9E}", "İ", "ı", "\u{212B}", "北京", "עברית", "\u{202E}abc", "\u{200D}",
    "👩‍👩‍👧‍👦", "🇳🇴", "\u{FEFF}", "\u{FFFD}", "\u{E000}", "\u{10FFFF}", String(repeating: "Ab", count: 5_000),
  ]

  @Test func namesAreUnique() {
    let names = FormFeature.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty })
    #expect(names.contains("case"))
  }

  @Test func isFoundByItsName() {
    for feature in FormFeature.all { #expect(FormFeature.named(feature.name)?.name == feature.name) }
    for name in ["", "Case", "cases", "shape"] { #expect(FormFeature.named(name) == nil, "\(name)") }
  }

  @Test(arguments: FormFeature.all.indices) func everyFormHasAValue(_ index: Int) {
    let feature = FormFeature.all[index]
    #expect(feature.valueCount > 0)
    for form in FormFeatureTests.oddForms {
      let value = feature.value(form)
      #expect((0..<feature.valueCount).contains(value), "\(feature.name) of \(form.debugDescription)")
      #expect(feature.value(form) == value, "\(feature.name) of \(form.debugDescription), again")
    }
  }

  @Test(arguments: FormFeature.all.indices) func everyFormHasARowBehindPadding(_ index: Int) {
    let feature = FormFeature.all[index]
    for form in FormFeatureTests.oddForms {
      let row = Int(feature.row(of: form))
      #expect((1..<feature.rowCount).contains(row), "\(feature.name) of \(form.debugDescription)")
    }
  }

  @Test func rowsFollowThePadding() {
    let length = FormFeature(name: "length", valueCount: 5) { min($0.utf8.count, 4) }
    #expect(length.rowCount == 6)
    #expect(["", "a", "ab", "abcdef"].map { length.row(of: $0) } == [1, 2, 3, 5])
  }
}
