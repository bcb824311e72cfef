import NetworkTraining
import TaggedText

/// A training set and, if there is one, a development set, read and reported.
struct TrainingCorpora {
  let training: Corpus
  let development: Corpus?
  let gazetteers: [Gazetteer]

  init(
    training trainingPath: String, development developmentPath: String?, gazetteers: [Gazetteer], columns: ColumnOptions
  ) throws {
    self.gazetteers = gazetteers
    training = try Corpus.read(trainingPath, columns: columns.columns(tagged: true))
    Terminal.writeError("training set \(trainingPath): \(training.summary)")
    guard training.documents.joined().contains(where: { !$0.entities.isEmpty }) else {
      throw TrainingInputError.noEntities(path: trainingPath)
    }
    guard let developmentPath else {
      development = nil
      Terminal.writeError("no development set: training runs through all epochs and keeps the last")
      return
    }
    let corpus = try Corpus.read(developmentPath, columns: columns.columns(tagged: true))
    Terminal.writeError("development set \(developmentPath): \(corpus.summary)")
    development = corpus
  }
}
