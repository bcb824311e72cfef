import TestSupport
import Testing

@testable import TaggedText

@Suite struct TagRecoderTests {
  /// Random paths, legal or not, as several sentences, in each scheme from each.
  @Test(arguments: TagScheme.allCases, TagScheme.allCases)
  func doesWhatReadingAndWritingDo(source: TagScheme, target: TagScheme) {
    let tagSet = TagSet(labels: ["PER", "LOC", "MISC"], scheme: source)
    let recoder = TagRecoder(from: tagSet, to: target)
    #expect(recoder.tagSet == TagSet(labels: tagSet.labels, scheme: target))
    for seed in 1...200 {
      var random = SeededRandom(seed: UInt64(seed))
      let sentences = (0..<4).map { _ in
        (0..<Int.random(in: 0...7, using: &random)).map { _ in Int.random(in: 0..<tagSet.count, using: &random) }
      }
      var path = sentences.joined().map { Int32($0) }
      let counts = recoder.recode(&path, sentenceLengths: sentences.map(\.count))
      let entities = sentences.map { tagSet.spans(of: $0) }
      let expected = zip(sentences, entities).flatMap { target.parsedTags(for: $1, count: $0.count) }
      #expect(path.map { recoder.tagSet.tags[Int($0)] } == expected, "seed \(seed)")
      #expect(counts == tagSet.labels.map { label in entities.joined().count { $0.label == label } }, "seed \(seed)")
    }
  }

  @Test func nothingIsNothing() {
    var path: [Int32] = []
    let recoder = TagRecoder(from: TagSet(labels: ["A"], scheme: .bioes), to: .iob2)
    #expect(recoder.recode(&path, sentenceLengths: []) == [0])
    #expect(recoder.recode(&path, sentenceLengths: [0, 0]) == [0])
    #expect(path == [])
  }

  @Test func eachTokenHasAClass() async {
    await #expect(processExitsWith: .failure) {
      var path: [Int32] = [0]
      _ = TagRecoder(from: TagSet(labels: ["A"], scheme: .iob2), to: .iob2).recode(&path, sentenceLengths: [2])
    }
  }
}
