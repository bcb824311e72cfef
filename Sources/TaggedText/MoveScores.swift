/// Learned scores of the moves from class to class, beside which tokens have scores of their own.
public struct MoveScores: Sendable, Hashable {
  /// `[classes, classes]`, row by row: from the row's class to the column's.
  public let moves: [Float]
  /// Of each class at the first token, `[classes]`.
  public let start: [Float]
  /// Of each class at the last token, `[classes]`.
  public let end: [Float]

  /// The number of classes.
  public var classes: Int { start.count }

  /// - Precondition: the counts are as above.
  public init(moves: [Float], start: [Float], end: [Float]) {
    precondition(
      end.count == start.count && moves.count == start.count * start.count,
      "\(moves.count) moves, \(start.count) starts and \(end.count) ends are not of one number of classes")
    self.moves = moves
    self.start = start
    self.end = end
  }
}
