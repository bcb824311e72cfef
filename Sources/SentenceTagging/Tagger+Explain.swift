import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

extension Tagger {
  /// Takes the prediction for one token of a sentence apart.
  ///
  /// The sentence is tagged as `tag(words:)` does it. The graph is then shown on the window by itself: with a network
  /// that pools words over their document, as if the word occurred nowhere else. What is explained is the tag that comes
  /// out, by the lead of its score over that of the best other class: a single score says little, as a softmax does not
  /// change when all scores rise together.
  ///
  /// - Parameter token: an index of `words`.
  /// - Throws: `VectorStoreError` where the store cannot be read; `ModelError.average` where several models tag together,
  ///   as each has a graph of its own.
  /// - Complexity: that of tagging the sentence and of two backward passes over one window.
  public func explain(words sentence: [String], token: Int) throws -> Explanation {
    precondition(sentence.indices.contains(token), "no token \(token) in a sentence of \(sentence.count)")
    guard members.count == 1 else { throw ModelError.average(path: modelPath, members: members.count) }
    let model = members[0].model
    let (text, weights) = try members[0].encode([Sentence(words: sentence)])
    // words of the sentence are few, so that all of them can have gradients
    let classifier = WindowClassifier(
      weights, windowSize: model.architecture.windowSize, activation: model.architecture.activation,
      trainableWords: weights.words.map { 0..<$0.rows })
    var batch = WindowBatch(featureCount: text.rows.count)
    batch.fill(from: text, documents: text.documentStarts.indices)
    let scores = classifier.scores(of: batch)
    let path =
      switch decoding {
      case .legal: decoder.best(scores: scores.elements, count: sentence.count)
      case .greedy: decoder.greedy(scores: scores.elements, count: sentence.count)
      }

    let classes = classScores(Array(scores.row(token)))
    let tag = model.tagSet.tags[path[token]]
    guard let predicted = classes.first(where: { $0.tag == tag }) else { preconditionFailure("no score for \(tag)") }
    let runnerUp = classes.first { $0.tag != tag } ?? predicted
    let lead = classifier.attribution(
      of: batch,
      window: token,
      weights: model.tagSet.tags.map { ($0 == predicted.tag ? 1 : 0) - ($0 == runnerUp.tag ? 1 : 0) })
    batch.fill(from: text, tokens: [token])
    let words = model.tables.indices.map { WindowArchitecture.name("word", ofTable: $0) }
    let features = words + model.features.map(\.name)
    let trace = classifier.trace(of: batch, classes: [Int32(path[token])]).naming(features)
    let radius = model.architecture.radius
    return Explanation(
      words: sentence,
      token: token,
      window: (token - radius...token + radius).map { sentence.indices.contains($0) ? sentence[$0] : nil },
      entities: model.tagSet.spans(of: path),
      classes: classes,
      predicted: predicted,
      runnerUp: runnerUp,
      trace: trace,
      contributions: (0..<batch.rows[0].count).flatMap { place in
        features.enumerated().map { feature, name in
          Explanation.Contribution(place: place, feature: name, value: lead.contributions[feature, place])
        }
      },
      lead: lead,
      // of a feature with several rows a token, rows are shared by words that are not alike
      sharedRows: features.indices.filter { batch.bags[$0] == nil }.flatMap { step in
        Tagger.sharedRows(of: features[step], step: step, rows: batch.rows[step], gradient: trace.steps[step].gradient)
      }
    )
  }

  /// Scores and probabilities, the most probable class first.
  private func classScores(_ scores: [Float]) -> [Explanation.ClassScore] {
    var probabilities = Matrix(rows: 1, columns: scores.count, elements: scores)
    probabilities.softmaxRows()
    return zip(model.tagSet.tags, zip(scores, probabilities.elements)).map {
      Explanation.ClassScore(tag: $0, score: $1.0, probability: $1.1)
    }.sorted { $0.score > $1.score }
  }

  /// The rows that a look-up meets more than once, in the order of their first places, with what each place brings.
  private static func sharedRows(
    of feature: String, step: Int, rows: [Int32], gradient: Matrix<Float>?
  ) -> [Explanation.SharedRow] {
    guard let gradient else { return [] }
    let width = gradient.columns / rows.count
    var seen: Set<Int32> = []
    return rows.filter { seen.insert($0).inserted }.compactMap { row in
      let places = rows.indices.filter { rows[$0] == row }
      guard places.count > 1 else { return nil }
      let parts = places.map { Array(gradient.elements[$0 * width..<($0 + 1) * width]) }
      let sum = parts.reduce([Float](repeating: 0, count: width)) { zip($0, $1).map(+) }
      return Explanation.SharedRow(feature: feature, step: step, places: places, parts: parts, sum: sum)
    }
  }
}

extension GraphTrace<Float> {
  /// The same trace, its first steps called the look-ups of these features.
  fileprivate func naming(_ features: [String]) -> GraphTrace {
    var named = self
    for (step, feature) in zip(steps.indices, features) {
      named.steps[step].name = "lookup \(feature)"
      for index in steps[step].parameters.indices { named.steps[step].parameters[index].name = "rows of \(feature)" }
    }
    return named
  }
}
