import ByteStreams
import Foundation
import TextFormats

/// Writes the records of each input into a file of its own in a folder, moved into place when it is complete, and keeps
/// a manifest.
struct FolderOutput: TaggingOutput {
  /// An input with the names of its outputs below the folder.
  struct Job {
    let input: InputFile
    let output: String
    /// That of the text alone, where the format wants it beside.
    let text: String?
  }

  /// What has been done before.
  let finished: [TaggingManifest.Entry]
  /// What is to be done, in order.
  let jobs: [Job]

  private let folder: String
  private let manifest: TaggingManifest
  private let model: String
  private let options: String
  private let format: TextFormat
  private let makeWriter: () -> any PassageWriter
  private let writesErrors: Bool
  private let overwrite: Bool

  private var number = 0
  private var writer: RecordWriter
  private var output: AtomicOutput?
  private var text: AtomicOutput?
  private var stamp: FileStamp?

  /// Finds out what is to be done.
  ///
  /// - Parameter model: the SHA-256 of the model's file.
  /// - Parameter options: what else the output depends on.
  /// - Throws: `StreamError` where the folder cannot be used, and where a file that is not of an earlier run stands in the
  ///   place of an output and may not be overwritten; `SameOutput` where two inputs have one.
  init(
    _ folder: String, inputs: [InputFile], shard: Shard?, format: TextFormat, model: String, options: String,
    writesErrors: Bool, overwrite: Bool, makeWriter: @escaping () -> any PassageWriter
  ) throws {
    self.folder = folder
    self.format = format
    self.model = model
    self.options = options
    self.makeWriter = makeWriter
    self.writesErrors = writesErrors
    self.overwrite = overwrite
    writer = RecordWriter(makeWriter(), format: format)
    try makeFolder(folder)
    let jobs = inputs.map { Job($0, format: format, shard: shard).withoutText(in: folder) }
    try FolderOutput.checkDistinct(jobs)
    try wordclf.checkDistinct(
      outputs: jobs.flatMap { [$0.output, $0.text].compactMap(\.self) }.map { "\(folder)/\($0)" },
      inputs: inputs.map(\.path))
    manifest = try TaggingManifest("\(folder)/\(TaggingManifest.name(shard: shard))")
    var finished: [TaggingManifest.Entry] = []
    var rest: [Job] = []
    for job in jobs {
      let path = "\(folder)/\(job.output)"
      let hasText = job.text.map { FileStamp(of: "\(folder)/\($0)") != nil } ?? true
      if hasText,
        let entry = manifest.finished(job.output, at: path, input: job.input, model: model, options: options)
      {
        finished.append(entry)
      } else {
        if !overwrite { try FolderOutput.checkPlace(of: job, in: folder, manifest) }
        rest.append(job)
      }
    }
    self.finished = finished
    self.jobs = rest
  }

  mutating func begin(_ input: InputFile) throws {
    let job = jobs[number]
    stamp = FileStamp(of: input.path)
    writer = RecordWriter(makeWriter(), format: format)
    output = try open(job.output)
    text = try job.text.map(open)
    writer.begin(file: input.path)
  }

  private func open(_ name: String) throws -> AtomicOutput {
    let path = "\(folder)/\(name)"
    if let slash = name.lastIndex(of: "/") { try makeFolder("\(folder)/\(name[..<slash])") }
    // what was not there when the run began is another run's
    return try AtomicOutput(path, overwrite: overwrite || manifest.input(of: jobs[number].output) != nil)
  }

  mutating func append(_ passage: Passage) throws {
    try writer.append(passage)
    try handOn()
  }

  mutating func append(_ block: TaggedBlock, behind marks: [[UInt8]]) throws {
    writer.append(block, behind: marks)
    try handOn()
  }

  mutating func append(_ error: FormatError) throws {
    writer.skip(error)
    if writesErrors { writer.append(error) }
    try handOn()
  }

  mutating func end(_ input: InputFile, sha256: String?, counts: TaggingCounts) throws {
    writer.finish()
    try handOn()
    let job = jobs[number]
    try output?.commit { outputStamp in
      try manifest.add(
        .init(
          output: job.output, outputStamp: outputStamp, input: input.path, inputStamp: stamp, inputSHA256: sha256,
          bytes: input.range.map { [$0.lowerBound, $0.upperBound] }, model: model, options: options, counts: counts))
      try text?.commit()
    }
    (output, text) = (nil, nil)
    number += 1
  }

  mutating func abandon(_ input: InputFile) throws {
    discard()
    number += 1
  }

  mutating func discard() {
    output?.discard()
    text?.discard()
    (output, text) = (nil, nil)
  }

  mutating func flush() throws {}
  mutating func finish() throws {}

  private mutating func handOn() throws {
    try output?.writer.write(writer.bytes)
    try text?.writer.write(writer.textBeside)
    writer.removeAll()
  }

  // MARK: Names

  /// - Throws: where an output would replace a file that is not of an earlier run, or one of another input.
  private static func checkPlace(of job: Job, in folder: String, _ manifest: TaggingManifest) throws {
    let input = manifest.input(of: job.output)
    for path in [job.output, job.text].compactMap(\.self).map({ "\(folder)/\($0)" }) where FileStamp(of: path) != nil {
      guard let input else { throw StreamError.alreadyExists(path: path) }
      if resolved(input) != resolved(job.input.path) {
        throw SameOutput(output: job.output, inputs: [input, job.input.path])
      }
    }
  }

  private static func checkDistinct(_ jobs: [Job]) throws(SameOutput) {
    var inputs: [String: String] = [:]
    for job in jobs {
      for name in [job.output, job.text].compactMap(\.self) {
        if let other = inputs[name] { throw SameOutput(output: name, inputs: [other, job.input.path]) }
        inputs[name] = job.input.path
      }
    }
  }

  /// Two inputs whose outputs would have one name.
  struct SameOutput: ReportedFailure {
    let output: String
    let inputs: [String]
    var kind: FailureKind { .cannotCreate }
    var description: String {
      "\(output): would be the output of both \(inputs.joined(separator: " and ")); tag them into different folders"
    }
  }
}

extension FolderOutput.Job {
  /// An input whose output has its name, with the ending of the format in place of its own; packed if the input is and
  /// the format is one for programs.
  init(_ input: InputFile, format: TextFormat, shard: Shard?) {
    var stem = input.name == "-" ? "standard-input" : input.name
    let isPacked = stem.lowercased().hasSuffix(".gz")
    if isPacked { stem.removeLast(3) }
    if let ending = input.format.endings.first(where: { stem.lowercased().hasSuffix(".\($0)") }) {
      stem.removeLast(ending.count + 1)
    }
    if let shard, input.range != nil { stem += ".\(shard.name)" }
    let staysPacked = isPacked && ![.brat, .html, .ansi].contains(format)
    self.input = input
    output = "\(stem).\(format.endings[0])\(staysPacked ? ".gz" : "")"
    text = format == .brat ? "\(stem).txt" : nil
  }

  /// The same; but where the text that would be written beside is the input, it is there already.
  fileprivate func withoutText(in folder: String) -> FolderOutput.Job {
    guard let text, resolved("\(folder)/\(text)") == resolved(input.path) else { return self }
    return FolderOutput.Job(input: input, output: output, text: nil)
  }
}
