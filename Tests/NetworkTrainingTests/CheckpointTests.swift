import ByteStreams
import TestSupport
import Testing
import WindowNetwork

@testable import NetworkTraining

@Suite struct CheckpointTests {
  /// A run whose every option has a state that a checkpoint must carry.
  private func options(_ optimizer: OptimizerChoice) -> TrainingOptions {
    var options = ToyTraining.options
    options.epochs = 5
    options.optimizer = optimizer
    options.learningRate = optimizer.defaultRate
    options.schedule = .halve(epochs: 2)
    options.warmup = 9
    options.l1 = 0.001
    options.pull = 0.5
    options.averaging = 0.9
    return options
  }

  private func data(_ options: TrainingOptions) throws -> TrainingData {
    try ToyTraining.data(development: ToyLanguage.development, options: options)
  }

  /// The state after each epoch of a whole run, with the run's result.
  private func states(
    of options: TrainingOptions, on data: TrainingData
  ) throws -> (states: [TrainingState], result: TrainingResult) {
    var states: [TrainingState] = []
    let result = try Trainer(data, options: options).run(.init(keep: { states.append($0) }))
    return (states, result)
  }

  /// After a kill in any epoch the run ends with the bits that it would have had.
  @Test(arguments: OptimizerChoice.allCases)
  func aRunThatGoesOnEndsAsIfNothingHadHappened(_ optimizer: OptimizerChoice) throws {
    let options = options(optimizer)
    let data = try data(options)
    let (states, whole) = try states(of: options, on: data)
    #expect(states.map(\.epoch) == [1, 2, 3, 4, 5])
    let trainer = Trainer(data, options: options)
    let checkpoint = try Checkpoint(of: trainer)
    let folder = try TemporaryFolder()
    for state in states {
      try checkpoint.save(state, to: folder.file("run.checkpoint"))
      let resumed = try trainer.run(from: try checkpoint.load(folder.file("run.checkpoint")))
      #expect(resumed.weights.bits == whole.weights.bits, "after epoch \(state.epoch)")
      #expect(resumed.bestEpoch == whole.bestEpoch)
      #expect(resumed.bestScore == whole.bestScore)
      #expect(resumed.history.map(\.loss) == whole.history.map(\.loss))
      #expect(resumed.history.map(\.isBest) == whole.history.map(\.isBest))
    }
  }

  /// The same with a second hidden layer, below pooled units or not.
  @Test(arguments: [0, 4]) func aRunWithTwoHiddenLayersGoesOn(_ pooledUnits: Int) throws {
    var options = options(.adam)
    options.epochs = 3
    options.secondHiddenUnits = 6
    options.pooledUnits = pooledUnits
    let data = try data(options)
    let (states, whole) = try states(of: options, on: data)
    let trainer = Trainer(data, options: options)
    #expect(whole.weights.second?.weight.rows == 6)
    #expect(whole.weights.second != trainer.initialWeights.second)
    let checkpoint = try Checkpoint(of: trainer)
    let folder = try TemporaryFolder()
    try checkpoint.save(states[0], to: folder.file("run.checkpoint"))
    let resumed = try trainer.run(from: try checkpoint.load(folder.file("run.checkpoint")))
    #expect(resumed.weights.bits == whole.weights.bits)
    #expect(resumed.history.map(\.loss) == whole.history.map(\.loss))
  }

  /// A run that was out of patience stays so.
  @Test func patienceIsCarriedOn() throws {
    var options = options(.adam)
    options.epochs = 40
    options.patience = 2
    let data = try data(options)
    let (states, whole) = try states(of: options, on: data)
    try #require(states.count < 40)
    for state in [states[0], states[states.count - 2], states[states.count - 1]] {
      let resumed = try Trainer(data, options: options).run(from: state)
      #expect(resumed.history.count == whole.history.count)
      #expect(resumed.weights.bits == whole.weights.bits)
    }
  }

  /// A number that JSON has no word for, as the speed of an epoch that took no time, is no trouble.
  @Test func anInfiniteSpeedComesBack() throws {
    let options = options(.sgd)
    let data = try data(options)
    let (states, _) = try states(of: options, on: data)
    var state = states[0]
    state.result.history = [.example(epoch: 1, tokensPerSecond: .infinity)]
    let checkpoint = try Checkpoint(of: Trainer(data, options: options))
    let folder = try TemporaryFolder()
    try checkpoint.save(state, to: folder.file("c"))
    #expect(try checkpoint.load(folder.file("c")).result.history[0].tokensPerSecond == .infinity)
  }

  @Test func anotherRunIsRefused() throws {
    let options = options(.adam)
    let data = try data(options)
    let (states, _) = try states(of: options, on: data)
    let folder = try TemporaryFolder()
    let path = folder.file("run.checkpoint")
    try Checkpoint(of: Trainer(data, options: options)).save(states[1], to: path)

    var others = options
    others.seed = 8
    let otherOptions = try Checkpoint(of: Trainer(data, options: others))
    let error = #expect(throws: CheckpointError.self) { try otherOptions.load(path) }
    #expect(error?.description.contains("\(path): the checkpoint of a run with other options (found {") == true)
    #expect(error?.description.contains("\"seed\":8") == true)

    let otherData = try ToyTraining.data(development: nil, options: options)
    let onOtherData = try Checkpoint(of: Trainer(otherData, options: options))
    #expect(throws: CheckpointError.otherData(path: path)) { try onOtherData.load(path) }
  }

  /// A state that another run's optimizer could not take over is refused where it is read, whoever wrote it.
  @Test(arguments: OptimizerChoice.allCases) func everyShapeIsChecked(_ optimizer: OptimizerChoice) throws {
    let options = options(optimizer)
    let data = try data(options)
    let checkpoint = try Checkpoint(of: Trainer(data, options: options))
    let whole = try states(of: options, on: data).states[0]
    let folder = try TemporaryFolder()
    func expectRefused(_ what: String, _ change: (inout TrainingState) -> Void) throws {
      var state = whole
      change(&state)
      try checkpoint.save(state, to: folder.file("c"))
      let error = #expect(throws: CheckpointError.self, "\(what)") { try checkpoint.load(folder.file("c")) }
      #expect(error?.description.contains("is not a checkpoint, or is damaged (") == true)
    }
    for kind in whole.update.optimizer.matrices.indices {
      try expectRefused("a matrix less of kind \(kind)") { $0.update.optimizer.matrices[kind].removeLast() }
      try expectRefused("another shape of kind \(kind)") {
        $0.update.optimizer.matrices[kind][0].reshape(to: .init(rows: 1, columns: 1))
      }
    }
    if !whole.update.optimizer.rowSteps.isEmpty {
      try expectRefused("no steps of rows") { $0.update.optimizer.rowSteps = [] }
      try expectRefused("steps of fewer rows") { $0.update.optimizer.rowSteps[0].removeLast() }
      try expectRefused("a step to come") { $0.update.optimizer.rowSteps[0][2] = .max }
      try expectRefused("a step before the first") { $0.update.optimizer.rowSteps[0][2] = -1 }
    }
    try expectRefused("no memory of L1") { $0.update.l1.taken = [] }
    try expectRefused("another shape of L1") { $0.update.l1.taken[1].reshape(to: .init(rows: 2, columns: 2)) }
    try expectRefused("no means") { $0.update.average.means = [] }
    try expectRefused("a mean of another shape") {
      $0.update.average.means[0].reshape(to: .init(rows: 1, columns: 1))
    }
    try expectRefused("a mean from a step to come") { $0.update.average.rowSteps[0][2] = .max }
    try expectRefused("a sum below zero") { $0.update.l1.total = -1 }
    try expectRefused("no number of steps") { $0.update.optimizer.steps = 0 }
    try expectRefused("more epochs than were made") { $0.epoch = 3 }
    try expectRefused("weights of another shape") { $0.weights.hiddenBias.reshape(to: .init(rows: 1, columns: 3)) }
    try expectRefused("other best weights") { $0.result.weights.words[0].reshape(to: .init(rows: 2, columns: 2)) }
  }

  @Test func whatIsNoCheckpointIsRefused() throws {
    let options = options(.adam)
    let data = try data(options)
    let (states, _) = try states(of: options, on: data)
    let checkpoint = try Checkpoint(of: Trainer(data, options: options))
    let folder = try TemporaryFolder()
    try checkpoint.save(states[0], to: folder.file("whole"))
    let bytes = try folder.bytes(of: "whole")
    for count in stride(from: 0, to: bytes.count, by: bytes.count / 40) {
      let path = try folder.write(bytes.prefix(count), to: "cut")
      let error = #expect(throws: CheckpointError.self, "\(count) bytes") { try checkpoint.load(path) }
      #expect(error?.description.hasPrefix("\(path): is not a checkpoint, or is damaged (") == true)
    }
    #expect(throws: StreamError.self) { try checkpoint.load(folder.file("nowhere")) }
  }
}
