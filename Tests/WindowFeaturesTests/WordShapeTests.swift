import TestSupport
import Testing

@testable import WindowFeatures

@Suite struct WordShapeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var form: String
    var shape: String
    var testDescription: String { form.debugDescription }
  }

  static let cases = [
    Case(form: "", shape: ""), Case(form: "a", shape: "x"), Case(form: "I", shape: "X"),
    Case(form: "on", shape: "xx"), Case(form: "paris", shape: "xx"), Case(form: "Paris", shape: "Xxx"),
    Case(form: "EU", shape: "XX"), Case(form: "NATO", shape: "XX"), Case(form: "iPhone", shape: "xXxx"),
    Case(form: "McDonald", shape: "XxXxx"), Case(form: "USAir", shape: "XXxx"),
    // digits and marks
    Case(form: "U.S.", shape: "X.X."), Case(form: "1990-ish", shape: "dd-xx"), Case(form: "7", shape: "d"),
    Case(form: "1996", shape: "dd"), Case(form: "3,000.5", shape: "d,dd.d"), Case(form: "F-16A", shape: "X-ddX"),
    Case(form: "don't", shape: "xx'x"), Case(form: ".", shape: "."), Case(form: "...", shape: ".."),
    Case(form: "--", shape: "--"), Case(form: "-DOCSTART-", shape: "-XX-"), Case(form: "$US", shape: "$XX"),
    Case(form: "@[`{", shape: "@[`{"), Case(form: "/:", shape: "/:"), Case(form: "azAZ09", shape: "xxXXdd"),
    Case(form: " \t\n\0", shape: " \t\n\0"), Case(form: "\r\n", shape: "\r\n"),
    // "é" in one scalar, and in two: the second is a mark
    Case(form: "É", shape: "X"), Case(form: "é", shape: "x"), Case(form: "\u{C9}ire", shape: "Xxx"),
    Case(form: "E\u{301}ire", shape: "X\u{301}xx"), Case(form: "e\u{301}", shape: "x\u{301}"),
    Case(form: "\u{301}\u{301}\u{301}", shape: "\u{301}\u{301}"),
    // letters beyond ASCII
    Case(form: "STRAßE", shape: "XXxX"), Case(form: "Москва", shape: "Xxx"), Case(form: "ΑΘΗΝΑ", shape: "XX"),
    Case(form: "İı", shape: "Xx"), Case(form: "\u{1C5}ep", shape: "Xxx"), Case(form: "\u{2163}\u{2164}", shape: "XX"),
    Case(form: "ªº", shape: "xx"), Case(form: "北京市", shape: "xx"), Case(form: "आगरा", shape: "xx"),
    Case(form: "\u{10400}\u{10428}", shape: "Xx"),
    // digits beyond ASCII, and numbers that are none
    Case(form: "٣٤٥", shape: "dd"), Case(form: "\u{1D7D8}", shape: "d"), Case(form: "1½²", shape: "d½²"),
    // neither
    Case(form: "“Oslo”", shape: "“Xxx”"), Case(form: "👍👍👍", shape: "👍👍"), Case(form: "🇳🇴", shape: "🇳🇴"),
    Case(form: "\u{FEFF}a\u{200D}b", shape: "\u{FEFF}x\u{200D}x"), Case(form: "\u{FFFD}", shape: "\u{FFFD}"),
    Case(form: "\u{10FFFF}", shape: "\u{10FFFF}"),
    // sixteen are the most
    Case(form: String(repeating: "Ab", count: 8), shape: String(repeating: "Xx", count: 8)),
    Case(form: String(repeating: "Ab", count: 8) + "C", shape: String(repeating: "Xx", count: 8)),
    Case(form: String(repeating: "Ab", count: 50_000), shape: String(repeating: "Xx", count: 8)),
    Case(form: String(repeating: "a", count: 100_000) + "1", shape: "xxd"),
    Case(form: String(repeating: "a-", count: 7) + "Abb", shape: String(repeating: "x-", count: 7) + "Xx"),
  ]

  @Test(arguments: cases) func shapes(_ c: Case) {
    #expect(bytes(FormFeature.wordShape.text(of: c.form)) == bytes(c.shape))
  }

  /// First every character, then the runs, then the length.
  private func naiveShape(_ form: [Character]) -> [Character] {
    let kinds: [Character] = form.map {
      if $0.isUppercase { return "X" }
      if $0.isLetter { return "x" }
      return $0.isNumber ? "d" : $0
    }
    let places = kinds.indices.filter { $0 < 2 || kinds[$0] != kinds[$0 - 1] || kinds[$0] != kinds[$0 - 2] }
    return Array(places.map { kinds[$0] }.prefix(WordShape.longest))
  }

  @Test func agreesWithTakingOneStepAfterTheOther() {
    let characters = Array("abzABZéÉñжЖωΩ北.-'019")
    for seed: UInt64 in 1...500 {
      var random = SeededRandom(seed: seed)
      let few = (0..<3).compactMap { _ in characters.randomElement(using: &random) }
      let length = Int.random(in: 0...40, using: &random)
      let form = (0..<length).compactMap { _ in few.randomElement(using: &random) }
      #expect(WordShape.shape(of: String(form)) == String(naiveShape(form)), "\(String(form)), seed \(seed)")
    }
  }
}
