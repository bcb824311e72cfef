import NumericKernels

extension Matrix {
  /// The initial weight of a dense layer, `[outputs, inputs]`: drawn evenly from ±√(6 / (inputs + outputs)), which
  /// keeps the variance of values and gradients alike from layer to layer.
  ///
  /// - SeeAlso: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
  ///   AISTATS 2010, formula 16.
  public static func xavierUniform(outputs: Int, inputs: Int, using generator: inout SeededGenerator) -> Matrix {
    let limit = (6 / Scalar(inputs + outputs)).squareRoot()
    return uniform(rows: outputs, columns: inputs, limit: limit, using: &generator)
  }

  /// The initial weight of a dense layer, `[outputs, inputs]`: drawn from the normal distribution of mean 0 and variance
  /// 2 / (inputs + outputs), that of ``xavierUniform(outputs:inputs:using:)``, with a few weights further out.
  ///
  /// - SeeAlso: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
  ///   AISTATS 2010, formula 12.
  public static func xavierNormal(outputs: Int, inputs: Int, using generator: inout SeededGenerator) -> Matrix {
    let deviation = (2 / Scalar(inputs + outputs)).squareRoot()
    return gaussian(rows: outputs, columns: inputs, deviation: deviation, using: &generator)
  }

  /// The initial weight of a dense layer, `[outputs, inputs]`: small random values, drawn evenly from ±0.01. They are
  /// enough to tell the units apart and small enough to keep every sum where a sigmoid is steep; but as their size does
  /// not go by that of the layer, values and gradients shrink from layer to layer.
  public static func smallRandom(outputs: Int, inputs: Int, using generator: inout SeededGenerator) -> Matrix {
    uniform(rows: outputs, columns: inputs, limit: 0.01, using: &generator)
  }

  /// The initial table of a learned feature, `[rows, dimension]`: drawn evenly from ±√(3 / dimension), so that each row
  /// has an expected square length of 1.
  ///
  /// The values of a feature reach the first layer like any other input, so their variance is chosen near that of
  /// published word vectors and not by the number of rows, of which only one is looked up at a time.
  public static func embeddings(rows: Int, dimension: Int, using generator: inout SeededGenerator) -> Matrix {
    let limit = (3 / Scalar(dimension)).squareRoot()
    return uniform(rows: rows, columns: dimension, limit: limit, using: &generator)
  }
}
