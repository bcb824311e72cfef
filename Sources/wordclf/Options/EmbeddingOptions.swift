import ArgumentParser
import NetworkTraining

/// Whether training changes the word vectors, and of which stores.
struct EmbeddingOptions: ParsableArguments {
  @Option(
    name: .customLong("freeze-embeddings"), defaultAsFlag: StoreNames.all, parsing: .next,
    help: ArgumentHelp(
      """
      Keep the word vectors as they are; with =FILE,… only those of some stores, which are named as at --store, or by \
      their numbers, 1 for the first.
      """, valueName: "stores"))
  var frozen: StoreNames?

  @Flag(
    name: .customLong("fine-tune-embeddings"),
    help: "Train the vectors of the training set's words with the weights.")
  var fineTunes = false

  func validate() throws {
    if fineTunes, frozen == .all {
      throw ValidationError("--freeze-embeddings and --fine-tune-embeddings exclude each other")
    }
  }

  /// What the flags say of all stores; nil where they leave it to the size of the training set.
  var training: EmbeddingTraining? {
    if fineTunes { return .fineTuned }
    return frozen == .all ? .frozen : nil
  }

  /// The numbers of the stores, from 1, that are named to be frozen, in order; nil where none is.
  ///
  /// - Parameter paths: those of all stores.
  /// - Throws: `ValidationError` for a name that is not that of just one of them.
  func frozenStores(among paths: [String]) throws -> [Int]? {
    guard let frozen, frozen != .all else { return nil }
    let numbers = try frozen.names.map { name in
      let named = paths.indices.filter { paths[$0] == name }
      let matches = named.isEmpty ? paths.indices.filter { paths[$0].split(separator: "/").last ?? "" == name } : named
      if matches.count == 1 { return matches[0] + 1 }
      if matches.isEmpty, let number = Int(name), (1...paths.count).contains(number) { return number }
      let problem =
        matches.isEmpty ? "is none of the stores" : "is more than one of the stores; say which by its number"
      let stores = paths.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
      throw ValidationError("--freeze-embeddings=\(name) \(problem) (\(stores))")
    }
    return Set(numbers).sorted()
  }
}

/// Some of the stores that a command is given, `a.sqlite,2`.
struct StoreNames: ExpressibleByArgument, Equatable, CustomStringConvertible {
  /// None for all stores.
  let names: [String]

  static let all = StoreNames(names: [])

  private init(names: [String]) {
    self.names = names
  }

  init(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  var description: String { names.isEmpty ? "all" : names.joined(separator: ",") }
}
