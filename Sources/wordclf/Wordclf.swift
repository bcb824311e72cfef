import ArgumentParser
import Logging

@main
struct Wordclf: AsyncParsableCommand {
  /// The version of the program, as `--version` prints it and stores and models record it.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "wordclf",
    abstract: "Train and run a word-vector window classifier for named entities.",
    discussion: """
      With no options at all, 'wordclf train' works in the project's folder: it imports the sample vectors, trains on \
      the sample corpus, and prints the command that tags a sentence.

      Exit codes: 0 done, 1 a score is below --min-f1, a gradient is wrong or lint --strict found something, 64 usage, 65 bad data, 66 missing input, \
      70 internal error, 73 cannot create output, 74 input or output failed, 130 interrupted.
      """,
    version: version,
    subcommands: [
      VectorsCommand.self, LintCommand.self, TrainCommand.self, TagCommand.self, EvaluateCommand.self,
      ModelCommand.self, ConvertCommand.self, ExplainCommand.self, CheckGradientsCommand.self, FindRateCommand.self,
      LearningCurveCommand.self,
    ])

  static func main() async {
    LoggingSystem.bootstrap { _ in WarningLog() }
    var command = parse()
    do {
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Failure.exit(with: error)
    }
  }

  /// The command that the arguments name; usage errors and requests for help end the program here.
  private static func parse() -> any ParsableCommand {
    do {
      return try parseAsRoot()
    } catch {
      exit(withError: error)
    }
  }
}
