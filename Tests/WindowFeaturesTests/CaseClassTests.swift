import TestSupport
import Testing

@testable import WindowFeatures

@Suite struct CaseClassTests {
  @Test(arguments: [
    // small letters, and scripts without capitals
    "paris", "don't", "é", "e\u{301}", "straße", "\u{FB01}n", "\u{3C3}\u{3C2}", "北京", "عمان", "आगरा", "აბ",
    // no letters
    "", "1996", ".", "--", "3,000", "$", "½", "👍", "\u{301}", " ", "\u{FEFF}", "\u{FFFD}",
    // letters that only look large
    "ªº", "ᵃ", "\u{1D41A}",
  ])
  func noCapital(_ form: String) { #expect(CaseClass(of: form) == .noCapital) }

  @Test(arguments: [
    "PARIS", "EU", "U.S.", "F-16A", "D'ORO", "D’ORO", "3COM", "-LRB-", "$US", "CO₂",
    // beyond ASCII
    "ÉCOLE", "E\u{301}COLE", "STRA\u{1E9E}E", "ΑΘΗΝΑ", "МОСКВА", "ԵՐԵՎԱՆ", "\u{1C90}\u{1C91}", "\u{10400}\u{10401}",
    // titlecase letters and Roman numerals
    "\u{1C5}\u{1C8}", "\u{1C5}IN", "\u{2163}\u{2164}",
  ])
  func allCapitals(_ form: String) { #expect(CaseClass(of: form) == .allCapitals) }

  @Test(arguments: [
    "Paris", "McDonald", "USAir", "PhD", "A1b", "O'Neill", "X-ray",
    // a single letter says no more than that the word begins with a capital
    "I", "A.", "A4", "É", "E\u{301}", "\u{1C5}", "\u{2163}",
    // beyond ASCII
    "Éire", "E\u{301}ire", "İstanbul", "Ωμέγα", "Москва", "STRAßE", "\u{1C5}ungla", "\u{10400}\u{10428}", "T恤",
  ])
  func initialCapital(_ form: String) { #expect(CaseClass(of: form) == .initialCapital) }

  @Test(arguments: [
    "iPhone", "al-Qaeda", "'Tis", "éA", "eBay", "aÉ", "μΩ", "l\u{1C5}", "北京A", "\u{10428}\u{10400}",
    // what comes first is no letter, and a single capital is not all
    "4K", "'N'", "(A)", "\u{301}A",
  ])
  func innerCapital(_ form: String) { #expect(CaseClass(of: form) == .innerCapital) }

  /// Random words of letters that have both cases.
  private func randomWords(_ body: (String, UInt64) -> Void) {
    let letters = Array("abzABZéÉñÑжЖωΩἀἈ")
    for seed: UInt64 in 1...200 {
      var random = SeededRandom(seed: seed)
      let length = Int.random(in: 2...6, using: &random)
      body(String((0..<length).compactMap { _ in letters.randomElement(using: &random) }), seed)
    }
  }

  @Test func aWordInOneCase() {
    randomWords { word, seed in
      #expect(CaseClass(of: word.lowercased()) == .noCapital, "\(word), seed \(seed)")
      #expect(CaseClass(of: word.uppercased()) == .allCapitals, "\(word), seed \(seed)")
      let capitalized = word.prefix(1).uppercased() + word.dropFirst().lowercased()
      #expect(CaseClass(of: capitalized) == .initialCapital, "\(capitalized), seed \(seed)")
    }
  }

  @Test func marksAndDigitsBehindTheFirstLetterDoNotCount() {
    randomWords { word, seed in
      let mixed = word.map { "\($0)\u{301}7-" }.joined()
      #expect(CaseClass(of: mixed) == CaseClass(of: word), "\(word), seed \(seed)")
    }
  }

  /// Models are stored with these numbers.
  @Test func numbersOfTheClasses() {
    #expect(CaseClass.allCases == [.noCapital, .allCapitals, .initialCapital, .innerCapital])
    #expect(CaseClass.allCases.map(\.rawValue) == [0, 1, 2, 3])
  }

  @Test func theFeatureIsTheClass() {
    let feature = FormFeature.caseClass
    #expect(feature.name == "case")
    #expect(["paris", "PARIS", "Paris", "iPhone"].map { feature.value(of: $0) } == [0, 1, 2, 3])
  }
}
