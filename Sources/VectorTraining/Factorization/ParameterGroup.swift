import ByteStreams
import NumericKernels
import Synchronization

/// The parameters of a group of words as rows, or as columns, of the co-occurrence matrix.
///
/// Each is behind a lock of its own. Blocks that are worked on at the same time have no group in common, so that nobody
/// ever waits; were it otherwise, nothing worse would happen.
final class ParameterGroup: Sendable {
  let values: Mutex<[SIMD4<Float>]>

  /// Small random vectors and biases, evenly from ±½ / dimension, which depend on the seed, the rank of the word and the
  /// side alone.
  init(_ group: Int, of groups: WordGroups, layout: ParameterRow, side: ParameterRow.Side, seed: UInt64) {
    var values: [SIMD4<Float>] = []
    values.reserveCapacity(groups.size(of: group) * layout.stride)
    for place in 0..<groups.size(of: group) {
      let word = 2 * groups.rank(at: place, in: group) + (side == .row ? 0 : 1)
      var generator = SeededGenerator(seed: seed, stream: UInt64(word))
      let initial = (0...layout.dimension).map { _ in Float((generator.nextUnit() - 0.5) / Double(layout.dimension)) }
      values += layout.initial(initial, side)
    }
    self.values = Mutex(values)
  }

  /// Reads what `bytes` gave.
  init(bytes: [UInt8]) {
    let scalars = [Float](littleEndian: bytes)
    self.values = Mutex(
      stride(from: 0, to: scalars.count, by: 4).map { start in
        SIMD4(scalars[start], scalars[start + 1], scalars[start + 2], scalars[start + 3])
      })
  }

  /// All parameters, little-endian.
  var bytes: [UInt8] {
    values.withLock { values in
      var scalars: [Float] = []
      scalars.reserveCapacity(4 * values.count)
      for lanes in values {
        for lane in 0..<4 { scalars.append(lanes[lane]) }
      }
      return [UInt8](littleEndian: scalars)
    }
  }
}
