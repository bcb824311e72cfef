import Testing
import WindowFeatures

@Suite struct RowBagsTests {
  @Test func bagZeroIsPadding() {
    let bags = RowBags()
    #expect(bags.count == 1)
    #expect(bags[0] == [Vocabulary.padding])
    #expect(bags.rows == [0])
    #expect(bags.borders == [0, 1])
  }

  @Test func bagsAreNumberedAsTheyCome() {
    var bags = RowBags()
    #expect(bags.append([7]) == 1)
    #expect(bags.append([3, 9, 3]) == 2)
    #expect(bags.append([7]) == 3)
    #expect(bags.count == 4)
    #expect((0..<4).map { Array(bags[$0]) } == [[0], [7], [3, 9, 3], [7]])
    #expect(bags.rows == [0, 7, 3, 9, 3, 7])
    #expect(bags.borders == [0, 1, 2, 5, 6])
  }

  @Test func bagsWithoutRowsAndUnknownBagsAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      var bags = RowBags()
      _ = bags.append([])
    }
    await #expect(processExitsWith: .failure) { _ = RowBags()[1] }
  }
}
