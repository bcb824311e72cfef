import TaggedText

/// A small corpus, checked.
struct LintedText {
  var training: [String]
  var development: [String] = []

  init(_ training: String..., development: [String] = []) {
    self.training = training
    self.development = development
  }

  /// The files are called `a`, `b` …; those of the development set `dev a`, `dev b` …
  var lint: CorpusLint {
    var lint = CorpusLint()
    for (name, text) in zip("abcdef", training) { lint.add(bytes: Array(text.utf8), file: "\(name)") }
    for (name, text) in zip("abcdef", development) {
      lint.add(bytes: Array(text.utf8), file: "dev \(name)", part: .development)
    }
    return lint
  }

  /// The findings of one kind, as they are printed.
  func findings(_ kind: LintFinding.Kind) -> [String] {
    lint.findings.filter { $0.kind == kind }.map(\.description)
  }
}
