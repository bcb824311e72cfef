import WindowFeatures

/// A list of phrases with the name of its feature: persons, rivers, products.
public struct Gazetteer: Sendable {
  public let name: String
  public let list: PhraseList

  /// The length of the embedding.
  static let dimension = DocumentFeature.defaultDimension

  public init(name: String, list: PhraseList) {
    self.name = name
    self.list = list
  }

  var feature: FittedFeature { .phrases(list, name: DocumentFeature.gazetteerName(of: name)) }
}
