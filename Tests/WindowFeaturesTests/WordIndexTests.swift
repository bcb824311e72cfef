import TestSupport
import Testing
import WindowFeatures

@Suite struct WordIndexTests {
  /// The index of a list, of which repeated words are left out, and what each insertion said.
  private func index(_ words: [String], capacity: Int) -> (index: WordIndex, words: [String], isNew: [Bool]) {
    var index = WordIndex(capacity: capacity)
    var (list, isNew): ([String], [Bool]) = ([], [])
    for word in words {
      list.append(word)
      isNew.append(index.insert(list.count - 1, of: list))
      if isNew.last == false { list.removeLast() }
    }
    return (index, list, isNew)
  }

  @Test(arguments: [0, 5, 1000]) func wordsAreFoundByTheirBytes(capacity: Int) {
    let words = ["the", "caf\u{E9}", "cafe\u{301}", "", "the", "a word of more than fifteen bytes", "caf\u{E9}"]
    let (index, list, isNew) = index(words, capacity: capacity)
    #expect(isNew == [true, true, true, true, false, true, false])
    #expect(list.map { index.number(of: $0, in: list) } == [0, 1, 2, 3, 4])
    for other in ["The", "th", "thee", "cafe", "\0"] { #expect(index.number(of: other, in: list) == nil) }
  }

  @Test func nothingIsInAnEmptyIndex() {
    #expect(WordIndex().number(of: "", in: []) == nil)
    #expect(WordIndex().number(of: "the", in: []) == nil)
  }

  /// Random short words, many of them again and again, as a dictionary has them.
  @Test(arguments: 1...4) func growsWithItsWords(seed: Int) {
    var generator = SeededRandom(seed: UInt64(seed))
    let letters: [Character] = ["a", "b", "c", "d", "e", "\u{E9}"]
    let words = (0..<5000).map { _ in
      String(
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in letters[Int.random(in: 0..<6, using: &generator)] })
    }
    let (index, list, isNew) = index(words, capacity: 0)
    var places: [String: Int] = [:]
    for word in words where places[word] == nil { places[word] = places.count }
    #expect(list.count == places.count && isNew.count { $0 } == places.count)
    #expect(words.allSatisfy { index.number(of: $0, in: list) == places[$0] })
    #expect(index.number(of: "zzz", in: list) == nil)
  }

  @Test func placesComeInOrder() async {
    await #expect(processExitsWith: .failure) {
      var index = WordIndex()
      _ = index.insert(1, of: ["a", "b"])
    }
  }
}
