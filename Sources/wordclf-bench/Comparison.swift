/// How many times as long one task takes as another: measured within each repeat, where both ran one after the other.
struct Comparison: Sendable {
  let name: String
  let summary: String
  /// The task whose time is divided, and the one by whose time.
  let task: String
  let base: String
  /// What the ratio is to be; nil where there is no such aim.
  var aim: Aim?

  /// All comparisons there are; each is made where both of its tasks run.
  static let all = [
    Comparison(
      name: "loops/matrices", summary: "what loops over numbers cost", task: "layer-loops", base: "layer-matrices"),
    Comparison(
      name: "backward/forward, frozen", summary: "what gradients cost, words frozen", task: "backward-frozen",
      base: "forward-frozen", aim: .below(2.5)),
    Comparison(
      name: "backward/forward, fine-tuned", summary: "what gradients cost, words fine-tuned",
      task: "backward-fine-tuned", base: "forward-fine-tuned", aim: .below(2.5)),
    Comparison(
      name: "one thread/two, tagging", summary: "what a second thread brings", task: "tag-conll", base: "tag-conll-2",
      aim: .atLeast(1.8)),
    Comparison(
      name: "one/two threads, batch 64", summary: "what a second thread brings", task: "train-frozen-64",
      base: "train-frozen-64-threads", aim: .atLeast(1.7)),
    Comparison(
      name: "one/two threads, batch 512", summary: "the same in a batch of 512", task: "train-frozen-512",
      base: "train-frozen-512-threads", aim: .atLeast(1.7)),
    Comparison(
      name: "one/two threads, fine-tuned", summary: "the same in a batch of 64, words fine-tuned",
      task: "train-fine-tuned-64", base: "train-fine-tuned-64-threads", aim: .atLeast(1.7)),
  ]
}
