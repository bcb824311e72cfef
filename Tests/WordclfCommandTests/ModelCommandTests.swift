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
    #expect(lines.contains { $0.hasPrefix("confidence temperature ") })
    #expect(lines.last?.contains(#""learningRate":0.02"#) == true)
  }

  /// From the training, with zeros of an L1 penalty, to what is said of the model and of its gradients and tags.
  @Test func twoHiddenLayersShow() throws {
    let project = try TinyProject.shared.get()
    let training = try project.run(
      TinyProject.trainArguments + [
        "--train", "train.conll", "--dev", "dev.conll", "--second-hidden", "8", "--l1", "0.001", "--model",
        "two.safetensors",
      ])
    #expect(training.status == 0, "\(training.error)")
    #expect(training.error.contains(" % of the hidden layer's weights, "))
    #expect(training.error.contains(" % of the second's, "))
    let info = try project.run(["model", "info", "--model", "two.safetensors"]).output
    #expect(info.contains("\nhidden     16 and 8 relu\n"))
    #expect(info.contains(#","secondHiddenUnits":8,"#))
    let check = try project.run(["check-gradients", "--model", "two.safetensors", "--train", "train.conll"])
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.contains("second.weight              [8, 16]"))
    let graph = project.folder.file("two.svg")
    let explanation = try project.run(["explain", "Anna left.", "--model", "two.safetensors", "--svg", graph])
    #expect(explanation.status == 0)
    #expect(explanation.output.contains("d second.bias"))
    #expect(explanation.output.contains("nothing but rounding: contributions and biases are the whole lead"))
    #expect(String(decoding: try project.folder.bytes(of: "two.svg"), as: UTF8.self).contains("8 second"))
  }
}
