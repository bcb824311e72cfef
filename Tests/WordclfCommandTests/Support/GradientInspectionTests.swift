import NetworkTraining
import TaggedText
import TestSupport
import Testing
import WindowNetwork
import WordVectors

@testable import wordclf

@Suite struct GradientInspectionTests {
  /// Trains one epoch of 5 batches on the tiny project, with an inspection.
  private func train(_ activation: Activation, batches: Int, mistake: NetworkGradientCheck.Mistake? = nil) throws {
    let project = try TinyProject.shared.get()
    var options = TrainingOptions()
    options.hiddenUnits = 8
    options.activation = activation
    options.epochs = 1
    options.batchSize = 4
    let data = try TrainingData(
      training: try Corpus(bytes: Array(TinyProject.training.utf8), file: "training"), development: nil,
      stores: [try VectorStore(path: project.folder.file("vectors.sqlite"))], options: options)
    let trainer = Trainer(data, options: options)
    let inspection = GradientInspection(
      batches: batches, architecture: trainer.architecture, dropout: options.dropout, mistake: mistake)
    _ = try trainer.run(.init(inspect: inspection.check))
  }

  @Test(arguments: Activation.allCases) func rightGradientsPass(_ activation: Activation) throws {
    try train(activation, batches: 5)
  }

  @Test func aWrongGradientEndsTheRun() throws {
    let error = #expect(throws: Failure.GateFailed.self) {
      try train(.tanh, batches: 1, mistake: .scaledWeight)
    }
    #expect(
      error?.message == "the gradient of hidden.weight differs from central differences by more than 1e-07 in batch 1")
  }

  @Test func laterBatchesAreNotChecked() throws {
    try train(.tanh, batches: 0, mistake: .scaledWeight)
  }
}
