import ArgumentParser
import ByteStreams
import SentenceTagging
import TaggedText

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Take one prediction apart: values, gradients, and what brought it about.",
    discussion: """
      First the prediction: the best tags with their scores and probabilities.

      Then the computational graph in topological order: each node with its inputs and its formula, and its value y \
      with shape, norm and first elements. Then the walk back from the loss −log p(tag): each node with the gradient dy \
      that came to it from above, and what it makes of it for its inputs and its weights. Where a value is used in \
      several places, the parts of its gradient are printed as a sum; so it is with a row of a table, where the same \
      word or the same case stands at several places of the window.

      Last, what each word and feature of the window adds to the tag's lead, its score less that of the best other tag: \
      gradient × input, summed over the embedding (Simonyan et al. 2014; Denil et al. 2014; Shrikumar et al. 2017). It \
      is the lead and not the score, because a softmax does not change when all scores rise together. With ReLU, \
      contributions and biases add up to the lead exactly; what other activations leave is printed as the remainder. A \
      contribution compares an embedding with zeros in its place and takes the network for linear; it does not say what \
      another word there would do.

      A model that looks at documents sees the sentence as a document of its own here, and its graph is drawn on the \
      window by itself, as if the word stood nowhere else.

      Examples:
        wordclf explain "Ada Lovelace met Charles Babbage in Turin."
        wordclf explain "Ada Lovelace met Charles Babbage in Turin." --word Turin --svg graph.svg --svg-bars bars.svg
      """)

  @OptionGroup var tagger: TaggerOptions
  @OptionGroup var output: TagOutputOptions

  @Option(
    help: ArgumentHelp(
      "The word to explain: the first with this spelling. (default: the first word of the first entity)",
      valueName: "text"))
  var word: String?

  @Option(help: ArgumentHelp("The token to explain, counted from 1 through all of the text.", valueName: "n"))
  var token: Int?

  @Option(
    name: .customLong("svg"),
    help: ArgumentHelp("Where to draw the graph, with values and gradients in its boxes.", valueName: "file"))
  var graphPath: String?

  @Option(
    name: .customLong("svg-bars"), help: ArgumentHelp("Where to draw the contributions as bars.", valueName: "file"))
  var barsPath: String?

  @Flag(help: "Replace drawings that are there already.")
  var overwrite = false

  @Argument(help: "Plain text; several arguments are put together with spaces.")
  var text: [String]

  func validate() throws {
    if text.allSatisfy(\.isEmpty) { throw ValidationError("expected a sentence in quotes") }
    if word != nil && token != nil { throw ValidationError("--word and --token name one token each; give one of them") }
  }

  func run() throws {
    let outputs = [graphPath, barsPath].compactMap(\.self)
    for path in outputs { try checkOutput(path, overwrite: overwrite) }
    try checkDistinct(outputs: outputs, inputs: [tagger.modelPath])
    let tagger = try tagger.openTagger()
    let choice = try TokenChoice(of: tagger.tag(text.joined(separator: " ")), word: word, token: token)
    let explanation = try tagger.explain(words: choice.sentence.words, token: choice.token)
    let drawing = ExplanationDrawing(explanation: explanation)
    if let graphPath { try write(drawing.graph.svg(), to: graphPath) }
    if let barsPath { try write(drawing.contributions.svg(), to: barsPath) }
    print(ExplanationPage(explanation: explanation, scheme: output.scheme).lines.joined(separator: "\n"))
  }

  private func write(_ svg: String, to path: String) throws {
    try writeAtomically(Array(svg.utf8), to: path, overwrite: overwrite)
  }
}
