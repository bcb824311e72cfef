import Foundation
import TestSupport

extension TemporaryFolder {
  /// Changes the bytes of a store where they stand, so that those who have it open see it too.
  ///
  /// - SeeAlso: "Database File Format", section 1.3, at sqlite.org: by the change counter, in bytes 24 to 27, SQLite
  ///   sees that what it remembers of the file is out of date.
  func overwrite(_ name: String, _ change: (inout [UInt8]) -> Void) throws {
    var bytes = try bytes(of: name)
    let count = bytes.count
    let counter = bytes[27]
    change(&bytes)
    precondition(bytes.count == count, "a store of \(count) bytes cannot become one of \(bytes.count) in its place")
    bytes[27] = counter &+ 1
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: file(name)))
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  /// Makes a store unreadable beyond its first page, which holds the names of the tables.
  func damage(_ name: String) throws {
    try overwrite(name) { bytes in
      for index in 16_384..<bytes.count { bytes[index] = 0 }
    }
  }
}
