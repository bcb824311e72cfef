import Testing

@testable import WindowNetwork

@Suite struct ArrayReplaceAllTests {
  @Test func takesOverTheElementsAndKeepsTheStorage() {
    var numbers = Array(0..<100)
    let capacity = numbers.capacity
    for other in [[5, 6], [], Array(0..<100), [7]] {
      numbers.replaceAll(with: other)
      #expect(numbers == other)
      #expect(numbers.capacity == capacity)
    }
  }
}
