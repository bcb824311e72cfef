import TestSupport
import Testing

@testable import TaggedText

/// Words that do not start with a letter or digit, and what is kept whole from the outside.
@Suite struct WordScannerTests {
  static let cases = [
    SplitCase("$5 5$ £3m €4", "$ 5 5 $ £ 3m € 4"),
    SplitCase("3.5%, 5%-10%", "3.5 % , 5 % - 10 %"),
    SplitCase("(b) [c] {d} <e>", "( b ) [ c ] { d } < e >"),
    SplitCase("\"quoted\"", "\" quoted \""),
    SplitCase("“quoted”", "“ quoted ”"),
    SplitCase("«Bonjour»", "« Bonjour »"),
    SplitCase("``quoted''", "`` quoted ''"),
    SplitCase("a -- b --- c—d – e", "a -- b --- c — d – e"),
    SplitCase("-5 +301 -.5 .5 (-3)", "-5 +301 -.5 .5 ( -3 )"),
    SplitCase("-foo + a - b", "- foo + a - b"),
    SplitCase("and ... so .... on …", "and ... so .... on …"),
    SplitCase("what?! no!!", "what ?! no !!"),
    SplitCase("#NER #1 # #a_b2 ##", "#NER # 1 # #a_b2 # #"),
    SplitCase("@user @ @user's", "@user @ @user 's"),
    SplitCase("see (https://a.b/c_(d)), or x@y.org.", "see ( https://a.b/c_(d) ) , or x@y.org ."),
    SplitCase("*** **a**", "*** ** a **"),
    SplitCase("a;b: c, d & e / f = g", "a ; b : c , d & e / f = g"),
    SplitCase("「東京」、大阪", "「 東京 」 、 大阪"),
  ]

  @Test(arguments: cases) func cuts(_ c: SplitCase) { c.check() }

  /// What the shape of a chunk says, its characters say too.
  @Test(arguments: 1...30) func shapesAreShortCuts(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let parts = "a|Mr|U|7|ww|_|,|:|!|)|\"|%|=|/|.|'|-|&|é| | | | | ".split(separator: "|").map(String.init)
    let text = TextBytes((0..<2000).map { _ in parts.randomElement(using: &random) ?? "" }.joined())
    var chunks: [TextChunk] = []
    _ = TextChunk.readLine(of: text, from: 0, into: &chunks)
    #expect(Set(chunks.map { "\($0.shape)" }).count == 3)
    var scanner = WordScanner(text: text)
    scanner.scanLine(chunks)
    let words = scanner.words
    scanner.scanLine(chunks.map { TextChunk(range: $0.range, shape: .other) })
    #expect(words == scanner.words, "seed \(seed)")
  }
}
