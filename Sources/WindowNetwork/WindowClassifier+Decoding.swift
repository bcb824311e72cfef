import TaggedText
import WindowFeatures

/// How the tags of a sentence are chosen from the scores of its tokens.
public enum Decoding: String, Sendable, CaseIterable, Codable {
  /// The best path that the tag scheme allows (Viterbi).
  case legal
  /// The best tag of each token, whatever its neighbours have.
  case greedy
}

extension WindowWeights where Scalar == Float {
  /// What finds the best path: with the scores of moves, where they are learned.
  ///
  /// - Parameter outsideBias: what is taken from the scores of words outside of entities.
  public func decoder(of tagSet: TagSet, outsideBias: Float = 0) -> PathDecoder {
    PathDecoder(
      tagSet: tagSet,
      moveScores: moves.map {
        MoveScores(moves: $0.moves.elements, start: $0.start.elements, end: $0.end.elements)
      },
      outsideBias: outsideBias)
  }
}

extension WindowClassifier where Scalar == Float {
  /// The entities of each sentence of a text.
  ///
  /// - Parameter batchSize: windows in a batch; where forms are pooled, a batch ends with the document that brings it to
  ///   so many.
  /// - Precondition: where forms are pooled, the documents of the text are complete.
  /// - Complexity: O(tokens · (hidden · inputs + classes²)); memory for the windows of a batch and all scores.
  public func entities(
    in text: EncodedText,
    decoder: PathDecoder,
    tagSet: TagSet,
    _ decoding: Decoding,
    batchSize: Int = 512
  ) -> [[EntitySpan]] {
    tagSet.entities(
      scores: scores(of: text, batchSize: batchSize), sentenceLengths: text.sentenceLengths, decoder: decoder, decoding)
  }

  /// The scores of each tag for each token of a text, `[tokens, classes]`, row by row.
  ///
  /// - Parameter batchSize: as above.
  /// - Precondition: where forms are pooled, the documents of the text are complete.
  /// - Complexity: O(tokens · hidden · inputs).
  public func scores(of text: EncodedText, batchSize: Int = 512) -> [Float] {
    precondition(batchSize > 0, "no batches of \(batchSize) windows")
    let classes = classCount
    var scores: [Float] = []
    scores.reserveCapacity(text.tokenCount * classes)
    var batch = WindowBatch(featureCount: text.rows.count)
    if pooling == nil {
      for start in stride(from: 0, to: text.tokenCount, by: batchSize) {
        batch.fill(from: text, tokens: start..<min(start + batchSize, text.tokenCount))
        scores.append(contentsOf: self.scores(of: batch).elements)
      }
    } else {
      for documents in text.documentRuns(ofTokens: batchSize) {
        batch.fill(from: text, documents: documents)
        scores.append(contentsOf: self.scores(of: batch).elements)
      }
    }
    precondition(scores.count == text.tokenCount * classes, "the last document of the text is not complete")
    return scores
  }
}

extension TagSet {
  /// The entities of each sentence, chosen by scores of their tokens.
  ///
  /// - Parameter scores: `[tokens, classes]`, row by row, sentence after sentence.
  /// - Complexity: O(tokens · classes²).
  public func entities(
    scores: [Float], sentenceLengths: [Int], decoder: PathDecoder, _ decoding: Decoding
  ) -> [[EntitySpan]] {
    var first = 0
    return sentenceLengths.map { length in
      let sentenceScores = scores.span.extracting(first * count..<(first + length) * count)
      first += length
      return spans(of: decoder.path(scores: sentenceScores, count: length, decoding))
    }
  }
}

extension EncodedText {
  /// The documents, in runs that end where they have `size` tokens or more.
  fileprivate func documentRuns(ofTokens size: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var first = 0
    var tokens = 0
    for document in documentStarts.indices {
      tokens += tokenCount(ofDocument: document)
      if tokens >= size || document == documentStarts.indices.last {
        runs.append(first..<document + 1)
        first = document + 1
        tokens = 0
      }
    }
    return runs
  }
}
