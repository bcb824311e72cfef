import Testing

@testable import wordclf

@Suite struct ShellQuotingTests {
  @Test(arguments: [
    ("model.safetensors", "model.safetensors"), (".build/release/wordclf", ".build/release/wordclf"),
    ("modèle.bin", "modèle.bin"), ("my model", "'my model'"), ("$HOME", "'$HOME'"), ("*", "'*'"), ("", "''"),
    ("it's", #"'it'\''s'"#), ("a;b", "'a;b'"),
  ])
  func isOneWordOfTheShell(_ text: String, _ word: String) {
    #expect(text.shellQuoted == word)
  }
}
