extension Benchmark {
  /// Whole steps of training.
  static let training = [
    Benchmark(
      name: "train-frozen-64", summary: "a step of training, dropout included, frozen words", unit: .windows, aim: 0.5,
      make: { _ in TrainingTask(.usual(batch: 64), trainsWords: false) }),
    Benchmark(
      name: "train-frozen-64-undropped", summary: "the same without dropout", unit: .windows, aim: 0.5,
      make: { _ in TrainingTask(.usual(batch: 64), trainsWords: false, drops: false) }),
    Benchmark(
      name: "train-frozen-64-threads", summary: "the same, with dropout, in two threads", unit: .windows,
      make: { _ in TrainingTask(.usual(batch: 64), trainsWords: false, threads: 2) }),
    Benchmark(
      name: "train-frozen-512", summary: "a step with a batch of 512, dropout included, frozen words", unit: .windows,
      aim: 0.6, make: { _ in TrainingTask(.usual(batch: 512), trainsWords: false) }),
    Benchmark(
      name: "train-frozen-512-undropped", summary: "the same without dropout", unit: .windows, aim: 0.6,
      make: { _ in TrainingTask(.usual(batch: 512), trainsWords: false, drops: false) }),
    Benchmark(
      name: "train-frozen-512-threads", summary: "the same, with dropout, in two threads", unit: .windows,
      make: { _ in TrainingTask(.usual(batch: 512), trainsWords: false, threads: 2) }),
    Benchmark(
      name: "train-fine-tuned-64", summary: "a step of training, dropout included, fine-tuned words", unit: .windows,
      aim: 0.45, make: { _ in TrainingTask(.usual(batch: 64), trainsWords: true) }),
    Benchmark(
      name: "train-fine-tuned-64-threads", summary: "the same in two threads", unit: .windows,
      make: { _ in TrainingTask(.usual(batch: 64), trainsWords: true, threads: 2) }),
    Benchmark(
      name: "train-fine-tuned-512", summary: "a step with a batch of 512, dropout included, fine-tuned words",
      unit: .windows, aim: 0.45, make: { _ in TrainingTask(.usual(batch: 512), trainsWords: true) }),
  ]
}
