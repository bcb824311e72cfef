import ByteStreams
import TaggedText
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct ModelErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var error: ModelError
    var message: String
    var testDescription: String { message }
  }

  static let cases = [
    Case(
      error: .notAModel(path: "m.model", reason: "it has no 'words'"),
      message: "m.model: is not a wordclf model, or is damaged (it has no 'words'); "
        + "train it again, or copy it again from where it came"),
    Case(
      error: .newerFormat(path: "m.model", found: 3, supported: 1),
      message: "m.model: the model has a newer format (found 3; expected at most 1); "
        + "update wordclf, or train the model again"),
    Case(
      error: .unknownFeature(path: "m.model", name: "suffix"),
      message: "m.model: the model uses a feature that this build does not know (found 'suffix'; expected one of "
        + "case, shape, prefix1, prefix2, prefix3, prefix4, suffix1, suffix2, suffix3, suffix4, ngrams, "
        + "document-case, sentence-case, list:LABEL, gazetteer:LABEL); update wordclf"),
    Case(
      error: .average(path: "m.model", members: 3),
      message: "m.model: the model is an average (found 3 models; expected one); "
        + "name one of those that it was made from"),
    Case(
      error: .otherTags(
        path: "m.model", found: TagSet(labels: [], scheme: .bioes), otherPath: "n.model",
        expected: TagSet(labels: ["PER", "LOC"], scheme: .iob2)),
      message: "m.model: other tags than those of n.model (found bioes of no labels; expected iob2 of LOC, PER); "
        + "average models that were trained for the same labels and --scheme"),
  ]

  @Test func whatIsSaidToBeKnownIsKnown() {
    for name in ModelError.knownFeatures { #expect(FittedFeature(named: name, texts: [])?.name == name) }
  }

  @Test(arguments: cases) func says(_ c: Case) {
    #expect(c.error.description == c.message)
    #expect(c.error.kind == .badData)
  }
}
