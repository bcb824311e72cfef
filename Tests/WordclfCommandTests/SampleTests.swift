import ByteStreams
import Foundation
import TaggedText
import TestSupport
import Testing

/// The samples that are checked in: what their pages say of them, and that the program works on them unasked.
@Suite struct SampleTests {
  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: Repository.file(name), encoding: .utf8)
  }

  private func corpus(_ name: String) throws -> Corpus {
    try Corpus(bytes: Array(try text("corpora/\(name)").utf8), file: name)
  }

  static let corpora = ["train.conll", "dev.conll", "test.conll"]

  /// The row of its page's table: documents, sentences, tokens, LOC, PER, ORG, MISC.
  @Test(arguments: corpora) func aCorpusIsAsItsPageSays(_ name: String) throws {
    let corpus = try corpus(name)
    #expect(corpus.scheme == .iob2)
    #expect(corpus.irregular == 0)
    #expect(corpus.entityCounts.map(\.label) == ["LOC", "MISC", "ORG", "PER"])
    let counts = Dictionary(uniqueKeysWithValues: corpus.entityCounts.map { ($0.label, $0.count) })
    let cells =
      [corpus.documents.count, corpus.sentences.count, corpus.tokenCount]
      + ["LOC", "PER", "ORG", "MISC"].map { counts[$0, default: 0] }
    let row = "| `\(name)` | " + cells.map(\.grouped).joined(separator: " | ") + " |"
    #expect(try text("corpora/README.md").contains(row))
  }

  @Test func areLargeEnough() throws {
    let corpora = try SampleTests.corpora.map { try corpus($0) }
    #expect(corpora.reduce(0) { $0 + $1.sentences.count } >= 800)
    #expect(corpora.reduce(0) { $0 + $1.tokenCount } >= 14_000)
  }

  /// What is tested on must not have been trained on.
  @Test func noLongerSentenceStandsTwice() throws {
    var files: [[String]: String] = [:]
    for name in SampleTests.corpora {
      for sentence in try corpus(name).sentences where sentence.words.count > 4 {
        #expect(files.updateValue(name, forKey: sentence.words) == nil, "\(sentence.words.joined(separator: " "))")
      }
    }
  }

  @Test(arguments: corpora.map { ("corpora", $0) } + [("embeddings", "wiki.50d.txt.gz")])
  func aChecksumIsAsItsPageSays(_ folder: String, _ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Repository.file("\(folder)/\(name)"))))
    #expect(try text("\(folder)/README.md").contains(Digest.sha256(of: bytes)))
  }

  @Test(.enabled(if: Program.isRelease, "needs a release build in WORDCLF_PROGRAM"))
  func trainingNeedsNoOptions() throws {
    let folder = try TemporaryFolder()
    for name in ["corpora", "embeddings"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: true)
    }
    for name in ["corpora/train.conll", "corpora/dev.conll", "corpora/test.conll", "embeddings/wiki.50d.txt.gz"] {
      try FileManager.default.copyItem(atPath: Repository.file(name), toPath: folder.file(name))
    }
    let training = try Program.run(["train"], in: folder.path)
    #expect(training.status == 0)
    #expect(training.error.contains("embeddings/wiki.50d.sqlite: 20,001 words, 50 dimensions, uncased"))
    #expect(training.output.contains("development set corpora/dev.conll, epoch "))
    #expect(training.output.contains(#" tag "Ada Lovelace met Charles Babbage in Turin.""#))
    #expect(training.output.hasSuffix(" evaluate corpora/test.conll\n"))
    let tagged = try Program.run(["tag", "Ada Lovelace met Charles Babbage in Turin."], in: folder.path)
    #expect(tagged.output.hasPrefix("Ada B-PER\nLovelace I-PER\nmet O\n"))
    // README opens with this very output
    let example = "$ wordclf tag \"Ada Lovelace met Charles Babbage in Turin.\"\n\(tagged.output.dropLast())```\n"
    #expect(try text("README.md").contains(example))
    let evaluation = try Program.run(["evaluate", "corpora/test.conll", "--min-f1", "70"], in: folder.path)
    #expect(evaluation.status == 0, "\(evaluation.output)")
    // the vectors are imported once
    #expect(try !Program.run(["train", "--overwrite", "--epochs", "1"], in: folder.path).error.contains(" in 0."))
  }
}
