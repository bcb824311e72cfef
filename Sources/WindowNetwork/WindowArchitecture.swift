import WindowFeatures

/// The sizes of a window network: all that is needed, beside the weights, to build it.
public struct WindowArchitecture: Sendable, Hashable, Codable {
  /// An embedded feature of the word form beside the word itself.
  public struct EmbeddedFeature: Sendable, Hashable, Codable {
    /// The name of a `FormFeature`.
    public var name: String
    /// The length of its embedding.
    public var dimension: Int

    public init(name: String, dimension: Int) {
      self.name = name
      self.dimension = dimension
    }
  }

  /// The words of context on either side.
  public var radius: Int
  /// The length of a word vector.
  public var wordDimension: Int
  public var features: [EmbeddedFeature]
  /// The units of the hidden layer.
  public var hiddenUnits: Int
  /// The nonlinearity of the hidden layer.
  public var activation: Activation
  /// The number of tags.
  public var classCount: Int

  public init(
    radius: Int, wordDimension: Int, features: [EmbeddedFeature], hiddenUnits: Int,
    activation: Activation = .relu, classCount: Int
  ) {
    self.radius = radius
    self.wordDimension = wordDimension
    self.features = features
    self.hiddenUnits = hiddenUnits
    self.activation = activation
    self.classCount = classCount
  }

  /// The places of a window, 2 · radius + 1.
  public var windowSize: Int { 2 * radius + 1 }

  /// The width of the first layer's input.
  public var inputCount: Int {
    windowSize * features.reduce(wordDimension) { $0 + $1.dimension }
  }
}
