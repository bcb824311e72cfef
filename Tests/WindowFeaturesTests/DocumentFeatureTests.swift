import Testing

@testable import WindowFeatures

@Suite struct DocumentFeatureTests {
  /// What they are called on the command line.
  @Test func names() {
    #expect(DocumentFeature.allCases == [.documentCase, .sentenceCase, .lists])
    #expect(DocumentFeature.allCases.map(\.rawValue) == ["document-case", "sentence-case", "lists"])
    #expect(DocumentFeature.defaultDimension == 5)
  }

  @Test func noFormFeatureHasTheNameOfAnother() {
    for feature in FormFeature.all {
      #expect(DocumentFeature(rawValue: feature.name) == nil, "\(feature.name)")
      #expect(!DocumentFeature.isList(feature.name), "\(feature.name)")
    }
  }

  /// Models are stored with these names.
  @Test(arguments: ["LOC", "per", "", "list:LOC", "É", "a b"]) func namesOfLists(_ label: String) {
    #expect(DocumentFeature.listName(of: label) == "list:\(label)")
    #expect(DocumentFeature.gazetteerName(of: label) == "gazetteer:\(label)")
    #expect(DocumentFeature.isList(DocumentFeature.listName(of: label)))
    #expect(DocumentFeature.isList(DocumentFeature.gazetteerName(of: label)))
  }

  @Test(arguments: ["", "list", "lists", "List:LOC", " list:LOC", "gazetteer", "document-case", "sentence-case", "LOC"])
  func otherNames(_ name: String) { #expect(!DocumentFeature.isList(name)) }
}
