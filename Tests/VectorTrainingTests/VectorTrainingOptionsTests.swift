@testable import ByteStreams
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct VectorTrainingOptionsTests {
  @Test func theDefaultsAreThese() {
    let options = VectorTrainingOptions()
    #expect(options.words == WordRule())
    #expect(options.minimumCount == 5)
    #expect(options.maximumVocabulary == 400_000)
    #expect(options.window == 10)
    #expect(options.dimension == 50)
    #expect(options.mostWeighted == 30)
    #expect(options.weightExponent == 0.75)
    #expect(options.rate == 0.05)
    #expect(options.epochs == 15)
    #expect(options.seed == 1)
  }

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var make: @Sendable (inout VectorTrainingOptions) -> Void
  }

  static let changes = [
    Change(testDescription: "no change") { _ in },
    Change(testDescription: "pretokenized") { $0.words.isPretokenized = true },
    Change(testDescription: "cased") { $0.words.isCased = true },
    Change(testDescription: "digits") { $0.words.foldsDigits = true },
    Change(testDescription: "boundary") { $0.words.boundary = .sentence },
    Change(testDescription: "invalid lines") { $0.words.skipsInvalidLines = true },
    Change(testDescription: "minimum count") { $0.minimumCount = 6 },
    Change(testDescription: "vocabulary") { $0.maximumVocabulary = 7 },
    Change(testDescription: "window") { $0.window = 8 },
    Change(testDescription: "dimension") { $0.dimension = 9 },
    Change(testDescription: "most weighted") { $0.mostWeighted = 100 },
    Change(testDescription: "exponent") { $0.weightExponent = 0.1 + 0.2 },
    Change(testDescription: "rate") { $0.rate = 1.0.nextUp },
    Change(testDescription: "epochs") { $0.epochs = 10 },
    Change(testDescription: "seed") { $0.seed = .max },
  ]

  /// Exactly, so that a run knows its own options again, and others as others.
  @Test func aNoteKeepsEachOption() throws {
    let folder = try TemporaryFolder()
    let work = try WorkFolder(named: "work", in: folder.path)
    let all = Self.changes.map { change in
      var options = VectorTrainingOptions()
      change.make(&options)
      return options
    }
    #expect(Set(all).count == Self.changes.count)
    for options in all {
      try work.write(options, to: "options.json")
      #expect(try work.note("options.json") == options)
    }
  }
}
