import TestSupport

/// A run of up to `count` random words of few letters, so that phrases repeat, overlap and begin like others.
func randomWords(upTo count: Int, using random: inout SeededRandom) -> [String] {
  (0..<Int.random(in: 0...count, using: &random)).map { _ in
    ["a", "A", "b", "B", "c", "é", "É"].randomElement(using: &random) ?? "a"
  }
}

/// What a list of phrases is to find, by trying every run of words, the longest first.
func naiveMatches(of phrases: [[String]], in words: [String]) -> [Range<Int>] {
  let known = Set(phrases.map { $0.map { $0.lowercased() } })
  var matches: [Range<Int>] = []
  var start = 0
  while start < words.count {
    let ends = (start + 1...words.count).reversed()
    let end = ends.first { known.contains(words[start..<$0].map { $0.lowercased() }) }
    if let end { matches.append(start..<end) }
    start = end ?? start + 1
  }
  return matches
}
