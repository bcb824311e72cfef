import TaggedText

extension BenchmarkReport: CustomStringConvertible {
  /// The report as plain text, without a line feed at its end:
  /// ```text
  /// task             median  minimum  maximum              rate  floor            of it  aim
  /// layer-loops     3.01 ms  2.98 ms  3.22 ms  21,262 windows/s
  /// train-frozen-64  390 µs   385 µs   402 µs  164,102 windows/s  305,000 windows/s  54 %  50 %
  ///
  /// floor
  /// train-frozen-64  its products in BLAS
  ///
  /// ratio                         median  minimum  maximum          aim
  /// backward/forward, frozen        1.85     1.80     1.93  below 2.5
  ///
  /// machine: 2 cores, AMD EPYC; 7 repeats
  /// ```
  var description: String {
    var parts = [taskTable]
    if tasks.contains(where: { $0.floor != nil }) { parts.append(floorTable) }
    if !ratios.isEmpty { parts.append(ratioTable) }
    parts.append("machine: \(machine); \(repeats.counted("repeat"))")
    return parts.joined(separator: "\n\n")
  }

  private var taskTable: String {
    let hasFloors = tasks.contains { $0.floor != nil }
    let rows = tasks.map { task in
      [task.name] + [task.seconds.median, task.seconds.minimum, task.seconds.maximum].map { $0.duration }
        + [task.unit.rate(task.rate)] + (hasFloors ? floorCells(of: task) : [])
    }
    let titles = ["task", "median", "minimum", "maximum", "rate"] + (hasFloors ? ["floor", "of it", "aim"] : [])
    return TextTable.lines([titles] + rows, leftAligned: 1)
  }

  /// The rate of the floor, what the task reaches of it, and what it is to reach.
  private func floorCells(of task: Task) -> [String] {
    guard let floor = task.floor, let share = task.share else { return ["", "", ""] }
    return [
      task.unit.rate(task.work / floor.seconds.median), "\((100 * share.median).fixed(0)) %",
      task.aim.map { "\((100 * $0).fixed(0)) %" } ?? "",
    ]
  }

  private var floorTable: String {
    let rows = tasks.compactMap { task in task.floor.map { [task.name, $0.summary] } }
    return TextTable.lines([["floor of", ""]] + rows, leftAligned: 2)
  }

  private var ratioTable: String {
    let rows = ratios.map { ratio in
      [ratio.name] + [ratio.ratio.median, ratio.ratio.minimum, ratio.ratio.maximum].map { $0.fixed(2) }
        + [ratio.aim?.description ?? ""]
    }
    return TextTable.lines([["ratio", "median", "minimum", "maximum", "aim"]] + rows, leftAligned: 1)
  }
}

extension Double {
  /// So many seconds with three digits and a unit: `1.23 µs`, `45.6 ms`, `789 s`.
  var duration: String {
    let units = [("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3)]
    // what would be rounded to 1000 of a unit has the next one
    let unit = units.first { self < 999.5 * $0.1 } ?? ("s", 1)
    let number = self / unit.1
    return "\(number.fixed(number < 9.995 ? 2 : number < 99.95 ? 1 : 0)) \(unit.0)"
  }
}
