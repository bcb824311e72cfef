import ByteStreams
import Foundation

/// Two files of a command that are one.
struct SamePath: ReportedFailure {
  let first: String
  let second: String

  var kind: FailureKind { .cannotCreate }
  var description: String {
    "\(second): is the same file as \(first), which this command also reads or writes; choose another name"
  }
}

/// Finds out before the work whether an output would replace another or an input.
///
/// Names are compared as the file system resolves them, as far as the files are there.
func checkDistinct(outputs: [String], inputs: [String] = []) throws(SamePath) {
  var seen: [String: String] = [:]
  for path in inputs where path != "-" { seen[resolved(path)] = path }
  for path in outputs {
    let place = resolved(path)
    if let first = seen[place] { throw SamePath(first: first, second: path) }
    seen[place] = path
  }
}

/// The path without symbolic links and detours; of a file that is not there yet, that of its folder with its name.
func resolved(_ path: String) -> String {
  let url = URL(fileURLWithPath: path)
  let folder = url.deletingLastPathComponent().resolvingSymlinksInPath()
  return folder.appendingPathComponent(url.lastPathComponent).resolvingSymlinksInPath().standardizedFileURL.path
}
