import NumericKernels
import WordVectors

/// The nearest words among all of a store.
struct NearestTask: BenchmarkTask {
  private let store: VectorStore
  private let folder: ScratchFolder
  private let word: String
  /// `[count, dimension]`, and the query as a column.
  private let vectors: Matrix<Float>
  private let query: Matrix<Float>
  private var found: [Neighbour] = []

  /// - Parameter path: a store; made of made-up vectors where there is none.
  init(_ path: String?, size: VectorFile.Size = .usual) throws {
    folder = try ScratchFolder()
    let made = folder.file("vectors.sqlite")
    if path == nil {
      let file = try VectorFile(given: nil, isPacked: false, size: size)
      _ = try VectorStore.build(from: file.path, at: made)
    }
    store = try VectorStore(path: path ?? made)
    var (word, elements): (String, [Float]) = ("", [])
    elements.reserveCapacity(store.count * store.dimension)
    try store.forEach { id, text, vector in
      if id == 1 { word = text }
      for index in vector.indices { elements.append(vector[index]) }
    }
    self.word = word
    vectors = Matrix(rows: store.count, columns: store.dimension, elements: elements)
    query = Matrix(rows: store.dimension, columns: 1, elements: Array(elements.prefix(store.dimension)))
  }

  var work: Double { Double(store.count) }

  mutating func run() throws -> Double {
    found = try store.nearest(to: word, count: 10)
    return Double(found.first?.cosine ?? 0)
  }

  var floor: Floor? {
    let (vectors, query) = (vectors, query)
    return Floor(summary: "the product of all vectors with one, in BLAS") {
      var products = Matrix<Float>(rows: vectors.rows, columns: 1)
      products.setProduct(of: vectors.asIs, and: query.asIs)
      return Double(products[0, 0])
    }
  }

  /// The oracle: the definition of the cosine, in double precision, word after word.
  func check() throws {
    let best = (1..<store.count).map { cosine(row: $0) }.filter { !$0.isNaN }.sorted(by: >).prefix(10)
    if found.count != best.count { throw WrongAnswer(description: "\(found.count) words were found, of \(best.count)") }
    for (found, cosine) in zip(found, best) {
      try WrongAnswer.unless((Double(found.cosine) - cosine).magnitude, isWithin: 1e-5, of: "the cosines")
    }
  }

  private func cosine(row: Int) -> Double {
    var (product, square, own) = (0.0, 0.0, 0.0)
    for column in 0..<vectors.columns {
      let (x, y) = (Double(vectors[row, column]), Double(vectors[0, column]))
      (product, square, own) = (product + x * y, square + x * x, own + y * y)
    }
    return product / (square * own).squareRoot()
  }
}
