@testable import WindowFeatures

extension FormFeature {
  /// The value that a form has of a closed feature.
  func value(of form: String) -> Int? {
    switch domain {
    case .closed(_, let value): value(form)
    case .open, .bag: nil
    }
  }

  /// The text that a form has of an open feature.
  func text(of form: String) -> String? {
    switch domain {
    case .closed, .bag: nil
    case .open(_, let text): text(form)
    }
  }

  /// The values that a form has of a feature with several.
  func values(of form: String) -> [Int]? {
    switch domain {
    case .closed, .open: nil
    case .bag(_, let values): values(form)
    }
  }
}

extension FittedFeature {
  /// The row of a form, where it alone decides and has one.
  func row(of form: String) -> Int32? {
    switch source {
    case .form(let row): row(form)
    case .bag, .context: nil
    }
  }

  /// The rows of a form, where it alone decides.
  func rows(of form: String) -> [Int32]? {
    switch source {
    case .form(let row): [row(form)]
    case .bag(let rows): rows(form)
    case .context: nil
    }
  }

  /// The values of a document's tokens, where sentence or document decides.
  func values(of document: [[String]], trainingIndex: Int? = nil) -> [[Int]]? {
    guard case .context(let trait, let values, _) = source else { return nil }
    var numbers = FormNumbers()
    let words = Array(document.joined())
    let text = ContextText(forms: words.map { numbers.number(of: $0) }, sentenceLengths: document.map(\.count))
    let own = values(words.map(trait), text, trainingIndex)
    return text.sentences.map { Array(own[$0]) }
  }
}

/// The bytes of a text, for comparisons that tell "é" in one scalar from "é" in two.
func bytes(_ text: String?) -> [UInt8]? { text.map { Array($0.utf8) } }
