import Plotting
import SentenceTagging
import TestSupport
import Testing

@testable import wordclf

@Suite struct ExplanationDrawingTests {
  private let drawing: ExplanationDrawing
  private let explanation: Explanation

  init() throws {
    let project = try TinyProject.shared.get()
    let tagger = try Tagger(modelPath: project.folder.file("tiny.safetensors"))
    explanation = try tagger.explain(words: ["Anna", "left"], token: 0)
    drawing = ExplanationDrawing(explanation: explanation)
  }

  @Test func theGraphIsThatOfTheNetwork() {
    let graph = drawing.graph
    #expect(graph.title.hasPrefix("Anna: p(S-PER) = 0."))
    #expect(graph.subtitle == "[Anna] left")
    #expect(graph.boxes.count == 9)
    #expect(
      graph.boxes.map(\.emphasis) == [
        .source, .source, .plain, .muted, .learned, .plain, .muted, .learned, .result,
      ])
    #expect(graph.edges.count == 8)
  }

  @Test func everyContributionHasABar() {
    let chart = drawing.contributions
    #expect(chart.title == "What speaks for S-PER at Anna")
    #expect(chart.positive == "for S-PER" && chart.negative == "for \(explanation.runnerUp.tag)")
    #expect(
      chart.bars.map(\.label) == [
        "(padding) -1 · word", "(padding) -1 · case", "[Anna] 0 · word", "[Anna] 0 · case", "left +1 · word",
        "left +1 · case", "biases",
      ])
    let sum = chart.bars.reduce(0) { $0 + $1.value }
    #expect((sum - Double(explanation.lead.score)).magnitude < 1e-4)
    let largest = chart.bars.dropLast().max { $0.value.magnitude < $1.value.magnitude }
    #expect(largest.map { chart.summary.hasSuffix(", of \($0.label).") } == true)
  }
}
