import NumericKernels
import RealModule
import Testing
import WindowNetwork

@Suite struct FormPoolingTests {
  private func pooled<Scalar: KernelScalar>(_ x: Matrix<Scalar>, _ groups: [Int32]) -> Matrix<Scalar> {
    let layer = FormPooling<Scalar>()
    layer.groups = groups
    return Graph.value(of: layer, x)
  }

  private func check<Scalar: KernelScalar>(_: Scalar.Type) {
    let x = Matrix<Scalar>(rows: 5, columns: 2, elements: [1, -2, 7, 7, -3, 5, 0, -9, 2, 4])
    let (log2, log3) = (Scalar.log(2), Scalar.log(3))
    let y = Matrix<Scalar>(
      rows: 5, columns: 3, elements: [2, 5, log3, 7, 7, log2, 2, 5, log3, 7, 7, log2, 2, 5, log3])
    #expect(pooled(x, [0, 1, 0, 1, 0]) == y)
    // the numbers of groups say nothing, and some may have no rows
    #expect(pooled(x, [6, 2, 6, 2, 6]) == y)
  }

  @Test func everyRowGetsTheMaximaOfItsGroup() {
    check(Float.self)
    check(Double.self)
  }

  @Test func aRowAloneIsItself() {
    let x = Matrix<Float>(rows: 3, columns: 2, elements: [1, -2, 0, 3, -5, -4])
    #expect(pooled(x, [2, 0, 1]) == Matrix(rows: 3, columns: 3, elements: [1, -2, 0, 0, 3, 0, -5, -4, 0]))
  }

  /// Against the definition, row by row.
  @Test func agreesWithTheDefinition() {
    for seed: UInt64 in 1...5 {
      var generator = SeededGenerator(seed: seed)
      let x = Matrix<Double>.uniform(rows: 40, columns: 3, limit: 1, using: &generator)
      let groups = (0..<40).map { _ in Int32(generator.next(below: 7)) }
      let y = pooled(x, groups)
      for row in 0..<40 {
        let mates = groups.indices.filter { groups[$0] == groups[row] }
        let maxima = (0..<3).map { column in mates.map { x[$0, column] }.max() ?? 0 }
        #expect(Array(y.row(row)) == maxima + [Double.log(Double(mates.count))], "seed \(seed), row \(row)")
      }
    }
  }

  @Test func theGradientGoesWhereTheMaximumIs() {
    let layer = FormPooling<Double>()
    layer.groups = [0, 1, 0, 0]
    let graph = Graph<Double>()
    // in column 0 rows 0 and 3 are equal, in column 1 row 2 is the largest
    let input = graph.add(Source(Matrix(rows: 4, columns: 2, elements: [4, 1, 5, 9, -1, 3, 4, 2])))
    let loss = graph.add(WeightedSum(), graph.add(layer, input))
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    let c = WeightedSum.coefficient
    // rows of y: 0…2, 3…5, 6…8, 9…11
    #expect(input.gradient.elements == [c(0) + c(6) + c(9), 0, c(3), c(4), 0, c(1) + c(7) + c(10), 0, 0])
  }

  /// A group in which nothing is larger than what the first row has.
  @Test func theFirstOfEqualRowsHasTheMaximum() {
    let layer = FormPooling<Double>()
    layer.groups = [1, 1, 1]
    let graph = Graph<Double>()
    let input = graph.add(Source(Matrix(rows: 3, columns: 1)))
    let node = graph.add(layer, input)
    let loss = graph.add(WeightedSum(), node)
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    #expect(input.gradient.elements == [node.gradient[0, 0] + node.gradient[1, 0] + node.gradient[2, 0], 0, 0])
  }

  /// A network that has come apart must show it.
  @Test func whatIsNoNumberStaysNone() {
    for place in 0..<3 {
      var x = Matrix<Float>(rows: 3, columns: 1, elements: [1, .infinity, -1])
      x[place, 0] = .nan
      let y = pooled(x, [0, 0, 0])
      for row in 0..<3 { #expect(y[row, 0].isNaN, "at \(place)") }
    }
    #expect(
      pooled(Matrix<Float>(rows: 2, columns: 1, elements: [-.infinity, -.infinity]), [0, 0])[1, 0] == -.infinity)
  }

  @Test func batchesMayShrink() {
    let layer = FormPooling<Double>()
    func value(_ rows: Int, _ groups: [Int32]) -> Matrix<Double> {
      layer.groups = groups
      return Graph.value(of: layer, .offKink(rows: rows, columns: 2, seed: 91))
    }
    let before = value(2, [0, 0])
    _ = value(5, [4, 3, 1, 1, 0])
    #expect(value(2, [0, 0]) == before)
  }

  @Test func noRowsAndNoColumnsAreNoTrouble() {
    #expect(pooled(Matrix<Float>(rows: 0, columns: 2), []).shape == Shape(rows: 0, columns: 3))
    let counts = pooled(Matrix<Double>(rows: 2, columns: 0), [0, 0])
    #expect(counts == Matrix(rows: 2, columns: 1, elements: [Double.log(2), Double.log(2)]))
  }

  @Test func everyRowHasAGroup() async {
    await #expect(processExitsWith: .failure) {
      let layer = FormPooling<Float>()
      layer.groups = [0]
      _ = Graph.value(of: layer, Matrix(rows: 2, columns: 3))
    }
    await #expect(processExitsWith: .failure) {
      let layer = FormPooling<Float>()
      layer.groups = [0, -1]
      _ = Graph.value(of: layer, Matrix(rows: 2, columns: 3))
    }
  }
}
