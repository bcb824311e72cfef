import TaggedText
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct TokenSegmentTests {
  /// The words of a segment with a space between them, and `|` where no window reaches across.
  static func words(_ segment: TokenSegment) -> String {
    segment.tokens.map { $0 == 0 ? "|" : String(decoding: segment.words[Int($0) - 1], as: UTF8.self) }
      .joined(separator: " ")
  }

  static func segment(_ texts: [[UInt8]], _ rule: WordRule, line: Int = 1) throws -> TokenSegment {
    try TokenSegment(
      TextSegment(pieces: texts.enumerated().map { .init(bytes: $1, file: "file-\($0)", line: line) }), rule: rule)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var rule = WordRule()
    var words: String
  }

  static let twoSentences = "It rains. It snows.\nThe sun\nshines.\n\nEnd"

  static let cases = [
    Case(testDescription: "nothing", text: "", words: ""),
    Case(testDescription: "empty lines", text: "\n \n\r\n\n", words: ""),
    Case(
      testDescription: "a border at each line", text: twoSentences,
      words: "it rains . it snows . | the sun | shines . | end |"),
    Case(
      testDescription: "a border at each sentence", text: twoSentences, rule: WordRule(boundary: .sentence),
      words: "it rains . | it snows . | the sun | shines . | end |"),
    Case(
      testDescription: "a border at each empty line", text: twoSentences, rule: WordRule(boundary: .document),
      words: "it rains . it snows . the sun shines . | end |"),
    Case(
      testDescription: "carriage returns are white space", text: "a b\r\nc\r\n\r\nd\r\n",
      rule: WordRule(boundary: .document), words: "a b c | d |"),
    Case(testDescription: "carriage returns end no line", text: "a\rb", words: "a b |"),
    Case(testDescription: "case and digits", text: "In 1984 É", words: "in 1984 é |"),
    Case(
      testDescription: "case kept, digits folded", text: "In 1984 É", rule: WordRule(isCased: true, foldsDigits: true),
      words: "In 0000 É |"),
    Case(testDescription: "cut by the tokenizer", text: "(don't)", words: "( do n't ) |"),
    Case(
      testDescription: "cut before", text: "(Don't)\t--  x.\u{0}y\u{7F}z\n a\u{A0}b \n",
      rule: WordRule(isPretokenized: true), words: "(don't) -- x. y z | a\u{A0}b |"),
    Case(
      testDescription: "cut before, a sentence a line", text: "a . b\nc",
      rule: WordRule(isPretokenized: true, boundary: .sentence),
      words: "a . b | c |"),
    Case(
      testDescription: "cut before, a document over many lines", text: "a\nb\n\nc\n \t\nd",
      rule: WordRule(isPretokenized: true, boundary: .document), words: "a b | c | d |"),
  ]

  @Test(arguments: cases) func cuts(_ c: Case) throws {
    let segment = try Self.segment([Array(c.text.utf8)], c.rule)
    #expect(Self.words(segment) == c.words)
    #expect(segment.counts.reduce(0, +) == segment.tokens.count { $0 > 0 })
    #expect(segment.invalidLines == 0)
  }

  @Test(arguments: WordRule.Boundary.allCases) func noWindowReachesIntoAnotherPiece(_ boundary: WordRule.Boundary)
    throws
  {
    let segment = try Self.segment(
      [Array("a b".utf8), Array("a c\n".utf8), Array("\n".utf8)], WordRule(boundary: boundary))
    #expect(Self.words(segment) == "a b | a c |")
    #expect(segment.counts == [2, 1, 1])
  }

  /// Spellings that look alike are two words.
  @Test func wordsAreBytes() throws {
    let segment = try Self.segment([Array("é e\u{301} é".utf8)], WordRule())
    #expect(segment.counts == [2, 1])
  }

  /// What is a word, and where a sentence ends, is the same as when text is tagged.
  @Test func agreesWithTheTokenizer() throws {
    let seed: UInt64 = 2_026
    var random = SeededRandom(seed: seed)
    let atoms = [
      "a", "The", "Mr.", "U.S.", "Inc.", "don't", "1,250", ".", ". ", "? ", "! ", "\"", "'", "(", ")", " ", " ", "é",
      "É",
      "e\u{301}", "中。", "👍", "\u{A0}", "\u{2028}", "\u{FEFF}", "\r", "\n", "\n", "\t", "...",
    ]
    for round in 0..<1000 {
      let count = Int.random(in: 0...30, using: &random)
      let text = (0..<count).map { _ in atoms.randomElement(using: &random) ?? "" }.joined()
      let segment = try Self.segment([Array(text.utf8)], WordRule(isCased: true, boundary: .sentence))
      let sentences = Tokenizer().sentences(in: text).map { $0.words.joined(separator: " ") + " |" }
      #expect(Self.words(segment) == sentences.joined(separator: " "), "seed \(seed), round \(round)")
    }
  }

  // MARK: What is not UTF-8

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func namesTheLineThatIsNotUTF8(damage: [UInt8]) {
    let text = Array("first\nsecond \u{E9}\nthe ".utf8) + damage + Array("\nlast\n".utf8)
    let line = String(decoding: Array("the ".utf8) + damage, as: UTF8.self)
    #expect(throws: TextError.invalidUTF8(at: TextPlace(file: "file-1", line: 19), text: line)) {
      try Self.segment([Array("fine\n".utf8), text], WordRule(), line: 17)
    }
  }

  @Test(arguments: WordRule.Boundary.allCases) func linesThatAreNotUTF8AreLeftOut(_ boundary: WordRule.Boundary) throws
  {
    let text = Array("a b\nc ".utf8) + [0xE9] + Array("\nd\n".utf8) + [0xFF]
    let segment = try Self.segment([text], WordRule(boundary: boundary, skipsInvalidLines: true))
    // no window reaches across what is missing
    #expect(Self.words(segment) == "a b | d |")
    #expect(segment.invalidLines == 2)
  }

  // MARK: As a file

  static func randomSegment(using random: inout SeededRandom) throws -> TokenSegment {
    let count = Int.random(in: 0...200, using: &random)
    var text: [UInt8] = []
    for _ in 0..<count {
      text += Array(
        ["a", "b", "c", "é", "long-word", " ", " ", "\n", "\n\n"].randomElement(using: &random)?.utf8 ?? "".utf8)
      if Int.random(in: 0..<50, using: &random) == 0 { text.append(0xFF) }
    }
    return try segment([text], WordRule(isPretokenized: true, skipsInvalidLines: true))
  }

  @Test func comesBackFromAFile() throws {
    let seed: UInt64 = 5
    var random = SeededRandom(seed: seed)
    for round in 0..<200 {
      let segment = try Self.randomSegment(using: &random)
      var decoder = try TokenSegment.Decoder(segment.encoded)
      let comment: Comment = "seed \(seed), round \(round)"
      #expect(decoder.invalidLines == segment.invalidLines, comment)
      var words: [[UInt8]] = []
      var counts: [Int] = []
      try decoder.forEachWord {
        words.append(Array($0))
        counts.append($1)
      }
      #expect(words == (0..<segment.words.count).map { Array(segment.words[$0]) }, comment)
      #expect(counts == segment.counts, comment)
      let ranks = words.indices.map { $0.isMultiple(of: 3) ? -1 : Int32(1000 + $0) }
      let expected = segment.tokens.filter { $0 == 0 || ranks[Int($0) - 1] >= 0 }
        .map { $0 == 0 ? -1 : ranks[Int($0) - 1] }
      #expect(try decoder.tokens(as: ranks) == expected, comment)
    }
  }

  static func decode(_ bytes: [UInt8]) throws -> [Int32] {
    var decoder = try TokenSegment.Decoder(bytes)
    var ranks: [Int32] = []
    try decoder.forEachWord { _, _ in ranks.append(0) }
    return try decoder.tokens(as: ranks)
  }

  @Test func aFileThatWasCutShortIsDamaged() throws {
    let bytes = try Self.segment([Array("a few words, a few lines\nof text\n".utf8)], WordRule()).encoded
    #expect(try Self.decode(bytes).count == 11)
    for length in bytes.indices {
      #expect(throws: WorkFileDamage.self, "\(length) bytes") { try Self.decode(Array(bytes[..<length])) }
    }
    #expect(throws: WorkFileDamage.self) { try Self.decode(bytes + [0]) }
  }

  /// Bytes that are not what they were give other tokens or an error, and nothing worse.
  @Test func aFileWithOtherBytesDoesNoHarm() throws {
    let bytes = try Self.segment([Array("a few words, a few lines\nof text\n".utf8)], WordRule()).encoded
    for index in bytes.indices {
      for value in UInt8.min...UInt8.max {
        var damaged = bytes
        damaged[index] = value
        do {
          _ = try Self.decode(damaged)
        } catch {
          #expect(error is WorkFileDamage, "byte \(index) is \(value)")
        }
      }
    }
    let huge = [UInt8](repeating: 0xFF, count: 8) + [0x7F]
    for prefix in [[], [0], [0, 0], [0, 1], [0, 1, 1, 0x61], [0, 1, 1, 0x61, 1]] as [[UInt8]] {
      #expect(throws: WorkFileDamage.self, "\(prefix)") { try Self.decode(prefix + huge) }
    }
  }

  @Test func errorsOfTheCallerPassThrough() throws {
    struct Stop: Error {}
    var decoder = try TokenSegment.Decoder(try Self.segment([Array("a b".utf8)], WordRule()).encoded)
    #expect(throws: Stop.self) { try decoder.forEachWord { _, _ in throw Stop() } }
  }
}
