import WordVectors

extension VectorStore {
  /// The store at a path or, where none is named, that of the sample vectors, which are imported the first time.
  static func open(_ path: String?) throws -> VectorStore {
    if let path { return try VectorStore(path: path) }
    do {
      return try VectorStore(path: Sample.store)
    } catch VectorStoreError.notFound {
      try Sample.require(Sample.vectors, insteadOf: "--store")
      try VectorImport(
        input: Sample.vectors, storePath: Sample.store,
        options: ImportOptions(createdBy: "wordclf \(Wordclf.version)")
      ).run()
      return try VectorStore(path: Sample.store)
    }
  }
}
