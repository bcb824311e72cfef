import Testing

@testable import wordclf

@Suite struct EncodableJSONPageTests {
  @Test func isIndentedAndInOrder() throws {
    let page = try ["b": "a/b", "a": "\"é\""].jsonPage()
    #expect(page == "{\n  \"a\" : \"\\\"é\\\"\",\n  \"b\" : \"a/b\"\n}")
  }
}
