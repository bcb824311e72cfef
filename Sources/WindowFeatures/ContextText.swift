/// A document as features of the sentence and of the document see it, word by word without any string.
public struct ContextText: Sendable {
  /// The number of each word's form, capitals aside: words of one number are occurrences of one form.
  public let forms: [Int32]
  /// The words of each sentence.
  public let sentenceLengths: [Int]
  /// Forms are numbered below that.
  let formCount: Int

  /// - Parameter forms: numbers from 0 on, with few gaps.
  /// - Precondition: there is one for each word of the sentences.
  public init(forms: [Int32], sentenceLengths: [Int]) {
    precondition(
      forms.count == sentenceLengths.reduce(0, +), "\(forms.count) forms for sentences of \(sentenceLengths) words")
    self.forms = forms
    self.sentenceLengths = sentenceLengths
    formCount = Int(forms.max() ?? -1) + 1
  }

  /// The words of each sentence.
  var sentences: [Range<Int>] {
    var first = 0
    return sentenceLengths.map { length in
      defer { first += length }
      return first..<first + length
    }
  }
}
