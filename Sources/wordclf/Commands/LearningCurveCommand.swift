import ArgumentParser
import ByteStreams
import NetworkTraining
import TaggedText
import WordVectors

struct LearningCurveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learning-curve",
    abstract: "Measure from what size of training set on fine-tuned vectors do better than frozen ones.",
    discussion: """
      Trains on parts of the training set, with frozen word vectors, with fine-tuned ones, and with ones that are pulled \
      towards their pre-trained places, several times each, and scores the development set after the last epoch: it \
      chooses nothing. Parts are made of sentences, without their documents, and those of one seed are nested. A small part trains for more epochs, so that each run makes at \
      least --min-steps steps.

      Beside F1 it counts the share found of the entities with a word that the part does not have, on which fine-tuning \
      might do harm.

      Example:
        wordclf learning-curve --store glove.sqlite --train eng.train --dev eng.testa --csv curve.csv --svg curve.svg -j 2
      """)

  @OptionGroup var corpora: CorpusOptions

  @Option(help: ArgumentHelp("Parts of the training set, in per cent.", valueName: "list"))
  var shares = PercentList([1, 3, 10, 30, 100])

  @Option(help: ArgumentHelp("Runs with each part and treatment; --seed is the first.", valueName: "n"))
  var seeds = 3

  @Option(help: ArgumentHelp("The least steps of a run.", valueName: "n"))
  var minSteps = 2_000

  @OptionGroup var output: InstrumentOptions
  @OptionGroup(title: "Network and training") var network: NetworkOptions

  func validate() throws {
    if !(1...1_000).contains(seeds) { throw ValidationError("--seeds must be 1 to 1,000, not \(seeds)") }
    if !(0...1_000_000).contains(minSteps) {
      throw ValidationError("--min-steps must be 0 to 1,000,000, not \(minSteps)")
    }
    if corpora.trainingPath != nil, corpora.developmentPath == nil {
      throw ValidationError("expected a --dev to score")
    }
  }

  /// One run to be made.
  private struct Experiment: Sendable {
    let share: Double
    let seed: UInt64
    let treatment: VectorTreatment
  }

  /// A run that was cut short by a signal.
  private struct Interrupted: Error {}

  /// The strength of the pull where --pull says none.
  private static let defaultPull = 3.0

  func run() async throws {
    try output.check(inputs: corpora.paths)
    let read = try corpora.readCorpora()
    let stores = try corpora.openStores()
    Interruption.watch()
    let base = network.options(scope: .sentences)
    var waiting = experiments(firstSeed: base.seed)[...]
    let count = waiting.count
    var curve = LearningCurve()
    let minimumSteps = minSteps
    do {
      try await OrderedPipeline(width: output.jobs).run(
        next: { waiting.popFirst() },
        work: { experiment in
          try LearningCurveCommand.point(of: experiment, corpora: read, stores: stores, base: base, minimumSteps)
        },
        write: { point in
          curve.add(point)
          Terminal.writeError(
            "run \(curve.points.count) of \(count): \(point.tokens.counted("token")), \(point.treatment.rawValue), seed "
              + "\(point.seed), \(point.epochs.counted("epoch")): dev F1 \((100 * point.f1).fixed(2))")
        })
    } catch let error as TrainingError {
      try output.write(csv: curve.csv)
      throw error
    } catch is Interrupted {
      try output.write(csv: curve.csv)
      throw Failure.Interrupted(
        signal: Interruption.signalNumber ?? 0,
        message: "interrupted after \(curve.points.count) of \(count.counted("run"))"
          + (output.csvPath.map { "; \($0) has their scores" } ?? ""))
    }
    let title = corpora.trainingPath ?? Sample.training
    try output.write(csv: curve.csv, svg: CurveReport.svg(curve, corpus: title))
    print(CurveReport.table(curve))
  }

  /// Small parts first, so that a first impression comes early.
  private func experiments(firstSeed: UInt64) -> [Experiment] {
    shares.values.sorted().flatMap { share in
      (0..<seeds).flatMap { index in
        VectorTreatment.allCases.map {
          Experiment(share: share / 100, seed: firstSeed &+ UInt64(index), treatment: $0)
        }
      }
    }
  }

  private static func point(
    of experiment: Experiment, corpora: TrainingCorpora, stores: [VectorStore], base: TrainingOptions,
    _ minimumSteps: Int
  ) throws -> LearningCurve.Point {
    let part = LearningCurve.part(of: corpora.training, share: experiment.share, seed: experiment.seed)
    let options = LearningCurve.options(
      base, treatment: experiment.treatment, pull: base.pull > 0 ? base.pull : defaultPull, seed: experiment.seed,
      tokens: part.tokenCount, minimumSteps: minimumSteps)
    let data = try TrainingData(
      training: part, development: corpora.development, gazetteers: corpora.gazetteers, stores: stores,
      options: options)
    let point = try LearningCurve.run(
      data, part: part, share: experiment.share, treatment: experiment.treatment, options: options,
      .init(isInterrupted: { Interruption.signalNumber != nil }))
    guard let point else { throw Interrupted() }
    return point
  }
}

/// Some shares in per cent, `1,3,10`.
struct PercentList: ExpressibleByArgument {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    values = numbers.compactMap { $0 }
    guard values.count == numbers.count, values.allSatisfy({ $0 > 0 && $0 <= 100 }), Set(values).count == values.count
    else { return nil }
  }

  var defaultValueDescription: String { values.map(\.plain).joined(separator: ",") }
}
