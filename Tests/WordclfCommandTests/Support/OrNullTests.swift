import Testing

@testable import wordclf

@Suite struct OrNullTests {
  private struct Object: Encodable {
    let here, absent: OrNull<Int>
  }

  @Test func theKeyIsThereInAnyCase() throws {
    let page = try Object(here: OrNull(1), absent: OrNull(nil)).jsonPage()
    #expect(page == "{\n  \"absent\" : null,\n  \"here\" : 1\n}")
  }
}
