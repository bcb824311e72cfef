import SentenceTagging
import TaggedText

/// What training did to word vectors, as tables to read or as rows of fields.
struct DriftPage {
  let drift: VectorDrift
  /// The neighbours that a moved word has at most, before and after.
  let neighbours: Int

  /// What is said of a model with frozen vectors.
  var nothingMoved: String {
    "nothing moved: the vectors of all \(drift.wordCount.counted("word")) are those of \(drift.source), bit for bit, as "
      + "--freeze-embeddings leaves them"
  }

  var lines: [String] {
    guard drift.movedCount > 0 else { return [nothingMoved] }
    return [summary, ""] + movedLines + [""] + lostLines
  }

  /// One row a word, the kind of the row first.
  var rows: [[String]] {
    drift.moved.map { moved in
      ["moved", moved.word, number(moved.cosine, 4), number(moved.distance, 4)] + filled(moved.before)
        + filled(moved.after)
    }
      + drift.lost.map { lost in
        ["lost", lost.word, lost.neighbour, number(lost.before, 4), number(lost.after, 4)]
      }
  }

  private var summary: String {
    var text = "\(drift.movedCount.grouped) of \(drift.wordCount.counted("word")) moved from \(drift.source)"
    if let least = drift.cosines.first {
      let median = drift.cosines[drift.cosines.count / 2]
      text += "; cosine of old and new vector: median \(number(median, 3)), least \(number(least, 3))"
    }
    return text
  }

  private var movedLines: [String] {
    var table = TextTable([.left, .right, .right, .left, .left])
    table.add(["word", "cosine", "distance", "nearest before", "nearest after"])
    for moved in drift.moved {
      table.add([
        moved.word, number(moved.cosine, 3), number(moved.distance, 2), moved.before.joined(separator: " "),
        moved.after.joined(separator: " "),
      ])
    }
    return ["words that turned furthest"] + table.lines(indent: 2)
  }

  private var lostLines: [String] {
    let heading =
      "words that training never saw and that lost one of their \(neighbours) nearest: \(drift.bereftCount.grouped) of "
      + drift.untouchedCount.grouped
    guard !drift.lost.isEmpty else { return [heading] }
    var table = TextTable([.left, .left, .right, .right])
    table.add(["word", "lost neighbour", "cosine before", "after"])
    for lost in drift.lost {
      table.add([lost.word, lost.neighbour, number(lost.before, 3), number(lost.after, 3)])
    }
    return [heading] + table.lines(indent: 2)
  }

  private func number(_ value: Float, _ digits: Int) -> String { Double(value).fixed(digits) }

  /// As many fields as there may be neighbours.
  private func filled(_ words: [String]) -> [String] {
    words + Array(repeating: "", count: max(0, neighbours - words.count))
  }
}
