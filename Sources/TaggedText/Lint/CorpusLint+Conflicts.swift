extension CorpusLint {
  /// How often some words have each label, and where first; outside of entities the label is empty.
  private struct Labelling {
    var uses: [String: (count: Int, first: TextPlace)] = [:]

    mutating func add(_ label: String, at place: TextPlace) {
      uses[label, default: (0, place)].count += 1
    }

    /// The labels, the most frequent first.
    var ranked: [(label: String, count: Int, first: TextPlace)] {
      uses.map { ($0.key, $0.value.count, $0.value.first) }.sorted { a, b in
        a.1 == b.1 ? isOrderedBytewise(a.0, b.0) : a.1 > b.1
      }
    }

    /// How many uses are not those of the most frequent label.
    var doubtful: Int { uses.values.reduce(0) { $0 + $1.count } - (uses.values.map(\.count).max() ?? 0) }
  }

  /// Words that are an entity of one label here and of another, or of none, there; those first of which the most uses
  /// differ from the rest.
  ///
  /// Each is reported where the rarest of its labels first stands.
  ///
  /// - Complexity: O(number of tokens · lengths of the entities that begin with a word).
  var conflictingEntities: [LintFinding] {
    var labellings = entityLabellings
    countOutside(of: &labellings)
    let conflicts = labellings.filter { $0.value.uses.count > 1 }.sorted { a, b in
      let (first, second) = (a.value.doubtful, b.value.doubtful)
      return first == second ? a.key.lexicographicallyPrecedes(b.key, by: isOrderedBytewise) : first > second
    }
    return conflicts.compactMap { words, labelling in
      let ranked = labelling.ranked
      guard let rarest = ranked.last else { return nil }
      let counts = ranked.map { "\($0.label.isEmpty ? "no entity" : $0.label) \($0.count.grouped)" }
      return LintFinding(
        .conflictingEntities, at: rarest.first,
        """
        words labelled in several ways: "\(excerpt(of: words.joined(separator: " ")))" is \
        \(counts.joined(separator: ", ")); see whether the rarest is meant
        """)
    }
  }

  /// The labels of the words of each entity.
  private var entityLabellings: [ArraySlice<String>: Labelling] {
    var labellings: [ArraySlice<String>: Labelling] = [:]
    for file in files {
      for sentence in file.sentences {
        for entity in sentence.sentence.entities {
          labellings[sentence.sentence.words[entity.tokens], default: Labelling()].add(
            entity.label, at: TextPlace(file: file.name, line: sentence.lines[entity.tokens.lowerBound]))
        }
      }
    }
    return labellings
  }

  /// Adds the places where the same words stand outside of all entities. Words without a capital or digit are left
  /// out: that `fair` is one now and then says nothing of the others.
  private func countOutside(of labellings: inout [ArraySlice<String>: Labelling]) {
    var lengths: [String: Set<Int>] = [:]
    for words in labellings.keys where words.contains(where: Self.looksLikeName) {
      lengths[words[words.startIndex], default: []].insert(words.count)
    }
    for file in files {
      for sentence in file.sentences {
        let words = sentence.sentence.words
        for start in words.indices {
          for length in lengths[words[start]] ?? [] where start + length <= words.count {
            let range = start..<start + length
            guard sentence.tags[range].allSatisfy({ $0 == .outside }) else { continue }
            labellings[words[range]]?.add("", at: TextPlace(file: file.name, line: sentence.lines[start]))
          }
        }
      }
    }
  }

  private static func looksLikeName(_ word: String) -> Bool {
    word.unicodeScalars.contains { $0.properties.isUppercase || $0.properties.numericType != nil }
  }
}
