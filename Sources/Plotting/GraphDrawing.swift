/// A directed acyclic graph as boxes in layers from top to bottom, with an arrow for each edge.
///
/// An edge leads from a box to one that was added later, so that there can be no cycle.
///
/// ```swift
/// var drawing = GraphDrawing(title: "One prediction", summary: "Words are looked up, joined and weighted.")
/// let words = drawing.add(.init("words", lines: ["[1, 250]"], emphasis: .source))
/// let dense = drawing.add(.init("dense", lines: ["[1, 100]"], emphasis: .learned))
/// drawing.connect(words, to: dense)
/// try drawing.svg().write(toFile: "graph.svg", atomically: true, encoding: .utf8)
/// ```
public struct GraphDrawing: Sendable, Hashable {
  public var title: String
  /// What the numbers come from, in smaller letters below the title.
  public var subtitle: String
  /// What one sees, in words, for those who do not see it.
  public var summary: String
  /// What the emphases stand for, in the order in which it is told; those without an entry go unexplained.
  public var key: [KeyEntry]
  public private(set) var boxes: [Box] = []
  public private(set) var edges: [Edge] = []

  public init(title: String, subtitle: String = "", summary: String, key: [KeyEntry] = []) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.key = key
  }

  /// Adds a box, and returns its number.
  @discardableResult
  public mutating func add(_ box: Box) -> Int {
    boxes.append(box)
    return boxes.count - 1
  }

  /// Adds an edge between two boxes.
  ///
  /// - Precondition: both are in the drawing, and `start` was added before `end`.
  public mutating func connect(_ start: Int, to end: Int, label: String = "") {
    precondition(
      0 <= start && start < end && end < boxes.count,
      "no edge leads from box \(start) to box \(end) of \(boxes.count): edges lead to boxes that were added later")
    edges.append(Edge(start: start, end: end, label: label))
  }

  /// A node of the graph.
  public struct Box: Sendable, Hashable {
    public var heading: String
    /// Small text in letters of equal width: shape, values, gradients.
    public var lines: [String]
    public var emphasis: Emphasis

    public init(_ heading: String, lines: [String] = [], emphasis: Emphasis = .plain) {
      self.heading = heading
      self.lines = lines
      self.emphasis = emphasis
    }
  }

  /// An arrow between two boxes, which go by their numbers.
  public struct Edge: Sendable, Hashable {
    public let start: Int
    public let end: Int
    public let label: String
  }

  /// What a box is set apart for, by its colour.
  public enum Emphasis: String, Sendable, Hashable, CaseIterable {
    case plain
    /// Where values come from.
    case source
    /// What training changes.
    case learned
    /// What the graph is for.
    case result
    /// What has no part in it this time; its border is dashed.
    case muted
  }

  /// What an emphasis stands for in this drawing.
  public struct KeyEntry: Sendable, Hashable {
    public var emphasis: Emphasis
    public var text: String

    public init(_ emphasis: Emphasis, _ text: String) {
      self.emphasis = emphasis
      self.text = text
    }
  }
}

extension GraphDrawing.Emphasis {
  /// The colour of the border; the heading stands on a tint of it.
  var colour: Theme.Colour {
    switch self {
    case .plain: Theme.axis
    case .source: Theme.series[0]
    case .learned: Theme.series[2]
    case .result: Theme.series[1]
    case .muted: Theme.axis
    }
  }
}
