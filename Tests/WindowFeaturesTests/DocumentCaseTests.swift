import TestSupport
import Testing
import WindowFeatures

@Suite struct DocumentCaseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Sentences, with a space between words.
    var document: [String]
    var classes: [[Int]]
  }

  static let cases = [
    Case(testDescription: "no sentences", document: [], classes: []),
    Case(testDescription: "empty sentences", document: ["", ""], classes: [[], []]),
    Case(testDescription: "no letters", document: [". 1996 -- . $ ½ 👍 👍"], classes: [[0, 0, 0, 0, 0, 0, 0, 0]]),
    Case(testDescription: "each word once", document: ["we left Oslo today"], classes: [[1, 1, 1, 1]]),
    Case(testDescription: "one word", document: ["Oslo"], classes: [[1]]),
    Case(testDescription: "lower case twice", document: ["we saw what we saw then"], classes: [[2, 2, 1, 2, 2, 1]]),
    Case(
      testDescription: "a capital against lower case", document: ["The man saw the dog"], classes: [[2, 1, 1, 5, 1]]),
    Case(
      testDescription: "both", document: ["The man saw the dog", "and he liked the dog"],
      classes: [[2, 1, 1, 3, 2], [1, 1, 1, 3, 2]]),
    Case(
      testDescription: "a capital mid-sentence", document: ["Oslo is far", "he is in Oslo now"],
      classes: [[4, 2, 1], [1, 2, 1, 5, 1]]),
    Case(
      testDescription: "both by two capitals",
      document: ["he is in Oslo now", "an oslo is near", "where is Oslo now ?"],
      classes: [[1, 2, 1, 3, 2], [1, 4, 2, 1], [1, 2, 3, 2, 0]]),
    Case(
      testDescription: "capitals at the start only", document: ["Rain fell here", "Rain fell there", "Rain came"],
      classes: [[5, 2, 1], [5, 2, 1], [5, 1]]),
    Case(
      testDescription: "behind quotation marks, a dash, a colon",
      document: [
        "he said : Rain fell", "he said \" Snow fell", "he said -- Hail fell", "we got rain and snow and hail",
      ],
      classes: [[2, 2, 0, 2, 2], [2, 2, 0, 2, 2], [2, 2, 0, 2, 2], [1, 1, 5, 2, 5, 2, 5]]),
    Case(
      testDescription: "behind other marks", document: ["he said , Rain fell ( Snow", "we got rain and snow"],
      classes: [[1, 1, 0, 2, 1, 0, 2], [1, 1, 4, 1, 4]]),
    Case(
      testDescription: "behind marks beyond ASCII",
      document: ["he said “ Rain – Snow « Hail „ Fog", "we got rain and snow and hail and fog"],
      classes: [[1, 1, 0, 2, 0, 2, 0, 2, 0, 2], [1, 1, 5, 2, 5, 2, 5, 2, 5]]),
    Case(
      testDescription: "a headline", document: ["HEAVY RAIN IN Oslo 1996", "there was rain in oslo"],
      classes: [[1, 2, 2, 2, 0], [1, 1, 5, 5, 5]]),
    Case(
      testDescription: "seven words of ten are no headline",
      document: ["A B C D E F Rain and so on .", "the rain"], classes: [[1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 0], [1, 4]]),
    Case(
      testDescription: "eight words of eleven are one",
      document: ["A B C D E F G Rain and so on .", "the rain"],
      classes: [[1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 0], [1, 5]]),
    Case(
      testDescription: "capitals in any place", document: ["my iPhone and my IPHONE", "any Iphone"],
      classes: [[2, 4, 1, 2, 4], [1, 4]]),
    Case(
      testDescription: "beyond ASCII", document: ["der Öl und das öl", "北京 和 北京", "a \u{1C5}ep or \u{1C6}ep"],
      classes: [[1, 2, 1, 1, 4], [2, 1, 2], [1, 2, 1, 4]]),
    Case(testDescription: "other bytes", document: ["a caf\u{E9} or cafe\u{301}"], classes: [[1, 1, 1, 1]]),
  ]

  private func words(_ text: String) -> [String] { text.split(separator: " ").map { String($0) } }

  @Test(arguments: cases) func classes(_ c: Case) {
    #expect(DocumentCase.classes(of: c.document.map(words)) == c.classes)
  }

  @Test(arguments: ["", " ", "\u{301}", "1996", "--"]) func noLetter(_ word: String) {
    #expect(DocumentCase.classes(of: [[word, "Oslo", word]]) == [[0, 1, 0]])
  }

  /// Models are stored with these numbers.
  @Test func numbersOfTheClasses() {
    let classes: [DocumentCase] = [.noLetter, .onlyOne, .lower, .mixed, .capital, .positionalCapital]
    #expect(DocumentCase.allCases == classes)
    #expect(DocumentCase.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
  }

  @Test func agreesWithLookingAtEveryOtherWord() {
    for seed: UInt64 in 1...300 {
      var random = SeededRandom(seed: seed)
      let document = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
          ["a", "b", "c", "A", "B", "Ab", "aB", "1", ".", ":", "\""].randomElement(using: &random) ?? "."
        }
      }
      #expect(DocumentCase.classes(of: document) == naiveClasses(of: document), "seed \(seed): \(document)")
    }
  }

  /// The classes of words of ASCII letters, in quadratic time.
  private func naiveClasses(of document: [[String]]) -> [[Int]] {
    func isWord(_ word: String) -> Bool { word.contains(where: \.isLetter) }
    func hasCapital(_ word: String) -> Bool { word.contains(where: \.isUppercase) }
    func saysSomething(_ sentence: [String], _ position: Int) -> Bool {
      let words = sentence.filter(isWord)
      let isHeadline = Double(words.count(where: hasCapital)) / Double(words.count) > 0.7
      return position > 0 && !["\"", ":"].contains(sentence[position - 1]) && !isHeadline
    }
    let places = document.indices.flatMap { s in document[s].indices.map { (s, $0) } }
    return document.indices.map { s in
      document[s].indices.map { w in
        guard isWord(document[s][w]) else { return 0 }
        let others = places.filter { $0 != (s, w) && document[$0.0][$0.1].lowercased() == document[s][w].lowercased() }
        let capitals = others.filter { hasCapital(document[$0.0][$0.1]) }
        if others.isEmpty { return 1 }
        if capitals.isEmpty { return 2 }
        if capitals.count < others.count { return 3 }
        return capitals.contains { saysSomething(document[$0.0], $0.1) } ? 4 : 5
      }
    }
  }

  /// Comparing every word with every other would take hours.
  @Test(.timeLimit(.minutes(1))) func aLongDocument() {
    let document = Array(
      repeating: ["The", "man", "saw", "Oslo", "and", "the", "dog", "in", "Oslo", "."], count: 10_000)
    let classes = Array(repeating: [3, 2, 2, 4, 2, 3, 2, 2, 4, 0], count: 10_000)
    #expect(DocumentCase.classes(of: document) == classes)
  }
}
