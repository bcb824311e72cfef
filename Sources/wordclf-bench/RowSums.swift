import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// The rows of a text's forms, of random numbers, and the sums over its windows.
final class RowSums {
  private let rows: PackedRows
  private let text: RowWindows
  private let bias: Matrix<Float>
  private let networks: Int
  private var sums = Matrix<Float>(rows: 0, columns: 0)

  init(_ sentences: [Sentence], _ architectures: [WindowArchitecture]) {
    networks = architectures.count
    let (parts, radius) = (architectures[0].windowSize, architectures[0].radius)
    var rows = PackedRows(parts: parts, columns: architectures[0].hiddenUnits)
    bias = Matrix(rows: 1, columns: rows.width)
    var numbers: [WordKey: Int32] = [:]
    var places = [Int32](repeating: 0, count: radius)
    var firsts: [Int32] = []
    for sentence in sentences {
      for word in sentence.words {
        let next = Int32(numbers.count + 1)
        let number = numbers[WordKey(word), default: next]
        numbers[WordKey(word)] = number
        firsts.append(Int32(places.count - radius))
        places.append(number)
      }
      places += [Int32](repeating: 0, count: radius)
    }
    var generator = SeededGenerator(seed: 1)
    let row = Matrix<Float>.uniform(rows: 1, columns: parts * rows.width, limit: 1, using: &generator)
    for _ in 0...numbers.count { rows.append(row, 0..<1) }
    self.rows = rows
    text = RowWindows(rows: places, sets: 1, firsts: firsts)
  }

  func run() -> Double {
    for _ in 0..<networks {
      for first in stride(from: 0, to: text.firsts.count, by: 256) {
        sums.setSums(
          of: rows, at: text, windows: first..<min(first + 256, text.firsts.count), bias: bias, limits: 0 ... .infinity)
      }
    }
    return Double(sums[0, 0])
  }
}
