/// A language of thirty words, small enough to learn by heart within a test: people, places, and the words between
/// them.
public enum ToyLanguage {
  /// Vectors of 8 numbers, as a GloVe file has them, in which the kinds of words stand apart:
  ///
  /// ```python
  /// random.seed(30)
  /// for kind, words in enumerate([people, places, others]):
  ///     for w in words:
  ///         print(w, *("%.2f" % (random.uniform(-0.5, 0.5) + (c == kind)) for c in range(8)))
  /// ```
  public static let vectors = """
    anna 1.04 -0.21 -0.47 0.15 -0.29 -0.24 -0.10 0.14
    bruno 1.49 -0.04 0.49 0.49 -0.26 -0.43 -0.34 0.34
    clara 1.10 0.42 0.47 0.15 0.04 -0.43 -0.48 0.31
    dora 1.17 0.26 0.07 0.17 0.14 0.40 -0.39 -0.01
    emil 0.81 0.33 0.38 -0.25 -0.42 -0.26 -0.19 0.27
    frida 0.91 0.25 -0.20 0.02 -0.31 0.15 0.01 0.36
    oslo 0.45 1.02 -0.43 0.44 0.44 -0.03 -0.01 0.43
    turin -0.25 0.76 0.20 0.17 0.19 0.33 0.01 -0.08
    lyon -0.27 0.71 -0.13 -0.07 0.24 0.12 0.01 -0.12
    cairo 0.13 0.88 0.30 0.14 0.19 -0.13 0.02 0.22
    lima 0.46 1.03 -0.18 0.19 -0.38 -0.17 -0.47 0.05
    quito -0.25 0.89 0.29 0.14 -0.46 -0.06 -0.49 0.32
    . -0.00 0.35 0.76 0.32 -0.36 0.37 -0.11 -0.43
    , 0.42 0.34 0.69 0.08 -0.02 -0.36 -0.07 0.47
    the -0.12 0.26 1.26 0.27 0.11 0.40 -0.16 -0.02
    in -0.05 -0.40 0.99 0.26 0.07 -0.32 -0.26 -0.02
    lives -0.39 -0.30 1.24 -0.39 -0.39 -0.34 0.02 -0.48
    saw 0.19 0.07 1.26 0.28 0.22 0.02 -0.20 0.10
    left -0.35 -0.27 1.20 0.10 -0.36 -0.06 0.10 -0.28
    met 0.15 -0.36 0.66 -0.08 -0.21 0.22 -0.09 -0.21
    and 0.32 0.33 1.27 -0.38 -0.23 -0.40 0.24 -0.04
    from -0.41 0.44 0.58 -0.46 0.40 -0.05 0.36 0.09
    to -0.36 -0.02 1.26 -0.48 0.28 -0.15 0.01 -0.18
    came 0.29 -0.02 0.95 -0.44 0.23 -0.33 0.10 -0.49
    visited -0.39 0.13 0.78 0.10 0.19 -0.15 0.03 -0.11
    likes -0.46 0.34 1.03 0.37 0.14 0.13 -0.39 0.12
    stays -0.07 -0.22 0.61 -0.32 -0.43 0.16 -0.08 -0.37
    near 0.07 0.38 1.43 -0.42 0.12 0.11 -0.02 -0.13
    with -0.03 -0.16 0.89 -0.32 0.19 0.35 0.47 -0.13
    moved -0.27 -0.25 0.52 0.17 -0.36 0.00 0.36 0.20

    """

  /// Thirty sentences to learn from. Frida and Quito are not among them, and nobody has a vector of Zoltan.
  public static let training = columns(
    """
    Anna/B-PER lives in Oslo/B-LOC .
    Bruno/B-PER lives in Turin/B-LOC .
    Clara/B-PER saw Dora/B-PER in Lyon/B-LOC .
    Dora/B-PER left Cairo/B-LOC .
    Emil/B-PER came to Lima/B-LOC .
    In Oslo/B-LOC , Anna/B-PER met Bruno/B-PER .
    The left lives near Turin/B-LOC .
    Clara/B-PER and Emil/B-PER moved to Cairo/B-LOC .
    Anna/B-PER Dora/I-PER visited Lyon/B-LOC .
    Bruno/B-PER likes Lima/B-LOC .
    Emil/B-PER stays in Turin/B-LOC with Clara/B-PER .
    Dora/B-PER came from Oslo/B-LOC to Cairo/B-LOC .
    Anna/B-PER left .
    In Lima/B-LOC , the left moved .
    Zoltan/B-PER lives near Lyon/B-LOC .
    Emil/B-PER met Anna/B-PER .
    Clara/B-PER stays near Oslo/B-LOC .
    Bruno/B-PER and Dora/B-PER saw Turin/B-LOC .
    From Cairo/B-LOC came Emil/B-PER .
    Clara/B-PER Bruno/I-PER likes Oslo/B-LOC .
    The likes of Lyon/B-LOC .
    Anna/B-PER moved from Lima/B-LOC to Turin/B-LOC .
    Dora/B-PER visited Bruno/B-PER in Lyon/B-LOC .
    With Emil/B-PER , Clara/B-PER left Lima/B-LOC .
    Near Cairo/B-LOC lives Dora/B-PER .
    Bruno/B-PER visited the left .
    Emil/B-PER Anna/I-PER came to Oslo/B-LOC .
    Dora/B-PER stays with Zoltan/B-PER in Lima/B-LOC .
    Turin/B-LOC likes Clara/B-PER .
    The left met in Cairo/B-LOC .
    """)

  /// Sentences that training does not see, two of them with words that it does not see either.
  public static let development = columns(
    """
    Frida/B-PER lives in Quito/B-LOC .
    Anna/B-PER visited Turin/B-LOC .
    In Cairo/B-LOC , Dora/B-PER met Emil/B-PER .
    Frida/B-PER and Clara/B-PER left Lima/B-LOC .
    """)

  /// Lines of words, some with a tag behind a slash, as text in columns.
  public static func columns(_ sentences: String) -> String {
    sentences.split(separator: "\n").map { line in
      line.split(separator: " ").map { word in
        let parts = word.split(separator: "/")
        return parts.count == 2 ? "\(parts[0]) \(parts[1])\n" : "\(word) O\n"
      }.joined()
    }.joined(separator: "\n")
  }
}
