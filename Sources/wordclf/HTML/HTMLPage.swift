/// A page that needs nothing but itself: its style is inside, it has no script, and a browser that opens it asks no
/// server for anything, which its content security policy also forbids.
///
/// A page is its ``opening``, then the content, then ``closing``, so that long ones can be written as they come.
struct HTMLPage: Sendable, Hashable {
  /// The name of the page, as plain text.
  var title: String

  /// Rules of CSS beside those that all pages have.
  var styles: [String] = []

  /// What stands before the content.
  var opening: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(title.htmlEscaped)</title>
    <style>
    \(([HTMLPage.stylesheet] + styles).joined(separator: "\n"))
    </style>
    </head>
    <body>
    <main>

    """
  }

  /// What stands behind the content.
  var closing: String { "</main>\n</body>\n</html>\n" }

  /// The whole page.
  ///
  /// - Parameter content: HTML; a line feed at its end may lack.
  func rendered(_ content: String) -> String {
    opening + content + (content.hasSuffix("\n") ? "" : "\n") + closing
  }
}

// MARK: - Style

extension HTMLPage {
  /// The colours of paper, ink and lines, as hexadecimal RGB.
  struct Ground: Sendable, Hashable {
    let page, ink, muted, line: String

    static let light = Ground(page: "#ffffff", ink: "#1f2328", muted: "#59636e", line: "#d1d9e0")
    static let dark = Ground(page: "#0d1117", ink: "#e6edf3", muted: "#9198a1", line: "#3d444d")

    var properties: String { "--page: \(page); --ink: \(ink); --muted: \(muted); --line: \(line);" }
  }

  /// The rules of all pages: text in the width that reads well, tables of numbers, and the colours of the system's choice.
  static let stylesheet = """
    :root { color-scheme: light dark; \(Ground.light.properties) }
    @media (prefers-color-scheme: dark) { :root { \(Ground.dark.properties) } }
    body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, "Liberation Sans", sans-serif; }
    main { max-width: 54rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
    .note { color: var(--muted); margin: .25rem 0 .75rem; overflow-wrap: anywhere; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: .25rem .75rem; text-align: right; border-bottom: 1px solid var(--line); }
    th[scope=col] { font-weight: 600; color: var(--muted); }
    th[scope=row] { font-weight: 400; }
    th:first-child { text-align: left; padding-left: 0; }
    td.zero { color: var(--muted); }
    tr.total > * { font-weight: 600; border-bottom: 0; }
    """
}
