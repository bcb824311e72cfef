import TaggedText

extension Tagger {
  /// The class that decoding chooses for each word of a block, which is one document, in the model's tag set.
  ///
  /// - Throws: `VectorStoreError` where the store cannot be read.
  public func classes(of block: WordBlock) throws -> [Int32] {
    var first = 0
    let sentences = block.sentenceLengths.map { length in
      defer { first += length }
      return Sentence(words: (first..<first + length).map(block.word))
    }
    let scores = try scores(of: sentences)
    var classes: [Int32] = []
    classes.reserveCapacity(block.words.count)
    for length in block.sentenceLengths {
      let start = classes.count * model.tagSet.count
      let own = Array(scores[start..<start + length * model.tagSet.count])
      let path =
        switch decoding {
        case .legal: decoder.best(scores: own, count: length)
        case .greedy: decoder.greedy(scores: own, count: length)
        }
      classes.append(contentsOf: path.map { Int32($0) })
    }
    return classes
  }
}
