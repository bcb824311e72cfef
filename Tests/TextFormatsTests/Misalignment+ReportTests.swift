import TaggedText
import Testing

@testable import TextFormats

@Suite struct MisalignmentReportTests {
  @Test(arguments: [
    (Misalignment.Reason.overlap, "overlaps an entity before it"),
    (.severalSentences, "goes over the end of a sentence"), (.noWords, "holds no word"),
    (.borders, "does not begin and end with words; nearest borders 0–8 and 3–6"),
  ])
  func eachReason(_ reason: Misalignment.Reason, _ says: String) {
    let misalignment = Misalignment(mention: Mention("LOC", 3..<7), outer: 0..<8, inner: 3..<6, reason: reason)
    #expect(
      misalignment.report(in: Passage("in Turin", line: 4), unit: .utf8) == "a:4: entity \"Turi\" (LOC 3–7) \(says)")
  }

  /// A thumb and its skin, and an e with an accent that the entity begins in.
  @Test(arguments: [
    (OffsetUnit.utf8, "10–13", "9–14"), (.scalar, "4–6", "3–7"), (.utf16, "6–8", "5–9"), (.grapheme, "2–4", "2–5"),
  ])
  func placesAreCountedInTheUnit(_ unit: OffsetUnit, _ own: String, _ nearest: String) {
    let misalignment = Misalignment(mention: Mention("X", 10..<13), outer: 9..<14, inner: nil, reason: .borders)
    let report = misalignment.report(in: Passage("👍🏽 e\u{301}ab"), unit: unit)
    #expect(
      report == "a:1: entity \"\u{301}a\" (X \(own)) does not begin and end with words; nearest borders \(nearest)")
  }

  @Test func theLineOfADocumentIsNamed() {
    var passage = Passage("one\ntwo 👍🏽\nTurin", [("LOC", "Turi")])
    let misaligned = passage.cut(by: Tokenizer())
    #expect(
      misaligned[0].report(in: passage, unit: .grapheme)
        == "a:3: entity \"Turi\" (LOC 10–14) does not begin and end with words; nearest borders 10–15")
  }

  /// It stands in one line of its file, whatever its text.
  @Test func theLineOfARecordIsNamed() {
    var passage = Passage("one\nTurin", [("LOC", "Turi")], line: 7)
    passage.source = .json([])
    let misaligned = passage.cut(by: Tokenizer())
    #expect(
      misaligned[0].report(in: passage, unit: .scalar)
        == "a:7: entity \"Turi\" (LOC 4–8) does not begin and end with words; nearest borders 4–9")
  }

  @Test func itIsOneLineAndNotLong() {
    let name = "a\n" + String(repeating: "b", count: 100)
    let misalignment = Misalignment(
      mention: Mention("X\t\u{1B}", 0..<102), outer: nil, inner: nil, reason: .noWords)
    #expect(
      misalignment.report(in: Passage(name), unit: .utf8)
        == "a:1: entity \"a\\n\(String(repeating: "b", count: 58))…\" (X\\t\\u{1B} 0–102) holds no word")
  }
}
