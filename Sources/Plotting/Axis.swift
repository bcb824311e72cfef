extension LineChart {
  /// How numbers become lengths.
  public enum Scale: Sendable, Hashable, CaseIterable {
    case linear
    /// To base 10; numbers that are not positive have no place.
    case logarithmic
  }

  /// What is measured along one side of a panel.
  public struct Axis: Sendable, Hashable {
    /// What is measured.
    public var title: String
    /// The unit it is measured in; empty where there is none.
    public var unit: String
    public var scale: Scale
    /// The end of the axis; taken from the data where it is nil, or has no place on the scale.
    public var lower: Double?
    /// The other end.
    public var upper: Double?
    /// The numbers to be written at the axis; round ones are chosen where there are none.
    public var ticks: [Double]

    public init(
      _ title: String,
      unit: String = "",
      scale: Scale = .linear,
      from lower: Double? = nil,
      to upper: Double? = nil,
      ticks: [Double] = []
    ) {
      self.title = title
      self.unit = unit
      self.scale = scale
      self.lower = lower
      self.upper = upper
      self.ticks = ticks
    }

    /// The title with the unit behind it.
    var label: String { unit.isEmpty ? title : "\(title) (\(unit))" }
  }
}

extension LineChart.Scale {
  /// The length that stands for a number, or nil where the number has no place.
  func length(of value: Double) -> Double? {
    switch self {
    case .linear: value.isDrawable ? value : nil
    case .logarithmic: value.isDrawable && value >= 1e-300 ? value.decimalLogarithm : nil
    }
  }
}
