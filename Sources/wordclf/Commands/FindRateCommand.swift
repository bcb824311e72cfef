import ArgumentParser
import ByteStreams
import NetworkTraining
import TaggedText

struct FindRateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find-rate",
    abstract: "Search for a learning rate over powers of ten.",
    discussion: """
      Trains for a few epochs with each power of ten from --from to --to, then with a fifth, a half, twice and five times \
      the best of them, and recommends the rate with the best F1 on the development set (without one, with the smallest \
      loss). A trial is the beginning of a run of --epochs: its rate is that of the schedule there. The network and its \
      training are those of 'wordclf train', and so are the samples that are used where nothing is named.

      Example:
        wordclf find-rate --store glove.sqlite --train eng.train --dev eng.testa --svg rates.svg -j 2
      """)

  @OptionGroup var corpora: CorpusOptions

  @Option(name: .customLong("from"), help: ArgumentHelp("The smallest rate.", valueName: "rate"))
  var lowest = 0.00001

  @Option(name: .customLong("to"), help: ArgumentHelp("The largest rate.", valueName: "rate"))
  var highest = 1.0

  @Option(help: ArgumentHelp("Epochs of a trial.", valueName: "n"))
  var trialEpochs = 3

  @OptionGroup var output: InstrumentOptions

  @OptionGroup var embeddings: EmbeddingOptions

  @OptionGroup(title: "Network and training") var network: NetworkOptions

  func validate() throws {
    _ = try embeddings.frozenStores(among: corpora.allStorePaths)
    if !(lowest > 0 && lowest <= highest && highest.isFinite) {
      throw ValidationError("--from must be above 0 and at most --to, not \(lowest) to \(highest)")
    }
    if RateSearch.powersOfTen(from: lowest, through: highest).isEmpty {
      throw ValidationError("no power of ten lies between --from \(lowest) and --to \(highest)")
    }
    if !(1...1_000_000).contains(trialEpochs) {
      throw ValidationError("--trial-epochs must be 1 to 1,000,000, not \(trialEpochs)")
    }
  }

  func run() async throws {
    try output.check(inputs: corpora.paths)
    let read = try corpora.readCorpora()
    let stores = try corpora.openStores()
    Interruption.watch()
    let choice = EmbeddingDecision(
      flag: embeddings.training, configured: nil,
      frozenStores: try embeddings.frozenStores(among: corpora.allStorePaths) ?? [], tokens: read.training.tokenCount)
    Terminal.writeError(choice.reason)
    let options = network.options(embeddings: choice, scope: DocumentScope(of: read.training))
    let data = try TrainingData(
      training: read.training, development: read.development, gazetteers: read.gazetteers, stores: stores,
      options: options)
    data.describeCoverage(of: stores)
    var trials = try await trials(
      of: RateSearch.powersOfTen(from: lowest, through: highest), data: data, options: options)
    trials += try await self.trials(of: RateSearch.refinement(of: trials), data: data, options: options)
    trials.sort { $0.rate < $1.rate }
    try output.write(
      csv: RateReport.csv(trials), svg: RateReport.svg(trials, epochs: trialEpochs, optimizer: options.optimizer))
    print(RateReport.table(trials))
    guard let best = RateSearch.best(of: trials) else {
      throw Failure.GateFailed(message: "training diverged with every rate; try a smaller --from")
    }
    print("recommended: --learning-rate \(best.rate.plain)")
  }

  private func trials(
    of rates: [Double], data: TrainingData, options: TrainingOptions
  ) async throws -> [RateSearch.Trial] {
    var waiting = rates[...]
    let epochs = trialEpochs
    var trials: [RateSearch.Trial] = []
    try await OrderedPipeline(width: output.jobs).run(
      next: { waiting.popFirst() },
      work: { (rate: Double) in try FindRateCommand.trial(of: rate, data: data, options: options, epochs: epochs) },
      write: { trial in
        trials.append(trial)
        Terminal.writeError("tried \(RateReport.line(trial))")
      })
    return trials
  }

  private static func trial(
    of rate: Double, data: TrainingData, options: TrainingOptions, epochs: Int
  ) throws -> RateSearch.Trial {
    var options = options
    options.learningRate = rate
    do {
      let result = try Trainer(data, options: options).run(
        through: epochs, scoring: .lastEpoch, .init(isInterrupted: { Interruption.signalNumber != nil }))
      if let signal = Interruption.signalNumber, result.wasInterrupted {
        throw Failure.Interrupted(signal: signal, message: "interrupted; nothing was written")
      }
      return .init(rate: rate, loss: result.history.last?.loss, f1: result.bestScore?.overall.f1)
    } catch TrainingError.diverged {
      return .init(rate: rate, loss: nil, f1: nil)
    }
  }
}
