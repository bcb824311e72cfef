import Testing

@testable import VectorTraining

@Suite struct ParameterGroupTests {
  private func numbers(_ lanes: ArraySlice<SIMD4<Float>>) -> [Float] {
    lanes.flatMap { lane in (0..<4).map { lane[$0] } }
  }

  private func values(_ group: ParameterGroup) -> [SIMD4<Float>] { group.values.withLock { $0 } }

  @Test(arguments: 1...9) func beginsWithSmallNumbers(dimension: Int) {
    let layout = ParameterRow(dimension: dimension)
    let groups = WordGroups(count: 8, vocabularySize: 100)
    var all: [Float] = []
    for side in [ParameterRow.Side.row, .column] {
      for group in 0..<8 {
        let values = values(ParameterGroup(group, of: groups, layout: layout, side: side, seed: 1))
        #expect(values.count == groups.size(of: group) * layout.stride)
        for place in 0..<groups.size(of: group) {
          let numbers = numbers(values[place * layout.stride..<(place + 1) * layout.stride])
          let bias = layout.places(side).bias
          let word = numbers[..<dimension] + [numbers[bias]]
          // the rest is what the layout puts there
          #expect(layout.initial(Array(word), side)[...] == values[place * layout.stride..<(place + 1) * layout.stride])
          all += word
        }
      }
    }
    let limit = 0.5 / Float(dimension)
    #expect(all.allSatisfy { $0.magnitude <= limit })
    #expect((all.max() ?? 0) > 0.9 * limit && (all.min() ?? 0) < -0.9 * limit)
    #expect(all.reduce(0, +).magnitude / Float(all.count) < 0.15 * limit)
    #expect(Set(all).count > all.count * 99 / 100)
  }

  /// Bit for bit the same numbers for each word.
  @Test(arguments: [1, 2, 3, 8, 64]) func theGroupsDoNotMatter(count: Int) {
    let layout = ParameterRow(dimension: 5)
    let one = WordGroups(count: 1, vocabularySize: 50)
    let groups = WordGroups(count: count, vocabularySize: 50)
    for side in [ParameterRow.Side.row, .column] {
      let expected = values(ParameterGroup(0, of: one, layout: layout, side: side, seed: 3))
      let found = (0..<count).map { values(ParameterGroup($0, of: groups, layout: layout, side: side, seed: 3)) }
      for rank in 0..<50 {
        let start = groups.place(of: rank) * layout.stride
        #expect(
          found[groups.group(of: rank)][start..<start + layout.stride].elementsEqual(
            expected[rank * layout.stride..<(rank + 1) * layout.stride]))
      }
    }
  }

  @Test func seedsAndSidesMakeOtherNumbers() {
    let layout = ParameterRow(dimension: 2)
    let groups = WordGroups(count: 1, vocabularySize: 10)
    let rows = (0..<5 as Range<UInt64>).map {
      values(ParameterGroup(0, of: groups, layout: layout, side: .row, seed: $0)).map { $0[0] }
    }
    let columns = (0..<5 as Range<UInt64>).map {
      values(ParameterGroup(0, of: groups, layout: layout, side: .column, seed: $0)).map { $0[0] }
    }
    #expect(Set(rows + columns).count == 10)
  }

  @Test(arguments: [1, 4, 6]) func bytesAreReadBackBitForBit(dimension: Int) {
    let layout = ParameterRow(dimension: dimension)
    let groups = WordGroups(count: 3, vocabularySize: 10)
    for side in [ParameterRow.Side.row, .column] {
      let group = ParameterGroup(1, of: groups, layout: layout, side: side, seed: 1)
      group.values.withLock { values in
        values[0] = SIMD4(-0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity)
      }
      let read = ParameterGroup(bytes: group.bytes)
      #expect(group.bytes.count == groups.size(of: 1) * layout.size)
      #expect(numbers(values(read)[...]).map(\.bitPattern) == numbers(values(group)[...]).map(\.bitPattern))
      #expect(read.bytes == group.bytes)
    }
  }

  @Test func bytesAreFloatsInOrder() {
    let group = ParameterGroup(bytes: [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 0, 0, 0x80, 0xBF])
    #expect(values(group) == [SIMD4(1, 2, 3, -1)])
  }

  @Test func aGroupWithoutWordsIsEmpty() {
    let group = ParameterGroup(
      7, of: WordGroups(count: 8, vocabularySize: 3), layout: ParameterRow(dimension: 4), side: .row, seed: 1)
    #expect(group.bytes.isEmpty)
    #expect(values(ParameterGroup(bytes: [])).isEmpty)
  }
}
