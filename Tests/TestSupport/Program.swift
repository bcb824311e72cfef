import Foundation

/// Runs the built program as a user would.
public struct Program: Sendable {
  /// What a run brought.
  public struct Outcome: Sendable {
    public let status: Int32
    /// Standard output and standard error, as text.
    public let output: String
    public let error: String
  }

  /// Where the program is: the environment's `WORDCLF_PROGRAM`, or beside the tests.
  public static let path: String = {
    if let named = ProcessInfo.processInfo.environment["WORDCLF_PROGRAM"] {
      return named.hasPrefix("/") ? named : Repository.file(named)
    }
    return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("wordclf")
      .path
  }()

  /// Whether the environment names a program, which then is a release build: debug builds are too slow for real data.
  public static let isRelease = ProcessInfo.processInfo.environment["WORDCLF_PROGRAM"] != nil

  /// A program that ends before it has read its input makes writing fail, instead of ending the tests.
  private static let ignoreBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  private let process = Process()
  private let folder: TemporaryFolder

  /// Starts the program.
  ///
  /// - Parameter input: what standard input is; nothing where it is nil.
  /// - Parameter environment: variables beside those that every run has.
  public init(
    _ arguments: [String], in workingFolder: String, input: Pipe? = nil, environment: [String: String] = [:]
  ) throws {
    Program.ignoreBrokenPipes
    folder = try TemporaryFolder()
    for name in ["output", "error"] { _ = try folder.write("", to: name) }
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: workingFolder)
    process.environment = ["PATH": "/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "80"].merging(environment) { $1 }
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file("output")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file("error")))
    try process.run()
  }

  /// Sends a signal.
  public func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until the program has written `text` to standard error, or has ended.
  public func waitForError(containing text: String) throws {
    while process.isRunning {
      if String(decoding: try folder.bytes(of: "error"), as: UTF8.self).contains(text) { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  /// Waits for the end.
  public func outcome() throws -> Outcome {
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try folder.bytes(of: "output"), as: UTF8.self),
      error: String(decoding: try folder.bytes(of: "error"), as: UTF8.self))
  }

  /// Runs the program to its end.
  public static func run(
    _ arguments: [String], in folder: String, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    guard let input else { return try Program(arguments, in: folder, environment: environment).outcome() }
    let pipe = Pipe()
    let program = try Program(arguments, in: folder, input: pipe, environment: environment)
    try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    return try program.outcome()
  }
}
