import Foundation
import WordVectors

/// The text of vectors, which lies in memory, read into numbers.
struct ParseTask: BenchmarkTask {
  private let file: VectorFile
  private let text: VectorText
  private var count = 0
  private var sampled: [[Float]?] = []

  init(_ path: String?, size: VectorFile.Size = .usual) throws {
    file = try VectorFile(given: path, isPacked: false, size: size)
    text = try VectorText(file)
  }

  var work: Double { Double(text.byteCount) }

  mutating func run() throws -> Double {
    let reader = try text.reader()
    count = 0
    sampled = []
    while let block = try reader.nextBlock() {
      while sampled.count < file.samples.count {
        let place = file.samples[sampled.count].index - count
        guard place < block.count else { break }
        sampled.append(Array(block.vectors[place * block.dimension..<(place + 1) * block.dimension]))
      }
      count += block.count
    }
    return Double(count)
  }

  /// The pass over the text and the copy of the numbers, chunk by chunk as they come.
  var floor: Floor? {
    let chunks = text.chunks
    let numbers = [Float](repeating: 1, count: file.count * file.dimension / max(chunks.count, 1))
    return Floor(summary: "memchr of its lines and memcpy of its numbers") {
      chunks.reduce(0) { $0 + PlainPass.lines(of: $1) + PlainPass.copy(numbers) }
    }
  }

  /// The oracle: Swift's own way from text to numbers.
  func check() throws { try file.check(count: count, vectors: sampled) }
}

/// What the C library does fastest: a room for raw memory.
private enum PlainPass {
  /// How many line feeds there are.
  static func lines(of chunk: [UInt8]) -> Double {
    unsafe chunk.withUnsafeBytes { bytes in
      var count = 0.0
      var rest = unsafe bytes
      while let start = rest.baseAddress, let found = unsafe memchr(start, 0x0A, rest.count) {
        count += 1
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(UnsafeRawPointer(found) - start + 1))
      }
      return count
    }
  }

  /// A number of a copy of them.
  static func copy(_ numbers: [Float]) -> Double {
    let copy = unsafe [Float](unsafeUninitializedCapacity: numbers.count) { target, count in
      unsafe numbers.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: $0) }
      count = numbers.count
    }
    return Double(copy.last ?? 0)
  }
}
