import ByteStreams
import TestSupport
import TextFormats
import Testing

@testable import wordclf

@Suite struct ShardTests {
  @Test(arguments: ["1/1", "2/8", "8/8"]) func isRead(argument: String) throws {
    let shard = try #require(Shard(argument: argument))
    #expect("\(shard.number)/\(shard.count)" == argument)
  }

  @Test(arguments: ["", "1", "0/2", "3/2", "1/0", "a/2", "1/2/3", "-1/2", "1/"]) func isNone(argument: String) {
    #expect(Shard(argument: argument) == nil)
  }

  /// All parts together are the bytes of all files, in order, each cut where a record begins.
  @Test(arguments: 1...30) func partsAreTheWhole(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let folder = try TemporaryFolder()
    var whole = ""
    let paths = try (0..<Int.random(in: 1...4, using: &random)).map { number in
      let lines = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        ["", "", "a O", "bcd O", "-DOCSTART- O", "é O"][Int.random(in: 0...5, using: &random)]
      }
      let text = lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
      let path = try folder.write(text, to: "\(number).\(Bool.random(using: &random) ? "txt" : "conll")")
      whole += text
      return path
    }
    let inputs = try InputFile.list(paths, format: nil)
    for count in 1...9 {
      var joined: [UInt8] = []
      for number in 1...count {
        let shard = try #require(Shard(argument: "\(number)/\(count)"))
        for part in try shard.part(of: inputs, keepsDocuments: seed.isMultiple(of: 2)) {
          var source = try FileSource(part.path, range: part.range)
          joined += try source.readAll()
        }
      }
      #expect(String(decoding: joined, as: UTF8.self) == whole, "\(count) shards")
    }
  }

  @Test func columnsAreCutBetweenSentencesOrDocuments() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a\nb\n\nc\nd\n\n-DOCSTART-\n\ne\nf\n", to: "x.conll")
    let inputs = try InputFile.list([path], format: nil)
    func ranges(keepsDocuments: Bool) throws -> [Range<Int>] {
      try (1...4).flatMap { number in
        try #require(Shard(argument: "\(number)/4")).part(of: inputs, keepsDocuments: keepsDocuments)
          .map { try #require($0.range) }
      }
    }
    // bytes: a 0, c 5, the mark 10, e 22
    #expect(try ranges(keepsDocuments: false) == [0..<10, 10..<22, 22..<26])
    #expect(try ranges(keepsDocuments: true) == [0..<10, 10..<26])
  }

  @Test func streamsHaveNoParts() throws {
    let inputs = [InputFile(path: "-", format: .text, name: "-")]
    #expect(throws: StreamError.notSeekable(path: "-")) {
      try #require(Shard(argument: "1/2")).part(of: inputs, keepsDocuments: false)
    }
  }
}
