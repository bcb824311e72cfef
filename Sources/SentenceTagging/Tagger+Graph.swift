import TaggedText
import WindowFeatures
import WindowNetwork

extension Tagger {
  /// The classes of the words of a document by the computational graphs of its networks, which compute the product of the
  /// first layer for each window: what ``classes(of:)`` is measured against and held to.
  ///
  /// - Throws: `VectorStoreError` where the store cannot be read.
  /// - Complexity: O(words · hidden · inputs) for each of several models.
  package func classesByGraph(of document: [Sentence]) throws -> [Int32] {
    var scores = [Float](repeating: 0, count: document.reduce(0) { $0 + $1.words.count } * model.tagSet.count)
    for member in members {
      for (index, score) in try member.scoresByGraph(of: document).enumerated() {
        scores[index] += score / Float(members.count)
      }
    }
    return decoder.classes(scores: scores.span, sentenceLengths: document.map(\.words.count), decoding)
  }
}

extension TaggerMember {
  /// The scores of each tag for each word of a document by the computational graph, `[words, classes]`, row by row.
  ///
  /// - Throws: what the stores throw.
  /// - Complexity: O(words · hidden · inputs).
  func scoresByGraph(of document: [Sentence]) throws -> [Float] {
    let (text, weights) = try encode(document)
    return WindowClassifier(
      weights, windowSize: model.architecture.windowSize, activation: model.architecture.activation
    ).scores(of: text)
  }
}
