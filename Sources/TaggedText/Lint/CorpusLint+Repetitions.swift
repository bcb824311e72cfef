extension CorpusLint {
  /// Where a sentence stands, and how it is tagged there.
  private struct Occurrence {
    var place: TextPlace
    var entities: [EntitySpan]
    var isTraining: Bool
  }

  /// Sentences of equal words: within the training set, in both sets, and tagged in several ways; the longest first.
  ///
  /// - Complexity: O(number of tokens) and sorting the sentences that stand several times.
  var repetitions: [LintFinding] {
    var places: [[String]: [Occurrence]] = [:]
    for (files, isTraining) in [(training, true), (development, false)] {
      for file in files {
        for sentence in file.sentences {
          places[sentence.sentence.words, default: []].append(
            Occurrence(
              place: TextPlace(file: file.name, line: sentence.lines[0]), entities: sentence.sentence.entities,
              isTraining: isTraining))
        }
      }
    }
    let repeated = places.filter { $0.value.count > 1 }.sorted { a, b in
      if a.key.count != b.key.count { return a.key.count > b.key.count }
      if a.value.count != b.value.count { return a.value.count > b.value.count }
      return a.key.lexicographicallyPrecedes(b.key, by: isOrderedBytewise)
    }
    return repeated.flatMap { Self.findings(of: $0.key, $0.value) }
  }

  private static func findings(of words: [String], _ places: [Occurrence]) -> [LintFinding] {
    let text = "\"\(excerpt(of: words.joined(separator: " ")))\""
    let first = places[0]
    var findings: [LintFinding] = []
    if let other = places.first(where: { $0.entities != first.entities }) {
      findings.append(
        LintFinding(
          .conflictingSentences, at: other.place,
          """
          sentence tagged in another way than in \(first.place): \
          here \(described(other.entities, without: first.entities, words)), \
          there \(described(first.entities, without: other.entities, words)), in \(text); mend one of them
          """))
    }
    let training = places.filter(\.isTraining)
    let development = places.filter { !$0.isTraining }
    if let source = training.first, let leak = development.first {
      findings.append(
        LintFinding(
          .sharedSentence, at: leak.place,
          "sentence of the training set, there in \(source.place): \(text); remove it from one of them"))
    }
    for copies in [training, development] where copies.count > 1 {
      findings.append(
        LintFinding(
          .duplicateSentence, at: copies[1].place,
          "sentence that stands \(copies.count.counted("time")), first in \(copies[0].place): \(text)"))
    }
    return findings
  }

  /// What is in one list alone: `LOC "New York", PER "Anna"`, or `nothing`.
  private static func described(_ all: [EntitySpan], without others: [EntitySpan], _ words: [String]) -> String {
    let entities = all.filter { !others.contains($0) }
    guard !entities.isEmpty else { return "nothing" }
    let texts = entities.map { "\($0.label) \"\(words[$0.tokens].joined(separator: " "))\"" }
    return excerpt(of: texts.joined(separator: ", "))
  }
}
