import Foundation
import TaggedText
import Testing

@Suite struct TagSetTests {
  static let sets = TagScheme.allCases.map { TagSet(labels: ["B", "A"], scheme: $0) }

  @Test func numbersTagsInOneOrder() {
    let set = TagSet(labels: ["PER", "LOC", "PER"], scheme: .bioes)
    #expect(set.labels == ["LOC", "PER"])
    let tags = ["O", "B-LOC", "I-LOC", "E-LOC", "S-LOC", "B-PER", "I-PER", "E-PER", "S-PER"]
    #expect(set.tags.map(\.description) == tags)
    #expect(set.count == 9)
    #expect(TagSet(labels: ["PER"], scheme: .iob1).tags.map(\.description) == ["O", "B-PER", "I-PER"])
    #expect(TagSet(labels: [], scheme: .iob2).tags == [.outside])
  }

  @Test func ordersLabelsByTheirBytes() {
    let labels = ["z", "Z", "é", "e\u{301}a", "a"]
    #expect(TagSet(labels: labels, scheme: .iob2).labels == ["Z", "a", "e\u{301}a", "z", "é"])
  }

  @Test(arguments: sets) func findsEachTag(_ set: TagSet) {
    for (index, tag) in set.tags.enumerated() { #expect(set.index(of: tag) == index) }
    #expect(set.index(of: Tag(.begin, "C")) == nil)
  }

  @Test func hasOnlyThePrefixesOfItsScheme() {
    #expect(TagSet(labels: ["A"], scheme: .iob2).index(of: Tag(.single, "A")) == nil)
  }

  @Test func refusesLabelsItDoesNotKnow() {
    #expect(throws: TextError.unknownLabel("GPE", known: ["A", "B"])) {
      try TagSet(labels: ["A", "B"], scheme: .iob2).classes(for: [EntitySpan("GPE", 0..<1)], count: 1)
    }
  }

  @Test(arguments: sets) func encodesLegallyAndDecodesToTheSame(_ set: TagSet) throws {
    for count in 1...5 {
      for spans in spanLayouts(count: count) {
        let classes = try set.classes(for: spans, count: count)
        #expect(set.isLegal(classes), "\(spans)")
        #expect(set.spans(of: classes) == spans)
      }
    }
  }

  @Test(arguments: sets) func takesAPathForLegalExactlyIfItIsWhatItsSpansAreWrittenAs(_ set: TagSet) throws {
    for count in 1...4 {
      for path in set.allPaths(count: count) {
        let written = try set.classes(for: set.spans(of: path), count: count)
        #expect(set.isLegal(path) == (written == path), "\(path.map { set.tags[$0] })")
      }
    }
  }

  @Test(arguments: sets) func allowsTheEmptySentence(_ set: TagSet) {
    #expect(set.mayFollow(previous: nil, next: nil))
  }

  @Test(arguments: sets) func comesBackFromJSON(_ set: TagSet) throws {
    let decoded = try JSONDecoder().decode(TagSet.self, from: JSONEncoder().encode(set))
    #expect(decoded == set)
    #expect(decoded.tags == set.tags)
    #expect(decoded.hashValue == set.hashValue)
  }

  @Test(arguments: [
    #"{"labels":["B","A"],"scheme":"iob2"}"#, #"{"labels":["A","A"],"scheme":"iob2"}"#,
    #"{"labels":["","A"],"scheme":"iob2"}"#, #"{"labels":["A"],"scheme":"iob3"}"#,
  ])
  func refusesStoredSetsItWouldNotHaveWritten(_ json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(TagSet.self, from: Data(json.utf8)) }
  }
}

extension TagSet {
  /// Whether each step of the path is legal, from border to border.
  func isLegal(_ path: [Int]) -> Bool {
    let classes = [nil] + path.map(Optional.some) + [nil]
    return zip(classes, classes.dropFirst()).allSatisfy { mayFollow(previous: $0, next: $1) }
  }

  /// Every sequence of `count` classes, legal or not.
  func allPaths(count: Int) -> [[Int]] {
    (0..<count).reduce([[]]) { paths, _ in paths.flatMap { path in (0..<self.count).map { path + [$0] } } }
  }
}
