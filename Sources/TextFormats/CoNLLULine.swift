/// What a line of CoNLL-U is by its first column.
enum CoNLLULine {
  /// `# text = …` and others.
  case comment
  /// `3`, a word.
  case word(Int)
  /// `3-4`, a token of the text that is several words.
  case token(ClosedRange<Int>)
  /// `5.1`, a word that is not in the text.
  case empty

  /// Nil for a line that is none of these.
  init?(_ line: some Collection<UInt8>) {
    if line.first == UInt8(ascii: "#") {
      self = .comment
      return
    }
    let id = String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
    if let number = Int(number: id) {
      self = .word(number)
    } else if let (first, last) = CoNLLULine.pair(id, "-"), first <= last {
      self = .token(first...last)
    } else if CoNLLULine.pair(id, ".") != nil {
      self = .empty
    } else {
      return nil
    }
  }

  private static func pair(_ id: String, _ separator: Character) -> (Int, Int)? {
    let parts = id.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(number: parts[0]), let last = Int(number: parts[1]) else { return nil }
    return (first, last)
  }
}

// MARK: - What else it says

extension CoNLLULine {
  /// Whether a line says anything beside text, words, their white space, entities and the beginnings of documents.
  static func hasExtras(_ line: [UInt8]) -> Bool {
    if case .comment = CoNLLULine(line) {
      return !line.starts(with: "# text = ".utf8) && line != Array("# newdoc".utf8)
    }
    let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard columns.count == 10 else { return true }
    return columns[2..<9].contains { $0 != [UInt8(ascii: "_")] } || CoNLLUMisc(columns[9]).hasOtherItems
  }
}

extension Int {
  /// A number of digits alone, without a sign.
  init?(number text: some StringProtocol) {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    self.init(text)
  }
}
