import Testing

@testable import WindowFeatures

@Suite struct ContextTextTests {
  @Test func wordsBelongToSentences() {
    let text = ContextText(forms: [0, 1, 0, 4], sentenceLengths: [0, 3, 0, 1])
    #expect(text.sentences == [0..<0, 0..<3, 3..<3, 3..<4])
    #expect(text.formCount == 5)
  }

  @Test func nothingHasNoForms() {
    #expect(ContextText(forms: [], sentenceLengths: []).formCount == 0)
    #expect(ContextText(forms: [], sentenceLengths: [0]).sentences == [0..<0])
  }

  @Test func refusesOtherNumbersOfWords() async {
    await #expect(processExitsWith: .failure) { _ = ContextText(forms: [0, 1], sentenceLengths: [1]) }
  }
}
