import Foundation

/// What a run did, for programs that read standard error.
struct TaggingStatistics: Encodable {
  let files: Int
  let skippedFiles: Int
  let counts: TaggingCounts
  let seconds: Double
  let tokensPerSecond: Double
  let peakMemoryBytes: Int

  private enum CodingKeys: String, CodingKey {
    case files, records, sentences, tokens, entities, errors, seconds
    case skippedFiles = "skipped_files"
    case tokensPerSecond = "tokens_per_second"
    case peakMemoryBytes = "peak_memory_bytes"
  }

  /// - Parameter skippedFiles: those that a run before had finished.
  init(files: Int, skippedFiles: Int, counts: TaggingCounts, seconds: Double) {
    self.files = files
    self.skippedFiles = skippedFiles
    self.counts = counts
    self.seconds = seconds
    tokensPerSecond = seconds > 0 ? Double(counts.tokens) / seconds : 0
    var usage = rusage()
    #if canImport(Darwin)
      unsafe getrusage(RUSAGE_SELF, &usage)
      peakMemoryBytes = usage.ru_maxrss
    #else
      unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      peakMemoryBytes = usage.ru_maxrss * 1024
    #endif
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(files, forKey: .files)
    try container.encode(skippedFiles, forKey: .skippedFiles)
    try container.encode(counts.records, forKey: .records)
    try container.encode(counts.sentences, forKey: .sentences)
    try container.encode(counts.tokens, forKey: .tokens)
    try container.encode(counts.entities, forKey: .entities)
    try container.encode(counts.errors, forKey: .errors)
    try container.encode((seconds * 1000).rounded() / 1000, forKey: .seconds)
    try container.encode(tokensPerSecond.rounded(), forKey: .tokensPerSecond)
    try container.encode(peakMemoryBytes, forKey: .peakMemoryBytes)
  }

  /// One line of JSON.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// One line to read.
  var text: String {
    let found = counts.entities.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.grouped)" }
    let skipped = skippedFiles > 0 ? ", \(skippedFiles.grouped) done before" : ""
    return "\(files.counted("file"))\(skipped), \(counts.tokens.counted("token")) in \(seconds.fixed(1)) s "
      + "(\(Int(tokensPerSecond).grouped) a second); \(found.isEmpty ? "no entities" : found.joined(separator: ", "))"
  }
}
