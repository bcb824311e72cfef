import NumericKernels
import Testing
import WindowNetwork

@Suite struct WeightInitializerTests {
  @Test func theNamesAreThoseOfModelFiles() {
    #expect(WeightInitializer.allCases.map(\.rawValue) == ["xavier-uniform", "xavier-normal", "small-random"])
  }

  /// Each is the initializer of its name, and takes as many random numbers.
  private func check<Scalar: KernelScalar>(_: Scalar.Type) {
    typealias Draw = (inout SeededGenerator) -> Matrix<Scalar>
    let draws: [(WeightInitializer, Draw)] = [
      (.xavierUniform, { .xavierUniform(outputs: 4, inputs: 7, using: &$0) }),
      (.xavierNormal, { .xavierNormal(outputs: 4, inputs: 7, using: &$0) }),
      (.smallRandom, { .smallRandom(outputs: 4, inputs: 7, using: &$0) }),
    ]
    #expect(draws.map(\.0) == WeightInitializer.allCases)
    for (initializer, draw) in draws {
      var generator = SeededGenerator(seed: 6)
      var same = generator
      let matrix: Matrix<Scalar> = initializer.matrix(outputs: 4, inputs: 7, using: &generator)
      #expect(matrix.shape == Shape(rows: 4, columns: 7))
      #expect(matrix == draw(&same), "\(initializer.rawValue)")
      #expect(generator == same, "\(initializer.rawValue)")
    }
  }

  @Test func eachDrawsItsMatrix() {
    check(Float.self)
    check(Double.self)
  }
}
