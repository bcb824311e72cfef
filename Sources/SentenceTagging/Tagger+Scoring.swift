import TaggedText
import WindowNetwork

extension Tagger {
  /// How well the tagger does on a tagged corpus with each of several biases in place of its own, so that one can be
  /// chosen; the networks run once.
  ///
  /// - Parameter outsideBiases: what is taken from the scores of words outside of entities.
  /// - Returns: the score by each bias; entities whose label the model does not know count as missed.
  /// - Throws: `VectorStoreError` where a store cannot be read.
  /// - Complexity: that of tagging, and O(biases · tokens · classes²).
  public func scores(on corpus: Corpus, outsideBiases: [Float]) throws -> [SpanScore] {
    let decoders = outsideBiases.map { model.decoder(outsideBias: $0) }
    var results = outsideBiases.map { _ in SpanScore(scheme: corpus.scheme) }
    for document in corpus.documents {
      let scores = try scores(of: document)
      for (index, decoder) in decoders.enumerated() {
        for (gold, found) in zip(document, entities(in: document, scores: scores, decoder: decoder)) {
          results[index].add(gold: gold.entities, predicted: found, tokens: gold.words.count)
        }
      }
    }
    return results
  }

  /// By what the tagger's probabilities are to be trusted, found on a tagged corpus.
  ///
  /// - Parameter outsideBias: by which the entities are chosen whose probabilities are compared with what is right.
  /// - Returns: nil where no entity is found.
  /// - Throws: `VectorStoreError` where a store cannot be read.
  /// - Complexity: that of tagging, and O(tokens · classes²).
  public func calibration(on corpus: Corpus, outsideBias: Float) throws -> Calibration? {
    Calibration(
      scores: try corpus.documents.flatMap { try scores(of: $0) }, sentences: corpus.sentences, tagSet: model.tagSet,
      decoder: model.decoder(outsideBias: outsideBias))
  }
}
