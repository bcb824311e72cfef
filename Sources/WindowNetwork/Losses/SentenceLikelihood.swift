import NumericKernels
import RealModule
import TaggedText

/// The negative log-likelihood of whole sentences under learned scores of the moves from class to class: a linear-chain
/// conditional random field on top of a network.
///
/// ```text
/// s(y) = start[y₁] + Σₜ x[t, yₜ] + Σₜ moves[yₜ₋₁, yₜ] + end[yₙ]
/// loss = (1/tokens) Σ over sentences (log Σ over all y of exp s(y) − s(gold))
/// ```
///
/// Shapes: `x` is `[tokens, classes]`, the scores of the tokens of several sentences one after the other; moves are
/// `[classes, classes]`, from the row to the column; start and end are `[1, classes]`; the value is `[1, 1]`. A sentence
/// without tokens contributes nothing.
///
/// A sum over all paths is a sum token by token (the forward algorithm), kept as logarithms less the score of the gold
/// path up to the token, so that a sentence that is all but certain does not lose its loss in the rounding of its score.
/// The gradient is the probability of each class at each token, and of each move, less 1 where the gold path has it; these
/// probabilities come from the last token backwards, each move's from that of its goal and of its source given the goal.
///
/// No exponential overflows. Sums whose terms would underflow are done again term by term, relative to their largest. What
/// is no number stays none.
///
/// - Complexity: O(`tokens` · `classes`²) additions and products, forward and backward alike, but only 2 · `tokens` ·
///   `classes` + `classes`² exponentials and logarithms, all but a few of them forward, because those of the moves are
///   shared by all tokens. A sum done again costs `classes` exponentials each way. Memory for 5 · `tokens` · `classes`
///   numbers, kept from pass to pass.
/// - SeeAlso: Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12 (2011), section 3.4.2;
///   Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001, section 3; Rabiner, "A Tutorial on Hidden
///   Markov Models", Proceedings of the IEEE 77 (1989), section III.
public final class SentenceLikelihood<Scalar: KernelScalar>: Layer {
  public let name = "sentence likelihood"
  /// The score of each move from class to class, `[classes, classes]`, from the row to the column.
  public let moves: Parameter<Scalar>
  /// The score of each class at the first token, `[1, classes]`.
  public let start: Parameter<Scalar>
  /// The score of each class at the last token, `[1, classes]`.
  public let end: Parameter<Scalar>
  /// The number of tokens of each sentence, in the order of the rows of the input.
  public var sentenceLengths: [Int] = []
  /// The right class of each row of the input.
  public var goldClasses: [Int32] = []
  private let penalties: MovePenalties<Scalar>
  private var scores = WeighedMoves<Scalar>()
  private var paths = PathSums<Scalar>()

  /// - Parameter tagSet: whose illegal moves, starts and ends are to cost 10⁴; nil to let the data alone decide.
  /// - Precondition: the shapes are as above, and the tag set, if there is one, has as many classes.
  public init(moves: Matrix<Scalar>, start: Matrix<Scalar>, end: Matrix<Scalar>, forbiddenBy tagSet: TagSet? = nil) {
    let classes = moves.rows
    precondition(moves.columns == classes, "moves are [classes, classes], not \(moves.shape)")
    for ends in [start, end] {
      precondition(
        ends.shape == Shape(rows: 1, columns: classes),
        "beside \(moves.shape) stands [1, \(classes)], not \(ends.shape)")
    }
    if let tagSet { precondition(tagSet.count == classes, "\(tagSet.count) tags for \(classes) classes") }
    self.moves = Parameter(name: "sentence.moves", value: moves, isPenalized: false)
    self.start = Parameter(name: "sentence.start", value: start, isPenalized: false)
    self.end = Parameter(name: "sentence.end", value: end, isPenalized: false)
    penalties = MovePenalties(classes: classes, tagSet)
  }

  /// All scores of moves, starts and ends 0: where training begins.
  public convenience init(classes: Int, forbiddenBy tagSet: TagSet? = nil) {
    self.init(
      moves: Matrix(rows: classes, columns: classes), start: Matrix(rows: 1, columns: classes),
      end: Matrix(rows: 1, columns: classes), forbiddenBy: tagSet)
  }

  public var parameters: [Parameter<Scalar>] { [moves, start, end] }

  public var forwardFormula: String { "y = mean of log Σ exp s(all paths) − s(gold path)" }

  public var backwardFormula: String {
    "dx = dy·(P(class) − onehot(gold)) / tokens; likewise of each move, start and end"
  }

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape {
    let x = inputs[0].value.shape
    precondition(x.columns == moves.value.columns, "\(x) scores for \(moves.value.columns) classes")
    precondition(goldClasses.count == x.rows, "\(goldClasses.count) gold classes for \(x)")
    precondition(
      sentenceLengths.allSatisfy { $0 >= 0 } && sentenceLengths.reduce(0, +) == x.rows,
      "sentences of \(sentenceLengths) tokens for \(x)")
    precondition(
      goldClasses.allSatisfy { (0..<x.columns).contains(Int($0)) }, "a gold class is not in 0 ..< \(x.columns)")
    return Shape(rows: 1, columns: 1)
  }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    scores.set(moves: moves.value, start: start.value, end: end.value, penalties)
    let loss = paths.loss(of: node.inputs[0].value, scores, sentenceLengths, goldClasses)
    node.value[0, 0] = loss / Scalar(max(goldClasses.count, 1))
  }

  public func backward(_ node: Node<Scalar>) {
    guard !goldClasses.isEmpty else { return }
    let x = node.inputs[0]
    let scale = node.gradient[0, 0] / Scalar(goldClasses.count)
    paths.setGradients(scores, sentenceLengths, goldClasses)
    if x.needsGradient { x.gradient.add(paths.classGradient, scaledBy: scale) }
    moves.gradient.values.add(paths.moveGradient, scaledBy: scale)
    start.gradient.values.add(paths.startGradient, scaledBy: scale)
    end.gradient.values.add(paths.endGradient, scaledBy: scale)
  }
}

/// What is added to the scores of moves that the tag scheme would never write.
private struct MovePenalties<Scalar: KernelScalar> {
  private(set) var moves: Matrix<Scalar>
  private(set) var start: Matrix<Scalar>
  private(set) var end: Matrix<Scalar>

  /// −10⁴ for all that `tagSet` forbids: beyond what scores outweigh, and its exponential is 0 in `Double` too; 0 for the
  /// rest.
  init(classes: Int, _ tagSet: TagSet?) {
    moves = Matrix(rows: classes, columns: classes)
    start = Matrix(rows: 1, columns: classes)
    end = Matrix(rows: 1, columns: classes)
    guard let tagSet else { return }
    for previous in 0..<classes {
      for next in 0..<classes where !tagSet.mayFollow(previous: previous, next: next) { moves[previous, next] = -1e4 }
      if !tagSet.mayFollow(previous: nil, next: previous) { start[0, previous] = -1e4 }
      if !tagSet.mayFollow(previous: previous, next: nil) { end[0, previous] = -1e4 }
    }
  }
}

/// The scores of all moves in one pass, penalties included, and their exponentials.
private struct WeighedMoves<Scalar: KernelScalar> {
  private(set) var moves = Matrix<Scalar>(rows: 0, columns: 0)
  private(set) var start = Matrix<Scalar>(rows: 0, columns: 0)
  private(set) var end = Matrix<Scalar>(rows: 0, columns: 0)
  /// The best score of a move to each class, `[1, classes]`.
  private(set) var best = Matrix<Scalar>(rows: 0, columns: 0)
  /// exp(move − the best to its class), all in 0 … 1; `[classes, classes]`.
  private(set) var weights = Matrix<Scalar>(rows: 0, columns: 0)
  /// The same, transposed.
  private(set) var weightsByGoal = Matrix<Scalar>(rows: 0, columns: 0)

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func set(
    moves: Matrix<Scalar>, start: Matrix<Scalar>, end: Matrix<Scalar>, _ penalties: MovePenalties<Scalar>
  ) {
    self.moves.copy(moves)
    self.moves.add(penalties.moves)
    self.start.copy(start)
    self.start.add(penalties.start)
    self.end.copy(end)
    self.end.add(penalties.end)
    let classes = moves.rows
    best.reshape(to: start.shape)
    weights.reshape(to: moves.shape)
    weightsByGoal.reshape(to: moves.shape)
    for next in 0..<classes {
      var largest = -Scalar.infinity
      for previous in 0..<classes { largest = max(largest, self.moves[previous, next]) }
      best[0, next] = largest
      for previous in 0..<classes {
        let weight = Scalar.exp(self.moves[previous, next] - largest)
        weights[previous, next] = weight
        weightsByGoal[next, previous] = weight
      }
    }
  }
}

// MARK: - From token to token

extension WeighedMoves {
  /// Below it, terms of a sum may have lost digits by underflow, next to which it is not large enough.
  private static var smallestSafeSum: Scalar { Scalar.leastNormalMagnitude.squareRoot() }

  /// The levels of the first token of a sentence.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func open(_ token: Int, _ x: Matrix<Scalar>, gold: Int, levels: inout Matrix<Scalar>) {
    let classes = x.columns
    let row = token * classes
    let emission = x.elements.span
    let start = self.start.elements.span
    var level = levels.elements.mutableSpan
    for c in 0..<classes {
      level[row + c] = (emission[row + c] - emission[row + gold]) + (start[c] - start[gold])
    }
  }

  /// The levels of a token, and the shares and sums of the moves to it, from the levels of the token before.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func advance(
    to token: Int, _ x: Matrix<Scalar>, gold: Int, after previousGold: Int, levels: inout Matrix<Scalar>,
    shares: inout Matrix<Scalar>, sums: inout Matrix<Scalar>
  ) {
    let classes = x.columns
    let row = token * classes
    let previousRow = row - classes
    let emission = x.elements.span
    let moves = self.moves.elements.span
    let best = self.best.elements.span
    let weights = self.weights.elements.span
    var level = levels.elements.mutableSpan
    var share = shares.elements.mutableSpan
    var sum = sums.elements.mutableSpan
    var largest = -Scalar.infinity
    for c in 0..<classes {
      largest = max(largest, level[previousRow + c])
      sum[previousRow + c] = 0
    }
    for previous in 0..<classes {
      let factor = Scalar.exp(level[previousRow + previous] - largest)
      share[previousRow + previous] = factor
      for next in 0..<classes { sum[previousRow + next] += factor * weights[previous * classes + next] }
    }
    let goldMove = moves[previousGold * classes + gold]
    for next in 0..<classes {
      let reached: Scalar
      if sum[previousRow + next] >= WeighedMoves.smallestSafeSum {
        reached = largest + ((best[next] - goldMove) + Scalar.log(sum[previousRow + next]))
      } else {
        let careful = CarefulSum(of: level.span, row: previousRow, moves, to: next, classes: classes)
        reached = (careful.largest - goldMove) + Scalar.log(careful.sum)
      }
      level[row + next] = reached + (emission[row + next] - emission[row + gold])
    }
  }

  /// Makes the levels of the last token of a sentence those of whole paths.
  ///
  /// - Returns: the loss of the sentence.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func close(_ token: Int, gold: Int, levels: inout Matrix<Scalar>) -> Scalar {
    let classes = levels.columns
    let row = token * classes
    let end = self.end.elements.span
    var level = levels.elements.mutableSpan
    var largest = -Scalar.infinity
    for c in 0..<classes {
      level[row + c] += end[c] - end[gold]
      largest = max(largest, level[row + c])
    }
    var total: Scalar = 0
    for c in 0..<classes { total += Scalar.exp(level[row + c] - largest) }
    return largest + Scalar.log(total)
  }

  /// The probabilities of the classes of a token, from those of the next; the ratios of the moves between the two; and,
  /// where sums are not safe, the probabilities of these moves, added to `expectedMoves`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func retreat(
    to token: Int, levels: Matrix<Scalar>, shares: Matrix<Scalar>, sums: Matrix<Scalar>, ratios: inout Matrix<Scalar>,
    probabilities: inout Matrix<Scalar>, expectedMoves: inout Matrix<Scalar>
  ) {
    let classes = levels.columns
    let row = token * classes
    let nextRow = row + classes
    let moves = self.moves.elements.span
    let weights = weightsByGoal.elements.span
    let level = levels.elements.span
    let share = shares.elements.span
    let sum = sums.elements.span
    var ratio = ratios.elements.mutableSpan
    var probability = probabilities.elements.mutableSpan
    var expected = expectedMoves.elements.mutableSpan
    for previous in 0..<classes { probability[row + previous] = 0 }
    for next in 0..<classes {
      let isSafe = sum[row + next] >= WeighedMoves.smallestSafeSum
      let factor = isSafe ? probability[nextRow + next] / sum[row + next] : 0
      ratio[row + next] = factor
      for previous in 0..<classes { probability[row + previous] += factor * weights[next * classes + previous] }
    }
    for previous in 0..<classes { probability[row + previous] *= share[row + previous] }
    for next in 0..<classes where !(sum[row + next] >= WeighedMoves.smallestSafeSum) && probability[nextRow + next] != 0
    {
      let careful = CarefulSum(of: level, row: row, moves, to: next, classes: classes)
      for previous in 0..<classes {
        let exponent = level[row + previous] + moves[previous * classes + next]
        let moveProbability = probability[nextRow + next] * (Scalar.exp(exponent - careful.largest) / careful.sum)
        probability[row + previous] += moveProbability
        expected[previous * classes + next] += moveProbability
      }
    }
  }
}

/// The sum of exp(level + move) over all moves to a class, relative to its largest term, so that nothing underflows that
/// counts.
private struct CarefulSum<Scalar: KernelScalar> {
  /// The largest exponent.
  private(set) var largest = -Scalar.infinity
  /// Σ exp(level + move − the largest of them)
  private(set) var sum: Scalar = 0

  /// - Parameter row: where the levels of the token before begin.
  @inline(__always)
  init(of levels: Span<Scalar>, row: Int, _ moves: Span<Scalar>, to next: Int, classes: Int) {
    for previous in 0..<classes { largest = max(largest, levels[row + previous] + moves[previous * classes + next]) }
    for previous in 0..<classes {
      sum += Scalar.exp(levels[row + previous] + moves[previous * classes + next] - largest)
    }
  }
}

// MARK: - Over all sentences

/// The sums over all paths through the sentences of a pass, and what follows from them.
private struct PathSums<Scalar: KernelScalar> {
  /// For each token and class the logarithm of the sum over all paths up to there, less the score of the gold path up to
  /// the token; at last tokens, of the paths with their ends.
  private var levels = Matrix<Scalar>(rows: 0, columns: 0)
  /// exp(level − the largest of the token's), for the moves to the next token; 0 where there is none.
  private var shares = Matrix<Scalar>(rows: 0, columns: 0)
  /// For each class of the next token, Σ share · weight over the moves to it.
  private var sums = Matrix<Scalar>(rows: 0, columns: 0)
  /// For each class of the next token, its probability over its sum; 0 where the sum is not safe, or there is no next.
  private var ratios = Matrix<Scalar>(rows: 0, columns: 0)
  /// Σ over tokens of shares · ratios, `[classes, classes]`.
  private var jointShares = Matrix<Scalar>(rows: 0, columns: 0)

  /// The probability of each class at each token, less 1 for the gold class; `[tokens, classes]`.
  private(set) var classGradient = Matrix<Scalar>(rows: 0, columns: 0)
  /// The expected number of each move, less that on the gold paths; `[classes, classes]`.
  private(set) var moveGradient = Matrix<Scalar>(rows: 0, columns: 0)
  /// The rows of `classGradient` of the first tokens, summed; `[1, classes]`.
  private(set) var startGradient = Matrix<Scalar>(rows: 0, columns: 0)
  /// The rows of `classGradient` of the last tokens, summed; `[1, classes]`.
  private(set) var endGradient = Matrix<Scalar>(rows: 0, columns: 0)

  /// - Returns: the sum over all sentences of log Σ exp s(y) − s(gold).
  mutating func loss(
    of x: Matrix<Scalar>, _ scores: WeighedMoves<Scalar>, _ sentenceLengths: [Int], _ goldClasses: [Int32]
  ) -> Scalar {
    levels.reshape(to: x.shape)
    sums.reshape(to: x.shape)
    shares.reshape(to: x.shape)
    shares.fill(with: 0)
    var loss: Scalar = 0
    var first = 0
    for length in sentenceLengths where length > 0 {
      let last = first + length - 1
      scores.open(first, x, gold: Int(goldClasses[first]), levels: &levels)
      for token in first..<last {
        scores.advance(
          to: token + 1, x, gold: Int(goldClasses[token + 1]), after: Int(goldClasses[token]), levels: &levels,
          shares: &shares, sums: &sums)
      }
      loss += scores.close(last, gold: Int(goldClasses[last]), levels: &levels)
      first += length
    }
    return loss
  }

  /// Sets the four gradients, each of the sum over all sentences.
  mutating func setGradients(_ scores: WeighedMoves<Scalar>, _ sentenceLengths: [Int], _ goldClasses: [Int32]) {
    classGradient.reshape(to: levels.shape)
    ratios.reshape(to: levels.shape)
    ratios.fill(with: 0)
    moveGradient.reshape(to: scores.moves.shape)
    moveGradient.fill(with: 0)
    startGradient.reshape(to: scores.start.shape)
    startGradient.fill(with: 0)
    endGradient.reshape(to: scores.end.shape)
    endGradient.fill(with: 0)
    var first = 0
    for length in sentenceLengths where length > 0 {
      let last = first + length - 1
      classGradient.setSoftmax(ofRow: last, of: levels)
      for token in (first..<last).reversed() {
        scores.retreat(
          to: token, levels: levels, shares: shares, sums: sums, ratios: &ratios, probabilities: &classGradient,
          expectedMoves: &moveGradient)
      }
      subtractGold(first...last, goldClasses)
      startGradient.addRow(first, of: classGradient)
      endGradient.addRow(last, of: classGradient)
      first += length
    }
    // the probability of a move is share · weight · ratio; the weight is the same at all tokens
    jointShares.reshape(to: scores.moves.shape)
    jointShares.setProduct(of: shares.transposed, and: ratios.asIs)
    moveGradient.addElementwiseProduct(of: jointShares, and: scores.weights)
  }

  /// Takes the gold path of a sentence from the probabilities.
  private mutating func subtractGold(_ tokens: ClosedRange<Int>, _ goldClasses: [Int32]) {
    for token in tokens {
      let gold = Int(goldClasses[token])
      classGradient[token, gold] -= 1
      if token > tokens.lowerBound { moveGradient[Int(goldClasses[token - 1]), gold] -= 1 }
    }
  }
}

extension Matrix {
  /// Replaces one row by the softmax of that of another matrix of the same shape.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func setSoftmax(ofRow row: Int, of other: Matrix) {
    let places = row * columns..<(row + 1) * columns
    let logits = other.elements.span
    var probabilities = elements.mutableSpan
    var largest = -Scalar.infinity
    for index in places { largest = max(largest, logits[index]) }
    var total: Scalar = 0
    for index in places {
      let exponential = Scalar.exp(logits[index] - largest)
      probabilities[index] = exponential
      total += exponential
    }
    for index in places { probabilities[index] /= total }
  }

  /// Adds one row of another matrix to this one's only row.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func addRow(_ row: Int, of other: Matrix) {
    let first = row * columns
    let addend = other.elements.span
    var sum = elements.mutableSpan
    for index in sum.indices { sum[index] += addend[first + index] }
  }
}
