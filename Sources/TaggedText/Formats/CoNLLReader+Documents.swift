extension CoNLLReader {
  /// Reads all lines of a file to its end, and gathers what `body` makes of its sentences in their documents; one document
  /// where the file marks none.
  ///
  /// - Throws: The first error of a line, or ``TextError/empty(file:)`` when there is no token.
  /// - Complexity: O(number of bytes).
  mutating func readDocuments<Element>(
    _ lines: some Sequence<ArraySlice<UInt8>>,
    _ body: (CoNLLSentence) -> Element
  ) throws(TextError) -> [[Element]] {
    var documents: [[Element]] = []
    var document: [Element] = []
    func take(_ event: CoNLLReader.Event?) {
      switch event {
      case .sentence(let read): document.append(body(read))
      case .documentBoundary:
        if !document.isEmpty { documents.append(document) }
        document = []
      case nil: break
      }
    }
    for line in lines { take(try push(line)) }
    take(finish())
    if !document.isEmpty { documents.append(document) }
    guard !documents.isEmpty else { throw .empty(file: file) }
    return documents
  }
}
