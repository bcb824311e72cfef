import Plotting
import SentenceTagging
import TaggedText

/// An explanation as pictures: the computational graph with values and gradients, and the contributions as bars.
struct ExplanationDrawing {
  let explanation: Explanation

  private var word: String { explanation.words[explanation.token] }

  /// The sentence, the token in brackets.
  private var sentence: String {
    explanation.words.enumerated().map { $0 == explanation.token ? "[\($1)]" : $1 }.joined(separator: " ")
  }

  var graph: GraphDrawing {
    let predicted = explanation.predicted
    let probability = Double(predicted.probability).fixed(4)
    return TraceDrawing(trace: explanation.trace).graph(
      title: "\(word): p(\(predicted.tag)) = \(probability), loss \(Double(explanation.loss).short)",
      subtitle: sentence)
  }

  /// A bar for each word and feature of the window, and one for the biases.
  var contributions: BarChart {
    let (predicted, runnerUp) = (explanation.predicted.tag, explanation.runnerUp.tag)
    let bars = explanation.contributions.map { contribution in
      let place = contribution.place
      return BarChart.Bar(
        "\(explanation.name(of: place)) \(explanation.offset(of: place)) · \(contribution.feature)",
        Double(contribution.value))
    }
    let largest = bars.max { $0.value.magnitude < $1.value.magnitude }
    let lead = Double(explanation.lead.score).fixed(2)
    let others = Double(explanation.lead.otherWindows)
    let elsewhere: [BarChart.Bar] = others == 0 ? [] : [.init("the word's other places", others)]
    return BarChart(
      title: "What speaks for \(predicted) at \(word)",
      subtitle: "\(sentence): gradient × input in score(\(predicted)) − score(\(runnerUp)) = \(lead)",
      summary: largest.map { "The largest contribution is \($0.value.short), of \($0.label)." } ?? "",
      positive: "for \(predicted)",
      negative: "for \(runnerUp)",
      bars: bars + elsewhere + [.init("biases", Double(explanation.lead.biases))])
  }
}
