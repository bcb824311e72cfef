import ArgumentParser

/// What becomes of records that cannot be used.
enum ErrorChoice: String, ExpressibleByArgument, CaseIterable {
  case message, inline
}
