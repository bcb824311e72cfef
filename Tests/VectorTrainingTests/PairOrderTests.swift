import Testing

@testable import VectorTraining

@Suite struct PairOrderTests {
  @Test(arguments: [1, 2, 15, 16, 17, 33, 50]) func keysAreInTheOrderOfParts(vocabularySize: Int) throws {
    let order = PairOrder(vocabularySize: vocabularySize)
    var last: UInt64?
    for part in 0..<PairOrder.parts {
      for row in order.rows(ofPart: part) {
        for column in row..<vocabularySize {
          let key = order.key(row, column)
          #expect(last.map { $0 < key } ?? true)
          #expect(key < order.end(ofPart: part))
          #expect(part == 0 || key >= order.end(ofPart: part - 1))
          let pair = try order.pair(key)
          #expect(pair == (row, column))
          last = key
        }
      }
    }
    #expect((0..<PairOrder.parts).flatMap { order.rows(ofPart: $0) }.sorted() == Array(0..<vocabularySize))
  }

  /// Numbers between and behind the keys are none.
  @Test(arguments: [1, 2, 15, 16, 17, 33]) func otherNumbersAreNoKeys(vocabularySize: Int) {
    let order = PairOrder(vocabularySize: vocabularySize)
    let keys = Set((0..<vocabularySize).flatMap { row in (row..<vocabularySize).map { order.key(row, $0) } })
    for number in 0...order.end(ofPart: PairOrder.parts - 1) + 1 where !keys.contains(number) {
      #expect(throws: WorkFileDamage.self, "\(number)") { try order.pair(number) }
    }
    #expect(throws: WorkFileDamage.self) { try order.pair(.max) }
  }

  /// A key and the units of an occurrence, which take 21 bits, fit into 64 bits.
  @Test func keysOfManyWordsFit() throws {
    let order = PairOrder(vocabularySize: PairOrder.mostWords)
    let last = PairOrder.mostWords - 1
    #expect(order.key(last, last).leadingZeroBitCount >= 21)
    #expect(order.end(ofPart: PairOrder.parts - 1).leadingZeroBitCount >= 21)
    let pair = try order.pair(order.key(1_234_567, 1_999_999))
    #expect(pair == (1_234_567, 1_999_999))
  }

  @Test func tooManyWordsAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = PairOrder(vocabularySize: PairOrder.mostWords + 1) }
  }
}
