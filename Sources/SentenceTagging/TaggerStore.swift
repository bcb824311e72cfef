import WindowNetwork
import WordVectors

/// The store of vectors beside a model, or why there is none.
enum TaggerStore: Sendable {
  case open(VectorStore)
  case missing(reason: String)

  /// Opens the store that a caller names, or else looks for the one of the training: at its path as it was given then,
  /// and beside the model.
  ///
  /// - Throws: where the caller names a store that cannot be used. One that is merely looked for may be missing.
  init(for model: WindowModel, modelPath: String, storePath: String?) throws {
    let reference = model.store
    if let storePath {
      let store = try VectorStore(path: storePath)
      guard store.sourceSHA256 == reference.sourceSHA256 else {
        throw TaggingError.otherStore(
          path: storePath,
          found: store.source,
          expected: reference.source,
          sha256: reference.sourceSHA256
        )
      }
      guard store.dimension == model.architecture.wordDimension else {
        throw TaggingError.otherDimension(
          path: storePath,
          found: store.dimension,
          expected: model.architecture.wordDimension
        )
      }
      self = .open(store)
      return
    }
    var problem: String?
    for path in TaggerStore.candidates(reference.path, modelPath: modelPath) {
      do {
        let store = try VectorStore(path: path)
        if store.sourceSHA256 == reference.sourceSHA256, store.dimension == model.architecture.wordDimension {
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
