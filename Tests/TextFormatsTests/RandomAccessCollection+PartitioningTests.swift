import Testing

@testable import TextFormats

@Suite struct RandomAccessCollectionPartitioningTests {
  /// Numbers, a border, and the index of the first number that is not below it.
  static let cases: [(numbers: [Int], border: Int, index: Int)] = [
    ([], 5, 0), ([4], 5, 1), ([5], 5, 0), ([1, 3, 5, 7], 0, 0), ([1, 3, 5, 7], 3, 1), ([1, 3, 5, 7], 4, 2),
    ([1, 3, 5, 7], 7, 3), ([1, 3, 5, 7], 8, 4), ([2, 2, 2, 2, 9], 2, 0), ([2, 2, 2, 2, 9], 3, 4),
  ]

  @Test(arguments: cases) func findsTheFirst(_ numbers: [Int], _ border: Int, _ index: Int) {
    #expect(numbers.partitioningIndex { $0 >= border } == index)
  }

  @Test func slicesKeepTheirIndices() {
    let slice = [9, 9, 1, 3, 5, 0, 0][2..<5]
    #expect(slice.partitioningIndex { $0 >= 0 } == 2)
    #expect(slice.partitioningIndex { $0 >= 4 } == 4)
    #expect(slice.partitioningIndex { $0 >= 6 } == 5)
  }

  /// So that it is not a walk over all.
  @Test func asksOfFew() {
    var asked = 0
    let index = (0..<1_000_000).partitioningIndex { number in
      asked += 1
      return number >= 777_777
    }
    #expect(index == 777_777 && asked <= 20)
  }
}
