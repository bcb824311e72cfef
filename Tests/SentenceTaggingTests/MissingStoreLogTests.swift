import Testing

@testable import SentenceTagging

@Suite struct MissingStoreLogTests {
  @Test func tellsOfEachStoreOnce() {
    let log = RecordingLog()
    let missing = MissingStoreLog(log.logger)
    missing.warn(about: "Lima", "a is gone")
    missing.warn(about: "Quito", "a is gone")
    missing.warn(about: "Quito", "b is gone")
    let start = "warning: words that training did not see, such as"
    #expect(
      log.lines == [
        "\(start) 'Lima', are taken for the unknown word: a is gone",
        "\(start) 'Quito', are taken for the unknown word: b is gone",
      ])
  }
}
