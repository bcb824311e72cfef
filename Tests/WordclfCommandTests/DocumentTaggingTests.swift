import Foundation
import TestSupport
import Testing

/// A model that looks beyond the sentence, from the training to the tags.
@Suite struct DocumentTaggingTests {
  private static let project = Result {
    let project = try TinyProject()
    let documents = TinyProject.training.replacing("\nThe O\n", with: "\n-DOCSTART- O\n\nThe O\n")
    _ = try project.folder.write(documents, to: "documents.conll")
    let outcome = try project.run(
      TinyProject.trainArguments + [
        "--train", "documents.conll", "--dev", "documents.conll", "--model", "m.safetensors", "--pool", "4",
        "--features",
        "case,document-case,lists",
      ])
    guard outcome.status == 0 else { throw TinyProject.Failed(message: outcome.error) }
    return project
  }

  private func tag(_ input: String, _ extra: [String] = []) throws -> Program.Outcome {
    try Self.project.get().run(
      ["tag", "files", "-", "--input-format", "conll", "--model", "m.safetensors"] + extra, input: input)
  }

  @Test func theModelSaysSo() throws {
    let info = try Self.project.get().run(["model", "info", "--model", "m.safetensors"]).output
    #expect(info.contains("hidden     16 relu, 4 pooled over the word's occurrences in the document"))
    #expect(info.contains("documents  are looked at as a whole"))
  }

  /// Tags of a file are those of its documents, each by itself.
  @Test func documentsDoNotSeeEachOther() throws {
    let first = "Anna\nlives\n\nAnna\nleft\nOslo\n\n"
    let second = "ANNA\nsaw\nanna\n\n"
    let mark = "-DOCSTART-\n\n"
    let together = try tag(mark + first + mark + second)
    #expect(together.status == 0)
    let apart = try [first, second].map { try tag($0).output }
    #expect(together.output.replacing("-DOCSTART- O\n\n", with: "") == apart.joined())
  }

  /// So that memory is bounded, whatever a document holds: 3,000 words at a time.
  @Test func longDocumentsAreTaggedInParts() throws {
    let filler = String(repeating: "saw\nleft\nin\nthe\nlives\n.\n\n", count: 499)
    let first = "Anna\nlives\nin\nOslo\nthe\n.\n\n" + filler
    let second = "ANNA\nsaw\nanna\n\n" + filler
    let together = try tag(first + second)
    #expect(together.status == 0)
    #expect(together.output == (try [first, second].map { try tag($0).output }).joined())
  }

  @Test func withoutDocumentsSentencesDoNotSeeEachOther() throws {
    let sentences = ["Anna\nlives\n\n", "Anna\nleft\nOslo\n\n", "anna\nsaw\nOslo\n\n"]
    let together = try tag(sentences.joined(), ["--no-documents"])
    #expect(together.status == 0)
    #expect(try together.output == sentences.map { try tag($0).output }.joined())
  }

  /// What training scored is what tagging does.
  @Test func evaluationAgreesWithTraining() throws {
    let project = try Self.project.get()
    let evaluation = try project.run(["evaluate", "documents.conll", "--model", "m.safetensors"])
    #expect(evaluation.status == 0)
    let info = try project.run(["model", "info", "--model", "m.safetensors"]).output
    let f1 = try #require(info.split(separator: "\n").first { $0.hasPrefix("dev score") }?.split(separator: " ")[3])
    #expect(evaluation.output.split(separator: "\n").contains { $0.hasPrefix("overall") && $0.contains(" \(f1) ") })
  }

  @Test func explanationsAndGradientsGoOn() throws {
    let project = try Self.project.get()
    let explanation = try project.run(["explain", "Anna left Oslo .", "--model", "m.safetensors", "--word", "Oslo"])
    #expect(explanation.status == 0)
    #expect(explanation.output.contains("form pooling"))
    #expect(explanation.output.contains("document-case"))
    let check = try project.run([
      "check-gradients", "--model", "m.safetensors", "--train", "documents.conll", "--elements", "20",
    ])
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.contains("pooling.weight"))
  }

  /// A document of very many sentences, and one of none.
  @Test func longAndEmptyDocuments() throws {
    let long = String(repeating: "Anna\nleft\n\n", count: 10_000)
    let outcome = try tag(long)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 20_000)
    let empty = try tag("-DOCSTART-\n\n-DOCSTART-\n\nAnna\n\n")
    #expect(empty.status == 0)
    #expect(empty.output.hasSuffix("Anna B-PER\n\n") || empty.output.hasSuffix("Anna O\n\n"))
  }
}
