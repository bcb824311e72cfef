import WindowNetwork
import WordVectors

/// The store of vectors beside a model, or why there is none.
enum TaggerStore: Sendable {
  case open(VectorStore)
  case missing(reason: String)

  /// The path of an open store.
  var path: String? {
    switch self {
    case .open(let store): store.path
    case .missing: nil
    }
  }

  /// Opens the store of each table of a model: one that a caller names, or else that of the training, which is looked for
  /// at its path as it was given then, and beside the model.
  ///
  /// - Throws: where the caller names a store that cannot be used. One that is merely looked for may be missing.
  static func stores(for model: WindowModel, modelPath: String, storePaths: [String]) throws -> [TaggerStore] {
    try stores(for: [model], modelPath: modelPath, storePaths: storePaths)[0]
  }

  /// The same for each of several models that tag together; tables that were trained with the same store share it.
  ///
  /// - Throws: as above; a named store must be that of some table of some model.
  static func stores(for models: [WindowModel], modelPath: String, storePaths: [String]) throws -> [[TaggerStore]] {
    let tables = models.map { model in
      zip(model.tables.map(\.store), model.architecture.wordDimensions).map { Table(reference: $0, dimension: $1) }
    }
    let all = tables.flatMap(\.self)
    let named = try storePaths.map { path in
      let store = try VectorStore(path: path, mapsPages: false)
      if !all.contains(where: { $0.fits(store) }) { throw otherVectors(store, path: path, than: all) }
      return store
    }
    var stores: [Table: TaggerStore] = [:]
    for table in all where stores[table] == nil {
      stores[table] =
        named.first(where: table.fits).map { .open($0) } ?? TaggerStore(lookingFor: table, modelPath: modelPath)
    }
    return tables.map { $0.compactMap { stores[$0] } }
  }

  /// What is known of the store of a table.
  private struct Table: Hashable {
    let reference: WindowModel.StoreReference
    let dimension: Int

    func isOfSameFile(_ store: VectorStore) -> Bool { store.sourceSHA256 == reference.sourceSHA256 }

    func fits(_ store: VectorStore) -> Bool { isOfSameFile(store) && store.dimension == dimension }
  }

  private static func otherVectors(_ store: VectorStore, path: String, than tables: [Table]) -> TaggingError {
    if let table = tables.first(where: { $0.isOfSameFile(store) }) {
      return .otherDimension(path: path, found: store.dimension, expected: table.dimension)
    }
    var sources: [String] = []
    for table in tables where !sources.contains(table.reference.source) { sources.append(table.reference.source) }
    return .otherStore(
      path: path, found: store.source, expected: sources.joined(separator: "', '"),
      sha256: tables[0].reference.sourceSHA256)
  }

  private init(lookingFor table: Table, modelPath: String) {
    let reference = table.reference
    var problem: String?
    for path in TaggerStore.candidates(reference.path, modelPath: modelPath) {
      do {
        let store = try VectorStore(path: path, mapsPages: false)
        if table.fits(store) {
          self = .open(store)
          return
        }
        problem = problem ?? "\(path): other vectors, from '\(store.source)'"
      } catch VectorStoreError.notFound {
        continue
      } catch {
        problem = problem ?? "\(error)"
      }
    }
    let found = problem.map { " (\($0))" } ?? ""
    self = .missing(
      reason: "the store of '\(reference.source)' is not at '\(reference.path)'\(found); name it with --store")
  }

  private static func candidates(_ path: String, modelPath: String) -> [String] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let slash = modelPath.lastIndex(of: "/") else { return [path, name] }
    return [path, String(modelPath[...slash]) + name]
  }
}
