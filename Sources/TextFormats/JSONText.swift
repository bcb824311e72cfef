import Foundation
import TaggedText

/// One member of a JSON object, as it was written.
struct JSONMember: Hashable {
  let key: String
  /// From the key's quotation mark to the end of the value.
  let bytes: ArraySlice<UInt8>

  /// The value alone.
  let value: ArraySlice<UInt8>

  /// The members of an object, in order.
  ///
  /// - Precondition: `object` is valid JSON, and an object.
  /// - Complexity: O(bytes).
  static func members(of object: [UInt8]) -> [JSONMember] {
    var members: [JSONMember] = []
    var depth = 0
    var position = 0
    var start: Int?
    var keyEnd: Int?
    var valueStart: Int?
    func close(at end: Int) {
      guard let first = start, let keyEnd, let valueStart else { return }
      let trimmed = object[..<end].lastIndex { !isJSONSpace($0) }.map { $0 + 1 } ?? end
      let value = object[valueStart..<trimmed].drop(while: isJSONSpace)
      members.append(JSONMember(key: decoded(object[first..<keyEnd]), bytes: object[first..<trimmed], value: value))
    }
    while position < object.count {
      switch object[position] {
      case UInt8(ascii: "\""):
        let end = endOfString(in: object, from: position)
        if depth == 1, start == nil { (start, keyEnd) = (position, end) }
        position = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { close(at: position) }
      case UInt8(ascii: ":") where depth == 1 && valueStart == nil: valueStart = position + 1
      case UInt8(ascii: ",") where depth == 1:
        close(at: position)
        (start, keyEnd, valueStart) = (nil, nil, nil)
      default: break
      }
      position += 1
    }
    return members
  }

  /// The position behind the string that begins with a quotation mark at `start`.
  private static func endOfString(in bytes: [UInt8], from start: Int) -> Int {
    var position = start + 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, bytes.count)
  }

  private static func decoded(_ key: ArraySlice<UInt8>) -> String {
    guard key.contains(UInt8(ascii: "\\")) else { return String(decoding: key.dropFirst().dropLast(), as: UTF8.self) }
    return (try? JSONDecoder().decode(String.self, from: Data(key))) ?? ""
  }
}

private func isJSONSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

extension [UInt8] {
  /// Appends a JSON string: quotation marks, backslashes and control characters are escaped, all else is as it is.
  ///
  /// - SeeAlso: RFC 8259, section 7.
  mutating func appendJSON(_ text: some Sequence<UInt8>) {
    append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): self += "\\n".utf8
      case UInt8(ascii: "\r"): self += "\\r".utf8
      case UInt8(ascii: "\t"): self += "\\t".utf8
      case ..<0x20: self += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// A JSON string.
  static func json(_ text: String) -> [UInt8] { json(text.utf8) }

  /// A JSON string of UTF-8.
  static func json(_ text: some Sequence<UInt8>) -> [UInt8] {
    var json: [UInt8] = []
    json.appendJSON(text)
    return json
  }

  /// A JSON array.
  static func json<Item>(list: some Sequence<Item>, _ appendItem: (Item, inout [UInt8]) -> Void) -> [UInt8] {
    var json = [UInt8(ascii: "[")]
    for (number, item) in list.enumerated() {
      if number > 0 { json.append(UInt8(ascii: ",")) }
      appendItem(item, &json)
    }
    json.append(UInt8(ascii: "]"))
    return json
  }

  /// Appends a probability with four decimals, or `null`; scores of other tools may be any numbers.
  mutating func appendJSON(_ score: Double?) { self += (score?.fixed(4) ?? "null").utf8 }
}
