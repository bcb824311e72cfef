import NumericKernels
import Synchronization
import TaggedText
import WindowFeatures
import WindowNetwork

/// The rows of the forms that came so far, for a network that adds them up; any number of tasks look forms up at once.
///
/// It grows with the text. When there are too many forms, a tagger goes on with an empty one.
final class FormCache: Sendable {
  /// What is known of some words of a block.
  struct Words {
    /// The row of each word's form.
    var rows: [Int32] = []
    /// The number of each word's form, capitals aside.
    var forms: [Int32] = []
    /// For each feature of the context the trait of each word's form.
    var traits: [[Int32]]
    /// Forms, capitals aside, are numbered below that.
    var formCount = 0
  }

  /// What is computed once for each form.
  struct Forms {
    /// To be packed, one a form; more may follow.
    var rows: Matrix<Float>
    /// In lower case.
    var lowered: [WordKey]
    /// For each feature of the context the traits of the forms.
    var traits: [[Int32]]
  }

  fileprivate struct State {
    var table = FormTable()
    var rows: PackedRows
    /// For each form its row, its number without capitals, and its traits.
    var rowOfForm: [Int32] = []
    var numberOfForm: [Int32] = []
    var traits: [[Int32]]
    var numbers: [WordKey: Int32] = [:]
    /// For each group of features of the context the row of each combination, or -1.
    var contextRows: [[Int32]]
  }

  private let state: Mutex<State>

  /// Forms that are encoded at once.
  private static let batchSize = 256

  /// - Parameter padding: the rows of the places beyond a sentence, one a set.
  /// - Parameter contextFeatures: how many there are.
  init(_ network: CollapsedNetwork, padding: [Matrix<Float>], contextFeatures: Int) {
    var rows = network.noRows
    for padding in padding { rows.append(padding, 0..<1) }
    state = Mutex(
      State(
        rows: rows, traits: Array(repeating: [], count: contextFeatures),
        contextRows: network.contexts.indices.map {
          Array(repeating: -1, count: network.combinations(ofContext: $0))
        }))
  }

  /// The number of forms.
  var count: Int { state.withLock { $0.table.count } }

  /// The rows that there are now.
  var rows: PackedRows { state.withLock { $0.rows } }

  /// What is known of some words of a block, once those that are new are encoded.
  ///
  /// - Parameter encode: computes what is needed of some forms.
  /// - Throws: what `encode` throws.
  func words(
    _ words: Range<Int>, of block: WordBlock, encode: (_ forms: [String]) throws -> Forms
  ) throws -> Words {
    let (numbers, found) = look(up: words, in: block)
    guard found.rows.isEmpty && !words.isEmpty else { return found }
    var fresh = FormTable()
    let missing = words.filter { numbers[$0 - words.lowerBound] < 0 && fresh.insert($0, of: block).isNew }
    for first in stride(from: 0, to: missing.count, by: FormCache.batchSize) {
      let batch = missing[first..<min(first + FormCache.batchSize, missing.count)]
      let forms = try encode(batch.map(block.word))
      state.withLock { state in
        for (index, word) in batch.enumerated() { state.insert(forms, index, word, of: block) }
      }
    }
    return look(up: words, in: block).found
  }

  /// The numbers of words in the table, and what is known of them if all are there.
  private func look(up words: Range<Int>, in block: WordBlock) -> (numbers: [Int32], found: Words) {
    state.withLock { state in
      let numbers = state.table.numbers(of: block, words)
      var found = Words(traits: state.traits.map { _ in [] })
      guard !numbers.contains(where: { $0 < 0 }) else { return (numbers, found) }
      found.rows = state.rowOfForm.picking(numbers)
      found.forms = state.numberOfForm.picking(numbers)
      found.traits = state.traits.map { $0.picking(numbers) }
      found.formCount = state.numbers.count
      return (numbers, found)
    }
  }

  /// The rows of combinations of a group of features of the context.
  func rows(ofContext group: Int, combinations: [Int], in network: CollapsedNetwork) -> [Int32] {
    state.withLock { state in
      var missing: [Int] = []
      for combination in combinations where state.contextRows[group][combination] < 0 {
        state.contextRows[group][combination] = Int32(state.rows.count + missing.count)
        missing.append(combination)
      }
      if !missing.isEmpty {
        state.rows.append(network.rows(ofContext: group, combinations: missing), 0..<missing.count)
      }
      return combinations.map { state.contextRows[group][$0] }
    }
  }
}

extension FormCache.State {
  /// Adds a form, unless another task did so in the meantime.
  fileprivate mutating func insert(_ forms: FormCache.Forms, _ index: Int, _ word: Int, of block: WordBlock) {
    guard table.insert(word, of: block).isNew else { return }
    rowOfForm.append(Int32(rows.count))
    rows.append(forms.rows, index..<index + 1)
    let next = Int32(numbers.count)
    let number = numbers[forms.lowered[index], default: next]
    if number == next { numbers[forms.lowered[index]] = number }
    numberOfForm.append(number)
    for feature in traits.indices { traits[feature].append(forms.traits[feature][index]) }
  }
}

extension [Int32] {
  /// The elements at the given places.
  fileprivate func picking(_ places: [Int32]) -> [Int32] { places.map { self[Int($0)] } }
}
