import ArgumentParser
import ByteStreams
import Foundation
import NetworkTraining
import TaggedText
import TextFormats

/// How errors end the program: one line on standard error, and an exit code after sysexits.
enum Failure {
  /// A command that was interrupted; what was done is kept where the message says so.
  struct Interrupted: Error {
    let signal: Int32
    let message: String
  }

  /// A score below the one that was asked for.
  struct GateFailed: Error {
    let message: String
  }

  static func exit(with error: any Error) -> Never {
    // as a program ends that does not ignore the signal
    if case StreamError.readerGone = error { Foundation.exit(128 + SIGPIPE) }
    guard let (code, message) = report(of: error) else { Wordclf.exit(withError: error) }
    Terminal.writeError("Error: \(message)")
    Foundation.exit(code)
  }

  /// The exit code and the message of an error of ours; nil for those of the argument parser.
  static func report(of error: any Error) -> (code: Int32, message: String)? {
    switch error {
    case let error as any ReportedFailure: (code(of: error.kind), error.description)
    case let error as TextError: (65, error.description)
    case let error as FormatError: (65, error.description)
    case let error as TrainingError: (65, error.description)
    case let error as Interrupted: (128 + error.signal, error.message)
    case let error as GateFailed: (1, error.message)
    case let error where Wordclf.exitCode(for: error) != .failure: nil
    default: (70, "internal error: \(error); please report it with the command that led to it")
    }
  }

  private static func code(of kind: FailureKind) -> Int32 {
    switch kind {
    case .missingInput: 66
    case .badData: 65
    case .cannotCreate: 73
    case .inputOutput: 74
    }
  }
}
