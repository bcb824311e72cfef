import NumericKernels
import Testing
import WindowNetwork

@testable import wordclf

@Suite struct TracePageTests {
  @Test func forwardHasInputsFormulasAndValues() {
    #expect(
      TracePage(trace: ToyTrace.fork()).forward == [
        "   1 lookup table             y = rows of E side by side",
        "       y  [1, 2]  ‖·‖ 2.24  1 2",
        "   2 dense ← 1                y = x·Wᵀ + b",
        "       y  [1, 1]  ‖·‖ 2.50  -2.50",
        "   3 relu ← 2                 y = max(0, x)",
        "       y  [1, 1]  ‖·‖ 0     0",
        "   4 concatenation ← 3, 2, 1  y = [x₁ x₂ …] side by side",
        "       y  [1, 4]  ‖·‖ 3.35  0 -2.50 1 2  1 of 4 are 0",
      ])
  }

  /// dx = 1·[1, -2] through the layer, as the rectifier is off, and [3, 4] past it: [4, 2] in all.
  @Test func backwardHasTheSumWhereAValueIsUsedTwice() {
    #expect(
      TracePage(trace: ToyTrace.fork()).backward() == [
        "   4 concatenation         dxᵢ = the columns of dy that xᵢ fills",
        "       dy              [1, 4]  ‖·‖ 7.14  5 1 3 4",
        "   3 relu ← 4              dx = dy ∘ [x > 0]",
        "       dy              [1, 1]  ‖·‖ 5     5",
        "   2 dense ← 4 + 3         dx = dy·W; dW = dyᵀ·x, db = Σ rows of dy",
        "       dy              [1, 1]  ‖·‖ 1     1",
        "       = from 4        [1, 1]  ‖·‖ 1     1",
        "       + from 3        [1, 1]  ‖·‖ 0     0",
        "       d dense.weight  [1, 2]  ‖·‖ 2.24  1 2",
        "       d dense.bias    [1, 1]  ‖·‖ 1     1",
        "   1 lookup table ← 4 + 2  dE[row] += the part of dy at its place",
        "       dy              [1, 2]  ‖·‖ 4.47  4 2",
        "       = from 4        [1, 2]  ‖·‖ 5     3 4",
        "       + from 2        [1, 2]  ‖·‖ 2.24  1 -2",
        "       d table         [2, 2]  ‖·‖ 4.47  4 2",
      ])
  }

  @Test func notesStandBehindTheGradientsOfTheirStep() {
    let note = TracePage.Note(name: "note", gradient: Matrix(rows: 1, columns: 7, elements: [1, 2, 3, 4, 5, 6, 0]))
    let lines = TracePage(trace: ToyTrace.fork()).backward(notes: [2: [note]])
    #expect(lines[4].hasPrefix("       note "))
    #expect(lines[4].contains("‖·‖ 9.54  1 2 3 4 5 …"))
    #expect(lines[4].hasSuffix("1 of 7 are 0"))
    #expect(lines[5].hasPrefix("   2 dense"))
  }

  @Test func whatIsNotTrainedHasNoGradient() {
    let lookup = EmbeddingLookup(
      table: Parameter<Float>(name: "table", table: Matrix(rows: 1, columns: 1), trainableRows: 0..<0), places: 1)
    lookup.indices = [0]
    let graph = Graph<Float>()
    let end = graph.add(lookup)
    graph.forward(to: end, .inference)
    let trace = GraphTrace(from: end, in: graph, seed: Matrix(rows: 1, columns: 1))
    #expect(TracePage(trace: trace).backward() == ["   1 lookup table  no gradient: nothing before it is trained"])
  }
}
