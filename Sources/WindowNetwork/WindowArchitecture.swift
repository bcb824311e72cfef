import WindowFeatures

/// The sizes of a window network: all that is needed, beside the weights, to build it.
public struct WindowArchitecture: Sendable, Hashable, Codable {
  /// An embedded feature beside the word itself.
  public struct EmbeddedFeature: Sendable, Hashable, Codable {
    /// The name of a `FittedFeature`.
    public var name: String
    /// The rows of its table.
    public var rows: Int
    /// The length of its embedding.
    public var dimension: Int

    public init(name: String, rows: Int, dimension: Int) {
      self.name = name
      self.rows = rows
      self.dimension = dimension
    }
  }

  /// The words of context on either side.
  public var radius: Int
  /// The length of a word vector, for each table of words.
  public var wordDimensions: [Int]
  public var features: [EmbeddedFeature]
  /// The units of the hidden layer.
  public var hiddenUnits: Int
  /// The units of a second hidden layer, above the first; 0 where there is none.
  public var secondHiddenUnits: Int
  /// The nonlinearity of the hidden layers.
  public var activation: Activation
  /// The units whose largest values over the occurrences of a form in its document stand beside the last hidden layer;
  /// 0 where nothing is pooled.
  public var pooledUnits: Int
  /// Whether moves from tag to tag have learned scores.
  public var scoresMoves: Bool
  /// The number of tags.
  public var classCount: Int

  public init(
    radius: Int, wordDimensions: [Int], features: [EmbeddedFeature], hiddenUnits: Int, secondHiddenUnits: Int = 0,
    activation: Activation = .relu, pooledUnits: Int = 0, scoresMoves: Bool = false, classCount: Int
  ) {
    self.radius = radius
    self.wordDimensions = wordDimensions
    self.features = features
    self.hiddenUnits = hiddenUnits
    self.secondHiddenUnits = secondHiddenUnits
    self.activation = activation
    self.pooledUnits = pooledUnits
    self.scoresMoves = scoresMoves
    self.classCount = classCount
  }

  /// What the tables of words are called in files and reports: `words`, `words.2`, and so on.
  public var wordTableNames: [String] {
    wordDimensions.indices.map { WindowArchitecture.name("words", ofTable: $0) }
  }

  /// The name of what there is once for each table of words: the first one's own, then with numbers, `words.2`.
  ///
  /// - Parameter index: the number of the table, from 0.
  public static func name(_ first: String, ofTable index: Int) -> String {
    index == 0 ? first : "\(first).\(index + 1)"
  }

  /// The places of a window, 2 · radius + 1.
  public var windowSize: Int { 2 * radius + 1 }

  /// The units of the last hidden layer.
  public var lastHiddenUnits: Int { secondHiddenUnits > 0 ? secondHiddenUnits : hiddenUnits }

  /// The width of the last layer's input: the last hidden layer and, if there are pooled units, these and how many
  /// occurrences there are.
  public var outputInputCount: Int { lastHiddenUnits + (pooledUnits > 0 ? pooledUnits + 1 : 0) }

  /// The width of the first layer's input.
  public var inputCount: Int {
    windowSize * (wordDimensions + features.map(\.dimension)).reduce(0, +)
  }
}
