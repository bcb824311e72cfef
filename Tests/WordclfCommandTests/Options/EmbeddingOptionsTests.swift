import ArgumentParser
import NetworkTraining
import Testing

@testable import wordclf

@Suite struct EmbeddingOptionsTests {
  private static let stores = ["a/one.sqlite", "b/two.sqlite", "b/two.sqlite", "3"]

  private func frozen(_ arguments: String...) throws -> [Int]? {
    try EmbeddingOptions.parse(arguments).frozenStores(among: Self.stores)
  }

  @Test func withoutAValueItIsForAllStores() throws {
    let options = try EmbeddingOptions.parse(["--freeze-embeddings"])
    #expect(options.training == .frozen)
    #expect(try options.frozenStores(among: Self.stores) == nil)
    #expect(try EmbeddingOptions.parse(["--fine-tune-embeddings"]).training == .fineTuned)
    #expect(try EmbeddingOptions.parse([]).training == nil)
  }

  @Test func storesAreNamed() throws {
    #expect(try frozen() == nil)
    #expect(try frozen("--freeze-embeddings=a/one.sqlite") == [1])
    #expect(try frozen("--freeze-embeddings=one.sqlite") == [1])
    #expect(try frozen("--freeze-embeddings=2") == [2])
    // a name before a number
    #expect(try frozen("--freeze-embeddings=3") == [4])
    #expect(try frozen("--freeze-embeddings=2,one.sqlite,2") == [1, 2])
    let options = try EmbeddingOptions.parse(["--freeze-embeddings=one.sqlite", "--fine-tune-embeddings"])
    #expect(options.training == .fineTuned)
  }

  @Test(arguments: [
    ("none.sqlite", "is none of the stores"), ("0", "is none of the stores"), ("5", "is none of the stores"),
    ("two.sqlite", "is more than one of the stores; say which by its number"),
  ])
  func anythingElseIsRefused(name: String, problem: String) {
    let error = #expect(throws: ValidationError.self) { try frozen("--freeze-embeddings=\(name)") }
    #expect(
      error?.message
        == "--freeze-embeddings=\(name) \(problem) (1 a/one.sqlite, 2 b/two.sqlite, 3 b/two.sqlite, 4 3)")
  }

  @Test func bothForAllStoresAreRefused() {
    #expect(throws: (any Error).self) { try EmbeddingOptions.parse(["--freeze-embeddings", "--fine-tune-embeddings"]) }
  }
}
