/// Work that cannot be left out of a task, done alone by what does it best: no way of doing the task takes less.
struct Floor {
  /// What is done, in a few words: `its products in BLAS`.
  let summary: String
  /// Does it once, for as much work as one run of the task.
  let run: () async throws -> Double
}
