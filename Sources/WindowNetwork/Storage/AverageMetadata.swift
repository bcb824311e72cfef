import TaggedText

/// What the file of several models holds beside its arrays: what they share, and under `members` the strings that each
/// would have in a file of its own.
struct AverageMetadata {
  /// At least two.
  var members: [[String: String]]
  var tagSet: TagSet
  var corpusScheme: TagScheme
  var outsideBias: Float
  var score: WindowModel.Score?
  var calibration: Calibration?

  private static let key = "members"

  init(_ model: AveragedModel) throws {
    members = try model.members.map { try ModelMetadata($0).strings() }
    tagSet = model.tagSet
    corpusScheme = model.corpusScheme
    outsideBias = model.outsideBias
    score = model.score
    calibration = model.calibration
  }

  func strings() throws -> [String: String] {
    var strings = try MetadataStrings.shared(
      tagSet: tagSet, corpusScheme: corpusScheme, outsideBias: outsideBias, score: score,
      calibration: calibration)
    strings[AverageMetadata.key] = try MetadataStrings.json(members)
    return strings
  }

  /// Nil where the strings are those of a single model, or of no model at all.
  ///
  /// - Throws: `ModelError.notAModel`, or `.newerFormat`.
  init?(strings: [String: String], path: String) throws(ModelError) {
    guard strings[AverageMetadata.key] != nil else { return nil }
    let strings = try MetadataStrings(strings, path: path)
    members = try strings.decode(AverageMetadata.key)
    guard members.count > 1 else { throw strings.refused("it averages \(members.count) of at least 2 models") }
    (tagSet, corpusScheme) = (try strings.tagSet(), try strings.corpusScheme())
    (outsideBias, score) = (try strings.outsideBias(), try strings.score())
    calibration = try strings.calibration()
  }
}
