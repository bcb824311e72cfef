extension String {
  /// The text as one word of a POSIX shell: as it is where no character means anything to the shell, else in quotes.
  var shellQuoted: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || "0123456789-_./+:@%,=".unicodeScalars.contains(scalar)
    }
    return isPlain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
