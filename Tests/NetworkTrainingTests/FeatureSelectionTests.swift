import Foundation
import TaggedText
import Testing
import WindowFeatures

@testable import NetworkTraining

@Suite struct FeatureSelectionTests {
  @Test(arguments: [
    ("none", "none"), ("case", "case=5"), ("case=7", "case=7"), ("shape,case", "shape=10,case=5"),
    ("ngrams", "ngrams=20"), ("case=2,ngrams=7", "case=2,ngrams=7"),
    ("prefix1,suffix4=3,document-case,lists=2", "prefix1=5,suffix4=3,document-case=5,lists=2"),
    ("sentence-case,case", "sentence-case=5,case=5"),
  ])
  func textsComeBackWithTheirDimensions(_ text: String, _ written: String) throws {
    let selection = try #require(FeatureSelection(text))
    #expect(selection.description == written)
    #expect(FeatureSelection(written) == selection)
    let json = try JSONEncoder().encode([selection])
    #expect(try JSONDecoder().decode([FeatureSelection].self, from: json) == [selection])
  }

  @Test(arguments: [
    "", ",", "case,", "case,case", "cases", "case=", "case=0", "case=-1", "case=+1", "case=5x", "case=10001",
    "none,case",
    "case = 5", "Case",
  ])
  func otherTextsAreNone(_ text: String) {
    #expect(FeatureSelection(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([FeatureSelection].self, from: try JSONEncoder().encode([text]))
    }
  }

  @Test func everyFeatureIsKnown() {
    let names = FeatureSelection.known.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(FeatureSelection(name)?.items.map(\.name) == [name]) }
  }

  /// One table a label, and texts that the corpus has.
  @Test func isFittedToACorpus() throws {
    let corpus = try ToyTraining.corpus("Anna B-PER\nleft O\n\nOslo B-LOC\nOslo B-LOC\nOslo O\n")
    let selection: FeatureSelection = "suffix2=3,case=2,lists=4,document-case,sentence-case=1"
    let fitted = selection.fitted(to: corpus.documents, labels: ["LOC", "PER"])
    #expect(
      fitted.map(\.feature.name) == ["suffix2", "case", "list:LOC", "list:PER", "document-case", "sentence-case"])
    #expect(fitted.map(\.dimension) == [3, 2, 4, 4, 5, 1])
    #expect(fitted.map(\.feature.texts) == [["lo"], nil, ["oslo"], ["anna"], nil, nil])
    let none: FeatureSelection = "none"
    #expect(none.fitted(to: corpus.documents, labels: ["LOC"]).isEmpty)
  }
}
