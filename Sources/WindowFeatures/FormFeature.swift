/// A feature of a word form: a function from the form alone to one of a few values, each with a learned embedding.
///
/// A feature that depends on nothing but the form can be computed once per form, and with it the form's whole share of
/// the first layer; tagging is fast because every feature is of this kind.
public struct FormFeature: Sendable {
  /// What the feature is called in a model file and on the command line.
  public let name: String
  /// The number of values, without the one for padding.
  public let valueCount: Int
  /// The value of a form, in 0 ..< `valueCount`.
  public let value: @Sendable (String) -> Int

  /// The rows of the embedding table: row 0 is the padding beyond the ends of a sentence, value v has row v + 1.
  public var rowCount: Int { valueCount + 1 }

  /// The row of a form in the embedding table.
  public func row(of form: String) -> Int32 { Int32(value(form) + 1) }

  /// All features there are. To add one: a file that defines it, and a row here.
  public static let all: [FormFeature] = [caseClass]

  /// The feature of that name.
  public static func named(_ name: String) -> FormFeature? { all.first { $0.name == name } }
}
