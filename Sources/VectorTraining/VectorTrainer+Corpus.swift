import ByteStreams
import TaggedText

/// The first phase: text into words, and words into numbers.
extension VectorTrainer {
  /// What the text is, once it has been read.
  struct CorpusNote: Codable {
    /// How many tokens each segment has.
    var segmentTokens: [Int]
    var invalidLines: Int
    var tokens: Int { segmentTokens.reduce(0, +) }
  }

  /// Cuts the text into words, those of each segment into a file of their own.
  func readText() async throws -> CorpusNote {
    if let note: CorpusNote = try folder.note("corpus.json") { return note }
    var note = CorpusNote(segmentTokens: [], invalidLines: 0)
    let reader = TextSegmentReader(inputs, segmentSize: segmentSize)
    while folder.has(name("segment", note.segmentTokens.count)), try reader.next() != nil {
      try add(try readSegment(note.segmentTokens.count), to: &note)
    }
    let meter = meter(.reading, total: reader.totalBytes, done: reader.bytesRead)
    let rule = options.words
    try await OrderedPipeline(width: threads).run(
      next: { try reader.next() },
      work: { segment in try TokenSegment(segment, rule: rule).encoded },
      write: { bytes in
        try writeAtomically(bytes, to: folder.file(name("segment", note.segmentTokens.count)), overwrite: true)
        let before = note.tokens
        try add(try TokenSegment.Decoder(bytes), to: &note)
        try meter.advance(to: reader.bytesRead, count: note.tokens - before)
      })
    guard note.tokens > 0 else { throw VectorTrainingError.noText(files: inputs) }
    try folder.write(note, to: "corpus.json")
    return note
  }

  private func add(_ segment: TokenSegment.Decoder, to note: inout CorpusNote) throws {
    var segment = segment
    var tokens = 0
    try segment.forEachWord { tokens += $1 }
    note.segmentTokens.append(tokens)
    note.invalidLines += segment.invalidLines
  }

  private func readSegment(_ number: Int) throws -> TokenSegment.Decoder {
    var source = try FileSource(folder.file(name("segment", number)))
    return try TokenSegment.Decoder(try source.readAll())
  }

  /// What the vocabulary is, once it has been written.
  private struct VocabularyNote: Codable {
    var words: Int
  }

  /// The words that were chosen; nil before.
  func chosenWords() throws -> TrainingVocabulary? {
    guard let note: VocabularyNote = try folder.note("vocabulary.json") else { return nil }
    let vocabulary = try TrainingVocabulary(path: folder.file("vocabulary"))
    guard vocabulary.count == note.words else { throw WorkFileDamage() }
    return vocabulary
  }

  /// Counts the words, and chooses the most frequent.
  func chooseWords(_ corpus: CorpusNote) throws -> TrainingVocabulary {
    if let vocabulary = try chosenWords() { return vocabulary }
    var counter = VocabularyCounter(memory: memory / 2, folder: folder)
    for number in corpus.segmentTokens.indices {
      var segment = try readSegment(number)
      try segment.forEachWord { word, count in try counter.add(word.span, count: count) }
    }
    let vocabulary = try counter.select(minimumCount: options.minimumCount, limit: options.maximumVocabulary)
    guard vocabulary.count > 0 else {
      throw VectorTrainingError.noWord(tokens: corpus.tokens, minimumCount: options.minimumCount)
    }
    let needed = 2 * vocabulary.count * ParameterRow(dimension: options.dimension).size
    guard needed <= memory else {
      throw VectorTrainingError.tooMuchMemory(
        needed: needed, memory: memory, words: vocabulary.count, dimension: options.dimension)
    }
    try vocabulary.write(to: folder.file("vocabulary"))
    try folder.write(VocabularyNote(words: vocabulary.count), to: "vocabulary.json")
    event(
      .corpus(tokens: corpus.tokens, distinctWords: vocabulary.distinctWords, invalidLines: corpus.invalidLines))
    event(.vocabulary(words: vocabulary.count, tokens: vocabulary.coveredTokens, allTokens: vocabulary.tokens))
    return vocabulary
  }

  /// The text of a segment as ranks of words, -1 where no window reaches across; words without a vector are left out.
  func ranks(ofSegment number: Int, _ vocabulary: TrainingVocabulary) throws -> [Int32] {
    var segment = try readSegment(number)
    var ranks: [Int32] = []
    try segment.forEachWord { word, _ in ranks.append(vocabulary.rank(of: word.span).map { Int32($0) } ?? -1) }
    return try segment.tokens(as: ranks)
  }
}
