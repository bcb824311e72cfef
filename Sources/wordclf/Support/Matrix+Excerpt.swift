import NumericKernels
import TaggedText

extension Matrix where Scalar == Float {
  /// The square root of the sum of the squares of all elements.
  var norm: Double {
    elements.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
  }

  /// So many elements from the beginning, to be read: `0 1.59 -0.0200 …`
  func excerpt(_ count: Int) -> String {
    let shown = elements.prefix(count).map { Double($0).short }
    return shown.joined(separator: " ") + (elements.count > shown.count ? " …" : "")
  }
}
