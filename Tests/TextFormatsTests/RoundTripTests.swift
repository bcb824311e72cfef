import TaggedText
import TestSupport
import Testing

@testable import TextFormats

/// Random documents, written in each format and read back.
@Suite struct RoundTripTests {
  static let seeds = 0..<100 as Range<UInt64>

  /// Lines of odd words with odd white space between, each with entities that begin and end with words, cut.
  static func document(seed: UInt64) -> [Passage] {
    var random = SeededRandom(seed: seed)
    let letters: [Character] = [
      "a", "B", "é", "e\u{301}", "👍🏽", "🇮🇹", "[", "]", "(", ")", "\\", "|", "=", "#", "_", ".", ",", "-", "\"", "'",
      "住", "ש", "<", "&", "1", "\u{200D}", "n", "T",
    ]
    let spaces: [String] = [" ", " ", " ", "  ", "\t", "\u{A0}", "\u{2028}", "\u{B}", ""]
    let labels = ["LOC", "PER", "a|b", "x=y", "(z)", "\\n"]
    func word() -> String {
      let length = Int.random(in: 1...5, using: &random)
      return String((0..<length).map { _ in letters[Int.random(in: letters.indices, using: &random)] })
    }
    let count = Int.random(in: 1...6, using: &random)
    return (0..<count).map { number in
      let words = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        word() + spaces[Int.random(in: spaces.indices, using: &random)]
      }
      var passage = Passage((Bool.random(using: &random) ? "" : " ") + words.joined(), line: number + 1)
      passage.lineEnd = Bool.random(using: &random) ? .lineFeed : .carriageReturnLineFeed
      // the last line may have no end, if there is something in it
      if number == count - 1, passage.text != [], Bool.random(using: &random) { passage.lineEnd = .none }
      passage.cut(by: Tokenizer())
      for index in passage.sentences.indices {
        var end = 0
        while true {
          let start = end + Int.random(in: 0...3, using: &random)
          end = start + Int.random(in: 1...3, using: &random)
          guard end <= passage.sentences[index].words.count else { break }
          let label = labels[Int.random(in: labels.indices, using: &random)]
          passage.sentences[index].entities.append(EntitySpan(label, start..<end))
        }
      }
      passage.mentions = passage.sentences.flatMap(\.mentions)
      return passage
    }
  }

  /// The words and entities of sentences that have any words.
  static func sentences(_ passages: [Passage]) -> [Sentence] {
    passages.flatMap(\.sentences).filter { !$0.words.isEmpty }.map { Sentence(words: $0.words, entities: $0.entities) }
  }

  @Test(arguments: seeds) func textAndEntitiesStay(seed: UInt64) throws {
    let document = Self.document(seed: seed)
    let expected = WholeText(document)
    let inline = read(try written(document, by: InlineWriter()), by: InlineReader(file: "a"))
    #expect(inline.errors == [] && WholeText(inline.passages) == expected, "inline")

    var brat = BratReader(textFile: "a.txt", annotationFile: "a.ann")
    let passage = try brat.read(
      text: Array(try written(document, by: PlainTextWriter()).utf8),
      annotations: Array(try written(document, by: BratWriter()).utf8))
    #expect(brat.failures == [] && WholeText([passage]) == expected, "brat")

    // only empty lines at the end are lost
    let last = document.lastIndex { !$0.sentences.isEmpty } ?? -1
    for scheme in TagScheme.allCases {
      let conllu = read(try written(document, by: CoNLLUWriter(scheme: scheme)), by: CoNLLUReader(file: "a"))
      #expect(conllu.errors == [] && WholeText(conllu.passages) == WholeText(Array(document[...last])), "conllu")
      #expect(Self.sentences(conllu.passages) == Self.sentences(document), "conllu")
      let again = try written(conllu.passages, by: CoNLLUWriter(scheme: scheme))
      #expect(try again == written(document, by: CoNLLUWriter(scheme: scheme)), "conllu as it was")
    }

    for unit in OffsetUnit.allCases where unit != .grapheme {
      let json = read(try written(document, by: JSONLinesWriter(unit: unit)), by: JSONLinesReader(file: "a"))
      #expect(json.errors == [])
      #expect(json.passages.map(\.text) == document.map(\.text), "jsonl")
      #expect(json.passages.map(\.mentions) == document.map(\.mentions), "jsonl")
    }
  }

  @Test(arguments: seeds) func wordsAndEntitiesStay(seed: UInt64) throws {
    let document = Self.document(seed: seed)
    let columns = try? written(document, by: ColumnWriter())
    if let columns {
      let back = read(columns, by: ColumnReader(file: "a"))
      #expect(back.errors == [] && Self.sentences(back.passages) == Self.sentences(document), "conll")
    }
    let tokens = read(try written(document, by: TokenWriter()), by: TokenReader(file: "a"))
    #expect(Self.sentences(tokens.passages).map(\.words) == Self.sentences(document).map(\.words), "tokens")
  }

  /// The places in a table are those of the text.
  @Test(arguments: seeds) func placesStandForTheText(seed: UInt64) throws {
    let document = Self.document(seed: seed)
    let whole = WholeText(document)
    for unit in OffsetUnit.allCases where unit != .grapheme {
      let places = try written(document, by: TableWriter(unit: unit)).split(separator: "\n").map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false)[1...2].map { Int($0)! }
      }
      let bytes = places.map { unit.byteOffsets(of: $0, in: whole.text) }
      #expect(bytes == whole.mentions.map { [$0.bytes.lowerBound, $0.bytes.upperBound] }, "\(unit)")
    }
  }
}
