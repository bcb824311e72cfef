import TestSupport
import Testing

@testable import WordVectors

@Suite struct VectorScanTests {
  private func scan(_ store: VectorStore) throws -> [(id: Int, vector: [Float])] {
    var rows: [(id: Int, vector: [Float])] = []
    try store.read { db in
      try VectorScan(store, in: db).forEach { id, vector in rows.append((id, vector.indices.map { vector[$0] })) }
    }
    return rows
  }

  @Test func givesEveryVectorInOrder() throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(3000, dimension: 5)
    let scanned = try scan(folder.store(rows))
    #expect(scanned.map(\.id) == Array(1...3000))
    #expect(scanned.map(\.vector) == rows.map(\.vector))
  }

  @Test(arguments: ["x'00000000'", "x''", "'text'"]) func aVectorOfAnotherLengthIsDamage(value: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    try folder.alter("s.sqlite", "UPDATE words SET vector = \(value) WHERE id = 3")
    let store = try VectorStore(path: folder.file("s.sqlite"))
    #expect(throws: VectorStoreError.damaged(path: store.path, detail: "a vector has the wrong length")) {
      try scan(store)
    }
  }
}
