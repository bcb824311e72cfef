import TextFormats

/// The texts of some passages in one, with their line ends, and the entities in it.
struct WholeText: Equatable, CustomStringConvertible {
  var text: [UInt8] = []
  var mentions: [Mention] = []

  init(_ passages: [Passage]) {
    for passage in passages {
      mentions += (passage.mentions ?? []).map {
        Mention($0.label, text.count + $0.bytes.lowerBound..<text.count + $0.bytes.upperBound)
      }
      text += passage.text ?? []
      text += passage.lineEnd.rawValue.utf8
    }
  }

  var description: String {
    let parts = mentions.map { "\($0.label) \($0.bytes)" }
    return "\(String(decoding: text, as: UTF8.self).debugDescription) \(parts)"
  }
}
