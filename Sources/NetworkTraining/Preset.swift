import TaggedText

/// A recipe: options that go together, measured together.
public enum Preset: String, Sendable, Codable, CaseIterable {
  /// Every feature a function of the word form, so that tagging is a matter of looking up.
  case fast
  /// Features of the document beside those of the form, and a frozen copy of the vectors beside the fine-tuned ones.
  case balanced
  /// The most accurate one: words are also pooled over their occurrences in the document.
  case best

  /// Puts the recipe in the place of what the options had. Where no documents are marked there is nothing to look at
  /// beyond the sentence; such texts are mostly of many hands, and there the other two recipes are the first with a frozen
  /// copy of the vectors and sentences in other cases.
  public func apply(to options: inout TrainingOptions, scope: DocumentScope) {
    options.averaging = 0.995
    options.outsideBias = .tuned
    options.features = "case,shape,prefix1,prefix2,prefix3,suffix1,suffix2,suffix3"
    guard self != .fast else { return }
    options.keepsFrozenCopy = true
    guard scope == .marked else {
      options.caseAugmentation = 0.1
      return
    }
    options.features = "case,shape,prefix1,prefix2,prefix3,suffix1,suffix2,suffix3,document-case,lists"
    guard self == .best else { return }
    options.pooledUnits = 100
    options.batchSize = 240
    options.epochs = 15
  }
}
