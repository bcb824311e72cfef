import TextFormats

extension TextFormat {
  /// A writer of any format, pages included.
  ///
  /// - Parameter pageTitle: the name of the page.
  /// - Parameter showsGold: whether the page judges entities by gold ones.
  func writer(_ options: WritingOptions, pageTitle: String, showsGold: Bool = false) -> any PassageWriter {
    writer(options)
      ?? HTMLWriter(
        title: pageTitle, labels: options.labels, showsGold: showsGold, namesFiles: options.marksInputs)
  }
}
