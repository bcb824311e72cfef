/// Another schedule, its rate scaled up in a straight line over the first steps: a network that has just been drawn at
/// random, and an optimizer that remembers next to nothing, take small steps first.
///
/// ```text
/// rate(step) = min(1, (step + 1) / steps) · next(step)
/// ```
///
/// - SeeAlso: Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017, section 2.2.
public struct Warmup: Schedule {
  /// The number of the step that is the first with the whole rate, counted from 1; 0 and 1 leave the schedule as it is.
  public let steps: Int
  public let next: any Schedule

  public init(steps: Int, then next: any Schedule) {
    self.steps = steps
    self.next = next
  }

  public func rate(step: Int) -> Double {
    let rate = next.rate(step: step)
    return step < steps ? rate * (Double(step + 1) / Double(steps)) : rate
  }
}
