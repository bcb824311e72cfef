import NumericKernels
import WindowNetwork

/// A small graph in which a value goes on in two ways.
enum ToyTrace {
  /// x = [1, 2], a layer over it that the rectifier turns off, and a node that takes relu, layer and x; its gradient is
  /// [5, 1, 3, 4].
  static func fork() -> GraphTrace<Float> {
    let table = Parameter<Float>(
      name: "table", table: Matrix(rows: 2, columns: 2, elements: [9, 9, 1, 2]), trainableRows: 0..<2)
    let lookup = EmbeddingLookup(table: table, places: 1)
    lookup.indices = [1]
    let graph = Graph<Float>()
    let x = graph.add(lookup)
    let dense = graph.add(
      Dense(
        name: "dense", weight: Matrix(rows: 1, columns: 2, elements: [1, -2]),
        bias: Matrix(rows: 1, columns: 1, elements: [0.5])),
      x)
    let end = graph.add(Concatenation(), graph.add(ReLU(), dense), dense, x)
    graph.forward(to: end, .inference)
    return GraphTrace(from: end, in: graph, seed: Matrix(rows: 1, columns: 4, elements: [5, 1, 3, 4]))
  }

  /// x = [1, 2] laid beside itself, after a node that changes nothing.
  static func twice() -> GraphTrace<Float> {
    let table = Parameter<Float>(
      name: "table", table: Matrix(rows: 1, columns: 2, elements: [1, 2]), trainableRows: 0..<1)
    let lookup = EmbeddingLookup(table: table, places: 1)
    lookup.indices = [0]
    let graph = Graph<Float>()
    let x = graph.add(Dropout(rate: 0, stream: 1), graph.add(lookup))
    let end = graph.add(Concatenation(), x, x)
    graph.forward(to: end, .inference)
    return GraphTrace(from: end, in: graph, seed: Matrix(rows: 1, columns: 4, elements: [3, 4, 0, 1]))
  }
}
