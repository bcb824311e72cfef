import Synchronization
import TaggedText
import VectorTraining

/// What a training of vectors tells on standard error, from whatever thread.
final class VectorTrainingReport: Sendable {
  private let epochs: Int
  private let progress = Mutex(ProgressLine())
  private let lastPhase = Mutex(VectorTrainingProgress.Phase.reading)

  init(epochs: Int) { self.epochs = epochs }

  /// The phase that was at work last.
  var phase: String { lastPhase.withLock { $0.name } }

  func show(_ state: VectorTrainingProgress) {
    lastPhase.withLock { $0 = state.phase }
    progress.withLock { $0.update { line(state) } }
  }

  func show(_ event: VectorTrainingEvent) {
    progress.withLock { $0.clear() }
    Terminal.writeError(line(event))
  }

  func clear() { progress.withLock { $0.clear() } }

  private func line(_ state: VectorTrainingProgress) -> String {
    let percent = state.share.map { " \(Int(100 * $0)) %" } ?? ""
    let left = state.secondsLeft.map { ", \(Int($0.rounded(.up))) s left" } ?? ""
    let rate = state.seconds > 0 ? Int(Double(state.count) / state.seconds) : 0
    return "\(state.phase.name):\(percent) \(rate.grouped) \(state.phase.unit)/s\(left)"
  }

  private func line(_ event: VectorTrainingEvent) -> String {
    switch event {
    case .resumed(let phase):
      "going on with an interrupted run: \(phase.name)"
    case .corpus(let tokens, let distinctWords, let invalidLines):
      "text: \(tokens.counted("word")), \(distinctWords.grouped) different"
        + (invalidLines > 0 ? "; \(invalidLines.counted("line")) left out, not UTF-8" : "")
    case .vocabulary(let words, let tokens, let all):
      "vocabulary: \(words.counted("word")), which are \((100 * Double(tokens) / Double(max(all, 1))).fixed(1)) % of the text"
    case .pairs(let entries):
      "co-occurrence: \(entries.counted("entry", "entries"))"
    case .epoch(let epoch, let cost, let seconds):
      "epoch \(String(epoch).leftPadded(to: String(epochs).count))/\(epochs)  cost \(cost.fixed(5))  \(seconds.fixed(1)) s"
    }
  }
}

extension VectorTrainingProgress.Phase {
  fileprivate var name: String {
    switch self {
    case .reading: "reading"
    case .counting: "counting"
    case .merging: "merging"
    case .arranging: "arranging"
    case .training: "training"
    }
  }

  /// What is counted in this phase.
  fileprivate var unit: String {
    switch self {
    case .reading, .counting: "words"
    case .merging, .arranging: "pairs"
    case .training: "entries"
    }
  }
}
