import TaggedText

/// A recipe: options that go together, measured together.
public enum Preset: String, Sendable, Codable, CaseIterable {
  /// Every feature a function of the word form, so that tagging is a matter of looking up.
  case fast
  /// Features of the document beside those of the form.
  case balanced
  /// The most accurate one: words are also pooled over their occurrences in the document.
  case best

  /// Puts the recipe in the place of what the options had. Where no documents are marked there is nothing to look at
  /// beyond the sentence, and every recipe is the first.
  public func apply(to options: inout TrainingOptions, scope: DocumentScope) {
    options.averaging = 0.995
    options.outsideBias = .tuned
    options.features = "case,shape,prefix1,prefix2,prefix3,suffix1,suffix2,suffix3"
    guard self != .fast, scope == .marked else { return }
    options.features = "case,shape,prefix1,prefix2,prefix3,suffix1,suffix2,suffix3,document-case,lists"
    guard self == .best else { return }
    options.pooledUnits = 100
    options.batchSize = 240
    options.epochs = 15
  }
}
