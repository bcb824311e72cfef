import TaggedText
import Testing

@Suite struct CoNLLSentenceTests {
  @Test(arguments: [
    (["EU NNP B-ORG", "rejects VBZ O"], CoNLLSeparator.space), (["New York\tB-LOC"], .tab),
  ])
  func keepsItsLines(_ lines: [String], _ separator: CoNLLSeparator) throws {
    var reader = CoNLLReader(file: "a.txt")
    for line in lines { #expect(try reader.push(Array((line + "\r").utf8)[...]) == nil) }
    guard case .sentence(let sentence) = reader.finish() else {
      Issue.record("no sentence")
      return
    }
    #expect(sentence.lines.map { String(decoding: $0, as: UTF8.self) } == lines)
    #expect(sentence.separator == separator)
  }

  @Test func keepsItsTagsAndItsPlace() throws {
    var reader = CoNLLReader(file: "a.txt", columns: CoNLLColumns(tag: 1, predicted: 2))
    for line in ["", "-DOCSTART- O O", "", "EU I-X B-X", "and O O"] { _ = try reader.push(Array(line.utf8)[...]) }
    guard case .sentence(let sentence) = reader.finish() else {
      Issue.record("no sentence")
      return
    }
    #expect(sentence.tags == [Tag(.inside, "X"), .outside])
    #expect(sentence.predictedTags == [Tag(.begin, "X"), .outside])
    #expect(sentence.firstLine == 4)
    #expect(reader.predictedEvidence.description == "iob2")
  }
}
