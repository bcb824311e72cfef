import Foundation
import Testing

/// Texts that are compared with files, so that a change of a single letter shows in a review.
public enum Golden {
  /// Expects `text` to be what the file holds.
  ///
  /// With `WORDCLF_RECORD` in the environment the file is written anew and the test fails, so that a recording cannot
  /// pass unread.
  public static func expect(
    _ text: String, equals path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = URL(fileURLWithPath: path)
    if ProcessInfo.processInfo.environment["WORDCLF_RECORD"] != nil {
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(url.lastPathComponent); read it, and run again", sourceLocation: sourceLocation)
      return
    }
    let recorded = try? Data(contentsOf: url)
    let expected = String(decoding: recorded ?? Data(), as: UTF8.self)
    #expect(text == expected, "differs from \(url.lastPathComponent)", sourceLocation: sourceLocation)
  }
}
