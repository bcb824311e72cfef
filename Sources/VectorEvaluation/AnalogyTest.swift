import ByteStreams

/// Questions such as *Athens is to Greece as Oslo is to …*, in categories.
///
/// Read as Google's `questions-words.txt` has them: a line `: name` begins a category, and each other line has the four
/// words of a question.
///
/// - SeeAlso: Mikolov et al., "Efficient Estimation of Word Representations in Vector Space", 2013, section 4.1.
public struct AnalogyTest: Sendable, Hashable {
  /// `a` is to `b` as `c` is to `d`, which is to be found.
  public struct Question: Sendable, Hashable {
    public var a: String
    public var b: String
    public var c: String
    public var d: String

    public init(_ a: String, _ b: String, _ c: String, _ d: String) {
      (self.a, self.b, self.c, self.d) = (a, b, c, d)
    }
  }

  public struct Category: Sendable, Hashable {
    public var name: String
    public var questions: [Question]

    public init(_ name: String, _ questions: [Question]) {
      self.name = name
      self.questions = questions
    }
  }

  /// The name of the file.
  public let file: String
  public let categories: [Category]

  public init(file: String, categories: [Category]) {
    self.file = file
    self.categories = categories
  }

  /// Reads a test, unpacked according to its name.
  ///
  /// - Throws: as `init(_:)`.
  public init(path: String) throws {
    let input = try openInput(path)
    try self.init(LineReader(input, name: input.name))
  }

  /// Reads a test. Empty lines are left out.
  ///
  /// - Throws: `EvaluationError.notAQuestion`, `.noCategory`, `.namelessCategory`, `.invalidUTF8` or `.noQuestions`;
  ///   `StreamError` from below.
  /// - Complexity: O(bytes).
  public init(_ lines: LineReader) throws {
    let lines = TestFile(lines)
    var categories: [Category] = []
    while let line = try lines.next() {
      if line.first == UInt8(ascii: ":") {
        let name = trimmed(line.dropFirst())
        guard !name.isEmpty else { throw EvaluationError.namelessCategory(at: lines.place) }
        categories.append(Category(String(decoding: name, as: UTF8.self), []))
        continue
      }
      let text = String(decoding: line, as: UTF8.self)
      guard !categories.isEmpty else { throw EvaluationError.noCategory(at: lines.place, text: text) }
      let fields = words(of: line).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 4 else {
        throw EvaluationError.notAQuestion(at: lines.place, text: text, words: fields.count)
      }
      categories[categories.count - 1].questions.append(Question(fields[0], fields[1], fields[2], fields[3]))
    }
    guard categories.contains(where: { !$0.questions.isEmpty }) else {
      throw EvaluationError.noQuestions(file: lines.name)
    }
    self.init(file: lines.name, categories: categories)
  }
}
