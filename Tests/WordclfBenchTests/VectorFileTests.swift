import ByteStreams
import Foundation
import TestSupport
import Testing

@testable import wordclf_bench

@Suite struct VectorFileTests {
  @Test(arguments: [false, true]) func madeUpVectorsAreTheSameEachTime(isPacked: Bool) throws {
    let size = VectorFile.Size(words: 2000, dimension: 3)
    let (a, b) = (
      try VectorFile(given: nil, isPacked: isPacked, size: size),
      try VectorFile(given: nil, isPacked: isPacked, size: size)
    )
    #expect(a.path != b.path && a.path.hasSuffix(".gz") == isPacked)
    #expect(a.count == 2000 && a.dimension == 3)
    #expect(a.samples.map(\.index) == [0, 997, 1994])
    let (first, second) = (try openInput(a.path), try openInput(b.path))
    var (x, y): (any ByteSource, any ByteSource) = (first, second)
    #expect(try x.readAll() == y.readAll())
  }

  @Test(arguments: [("v.txt", false), ("v.txt", true), ("v.txt.gz", false), ("v.txt.gz", true)])
  func aGivenFileIsTakenAsItIsNeeded(name: String, isPacked: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.file(name)
    try streamAtomically(to: path, overwrite: false) { try $0.write("york 1 2.5\na -1 4\n") }
    let file = try VectorFile(given: path, isPacked: isPacked, size: .usual)
    #expect((file.path == path) == (name.hasSuffix(".gz") == isPacked))
    #expect(file.count == 2 && file.dimension == 2)
  }

  @Test func otherNumbersAreWrong() throws {
    let file = try VectorFile(given: nil, isPacked: false, size: .init(words: 10, dimension: 2))
    let vector = try #require(file.samples.first?.vector)
    try file.check(count: 10, vectors: [vector])
    #expect(throws: WrongAnswer.self) { try file.check(count: 9, vectors: [vector]) }
    #expect(throws: WrongAnswer.self) { try file.check(count: 10, vectors: [[vector[0], vector[1].nextUp]]) }
    #expect(throws: WrongAnswer.self) { try file.check(count: 10, vectors: [nil]) }
  }
}
