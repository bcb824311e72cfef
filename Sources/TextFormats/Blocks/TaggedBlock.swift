/// Records that are written in columns already.
package struct TaggedBlock: Sendable {
  /// The lines.
  package let bytes: [UInt8]
  /// Whether a document mark stands before the first record.
  package let opensDocument: Bool

  package init(bytes: [UInt8], opensDocument: Bool) {
    self.bytes = bytes
    self.opensDocument = opensDocument
  }
}
