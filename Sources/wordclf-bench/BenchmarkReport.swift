/// What was measured, as it is written in JSON.
struct BenchmarkReport: Codable {
  struct Task: Codable {
    let name: String
    let unit: WorkUnit
    /// What one run does, in that unit.
    let work: Double
    /// The runs that were timed together.
    let runsPerRepeat: Int
    /// The seconds of one run, repeat after repeat.
    let samples: [Double]
    let seconds: SampleStatistics
    /// Of the unit in a second, at the median.
    let rate: Double
    let floor: Floor?
    /// The floor's seconds over the task's, in each repeat; nil without a floor.
    let share: SampleStatistics?
    /// What the share is to reach.
    let aim: Double?

    init(
      name: String, unit: WorkUnit, work: Double, runsPerRepeat: Int, samples: [Double], floor: Floor? = nil,
      aim: Double? = nil
    ) {
      self.name = name
      self.unit = unit
      self.work = work
      self.runsPerRepeat = runsPerRepeat
      self.samples = samples
      self.floor = floor
      self.aim = aim
      seconds = SampleStatistics(samples)
      rate = work / seconds.median
      share = floor.map { SampleStatistics(zip($0.samples, samples).map { $0 / $1 }) }
    }
  }

  /// What a task is held against: work that it cannot do without, done alone.
  struct Floor: Codable {
    let summary: String
    let runsPerRepeat: Int
    /// The seconds of one run, repeat after repeat.
    let samples: [Double]
    let seconds: SampleStatistics

    init(summary: String, runsPerRepeat: Int, samples: [Double]) {
      self.summary = summary
      self.runsPerRepeat = runsPerRepeat
      self.samples = samples
      seconds = SampleStatistics(samples)
    }
  }

  struct Ratio: Codable {
    let name: String
    /// The ratio of each repeat.
    let samples: [Double]
    let ratio: SampleStatistics
    let aim: Aim?
  }

  let machine: Machine
  let repeats: Int
  let tasks: [Task]
  let ratios: [Ratio]
  /// What all runs returned, summed: nothing to read, but a reason to compute it.
  let checksum: Double

  /// - Parameter comparisons: each is made if both of its tasks are there.
  init(repeats: Int, tasks: [Task], comparisons: [Comparison], checksum: Double, machine: Machine = .this) {
    self.machine = machine
    self.repeats = repeats
    self.tasks = tasks
    self.checksum = checksum
    ratios = comparisons.compactMap { comparison in
      guard let task = tasks.first(where: { $0.name == comparison.task }),
        let base = tasks.first(where: { $0.name == comparison.base })
      else { return nil }
      let samples = zip(task.samples, base.samples).map { $0 / $1 }
      return Ratio(name: comparison.name, samples: samples, ratio: SampleStatistics(samples), aim: comparison.aim)
    }
  }
}
