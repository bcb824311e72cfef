/// The letters of a word, and how many of them are capitals.
///
/// A letter is what Unicode calls alphabetic, and a capital what it calls uppercase or titlecase; so a letter of a script
/// without cases is no capital.
struct LetterCount {
  private(set) var letters = 0
  private(set) var capitals = 0
  private(set) var startsWithCapital = false

  /// - Complexity: O(length).
  init(of form: String) {
    for (place, scalar) in form.unicodeScalars.enumerated() {
      let isCapital: Bool
      if scalar.isASCII {
        isCapital = scalar.value >= 0x41 && scalar.value <= 0x5a
        if isCapital || (scalar.value >= 0x61 && scalar.value <= 0x7a) { letters += 1 }
      } else {
        isCapital = scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter
        if isCapital || scalar.properties.isAlphabetic { letters += 1 }
      }
      if isCapital {
        capitals += 1
        if place == 0 { startsWithCapital = true }
      }
    }
  }
}
