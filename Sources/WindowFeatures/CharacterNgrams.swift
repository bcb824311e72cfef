/// The pieces of a word of three to five characters: a word that has no vector is made of pieces that others have, too.
///
/// A form is taken in lower case, for case is a feature of its own, with ASCII digits as 0 and with `<` and `>` at its ends,
/// so that a piece at an end is another than the same inside: `Oslo` has `<os`, `<osl`, `<oslo`, `osl`, `oslo`, `oslo>`,
/// `slo`, `slo>` and `lo>`. Characters are Unicode scalars here; a form that has fewer than three with its ends, as the empty
/// one has, is a piece by itself.
///
/// There are more pieces than a table should have rows, and so each is hashed into one of a fixed number of buckets: those
/// that meet in one share a row.
///
/// - SeeAlso: Bojanowski et al., "Enriching Word Vectors with Subword Information", TACL 5 (2017), section 3.2, where a word
///   has its pieces of three to six characters and itself; here its vector stands beside them. Weinberger et al., "Feature
///   Hashing for Large Scale Multitask Learning", ICML 2009.
enum CharacterNgrams {
  /// The lengths of pieces, in characters.
  static let lengths = 3...5
  /// The pieces of a form at most: the first, from left to right, which are those of its first 36 characters or so.
  static let most = 100
  /// The number of buckets.
  static let bucketCount = 20_000

  /// The pieces of a form: those that begin at its first character from the shortest to the longest, then those that begin
  /// at its second, and so on. One that stands in it twice is there twice.
  ///
  /// - Returns: at least one.
  /// - Complexity: O(1), however long the form is.
  static func ngrams(of form: String) -> [String] {
    let scalars = marked(form)
    guard scalars.count >= lengths.lowerBound else { return [text(scalars[...])] }
    var ngrams: [String] = []
    for start in 0...scalars.count - lengths.lowerBound {
      for length in lengths where start + length <= scalars.count && ngrams.count < most {
        ngrams.append(text(scalars[start..<start + length]))
      }
    }
    return ngrams
  }

  /// The bucket of each piece, in 0 ..< `bucketCount`.
  static func buckets(of form: String) -> [Int] { ngrams(of: form).map(bucket) }

  /// The bucket of a piece: its FNV-1a hash over UTF-8, the upper half folded into the lower by exclusive or, modulo the
  /// number of buckets. By the lower bits alone, which know nothing of the upper ones, pieces of three letters would fill
  /// fewer buckets than by chance.
  static func bucket(of ngram: String) -> Int {
    let hash = FNV1a.hash(ngram.utf8)
    return Int((hash ^ hash >> 32) % UInt64(bucketCount))
  }

  /// The scalars of a form between its ends; of a very long one, those that its first pieces reach: at each place begins one
  /// at least.
  private static func marked(_ form: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = ["<"]
    for scalar in form.unicodeScalars {
      if scalars.count >= most + lengths.upperBound { return scalars }
      switch scalar {
      case "0"..."9": scalars.append("0")
      default: scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return scalars + [">"]
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

extension FormFeature {
  /// The word's pieces of three to five characters.
  public static let characterNgrams = FormFeature(
    name: "ngrams", defaultDimension: 20,
    domain: .bag(valueCount: CharacterNgrams.bucketCount, values: CharacterNgrams.buckets))
}
