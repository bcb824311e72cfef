import NumericKernels
import RealModule
import WindowNetwork

/// A running mean of the weights over the steps of a run, â, which is often better than the last weights: the noise of
/// single batches averages out.
///
/// ```text
/// a ← β·a + (1 − β)·θ, from 0        â = a / (1 − βᵗ)
/// ```
///
/// Dividing by 1 − βᵗ frees the mean from its bias towards the zero it starts at: it weighs the t weights after each step
/// and nothing else, neither that zero nor the weights before the first step. What is kept is â itself,
///
/// ```text
/// â ← θ + (βᵏ − βᵗ)/(1 − βᵗ) · (â − θ)
/// ```
///
/// where k is 1 in a dense parameter. A row of an embedding table stays the same while no step touches it, and its mean is
/// left alone for as long: k is the number of steps that it is behind by, and the rule is the dense one but for rounding.
/// That is why the mean takes the weights in just before a step changes them, when the gradients say which they are. A
/// row that no step ever touched is its own mean, bit for bit.
///
/// - SeeAlso: Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", SIAM Journal on Control and
///   Optimization 30 (1992); Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, section 7.2, for the
///   fading mean and its correction.
public struct WeightAverage<Scalar: KernelScalar>: Sendable {
  /// What the average remembers from step to step; to be stored, and given to a new one of the same decay.
  public struct State: Sendable, Equatable {
    /// The number of steps made.
    public var steps: Int
    /// For each parameter the means of its rows, each as it was before the step that last touched the row; without rows
    /// where the parameter is frozen. Empty before the first step.
    public var means: [Matrix<Scalar>]
    /// For each parameter the number of the step that last touched each of its rows, counted from 1; 0 for a row that none
    /// touched. Empty before the first step.
    public var rowSteps: [[Int32]]

    public init(steps: Int = 0, means: [Matrix<Scalar>] = [], rowSteps: [[Int32]] = []) {
      self.steps = steps
      self.means = means
      self.rowSteps = rowSteps
    }
  }

  /// β, the share of the mean that a step leaves, in 0 ..< 1.
  public let decay: Double
  /// - Precondition: what it is given came from an average over parameters of the same shapes.
  public var state = State()

  public init(decay: Double = 0.999) {
    precondition(decay >= 0 && decay < 1, "a decay lies in 0 ..< 1, unlike \(decay)")
    self.decay = decay
  }

  /// Takes the weights in that the next step will change: those whose gradients were touched.
  ///
  /// To be called before each step of the optimizer, with the gradients of that step.
  ///
  /// - Precondition: the same parameters, in the same order, at every call; nothing changes rows that are not touched.
  /// - Complexity: O(touched elements).
  public mutating func prepareStep(of parameters: [Parameter<Scalar>], by team: Team = .alone) {
    state.means.prepare(for: parameters)
    state.rowSteps.prepare(for: parameters)
    let fading = FadingMean<Scalar>(decay: decay, steps: state.steps)
    state.steps += 1
    for (index, parameter) in parameters.enumerated() where !parameter.isFrozen {
      fading.take(
        parameter.gradient.rows, of: parameter.value, into: &state.means[index],
        rowSteps: &state.rowSteps[index], by: team)
    }
  }

  /// The means of the weights after each step so far, one matrix a parameter, of its shape.
  ///
  /// - Precondition: the parameters of all steps, as the last one left them.
  /// - Complexity: O(elements).
  public func means(of parameters: [Parameter<Scalar>]) -> [Matrix<Scalar>] {
    guard state.steps > 0 else { return parameters.map(\.value) }
    precondition(
      state.means.count == parameters.count, "\(parameters.count) parameters where there were \(state.means.count)")
    let fading = FadingMean<Scalar>(decay: decay, steps: state.steps)
    return parameters.enumerated().map { index, parameter in
      parameter.isFrozen
        ? parameter.value
        : fading.mean(of: parameter.value, before: state.means[index], rowSteps: state.rowSteps[index])
    }
  }
}

/// The arithmetic of the means as of one step.
private struct FadingMean<Scalar: KernelScalar> {
  private let decay: Double
  /// t, the number of steps whose weights the means are to include.
  private let steps: Int32
  /// What a mean keeps that is one step behind, as all are in a dense parameter.
  private let keptOverOneStep: Scalar

  init(decay: Double, steps: Int) {
    self.decay = decay
    self.steps = Int32(steps)
    keptOverOneStep = FadingMean.kept(by: Int32(steps), from: Int32(steps) - 1, decay)
  }

  /// What is kept of a mean over `start` steps when it becomes one over `end` steps, as a share of the whole:
  /// βᵏ · (1 − βˢ) / (1 − βᵗ) with s = `start`, t = `end` and k = t − s.
  private static func kept(by end: Int32, from start: Int32, _ decay: Double) -> Scalar {
    guard start > 0 else { return 0 }
    let correction = (1 - Double.pow(decay, Int(start))) / (1 - Double.pow(decay, Int(end)))
    return Scalar(Double.pow(decay, Int(end - start)) * correction)
  }

  /// What is kept of the mean of a row that step number `rowStep` touched last. The mean is one over the steps before.
  @inline(__always)
  private func kept(since rowStep: Int32) -> Scalar {
    rowStep == steps ? keptOverOneStep : FadingMean.kept(by: steps, from: rowStep - 1, decay)
  }

  /// Brings the means of some rows up to date, and notes that the next step touches them.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func take(
    _ rows: [Int32], of value: Matrix<Scalar>, into mean: inout Matrix<Scalar>, rowSteps: inout [Int32], by team: Team
  ) {
    let width = value.columns
    let theta = value.elements.span
    var means = mean.elements.mutableSpan
    var lastSteps = rowSteps.mutableSpan
    var start = rows.startIndex
    while start < rows.endIndex {
      let rowStep = lastSteps[Int(rows[start])]
      // rows that stand side by side and are behind by as many steps fade together
      var end = start
      while end < rows.endIndex, rows[end] == rows[start] + Int32(end - start), lastSteps[Int(rows[end])] == rowStep {
        lastSteps[Int(rows[end])] = steps + 1
        end += 1
      }
      let first = Int(rows[start]) * width
      Scalar.fade(
        &means, towards: theta, keeping: kept(since: rowStep), at: first..<first + (end - start) * width, by: team)
      start = end
    }
  }

  /// The means of all rows, up to date.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func mean(of value: Matrix<Scalar>, before mean: Matrix<Scalar>, rowSteps: [Int32]) -> Matrix<Scalar> {
    var result = value
    let width = value.columns
    let means = mean.elements.span
    var theta = result.elements.mutableSpan
    for (row, rowStep) in rowSteps.enumerated() where rowStep > 0 {
      let kept = kept(since: rowStep)
      for index in row * width..<(row + 1) * width { theta[index] += kept * (means[index] - theta[index]) }
    }
    return result
  }
}
