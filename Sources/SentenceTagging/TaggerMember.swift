import NumericKernels
import Synchronization
import TaggedText
import WindowFeatures
import WindowNetwork

/// A network with the vectors of all words: what brings the scores of one member of a model.
final class TaggerMember: Sendable {
  let model: WindowModel
  /// That of each table of words.
  private let words: [WordSource]
  /// How far this member looks.
  private let scope: DocumentScope
  private let network: CollapsedNetwork
  /// The features of the context, as indices of the model's features.
  private let contextFeatures: [Int]
  private let cache: Mutex<FormCache>
  private let capacity: Int

  /// The bytes of the rows in the caches of all members at most, but for those of the text that is being tagged.
  private static let cacheBytes = 128 << 20
  /// The words that are looked up at once, of sentences that do not depend on each other.
  private static let words = 2_048

  /// - Parameter scope: what the whole model looks at; a member looks no further than it was trained to.
  /// - Parameter members: how many share the memory for caches.
  /// - Parameter capacity: the most forms in a cache; as many as there is memory for where it is nil.
  init(
    _ model: WindowModel, stores: [TaggerStore], scope: DocumentScope, log: MissingStoreLog, members: Int = 1,
    capacity: Int? = nil
  ) {
    self.model = model
    self.scope = scope == .marked ? model.scope : scope
    words = zip(zip(model.tables, model.weights.words), stores).map { table, store in
      WordSource(vocabulary: table.0.vocabulary, vectors: table.1, store: store, log: log)
    }
    network = CollapsedNetwork(model)
    contextFeatures = network.contexts.flatMap(\.self)
    self.capacity = capacity ?? TaggerMember.cacheBytes / members / network.noRows.rowBytes
    cache = Mutex(TaggerMember.emptyCache(network, model))
  }

  private static func emptyCache(_ network: CollapsedNetwork, _ model: WindowModel) -> FormCache {
    var inputs = model.weights.words.flatMap { $0.row(Int(Vocabulary.padding)) }
    for feature in network.formFeatures { network.append(feature: feature, rows: [Vocabulary.padding], to: &inputs) }
    // the combination of the first rows of all features is 0
    let padding =
      [network.rows(ofForms: inputs, count: 1)]
      + network.contexts.indices.map { network.rows(ofContext: $0, combinations: [0]) }
    return FormCache(network, padding: padding, contextFeatures: network.contexts.joined().count)
  }

  /// A document as the network takes it, and the model's weights with the vectors of its words.
  ///
  /// - Throws: what the stores throw.
  func encode(_ document: [Sentence]) throws -> (text: EncodedText, weights: WindowWeights<Float>) {
    var encoder = BatchEncoder(model: model, words: words, scope: scope)
    try encoder.append(document: document)
    return encoder.finish()
  }

  /// The scores of each tag for each word of a block, which is a document: `[words, classes]`, row by row.
  ///
  /// - Throws: what the stores throw.
  /// - Complexity: O(words · hidden · (window size + classes)), and O(hidden · inputs) for each form that is new.
  func scores(of block: WordBlock) throws -> [Float] {
    let lengths = block.sentenceLengths
    let looksAtDocument = scope == .marked && model.needsDocuments
    var scores: [Float] = []
    scores.reserveCapacity(block.words.count * model.tagSet.count)
    var (sentence, word) = (0, 0)
    while sentence < lengths.count {
      let (first, firstWord) = (sentence, word)
      repeat {
        word += lengths[sentence]
        sentence += 1
      } while sentence < lengths.count && (looksAtDocument || word - firstWord < TaggerMember.words)
      let own = Array(lengths[first..<sentence])
      scores += try self.scores(
        of: block, firstWord..<word, sentenceLengths: own, documents: looksAtDocument ? [own] : own.map { [$0] })
    }
    return scores
  }

  /// The scores of some sentences, in documents of the given lengths of sentences.
  private func scores(
    of block: WordBlock, _ range: Range<Int>, sentenceLengths: [Int], documents: [[Int]]
  ) throws -> [Float] {
    let cache = currentCache()
    let words = try cache.words(range, of: block, encode: encode)
    var sets = [words.rows]
    var groups: [Int32] = []
    if model.architecture.pooledUnits > 0 || !contextFeatures.isEmpty {
      groups = words.formGroups(documents: documents.map { $0.reduce(0, +) })
      let rows = contextRows(words, groups, documents: documents)
      for (group, features) in network.contexts.enumerated() {
        let combinations = combinations(of: features, rows: rows, count: range.count)
        sets.append(cache.rows(ofContext: group, combinations: combinations, in: network))
      }
    }
    return network.scores(
      of: RowWindows(sets: sets, sentenceLengths: sentenceLengths, radius: model.architecture.radius), in: cache.rows,
      groups: groups)
  }

  /// The cache, or an empty one if that is full; tasks that use the full one go on with it.
  private func currentCache() -> FormCache {
    cache.withLock { cache in
      if cache.count >= capacity { cache = TaggerMember.emptyCache(network, model) }
      return cache
    }
  }

  /// What the cache is to remember of some forms.
  private func encode(_ forms: [String]) throws -> FormCache.Forms {
    let vectors = try words.map { try $0.vectors(of: forms) }
    var inputs: [Float] = []
    var rows: [Int32] = []
    for (index, form) in forms.enumerated() {
      for vectors in vectors { inputs.append(contentsOf: vectors[index]) }
      for feature in network.formFeatures {
        rows.removeAll(keepingCapacity: true)
        model.features[feature].appendRows(of: form, to: &rows)
        network.append(feature: feature, rows: rows, to: &inputs)
      }
    }
    return FormCache.Forms(
      rows: network.rows(ofForms: inputs, count: forms.count), lowered: forms.map { WordKey($0.lowercased()) },
      traits: contextFeatures.map { feature in forms.map(model.features[feature].trait) })
  }

  // MARK: The context

  /// For each feature of the context the row of each word.
  private func contextRows(_ words: FormCache.Words, _ groups: [Int32], documents: [[Int]]) -> [[Int32]] {
    var rows = contextFeatures.map { _ in [Int32]() }
    var first = 0
    for document in documents {
      let range = first..<first + document.reduce(0, +)
      first = range.upperBound
      guard let start = groups[range].min() else { continue }
      let text = ContextText(forms: groups[range].map { $0 - start }, sentenceLengths: document)
      for (index, feature) in contextFeatures.enumerated() {
        rows[index] += model.features[feature].rows(ofTraits: Array(words.traits[index][range]), in: text)
      }
    }
    return rows
  }

  /// The combination of each word in a group of features.
  private func combinations(of features: [Int], rows: [[Int32]], count: Int) -> [Int] {
    var combinations = [Int](repeating: 0, count: count)
    var factor = 1
    for (index, feature) in contextFeatures.enumerated() where features.contains(feature) {
      for (word, row) in rows[index].enumerated() { combinations[word] += factor * Int(row) }
      factor *= model.features[feature].rowCount
    }
    return combinations
  }
}

extension FormCache.Words {
  /// For each word a number that the occurrences of its form in its document share, from 0 without gaps.
  ///
  /// - Parameter documents: how many words each has.
  fileprivate func formGroups(documents: [Int]) -> [Int32] {
    var groups: [Int32] = []
    groups.reserveCapacity(forms.count)
    var groupOfForm = [Int32](repeating: -1, count: formCount)
    var (next, first): (Int32, Int32) = (0, 0)
    for count in documents {
      for form in forms[groups.count..<groups.count + count] {
        // the number may be one that the form had in a document before
        if groupOfForm[Int(form)] < first {
          groupOfForm[Int(form)] = next
          next += 1
        }
        groups.append(groupOfForm[Int(form)])
      }
      first = next
    }
    return groups
  }
}

extension RowWindows {
  /// The windows around all words of some sentences, with padding before, between and after these.
  ///
  /// - Parameter sets: rows of all words, of which set i has row i for padding.
  fileprivate init(sets: [[Int32]], sentenceLengths: [Int], radius: Int) {
    let padding = Array(repeatElement(sets.indices.map { Int32($0) }, count: radius).joined())
    let count = sets[0].count
    var rows = padding
    rows.reserveCapacity((count + (sentenceLengths.count + 1) * radius) * sets.count)
    var firsts: [Int32] = []
    firsts.reserveCapacity(count)
    var word = 0
    for length in sentenceLengths {
      let place = rows.count / sets.count - radius
      for index in 0..<length { firsts.append(Int32(place + index)) }
      if sets.count == 1 {
        rows.append(contentsOf: sets[0][word..<word + length])
      } else {
        for index in word..<word + length {
          for set in sets { rows.append(set[index]) }
        }
      }
      word += length
      rows.append(contentsOf: padding)
    }
    self.init(rows: rows, sets: sets.count, firsts: firsts)
  }
}
