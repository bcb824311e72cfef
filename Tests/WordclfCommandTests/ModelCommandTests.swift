import TestSupport
import Testing

@Suite struct ModelCommandTests {
  @Test func infoSaysHowItWasTrained() throws {
    let outcome = try TinyProject.shared.get().run(["model", "info", "--model", "tiny.safetensors"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(
      lines.prefix(7) == [
        "window     ±1 words", "inputs     27: word 4, case 5", "hidden     16 relu", "scores     of tags",
        "tags       9, bioes of LOC, PER", "documents  are no more than their sentences", "words      12",
      ])
    #expect(lines.contains("vectors    vectors.txt, store vectors.sqlite"))
    #expect(lines.last?.contains(#""learningRate":0.02"#) == true)
  }
}
