extension TextFormat {
  /// What of some contents is lost on the way from one format to another.
  ///
  /// Columns, keys and comments stay only where the formats are the same.
  public static func losses(of contents: FormatContents, from source: TextFormat, to target: TextFormat)
    -> FormatContents
  {
    var kept = target.contents
    if source == target { kept.insert(.extras) }
    return contents.subtracting(kept)
  }
}
