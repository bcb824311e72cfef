extension CorpusLint {
  /// A label, the number of its entities, and where the first of them is.
  private struct LabelUse {
    var label: String
    var count: Int
    var first: TextPlace
  }

  /// What the names and the numbers of labels show.
  ///
  /// - Complexity: O(number of entities + square of the number of labels).
  var labels: [LintFinding] {
    let inTraining = Self.uses(in: training)
    let inAll = Self.uses(in: files)
    let names = Set(inTraining.map(\.label))
    return inAll.filter { Self.isOdd($0.label) }.map { use in
      LintFinding(
        .oddLabel, at: use.first,
        "odd label \(Self.quoted(use.label)) (found \(use.count.counted("entity", "entities"))); mend the tags")
    } + Self.similar(inAll)
      + inTraining.filter { $0.count < limits.fewestEntities }.map { use in
        LintFinding(
          .rareLabel, at: use.first,
          """
          rare label \(Self.quoted(use.label)) (found \(use.count.counted("entity", "entities")) in training; \
          expected at least \(limits.fewestEntities)); tag more, or merge it into another
          """)
      }
      + Self.uses(in: training.isEmpty ? [] : development).filter { !names.contains($0.label) }.map { use in
        LintFinding(
          .unseenLabel, at: use.first,
          """
          label \(Self.quoted(use.label)) that training does not have (found \
          \(use.count.counted("entity", "entities"))); rename it, or tag some in training
          """)
      }
  }

  private static func similar(_ uses: [LabelUse]) -> [LintFinding] {
    var findings: [LintFinding] = []
    for (index, a) in uses.enumerated() {
      for b in uses[(index + 1)...] {
        guard let reason = LabelSimilarity.reason(a.label, b.label) else { continue }
        let (rarer, other) = a.count <= b.count ? (a, b) : (b, a)
        findings.append(
          LintFinding(
            .similarLabels, at: rarer.first,
            """
            labels \(quoted(rarer.label)) (\(rarer.count.grouped)) and \(quoted(other.label)) \
            (\(other.count.grouped)) \(reason); use one of them if they are one
            """))
      }
    }
    return findings
  }

  /// Labels that look like tags, or like a slip.
  private static func isOdd(_ label: String) -> Bool {
    label == "O" || Tag(parsing: label) != nil || label.contains(where: \.isWhitespace)
      || !label.contains { $0.isLetter || $0.isNumber }
  }

  /// The labels of some files, in the order of their bytes.
  private static func uses(in files: [LintedFile]) -> [LabelUse] {
    var uses: [String: LabelUse] = [:]
    for file in files {
      for sentence in file.sentences {
        for entity in sentence.sentence.entities {
          let place = TextPlace(file: file.name, line: sentence.lines[entity.tokens.lowerBound])
          uses[entity.label, default: LabelUse(label: entity.label, count: 0, first: place)].count += 1
        }
      }
    }
    return uses.values.sorted { isOrderedBytewise($0.label, $1.label) }
  }

  private static func quoted(_ label: String) -> String { "\"\(excerpt(of: label))\"" }
}
