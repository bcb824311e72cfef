import Testing
import WindowFeatures

@testable import NetworkTraining

@Suite struct GazetteerTests {
  @Test func isAFeatureWithItsName() {
    let gazetteer = Gazetteer(name: "city", list: PhraseList([["San", "Marino"], ["Oslo"]]))
    #expect(gazetteer.feature.name == "gazetteer:city")
    #expect(gazetteer.feature.texts == ["oslo", "san marino"])
    #expect(gazetteer.feature.needsDocument)
  }
}
