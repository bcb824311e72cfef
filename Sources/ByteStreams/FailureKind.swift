/// What sort of failure an error is, as far as the caller of the program can act on it.
///
/// The command line turns each kind into one exit code (sysexits: 66, 65, 73, 74 in the order of the cases).
public enum FailureKind: Sendable, Hashable, CaseIterable {
  /// An input is missing or may not be read.
  case missingInput
  /// An input is there, but what it holds is wrong.
  case badData
  /// An output cannot be created.
  case cannotCreate
  /// Reading or writing failed half-way.
  case inputOutput
}

/// An error of ours: one line that says what happened, where, and what to do, and the kind of failure it is.
public protocol ReportedFailure: Error, CustomStringConvertible {
  var kind: FailureKind { get }
}
