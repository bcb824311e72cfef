import Testing

@testable import TextFormats

@Suite struct JSONTextTests {
  // MARK: Members

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var object: String
    var keys: [String]
    var values: [String]
    /// From the key to the end of the value.
    var bytes: [String]
  }

  static let cases = [
    Case(testDescription: "none", object: "{ }", keys: [], values: [], bytes: []),
    Case(
      testDescription: "values of all kinds", object: #"{"a":1.50,"b":"x","c":null,"d":true,"e":-2e+3}"#,
      keys: ["a", "b", "c", "d", "e"], values: ["1.50", #""x""#, "null", "true", "-2e+3"],
      bytes: [#""a":1.50"#, #""b":"x""#, #""c":null"#, #""d":true"#, #""e":-2e+3"#]),
    Case(
      testDescription: "white space", object: " {\t\"a\" :\r\n 1 \n, \"b\": [ 2 , 3 ]\t} \n", keys: ["a", "b"],
      values: ["1", "[ 2 , 3 ]"], bytes: ["\"a\" :\r\n 1", "\"b\": [ 2 , 3 ]"]),
    Case(
      testDescription: "nested values", object: #"{"a":{"b":{"c":[{"d":1},2]},"e":3},"f":[[],{}]}"#, keys: ["a", "f"],
      values: [#"{"b":{"c":[{"d":1},2]},"e":3}"#, "[[],{}]"],
      bytes: [#""a":{"b":{"c":[{"d":1},2]},"e":3}"#, #""f":[[],{}]"#]),
    Case(
      testDescription: "braces, colons and commas in strings", object: #"{"a{,:":"}],:{","b":["]}",{"}":"{"}]}"#,
      keys: ["a{,:", "b"], values: [#""}],:{""#, #"["]}",{"}":"{"}]"#],
      bytes: [#""a{,:":"}],:{""#, #""b":["]}",{"}":"{"}]"#]),
    Case(
      testDescription: "quotation marks and backslashes in strings", object: #"{"a\"b":"c\\","d":"\\\"}"}"#,
      keys: ["a\"b", "d"], values: [#""c\\""#, #""\\\"}""#], bytes: [#""a\"b":"c\\""#, #""d":"\\\"}""#]),
    Case(
      testDescription: "escapes in keys", object: #"{"t\u0065xt":1,"\ud83d\udc4d\n":2,"é":3,"":4}"#,
      keys: ["text", "👍\n", "é", ""], values: ["1", "2", "3", "4"],
      bytes: [#""t\u0065xt":1"#, #""\ud83d\udc4d\n":2"#, #""é":3"#, #""":4"#]),
    Case(
      testDescription: "a key twice", object: #"{"a":1,"a":2}"#, keys: ["a", "a"], values: ["1", "2"],
      bytes: [#""a":1"#, #""a":2"#]),
  ]

  @Test(arguments: cases) func members(_ c: Case) {
    let members = JSONMember.members(of: Array(c.object.utf8))
    #expect(members.map(\.key) == c.keys)
    #expect(members.map { String(decoding: $0.value, as: UTF8.self) } == c.values)
    #expect(members.map { String(decoding: $0.bytes, as: UTF8.self) } == c.bytes)
  }

  // MARK: Strings

  private static let controls = [
    #"\u0000"#, #"\u0001"#, #"\u0002"#, #"\u0003"#, #"\u0004"#, #"\u0005"#, #"\u0006"#, #"\u0007"#, #"\u0008"#, #"\t"#,
    #"\n"#, #"\u000b"#, #"\u000c"#, #"\r"#, #"\u000e"#, #"\u000f"#, #"\u0010"#, #"\u0011"#, #"\u0012"#, #"\u0013"#,
    #"\u0014"#, #"\u0015"#, #"\u0016"#, #"\u0017"#, #"\u0018"#, #"\u0019"#, #"\u001a"#, #"\u001b"#, #"\u001c"#,
    #"\u001d"#, #"\u001e"#, #"\u001f"#,
  ]

  @Test func controlCharactersAreEscaped() {
    for byte in UInt8(0)..<0x20 {
      #expect(String(decoding: [UInt8].json([byte]), as: UTF8.self) == "\"\(Self.controls[Int(byte)])\"")
    }
  }

  @Test func allElseIsAsItIs() {
    #expect(
      String(decoding: [UInt8].json("a \"b\" \\ / é👍\u{7F}\u{2028}"), as: UTF8.self) == #""a \"b\" \\ / é👍"#
        + "\u{7F}\u{2028}\"")
    #expect(String(decoding: [UInt8].json(""), as: UTF8.self) == #""""#)
  }

  @Test func stringsAreAppended() {
    var json = Array("[".utf8)
    json.appendJSON("a".utf8)
    #expect(String(decoding: json, as: UTF8.self) == #"["a""#)
  }

  // MARK: Lists

  @Test func listsHaveCommasBetween() {
    func list(_ items: [Int]) -> String {
      String(decoding: [UInt8].json(list: items) { $1 += "\($0)".utf8 }, as: UTF8.self)
    }
    #expect(list([]) == "[]")
    #expect(list([1]) == "[1]")
    #expect(list([1, 2, 3]) == "[1,2,3]")
  }

  // MARK: Scores

  /// Probabilities, and the logarithms and points that other tools write in their place.
  static let scores: [(Double?, String)] = [
    (nil, "null"), (0, "0.0000"), (1, "1.0000"), (0.5, "0.5000"), (0.99994, "0.9999"), (0.99995, "1.0000"),
    (0.00004, "0.0000"), (0.00006, "0.0001"), (0.0123, "0.0123"), (12.5, "12.5000"), (-0.5, "-0.5000"),
    (-1.25, "-1.2500"), (-0.00001, "0.0000"), (1e300, "1e+300"),
  ]

  @Test(arguments: scores) func scoresHaveFourDecimals(_ score: Double?, _ expected: String) {
    var json: [UInt8] = []
    json.appendJSON(score)
    #expect(String(decoding: json, as: UTF8.self) == expected)
  }
}
