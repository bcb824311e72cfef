import TestSupport
import Testing

@Suite struct ModelDriftCommandTests {
  private func drift(_ arguments: [String]) throws -> Program.Outcome {
    try TinyProject.shared.get().run(["model", "drift", "--model", "tiny.safetensors"] + arguments)
  }

  /// All twelve words of the training set moved; dora and cairo stayed behind.
  @Test func tablesToRead() throws {
    let outcome = try drift(["--count", "3"])
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("12 of 12 words moved from vectors.txt; cosine of old and new vector: median 0."))
    #expect(lines[2] == "words that turned furthest")
    #expect(lines[3].split(separator: " ").prefix(3) == ["word", "cosine", "distance"])
    let cosines = lines[4...6].compactMap { Double($0.split(separator: " ")[1]) }
    #expect(cosines.count == 3 && cosines == cosines.sorted())
    // word, cosine, distance, and five neighbours before and after
    for line in lines[4...6] { #expect(line.split(separator: " ").count == 13) }
    #expect(lines[7] == "")
    #expect(lines[8].hasPrefix("words that training never saw and that lost one of their 5 nearest: "))
    #expect(lines[8].hasSuffix(" of 2"))
  }

  @Test func rowsOfFields() throws {
    let outcome = try drift(["--format", "tsv", "--vocabulary", "14"])
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let moved = rows.filter { $0[0] == "moved" }
    #expect(moved.count == 12)
    #expect(moved.allSatisfy { $0.count == 14 })
    let lost = rows.filter { $0[0] == "lost" }
    #expect(lost.allSatisfy { $0.count == 5 && ["dora", "cairo"].contains($0[1]) })
    #expect(rows.count == moved.count + lost.count)
  }

  @Test(arguments: ["text", "tsv"]) func frozenVectors(_ format: String) throws {
    let project = try TinyProject()
    let training = try project.run(
      TinyProject.trainArguments.filter { $0 != "--fine-tune-embeddings" } + [
        "--train", "train.conll", "--model", "frozen.safetensors", "--freeze-embeddings",
      ])
    #expect(training.status == 0)
    let outcome = try project.run(["model", "drift", "--model", "frozen.safetensors", "--format", format])
    #expect(outcome.status == 0)
    let message =
      "nothing moved: the vectors of all 12 words are those of vectors.txt, bit for bit, as --freeze-embeddings leaves "
      + "them\n"
    #expect(outcome.output == (format == "text" ? message : ""))
    #expect(outcome.error == (format == "text" ? "" : message))
  }

  @Test func otherVectorsAreRefused() throws {
    let project = try TinyProject()
    let other = try project.folder.write("tv 1 0 0 0\n", to: "other.txt")
    #expect(try project.run(["vectors", "import", other, "--store", "other.sqlite"]).status == 0)
    let outcome = try project.run(["model", "drift", "--model", "tiny.safetensors", "--store", "other.sqlite"])
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("Error: other.sqlite: other vectors than the model was trained with"))
  }

  @Test func aStoreIsNeeded() throws {
    let project = try TinyProject()
    let model = try project.folder.bytes(of: "tiny.safetensors")
    let folder = try TemporaryFolder()
    _ = try folder.write(model, to: "tiny.safetensors")
    let outcome = try Program.run(["model", "drift", "--model", "tiny.safetensors"], in: folder.path)
    #expect(outcome.status == 66)
    #expect(
      outcome.error
        == "Error: the store of 'vectors.txt' is not at 'vectors.sqlite'; name it with --store\n")
  }

  /// A store of the first words of the file has the file's digest.
  @Test func aStoreMadeWithLimit() throws {
    let project = try TinyProject()
    #expect(
      try project.run(["vectors", "import", "vectors.txt", "--store", "short.sqlite", "--limit", "8"]).status == 0)
    let outcome = try project.run(["model", "drift", "--model", "tiny.safetensors", "--store", "short.sqlite"])
    #expect(outcome.status == 0)
    #expect(
      outcome.error
        == "warning: 4 words of the model are not in the store, which was imported with --limit, and left out\n")
    #expect(outcome.output.hasPrefix("8 of 8 words moved from vectors.txt; "))
  }
}
