import ArgumentParser
import ByteStreams
import NetworkTraining
import TaggedText
import WindowFeatures

/// A list of phrases and the name of its feature, as the command line has them: `city=cities.txt`.
struct GazetteerArgument: ExpressibleByArgument {
  let name: String
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let isName = { (character: Character) in character.isLetter || character.isNumber || "-_".contains(character) }
    guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(isName), !parts[1].isEmpty else { return nil }
    name = String(parts[0])
    path = String(parts[1])
  }

  /// - Throws: `StreamError` where the file cannot be read, `TextError` where it is no text.
  func read() throws -> Gazetteer {
    var input = try openInput(path)
    let list = try PhraseList(bytes: input.readAll(), file: path)
    Terminal.writeError("gazetteer \(name): \(list.phrases.count.counted("phrase")) from \(path)")
    return Gazetteer(name: name, list: list)
  }
}
