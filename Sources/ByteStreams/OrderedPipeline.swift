/// Works on a stream of pieces in several tasks and hands on the results in the order of the pieces, holding no more
/// than a fixed number of them at a time.
public struct OrderedPipeline: Sendable {
  /// The number of pieces worked on at once.
  public let width: Int

  public init(width: Int) {
    precondition(width > 0, "a pipeline of \(width) tasks moves nothing")
    self.width = width
  }

  /// Reads until `next` returns nil.
  ///
  /// - Parameter next: gives the next piece; called here, one call at a time.
  /// - Parameter work: done in several tasks at once.
  /// - Parameter write: takes the results, in order; called here, one call at a time.
  /// - Throws: the first error of any of them; pieces before it have been written, none after it is.
  public func run<Piece: Sendable, Result: Sendable>(
    next: () throws -> Piece?,
    work: @escaping @Sendable (Piece) throws -> Result,
    write: (Result) throws -> Void
  ) async throws {
    guard width > 1 else {
      while let piece = try next() { try write(try work(piece)) }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Swift.Result<Result, any Error>).self) { group in
      var started = 0
      var written = 0
      var finished: [Int: Swift.Result<Result, any Error>] = [:]
      var inputError: (any Error)?
      var isAtEnd = false
      while true {
        while !isAtEnd && started - written < width {
          do {
            guard let piece = try next() else {
              isAtEnd = true
              break
            }
            let number = started
            group.addTask { (number, Swift.Result { try work(piece) }) }
            started += 1
          } catch {
            inputError = error
            isAtEnd = true
          }
        }
        guard written < started else { break }
        while finished[written] == nil {
          guard let (number, result) = try await group.next() else { break }
          finished[number] = result
        }
        guard let result = finished.removeValue(forKey: written) else { break }
        try write(try result.get())
        written += 1
      }
      if let inputError { throw inputError }
    }
  }
}
