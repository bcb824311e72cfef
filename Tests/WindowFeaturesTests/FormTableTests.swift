import TaggedText
import TestSupport
import Testing
import WindowFeatures

@Suite struct FormTableTests {
  private func block(_ words: [String]) -> WordBlock { WordBlock([Sentence(words: words)]) }

  /// The table of some words, each added once, and the numbers that they got.
  private func table(_ words: [String]) -> (table: FormTable, numbers: [Int32]) {
    var table = FormTable()
    let block = block(words)
    let numbers = words.indices.map { table.insert($0, of: block).number }
    return (table, numbers)
  }

  @Test func numbersFormsAsTheyCome() {
    let words = ["Anna", "left", "Anna", "anna", "", "left", "", "Oslo"]
    let (table, numbers) = table(words)
    #expect(numbers == [0, 1, 0, 2, 3, 1, 3, 4])
    #expect(table.count == 5)
    #expect(table.numbers(of: block(words), 0..<8) == numbers)
    #expect(table.numbers(of: block(["Oslo", "Quito", "", "Ann", "Annaa", "left"]), 0..<6) == [4, -1, 3, -1, -1, 1])
    #expect(table.numbers(of: block(words), 3..<5) == [2, 3])
    #expect(table.numbers(of: block(words), 3..<3) == [])
  }

  @Test func tellsNewFormsFromOthers() {
    var table = FormTable()
    let block = block(["a", "b", "a"])
    #expect((0..<3).map { table.insert($0, of: block).isNew } == [true, true, false])
  }

  /// Two spellings of one character are two forms, and zeros at the end count.
  @Test func tellsFormsApartByTheirBytes() {
    let words = ["Zo\u{EB}", "Zoe\u{308}", "a", "a\0", "a\0\0", "\0", "", "12345678", "12345678\0"]
    #expect(table(words).numbers == [0, 1, 2, 3, 4, 5, 6, 7, 8])
  }

  /// Forms that differ in one byte alone, wherever that stands.
  @Test(arguments: [1, 2, 7, 8, 9, 15, 16, 17, 24, 25, 100]) func tellsFormsOfOneLengthApart(_ length: Int) {
    let usual = String(repeating: "x", count: length)
    var words = [usual]
    for place in 0..<length {
      var other = Array(usual.utf8)
      other[place] = UInt8(ascii: "y")
      words.append(String(decoding: other, as: UTF8.self))
    }
    let (table, numbers) = table(words)
    #expect(numbers == words.indices.map { Int32($0) })
    #expect(table.numbers(of: block(words.reversed()), words.indices) == numbers.reversed())
  }

  /// As a dictionary has it, however many forms there are, and wherever in its block a word stands.
  @Test func agreesWithADictionary() {
    for seed: UInt64 in 1...5 {
      var random = SeededRandom(seed: seed)
      var table = FormTable()
      var numbers: [String: Int32] = [:]
      for _ in 0..<20 {
        let words = (0..<300).map { _ in
          String((0..<Int.random(in: 0...12, using: &random)).map { _ in "abc".randomElement(using: &random) ?? "a" })
        }
        let block = block(words)
        #expect(table.numbers(of: block, words.indices) == words.map { numbers[$0] ?? -1 }, "seed \(seed)")
        for (index, word) in words.enumerated() where index % 2 == 0 {
          let next = Int32(numbers.count)
          let expected = numbers[word, default: next]
          let (number, isNew) = table.insert(index, of: block)
          #expect(number == expected && isNew == (numbers[word] == nil), "seed \(seed)")
          numbers[word] = number
        }
      }
      #expect(table.count == numbers.count)
    }
  }
}
