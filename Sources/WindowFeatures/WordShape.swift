/// The shape of a word: its capitals as `X`, its other letters as `x`, its digits as `d`, everything else as it is, and
/// of a run of equals two: `Xxx` for Paris, `X.X.` for U.S., `dd-xx` for 1990-ish.
///
/// - SeeAlso: Collins, "Ranking Algorithms for Named-Entity Extraction: Boosting and the Voted Perceptron", ACL 2002,
///   section 3.
enum WordShape {
  /// The Unicode scalars of a shape at most: what follows is cut off, as hardly two words share a longer shape.
  static let longest = 16

  /// The shape of a word form.
  ///
  /// - Complexity: O(length).
  static func shape(of form: String) -> String {
    var shape: [Unicode.Scalar] = []
    var run = 0
    for scalar in form.unicodeScalars {
      let kind = self.kind(of: scalar)
      run = kind == shape.last ? run + 1 : 1
      if run > 2 { continue }
      if shape.count == longest { break }
      shape.append(kind)
    }
    return String(String.UnicodeScalarView(shape))
  }

  private static func kind(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII {
      switch scalar {
      case "A"..."Z": return "X"
      case "a"..."z": return "x"
      case "0"..."9": return "d"
      default: return scalar
      }
    }
    let properties = scalar.properties
    if properties.isUppercase || properties.generalCategory == .titlecaseLetter { return "X" }
    if properties.isAlphabetic { return "x" }
    return properties.generalCategory == .decimalNumber ? "d" : scalar
  }
}

extension FormFeature {
  /// The shape of the word.
  public static let wordShape = FormFeature(
    name: "shape", defaultDimension: 10, domain: .open(minimumCount: 5, text: WordShape.shape))
}
