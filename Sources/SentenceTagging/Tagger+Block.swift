import TaggedText

extension Tagger {
  /// The class that decoding chooses for each word of a block, which is one document, in the model's tag set.
  ///
  /// - Throws: `VectorStoreError` where the store cannot be read.
  /// - Complexity: O(words · hidden · (window size + classes)) for each of several models, and O(hidden · inputs) for each
  ///   form that is new.
  public func classes(of block: WordBlock) throws -> [Int32] {
    let scores = try scores(of: block)
    return decoder.classes(scores: scores.span, sentenceLengths: block.sentenceLengths, decoding)
  }

  /// The scores of each tag for each word of a block, which is a document, `[words, classes]`, row by row: the mean of the
  /// members'.
  func scores(of block: WordBlock) throws -> [Float] {
    var scores = try members[0].scores(of: block)
    guard members.count > 1 else { return scores }
    for member in members.dropFirst() {
      for (index, score) in try member.scores(of: block).enumerated() { scores[index] += score }
    }
    for index in scores.indices { scores[index] /= Float(members.count) }
    return scores
  }
}
