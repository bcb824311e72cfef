/// Where in a range a function is least that falls to one place and rises from there.
///
/// Each step keeps all but 38 % of the range, and looks at one more point. Of a function with several valleys it finds one;
/// of one that only falls or only rises, the end of the range.
///
/// - Parameter tolerance: how far the place that is returned may lie from the least, above 0.
/// - Complexity: O(log(range / `tolerance`)) calls of `function`.
/// - SeeAlso: Kiefer, "Sequential Minimax Search for a Maximum", Proceedings of the AMS 4 (1953).
public func goldenSectionMinimum(
  in range: ClosedRange<Double>, tolerance: Double, of function: (Double) -> Double
) -> Double {
  precondition(tolerance > 0, "a tolerance of \(tolerance)")
  let share = (5.0.squareRoot() - 1) / 2
  var (low, high) = (range.lowerBound, range.upperBound)
  var left = (place: high - share * (high - low), value: 0.0)
  var right = (place: low + share * (high - low), value: 0.0)
  left.value = function(left.place)
  right.value = function(right.place)
  while high - low > 2 * tolerance, left.place < right.place {
    if left.value <= right.value {
      (high, right) = (right.place, left)
      left.place = high - share * (high - low)
      left.value = function(left.place)
    } else {
      (low, left) = (left.place, right)
      right.place = low + share * (high - low)
      right.value = function(right.place)
    }
  }
  return (low + high) / 2
}
