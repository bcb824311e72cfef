/// Works on a stream of pieces in several tasks and hands on the results in the order of the pieces, holding no more
/// than a fixed number of them at a time: up to twice as many as are worked on, so that a slow one does not stop the
/// others.
public struct OrderedPipeline: Sendable {
  /// The number of pieces worked on at once.
  public let width: Int

  public init(width: Int) {
    precondition(width > 0, "a pipeline of \(width) tasks moves nothing")
    self.width = width
  }

  /// The number of pieces taken and not yet written.
  private var mostHeld: Int { width > 1 ? 2 * width : 1 }

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
      var working = 0
      var written = 0
      var finished: [Int: Swift.Result<Result, any Error>] = [:]
      var inputError: (any Error)?
      var isAtEnd = false
      while true {
        // tasks that have nothing to do come first
        while !isAtEnd && working < width && started - written < mostHeld {
          do {
            guard let piece = try next() else {
              isAtEnd = true
              break
            }
            let number = started
            group.addTask { (number, Swift.Result { try work(piece) }) }
            started += 1
            working += 1
          } catch {
            inputError = error
            isAtEnd = true
          }
        }
        if let result = finished.removeValue(forKey: written) {
          try write(try result.get())
          written += 1
        } else {
          guard let (number, result) = try await group.next() else { break }
          finished[number] = result
          working -= 1
        }
      }
      if let inputError { throw inputError }
    }
  }
}
