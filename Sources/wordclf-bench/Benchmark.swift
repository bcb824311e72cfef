/// A named task.
///
/// A name has parts with hyphens between; the first part, or the first few, stand for all tasks that begin so.
struct Benchmark: Sendable {
  let name: String
  let summary: String
  let unit: WorkUnit
  /// How much of its floor's rate the task is to reach, or nil where there is no such aim.
  var aim: Double?
  /// Prepares the task, outside of the time that is taken.
  let make: @Sendable (BenchmarkFiles) throws -> any BenchmarkTask

  /// All tasks there are. To add one: a file in `Tasks/` that defines it, and a row in one of the tables.
  static let all = network + training + vectors + tagging

  /// The tasks of some names or beginnings of names, in the order of the table; all where none is named.
  ///
  /// - Throws: `UnknownTask`.
  static func named(_ names: [String], in table: [Benchmark] = all) throws(UnknownTask) -> [Benchmark] {
    for name in names where !table.contains(where: { $0.isMeant(by: name) }) {
      throw UnknownTask(name: name, known: table.map(\.name))
    }
    return names.isEmpty ? table : table.filter { task in names.contains { task.isMeant(by: $0) } }
  }

  private func isMeant(by name: String) -> Bool { self.name == name || self.name.hasPrefix(name + "-") }

  /// A name that no task has or begins with.
  struct UnknownTask: Error, Equatable, CustomStringConvertible {
    let name: String
    let known: [String]

    var description: String { "no task '\(name)' (expected one of \(known.joined(separator: ", ")))" }
  }
}
