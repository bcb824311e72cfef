import ArgumentParser

/// How a summary is written.
enum StatisticsChoice: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
