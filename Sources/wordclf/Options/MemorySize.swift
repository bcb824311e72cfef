import ArgumentParser

/// An amount of memory as the command line has it: `2G`, `500M`, in powers of a thousand.
struct MemorySize: ExpressibleByArgument, CustomStringConvertible, Hashable {
  let bytes: Int

  init(megabytes: Int) { bytes = megabytes * 1_000_000 }

  init?(argument: String) {
    let units: [Character: Int] = ["k": 1_000, "m": 1_000_000, "g": 1_000_000_000, "t": 1_000_000_000_000]
    guard let last = argument.lowercased().last, let unit = units[last],
      let number = Double(argument.dropLast()), number > 0, number * Double(unit) < 1e15
    else { return nil }
    bytes = Int(number * Double(unit))
  }

  var defaultValueDescription: String { description }

  var description: String {
    bytes.isMultiple(of: 1_000_000_000) ? "\(bytes / 1_000_000_000)G" : "\(bytes / 1_000_000)M"
  }
}
