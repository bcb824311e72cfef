import ByteStreams
import TestSupport
import Testing
import WordVectors

@Suite struct GloVeWriterTests {
  private func written(_ rows: [WordRow], _ numbers: GloVeWriter.NumberFormat = .shortest) -> [UInt8] {
    let writer = GloVeWriter(numbers: numbers)
    var output: [UInt8] = []
    for row in rows { writer.append(row.word, row.vector.span, to: &output) }
    return output
  }

  private func read(_ bytes: [UInt8]) throws -> [WordRow] {
    let read = try GloVeReader(text: bytes).readAll()
    #expect(read.bad == [])
    return read.rows
  }

  @Test func rowsAreLines() {
    let rows = [
      WordRow(word: "the", vector: [0.418, -0.0, 1]), WordRow(word: "new york", vector: [1e-5, 123_456.7, 1e30]),
    ]
    #expect(
      String(decoding: written(rows), as: UTF8.self)
        == "the 0.418 -0.0 1.0\nnew york 1e-05 123456.7 1e+30\n")
    #expect(
      String(decoding: written(rows, .significantDigits(5)), as: UTF8.self)
        == "the 0.418 -0 1\nnew york 1e-05 1.2346e+05 1e+30\n")
  }

  /// Words of all kinds come back, and so does any finite number, bit for bit.
  @Test(arguments: 1...10) func whatIsWrittenIsReadBack(seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed))
    let words = [
      "the", "new york", "\u{e9}", "e\u{301}", " ", "a ", " a", "\u{a0}", "\u{85}", "1 2", "-0.5", "a\tb", "\r",
    ]
    let rows = words.map { word in
      let vector = (0..<40).map { _ -> Float in
        let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
        return value.isFinite ? value : .leastNonzeroMagnitude
      }
      return WordRow(word: word, vector: vector)
    }
    let back = try read(written(rows))
    #expect(back.count == rows.count)
    #expect(zip(back, rows).allSatisfy { $0.isSame(as: $1) }, "seed \(seed)")
    #expect(try read(written(rows, .significantDigits(9))).elementsEqual(rows) { $0.isSame(as: $1) })
  }

  @Test func extremeNumbersAreReadBack() throws {
    let vector: [Float] = [
      0, -0.0, 1, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
      .leastNormalMagnitude.nextDown, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, Float(1).nextUp, 1e16, 1e-5,
      16_777_216, 16_777_218, 3.4e10, 0.1, 1 / 3,
    ]
    for numbers in [GloVeWriter.NumberFormat.shortest, .significantDigits(9)] {
      let rows = [WordRow(word: "a", vector: vector), WordRow(word: "b", vector: vector.reversed())]
      #expect(try read(written(rows, numbers)).elementsEqual(rows) { $0.isSame(as: $1) })
    }
  }

  @Test func numbersThatAreNotFiniteStandAsTheyAre() {
    let row = WordRow(word: "a", vector: [.infinity, -.infinity])
    #expect(String(decoding: written([row], .significantDigits(3)), as: UTF8.self) == "a inf -inf\n")
    #expect(String(decoding: written([row]), as: UTF8.self) == "a inf -inf\n")
  }

  @Test(arguments: ["", "\n", "a\nb", "a\0"]) func someWordsFitInNoRow(word: String) {
    #expect(!GloVeWriter.canWrite(word))
  }

  @Test(arguments: ["a", " ", "a b", "\r", "\u{85}", "\u{2028}"]) func otherWordsFit(word: String) {
    #expect(GloVeWriter.canWrite(word))
  }

  @Test func aWordThatDoesNotFitIsAMistake() async {
    await #expect(processExitsWith: .failure) {
      let vector: [Float] = [1]
      var output: [UInt8] = []
      GloVeWriter().append("a\nb", vector.span, to: &output)
    }
    await #expect(processExitsWith: .failure) { _ = GloVeWriter(numbers: .significantDigits(0)) }
  }
}
