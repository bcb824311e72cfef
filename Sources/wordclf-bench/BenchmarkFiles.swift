/// The files that tasks work on; what is not given, a task makes for itself.
struct BenchmarkFiles: Sendable {
  /// GloVe vectors, as text or packed.
  var vectors: String?
  /// A store of vectors.
  var store: String?
  var model: String?
  /// A text in columns.
  var columns: String?
  /// A plain text.
  var text: String?
}
