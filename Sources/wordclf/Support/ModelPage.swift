import TaggedText
import WindowNetwork

/// What is said of a model, or of several that tag together and of each of them.
struct ModelPage {
  let model: AveragedModel

  var lines: [String] {
    guard model.members.count > 1 else { return ModelPage.lines(of: model.members[0]) }
    var lines = [
      "average    of \(model.members.count) models, by the mean of their scores",
      ModelPage.tags(model.tagSet),
      ModelPage.documents(model.needsDocuments),
      "parameters \(model.members.reduce(0) { $0 + $1.weights.count }.grouped)",
      "bias       \(model.outsideBias) is taken from the score of O",
      "dev score  \(model.score?.inWords ?? "none: averaged without a development set")",
      ModelPage.confidence(model.calibration),
    ]
    for (index, member) in model.members.enumerated() {
      lines += ["", "member \(index + 1) of \(model.members.count)"] + ModelPage.lines(of: member)
    }
    return lines
  }

  private static func lines(of model: WindowModel) -> [String] {
    let architecture = model.architecture
    let features = architecture.features.map { "\($0.name) \($0.dimension)" }.joined(separator: ", ")
    let second = architecture.secondHiddenUnits > 0 ? " and \(architecture.secondHiddenUnits)" : ""
    let pooling =
      architecture.pooledUnits > 0
      ? ", \(architecture.pooledUnits) pooled over the word's occurrences in the document" : ""
    let dimensions = architecture.wordDimensions.map { "\($0)" }.joined(separator: " + ")
    return [
      "window     ±\(architecture.radius) words",
      "inputs     \(architecture.inputCount): word \(dimensions)\(features.isEmpty ? "" : ", ")\(features)",
      "hidden     \(architecture.hiddenUnits)\(second) \(architecture.activation.rawValue)\(pooling)",
      "scores     of tags\(architecture.scoresMoves ? " and of moves from tag to tag" : "")",
      tags(model.tagSet),
      documents(model.needsDocuments),
      "words      \(model.tables.map { "\($0.vocabulary.words.count)" }.joined(separator: " and "))",
      "parameters \(model.weights.count.grouped)",
      "dev score  \(model.score?.inWords ?? "none: trained without a development set")",
      confidence(model.calibration),
      "vectors    \(model.tables.map { "\($0.store.source), store \($0.store.path)" }.joined(separator: "; "))",
      "trained    \(model.trainingOptions)",
    ]
  }

  private static func tags(_ tagSet: TagSet) -> String {
    "tags       \(tagSet.count), \(tagSet.scheme.rawValue) of \(tagSet.labels.joined(separator: ", "))"
  }

  private static func confidence(_ calibration: Calibration?) -> String {
    "confidence \(calibration?.inWords ?? "not calibrated")"
  }

  private static func documents(_ areNeeded: Bool) -> String {
    "documents  \(areNeeded ? "are looked at as a whole" : "are no more than their sentences")"
  }
}

extension WindowModel.Score {
  fileprivate var inWords: String {
    "F1 \((100 * f1).fixed(2)) (precision \((100 * precision).fixed(2)), recall \((100 * recall).fixed(2)))"
      + (epoch.map { " after epoch \($0)" } ?? "")
  }
}
