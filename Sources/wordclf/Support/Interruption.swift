import Foundation
import Synchronization

/// Notices SIGINT and SIGTERM, so that a command can stop at a good moment and keep what it has done.
///
/// A second signal ends the program at once.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// Begins to notice signals, also where the program that started this one had blocked them, as programs with a thread
  /// pool do.
  static func watch() {
    var watched = sigset_t()
    unsafe sigemptyset(&watched)
    for number in [SIGINT, SIGTERM] { unsafe sigaddset(&watched, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &watched, nil)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.received.store(number, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// The signal that came, or nil.
  static var signalNumber: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}
