import TaggedText
import Testing

@testable import TextFormats

@Suite struct PassageTests {
  private static func words(_ sentences: Sentence...) -> Passage {
    var passage = Passage(place: TextPlace(file: "a", line: 1))
    passage.sentences = sentences
    return passage
  }

  // MARK: cut

  @Test func cutMakesSentencesWithTheirPlaces() {
    var passage = Passage("é left. He came.")
    passage.mentions = nil
    #expect(passage.cut(by: Tokenizer()) == [])
    #expect(passage.sentences.map(\.words) == [["é", "left", "."], ["He", "came", "."]])
    #expect(passage.sentences.map(\.byteRanges) == [[0..<2, 3..<7, 7..<8], [9..<11, 12..<16, 16..<17]])
    #expect(passage.sentences.flatMap(\.entities) == [])
  }

  /// They may stand in the file in any order.
  @Test func cutPutsMentionsToTheirWords() {
    var passage = Passage("in Turin. He met Ada Lovelace.")
    passage.mentions = [Mention("PER", 17..<29), Mention("LOC", 3..<8)]
    #expect(passage.cut(by: Tokenizer()) == [])
    #expect(passage.sentences.map(\.entities) == [[EntitySpan("LOC", 1..<2)], [EntitySpan("PER", 2..<4)]])
    // what the file says stays as it is
    #expect(passage.mentions == [Mention("PER", 17..<29), Mention("LOC", 3..<8)])
  }

  @Test func cutReturnsWhatIsNotAligned() {
    var passage = Passage("in Turin")
    passage.mentions = [Mention("LOC", 3..<7)]
    let misaligned = passage.cut(by: Tokenizer(), misaligned: .drop)
    #expect(
      misaligned == [Misalignment(mention: Mention("LOC", 3..<7), outer: 3..<8, inner: nil, reason: .borders)])
    #expect(passage.sentences.map(\.entities) == [[]])
  }

  @Test func whatIsCutAlreadyStays() {
    var passage = Passage("a b", [("X", "a")])
    passage.sentences = [Sentence(words: ["a b"], byteRanges: [0..<3])]
    #expect(passage.cut(by: Tokenizer()) == [])
    #expect(passage.sentences == [Sentence(words: ["a b"], byteRanges: [0..<3])])
    var words = Self.words(Sentence(words: ["a b"]))
    words.cut(by: Tokenizer())
    #expect(words == Self.words(Sentence(words: ["a b"])))
  }

  // MARK: joinWords

  @Test func joinWordsMakesAText() {
    var passage = Self.words(
      Sentence(
        words: ["Köln", "and", "New", "York"], entities: [EntitySpan("A", 0..<1), EntitySpan("B", 2..<4)],
        confidence: Confidence(tokens: [1, 1, 1, 1], entities: [0.5, 0.25])),
      Sentence(words: []), Sentence(words: ["x"]))
    passage.joinWords()
    #expect(passage.text == Array("Köln and New York\n\nx".utf8))
    #expect(passage.isJoined && passage.lineEnd == .lineFeed)
    #expect(passage.sentences.map(\.byteRanges) == [[0..<5, 6..<9, 10..<13, 14..<18], [], [20..<21]])
    #expect(passage.mentions == [Mention("A", 0..<5, score: 0.5), Mention("B", 10..<18, score: 0.25)])
  }

  @Test func aTextIsNotJoinedAnew() {
    var passage = Passage("a  b", [("X", "b")], lineEnd: .none)
    passage.cut(by: Tokenizer())
    let before = passage
    passage.joinWords()
    #expect(passage == before && !passage.isJoined)
  }

  // MARK: replaceEntities

  /// With an entity of its own, and the sentence of it that another one was found in.
  private static let retagged: (passage: Passage, found: Sentence) = {
    var passage = Passage("Ada in Turin", [("PER", "Ada")])
    passage.cut(by: Tokenizer())
    var found = passage.sentences[0]
    found.entities = [EntitySpan("LOC", 2..<3)]
    found.confidence = Confidence(tokens: [0.5, 1, 0.75], entities: [0.7])
    return (passage, found)
  }()

  @Test(arguments: [true, false]) func entitiesOfATextAreReplaced(keepsGold: Bool) {
    var (passage, found) = Self.retagged
    #expect(!passage.isRetagged)
    passage.replaceEntities(by: [found], keepsGold: keepsGold)
    #expect(passage.isRetagged)
    #expect(passage.sentences == [found])
    #expect(passage.mentions == [Mention("LOC", 7..<12, score: 0.7)])
    #expect(passage.gold == (keepsGold ? [Mention("PER", 0..<3)] : nil))
    #expect(passage.text == Array("Ada in Turin".utf8) && !passage.isJoined)
  }

  @Test func aTextOfWhichNothingIsKnownHasNoGold() {
    var (passage, found) = Self.retagged
    passage.mentions = nil
    passage.replaceEntities(by: [found], keepsGold: true)
    #expect(passage.gold == nil && passage.mentions == [Mention("LOC", 7..<12, score: 0.7)])
  }

  /// They have no places to keep, unless they are to be compared with others.
  @Test func entitiesOfWordsAreReplaced() {
    let read = Self.words(Sentence(words: ["Ada", "left"], entities: [EntitySpan("PER", 0..<1)]))
    let found = Sentence(words: ["Ada", "left"], entities: [EntitySpan("X", 1..<2)])
    var passage = read
    passage.replaceEntities(by: [found], keepsGold: false)
    #expect(passage.sentences == [found])
    #expect(passage.text == nil && passage.mentions == nil && passage.gold == nil && passage.isRetagged)
    passage = read
    passage.replaceEntities(by: [found], keepsGold: true)
    #expect(passage.sentences.map(\.entities) == [[EntitySpan("X", 1..<2)]])
    #expect(passage.isJoined && passage.text == Array("Ada left".utf8))
    #expect(passage.gold == [Mention("PER", 0..<3)] && passage.mentions == [Mention("X", 4..<8)])
  }

  @Test func otherSentencesAreNotItsOwn() async {
    await #expect(processExitsWith: .failure) {
      var passage = Passage(place: TextPlace(file: "a", line: 1))
      passage.sentences = [Sentence(words: ["a"])]
      passage.replaceEntities(by: [], keepsGold: false)
    }
  }

  // MARK: Sentence.mentions

  @Test func mentionsOfASentenceHaveItsScores() {
    var sentence = Sentence(
      words: ["a", "b", "c"], byteRanges: [1..<2, 4..<6, 6..<9],
      entities: [EntitySpan("X", 0..<1), EntitySpan("Y", 1..<3)])
    #expect(sentence.mentions == [Mention("X", 1..<2), Mention("Y", 4..<9)])
    sentence.confidence = Confidence(tokens: [1, 1, 1], entities: [0.25, 1])
    #expect(sentence.mentions == [Mention("X", 1..<2, score: 0.25), Mention("Y", 4..<9, score: 1)])
  }

  @Test func aDocumentBeginsAtItsMark() {
    var passage = Passage("a")
    #expect(!passage.opensDocument)
    passage.documentMarks = [[]]
    #expect(passage.opensDocument)
  }
}
