/// A feature of a word form: a function from the form alone to a value, or to several, with a learned embedding.
///
/// As it depends on nothing but the form, it is computed once per form; `DocumentFeature` has those that look further.
public struct FormFeature: Sendable {
  /// What values there are.
  public enum Domain: Sendable {
    /// So many, in 0 ..< `valueCount`.
    case closed(valueCount: Int, value: @Sendable (String) -> Int)
    /// Texts: those that the forms of at least `minimumCount` tokens of the training set have; all others are one.
    case open(minimumCount: Int, text: @Sendable (String) -> String)
    /// So many, in 0 ..< `valueCount`, of which a form has several at once, and at least one; its embedding is the mean of
    /// theirs, each as often as it is given.
    case bag(valueCount: Int, values: @Sendable (String) -> [Int])
  }

  /// What the feature is called in a model file and on the command line.
  public let name: String
  /// The length of its embedding where none is given.
  public let defaultDimension: Int
  public let domain: Domain

  public init(name: String, defaultDimension: Int, domain: Domain) {
    self.name = name
    self.defaultDimension = defaultDimension
    self.domain = domain
  }

  /// All features there are. To add one: a file that defines it, and a row here.
  public static let all: [FormFeature] =
    [caseClass, wordShape] + (1...Affix.longest).map(prefix) + (1...Affix.longest).map(suffix)
    + [characterNgrams]

  /// The feature of that name.
  public static func named(_ name: String) -> FormFeature? { all.first { $0.name == name } }
}
