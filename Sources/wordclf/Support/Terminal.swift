import Foundation

/// Where the program's words go: results to standard output, everything else to standard error.
enum Terminal {
  /// How this program was called, for commands that are to be typed next; in words that work from the same folder.
  static var commandName: String {
    let called = CommandLine.arguments.first ?? "wordclf"
    let folder = FileManager.default.currentDirectoryPath + "/"
    return (called.hasPrefix(folder) ? String(called.dropFirst(folder.count)) : called).shellQuoted
  }

  /// Writes a line to standard error.
  static func writeError(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Whether standard output is a terminal.
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard input is a terminal.
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether standard error is a terminal on which a line can be rewritten.
  static var errorIsRewritable: Bool { isatty(STDERR_FILENO) == 1 && environmentAllowsColor }

  /// What the environment says of colours: none with `NO_COLOR` (https://no-color.org) or on a dumb terminal.
  static var environmentAllowsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }
}
