import Testing

@testable import wordclf

@Suite struct MemorySizeTests {
  @Test(arguments: [
    ("2G", 2_000_000_000), ("1.5g", 1_500_000_000), ("500M", 500_000_000), ("64m", 64_000_000),
    ("100000K", 100_000_000),
    ("1T", 1_000_000_000_000),
  ])
  func isRead(_ text: String, _ bytes: Int) { #expect(MemorySize(argument: text)?.bytes == bytes) }

  @Test(arguments: ["", "G", "2", "2GB", "-1G", "0G", "nanG", "infG", "1e300T", "two G"])
  func isRefused(_ text: String) { #expect(MemorySize(argument: text) == nil) }

  @Test func isWrittenAsItIsRead() {
    #expect(MemorySize(megabytes: 2_000).description == "2G")
    #expect(MemorySize(megabytes: 1_500).description == "1500M")
  }
}
