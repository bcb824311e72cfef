import NumericKernels
import RealModule
import TaggedText
import Testing
import WindowNetwork

@Suite struct SentenceLikelihoodTests {
  /// Tags that forbid nothing, and such as forbid much.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var classes: Int
    var tagSet: TagSet?
  }

  static let cases = [
    Case(testDescription: "one class", classes: 1),
    Case(testDescription: "all paths", classes: 3),
    Case(testDescription: "IOB2", classes: 3, tagSet: TagSet(labels: ["A"], scheme: .iob2)),
    Case(testDescription: "BIOES", classes: 5, tagSet: TagSet(labels: ["A"], scheme: .bioes)),
  ]

  /// Scores of some sentences, their gold paths, and scores of moves.
  struct Problem {
    var lengths: [Int]
    var x: Matrix<Double>
    var gold: [Int32]
    var moves: Matrix<Double>
    var start: Matrix<Double>
    var end: Matrix<Double>

    /// Numbers drawn between −`scale` and `scale`, those of moves between −`moveScale` and `moveScale`, and gold paths
    /// that are legal.
    init(_ c: Case, lengths: [Int], scale: Double = 2, moveScale: Double = 2, seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      let (tokens, classes) = (lengths.reduce(0, +), c.classes)
      self.lengths = lengths
      x = .uniform(rows: tokens, columns: classes, limit: scale, using: &generator)
      moves = .uniform(rows: classes, columns: classes, limit: moveScale, using: &generator)
      start = .uniform(rows: 1, columns: classes, limit: moveScale, using: &generator)
      end = .uniform(rows: 1, columns: classes, limit: moveScale, using: &generator)
      gold = []
      for length in lengths where length > 0 {
        // the legal path that is best for scores of its own
        let scores = (0..<length * classes).map { _ in Float(generator.nextUnit()) }
        let path = c.tagSet.map { PathDecoder(tagSet: $0).best(scores: scores, count: length) }
        gold += path?.map { Int32($0) } ?? (0..<length).map { _ in Int32(generator.next(below: classes)) }
      }
    }
  }

  private struct Outcome<Scalar: KernelScalar> {
    var loss: Scalar
    var x: Matrix<Scalar>
    var moves: Matrix<Scalar>
    var start: Matrix<Scalar>
    var end: Matrix<Scalar>

    var gradients: [Matrix<Scalar>] { [x, moves, start, end] }
  }

  /// The loss and its gradients as the layer computes them.
  private func run<Scalar: KernelScalar>(
    _ problem: Problem, forbiddenBy tagSet: TagSet? = nil, _: Scalar.Type = Scalar.self
  ) -> Outcome<Scalar> {
    let layer = SentenceLikelihood<Scalar>(
      moves: problem.moves.rounded(), start: problem.start.rounded(), end: problem.end.rounded(), forbiddenBy: tagSet)
    layer.sentenceLengths = problem.lengths
    layer.goldClasses = problem.gold
    var rows: Matrix<Scalar> = problem.x.rounded()
    rows.reshape(to: Shape(rows: problem.x.rows + 1, columns: problem.x.columns))
    let lookup = EmbeddingLookup(table: Parameter(name: "x", table: rows, trainableRows: 0..<rows.rows), places: 1)
    lookup.indices = (0..<Int32(problem.x.rows)).map { $0 }
    let graph = Graph<Scalar>()
    let input = graph.add(lookup)
    let loss = graph.add(layer, input)
    graph.forward(to: loss, .training(seed: 1))
    graph.backward(from: loss)
    return Outcome(
      loss: loss.value[0, 0], x: input.gradient, moves: layer.moves.gradient.values,
      start: layer.start.gradient.values, end: layer.end.gradient.values)
  }

  /// The same by looking at every path.
  private func bruteForce(_ problem: Problem, forbiddenBy tagSet: TagSet?) -> Outcome<Double> {
    let classes = problem.x.columns
    func penalty(_ previous: Int?, _ next: Int?) -> Double {
      tagSet.map { $0.mayFollow(previous: previous, next: next) ? 0 : -1e4 } ?? 0
    }
    var outcome = Outcome(
      loss: 0, x: Matrix(rows: problem.x.rows, columns: classes), moves: Matrix(rows: classes, columns: classes),
      start: Matrix(rows: 1, columns: classes), end: Matrix(rows: 1, columns: classes))
    let scale = 1 / Double(problem.gold.count)
    var first = 0
    for length in problem.lengths where length > 0 {
      func score(_ path: [Int]) -> Double {
        var score = problem.start[0, path[0]] + penalty(nil, path[0])
        for (token, c) in path.enumerated() { score += problem.x[first + token, c] }
        for (a, b) in zip(path, path.dropFirst()) { score += problem.moves[a, b] + penalty(a, b) }
        return score + problem.end[0, path[length - 1]] + penalty(path[length - 1], nil)
      }
      func count(_ path: [Int], _ weight: Double) {
        outcome.start[0, path[0]] += weight
        for (token, c) in path.enumerated() { outcome.x[first + token, c] += weight }
        for (a, b) in zip(path, path.dropFirst()) { outcome.moves[a, b] += weight }
        outcome.end[0, path[length - 1]] += weight
      }
      let paths = (0..<length).reduce([[]]) { paths, _ in paths.flatMap { path in (0..<classes).map { path + [$0] } } }
      let scores = paths.map(score)
      let largest = scores.max() ?? 0
      let total = scores.reduce(0) { $0 + Double.exp($1 - largest) }
      let gold = problem.gold[first..<first + length].map { Int($0) }
      outcome.loss += scale * (largest + Double.log(total) - score(gold))
      for (path, score) in zip(paths, scores) { count(path, scale * Double.exp(score - largest) / total) }
      count(gold, -scale)
      first += length
    }
    return outcome
  }

  /// Expects losses to within `tolerance`, relative to it or, where it is smaller, to 1, and gradients to within it.
  private func expect<Scalar: KernelScalar>(
    _ outcome: Outcome<Scalar>, _ expected: Outcome<Double>, within tolerance: Double, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let distance = (Double(outcome.loss) - expected.loss).magnitude / max(expected.loss, 1)
    #expect(distance <= tolerance, comment, sourceLocation: sourceLocation)
    for (gradient, expected) in zip(outcome.gradients, expected.gradients) {
      #expect(gradient.isNear(expected.rounded(), within: Scalar(tolerance)), comment, sourceLocation: sourceLocation)
    }
  }

  // MARK: - The value and the gradient

  @Test(arguments: cases) func isTheSumOverAllPaths(_ c: Case) {
    for (seed, lengths) in [[1], [2], [4], [1, 1], [3, 0, 1, 2], [0, 4, 3]].enumerated() {
      let problem = Problem(c, lengths: lengths, seed: UInt64(seed))
      let expected = bruteForce(problem, forbiddenBy: c.tagSet)
      expect(run(problem, forbiddenBy: c.tagSet, Double.self), expected, within: 1e-14, "\(lengths)")
      expect(run(problem, forbiddenBy: c.tagSet, Float.self), expected, within: 2e-6, "\(lengths)")
    }
  }

  /// Some paths are e¹⁰⁰⁰⁰ times as likely as others, legal or not: sums of exponentials underflow, and are done again.
  @Test(arguments: cases, [(100.0, 1.0), (1.0, 100.0), (5_000.0, 2.0), (2.0, 3_000.0), (1_000.0, 1_000.0)])
  func staysTheSumOverAllPathsWhereItIsExtreme(_ c: Case, _ scales: (scores: Double, moves: Double)) {
    for seed: UInt64 in 0..<10 {
      // whole numbers, which are the same in `Float`
      var problem = Problem(c, lengths: [4, 1, 3], scale: scales.scores, moveScale: scales.moves, seed: seed)
      problem.x.round()
      problem.moves.round()
      problem.start.round()
      problem.end.round()
      let expected = bruteForce(problem, forbiddenBy: c.tagSet)
      expect(run(problem, forbiddenBy: c.tagSet, Double.self), expected, within: 1e-11, "seed \(seed)")
      expect(run(problem, forbiddenBy: c.tagSet, Float.self), expected, within: 1e-5, "seed \(seed)")
    }
  }

  @Test(arguments: cases.dropFirst()) func backwardAgreesWithCentralDifferences(_ c: Case) {
    let problem = Problem(c, lengths: [5, 1, 0, 2, 7], seed: 71)
    let layer = SentenceLikelihood(
      moves: problem.moves, start: problem.start, end: problem.end, forbiddenBy: c.tagSet)
    layer.sentenceLengths = problem.lengths
    layer.goldClasses = problem.gold
    let graph = Graph<Double>()
    let loss = graph.add(layer, graph.add(Source(problem.x)))
    let check = GradientCheck(of: loss, in: graph)
    #expect(check.rows.map(\.parameter) == ["input", "sentence.moves", "sentence.start", "sentence.end"])
    for row in check.rows {
      #expect(row.count == row.shape.count)
      #expect(row.error < 1e-7, "\(row.parameter)")
    }
  }

  /// A network that comes to the loss of the sentence has learned the moves that the sentence has.
  @Test func stepsAgainstTheGradientLearnTheMoves() {
    let layer = SentenceLikelihood<Double>(classes: 2)
    layer.sentenceLengths = [6, 5]
    layer.goldClasses = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]
    let graph = Graph<Double>()
    let loss = graph.add(layer, graph.add(Constant(Matrix<Double>(rows: 11, columns: 2))))
    for _ in 0..<300 {
      for parameter in layer.parameters { parameter.gradient.clear() }
      graph.forward(to: loss, .training(seed: 1))
      graph.backward(from: loss)
      for parameter in layer.parameters { parameter.value.add(parameter.gradient.values, scaledBy: -1) }
    }
    #expect(loss.value[0, 0] < 0.1)
    #expect(layer.moves.value[0, 1] > 1 && layer.moves.value[1, 0] > 1)
    #expect(layer.moves.value[0, 0] < -1 && layer.moves.value[1, 1] < -1)
    #expect(layer.start.value[0, 0] > layer.start.value[0, 1])
  }

  // MARK: - Laws

  /// Where moves cost nothing, every token stands for itself.
  private func checkWithoutMoves<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Scalar) {
    var problem = Problem(Self.cases[1], lengths: [3, 0, 4, 1], seed: 72)
    problem.moves.fill(with: 0)
    problem.start.fill(with: 0)
    problem.end.fill(with: 0)
    let outcome: Outcome<Scalar> = run(problem)
    let crossEntropy = SoftmaxCrossEntropy<Scalar>()
    crossEntropy.goldClasses = problem.gold
    let graph = Graph<Scalar>()
    let table = Parameter<Scalar>(name: "x", table: problem.x.rounded(), trainableRows: 0..<8)
    let lookup = EmbeddingLookup(table: table, places: 1)
    lookup.indices = [0, 1, 2, 3, 4, 5, 6, 7]
    let loss = graph.add(crossEntropy, graph.add(lookup))
    graph.forward(to: loss, .training(seed: 1))
    graph.backward(from: loss)
    #expect((outcome.loss - loss.value[0, 0]).magnitude <= tolerance)
    #expect(outcome.x.isNear(loss.inputs[0].gradient, within: tolerance))
  }

  @Test func withoutScoresOfMovesItIsTheSoftmaxCrossEntropy() {
    checkWithoutMoves(Double.self, within: 1e-15)
    checkWithoutMoves(Float.self, within: 5e-7)
  }

  @Test(arguments: cases) func aNumberAddedToATokenChangesNothing(_ c: Case) {
    let problem = Problem(c, lengths: [3, 5, 1], seed: 73)
    var moved = problem
    for token in 0..<9 {
      for column in 0..<c.classes { moved.x[token, column] += 64 * Double(token - 4) }
    }
    let outcome: Outcome<Double> = run(problem, forbiddenBy: c.tagSet)
    expect(run(moved, forbiddenBy: c.tagSet, Double.self), outcome, within: 1e-12)
  }

  @Test(arguments: cases) func gradientsSumToZero(_ c: Case) {
    let outcome: Outcome<Double> = run(Problem(c, lengths: [4, 1, 0, 9], seed: 74), forbiddenBy: c.tagSet)
    for token in 0..<14 { #expect(outcome.x.row(token).reduce(0, +).magnitude < 1e-15) }
    for gradient in [outcome.moves, outcome.start, outcome.end] {
      #expect(gradient.elements.reduce(0, +).magnitude < 1e-15)
    }
  }

  @Test func forbiddenMovesLearnNothing() {
    let c = Self.cases[3]
    let outcome: Outcome<Float> = run(Problem(c, lengths: [6, 2, 8], seed: 75), forbiddenBy: c.tagSet)
    for previous in 0..<5 {
      for next in 0..<5 where c.tagSet?.mayFollow(previous: previous, next: next) == false {
        #expect(outcome.moves[previous, next] == 0)
      }
    }
  }

  // MARK: - Lengths

  @Test(arguments: cases, [1.0, 30.0]) func roundingDoesNotAddUpOverALongSentence(_ c: Case, _ scale: Double) {
    var problem = Problem(c, lengths: [10_000, 1], scale: scale, seed: 76)
    // the same numbers in both types
    problem.x = Matrix(problem.x.rounded())
    problem.moves = Matrix(problem.moves.rounded())
    problem.start = Matrix(problem.start.rounded())
    problem.end = Matrix(problem.end.rounded())
    let double: Outcome<Double> = run(problem, forbiddenBy: c.tagSet)
    let single: Outcome<Float> = run(problem, forbiddenBy: c.tagSet)
    #expect(double.loss.isFinite && double.loss >= 0)
    expect(single, double, within: 1e-5)
  }

  @Test func emptySentencesBringNothing() {
    let c = Self.cases[1]
    let problem = Problem(c, lengths: [2, 3], seed: 77)
    var spaced = problem
    spaced.lengths = [0, 2, 0, 0, 3, 0]
    let (outcome, spacedOutcome): (Outcome<Float>, Outcome<Float>) = (run(problem), run(spaced))
    #expect(spacedOutcome.loss == outcome.loss)
    #expect(spacedOutcome.gradients == outcome.gradients)
  }

  @Test(arguments: [[], [0], [0, 0]]) func withoutTokensThereIsNoLoss(_ lengths: [Int]) {
    let outcome: Outcome<Double> = run(Problem(Self.cases[1], lengths: lengths, seed: 78))
    #expect(outcome.loss == 0)
    for gradient in outcome.gradients { #expect(gradient.elements.allSatisfy { $0 == 0 }) }
  }

  /// A layer that saw a large batch is not troubled by a small one after it.
  @Test func batchesMayShrink() {
    let c = Self.cases[1]
    let layer = SentenceLikelihood<Double>(classes: 3)
    func gradient(_ problem: Problem) -> Matrix<Double> {
      layer.sentenceLengths = problem.lengths
      layer.goldClasses = problem.gold
      layer.moves.gradient.clear()
      let graph = Graph<Double>()
      let loss = graph.add(layer, graph.add(Source(problem.x)))
      graph.forward(to: loss, .training(seed: 1))
      graph.backward(from: loss)
      return layer.moves.gradient.values
    }
    let small = Problem(c, lengths: [2, 1], seed: 79)
    let before = gradient(small)
    _ = gradient(Problem(c, lengths: [9, 4], seed: 80))
    #expect(gradient(small) == before)
  }

  // MARK: - Extremes

  private func checkHugeScores<Scalar: KernelScalar>(_: Scalar.Type) {
    let c = Self.cases[1]
    var problem = Problem(c, lengths: [3], moveScale: 0, seed: 81)
    problem.x = Matrix(rows: 3, columns: 3, elements: [1e4, 0, -1e4, -1e30, 1e30, 0, 0, 0, 1e4])
    problem.gold = [0, 1, 2]
    let right: Outcome<Scalar> = run(problem)
    #expect(right.loss == 0)
    for gradient in right.gradients { #expect(gradient.elements.allSatisfy { $0 == 0 }) }
    problem.gold = [2, 1, 2]
    let wrong: Outcome<Scalar> = run(problem)
    #expect(wrong.loss == 2e4 / 3)
    #expect(wrong.start == Matrix(rows: 1, columns: 3, elements: [1, 0, -1].map { $0 / 3 }))
  }

  @Test func hugeScoresDoNotOverflow() {
    checkHugeScores(Float.self)
    checkHugeScores(Double.self)
  }

  /// Scores that would have illegal tags do not get them, as long as they are no more than 10⁴ apart.
  @Test func forbiddenPathsDoNotCount() {
    let tagSet = TagSet(labels: ["A"], scheme: .iob2)
    var problem = Problem(Self.cases[2], lengths: [2], moveScale: 0, seed: 82)
    // O I-A is by far the best; O O, O B-A and B-A I-A are the best that are legal
    problem.x = Matrix(rows: 2, columns: 3, elements: [500, 0, 0, 0, 0, 500])
    problem.gold = [0, 0]
    let outcome: Outcome<Float> = run(problem, forbiddenBy: tagSet)
    #expect((outcome.loss - Float.log(3) / 2).magnitude < 1e-6)
    #expect(outcome.x.isNear(Matrix(rows: 2, columns: 3, elements: [-1, 1, 0, -2, 1, 1].map { $0 / 6 }), within: 1e-6))
    // an illegal gold path is a large loss, and a finite one
    problem.gold = [0, 2]
    let illegal: Outcome<Float> = run(problem, forbiddenBy: tagSet)
    #expect((illegal.loss - (9_500 + Float.log(3)) / 2).magnitude < 1e-2)
  }

  /// The trainer stops at a loss that is no number; it must not look like a good one.
  @Test(arguments: cases) func aScoreThatIsNoNumberShowsInTheLoss(_ c: Case) {
    for bad in [Double.nan, .infinity] {
      for token in 0..<4 {
        for column in 0..<c.classes {
          var problem = Problem(c, lengths: [3, 1], seed: 83)
          problem.x[token, column] = bad
          #expect(!run(problem, forbiddenBy: c.tagSet, Float.self).loss.isFinite, "\(bad) at \(token), \(column)")
        }
      }
    }
    var problem = Problem(c, lengths: [3, 1], seed: 83)
    problem.end[0, 0] = .nan
    #expect(run(problem, forbiddenBy: c.tagSet, Float.self).loss.isNaN)
    problem = Problem(c, lengths: [3, 1], seed: 83)
    problem.moves[0, 0] = .nan
    #expect(run(problem, forbiddenBy: c.tagSet, Float.self).loss.isNaN)
  }

  @Test func classesMayBeImpossible() {
    var problem = Problem(Self.cases[1], lengths: [3], seed: 84)
    problem.gold = [0, 1, 0]
    var narrow = problem
    for token in 0..<3 {
      problem.x[token, 2] = -.infinity
      narrow.x[token, 2] = -1e6
    }
    expect(run(problem, Double.self), run(narrow), within: 1e-14)
  }

  // MARK: - Construction

  @Test func beginsWithoutPreferences() {
    let layer = SentenceLikelihood<Float>(classes: 4)
    #expect(layer.parameters.map(\.name) == ["sentence.moves", "sentence.start", "sentence.end"])
    #expect(layer.parameters.map(\.value) == [4, 1, 1].map { Matrix(rows: $0, columns: 4) })
    #expect(layer.parameters.allSatisfy { !$0.isPenalized && !$0.isFrozen })
  }

  @Test func shapesMustAgree() async {
    await #expect(processExitsWith: .failure) {
      _ = SentenceLikelihood<Float>(
        moves: Matrix(rows: 2, columns: 3), start: Matrix(rows: 1, columns: 2), end: Matrix(rows: 1, columns: 2))
    }
    await #expect(processExitsWith: .failure) {
      _ = SentenceLikelihood<Float>(
        moves: Matrix(rows: 2, columns: 2), start: Matrix(rows: 1, columns: 2), end: Matrix(rows: 2, columns: 1))
    }
    await #expect(processExitsWith: .failure) {
      _ = SentenceLikelihood<Float>(classes: 4, forbiddenBy: TagSet(labels: ["A"], scheme: .iob2))
    }
    // lengths, gold classes and columns that are not those of the scores
    await #expect(processExitsWith: .failure) { SentenceLikelihoodTests.score(classes: 3, lengths: [1], gold: [0, 0]) }
    await #expect(processExitsWith: .failure) {
      SentenceLikelihoodTests.score(classes: 3, lengths: [3, -1], gold: [0, 0])
    }
    await #expect(processExitsWith: .failure) { SentenceLikelihoodTests.score(classes: 3, lengths: [2], gold: [0]) }
    await #expect(processExitsWith: .failure) { SentenceLikelihoodTests.score(classes: 3, lengths: [2], gold: [0, 3]) }
    await #expect(processExitsWith: .failure) { SentenceLikelihoodTests.score(classes: 2, lengths: [2], gold: [0, 0]) }
    SentenceLikelihoodTests.score(classes: 3, lengths: [2], gold: [0, 2])
  }

  /// Scores two tokens of three classes.
  private static func score(classes: Int, lengths: [Int], gold: [Int32]) {
    let layer = SentenceLikelihood<Float>(classes: classes)
    layer.sentenceLengths = lengths
    layer.goldClasses = gold
    _ = Graph.value(of: layer, Matrix(rows: 2, columns: 3))
  }
}

extension Matrix<Double> {
  /// The numbers in another type.
  fileprivate func rounded<Other: KernelScalar>() -> Matrix<Other> {
    Matrix<Other>(rows: rows, columns: columns, elements: elements.map { Other($0) })
  }

  /// Replaces each number by the nearest whole one.
  fileprivate mutating func round() { for index in elements.indices { elements[index].round() } }
}
