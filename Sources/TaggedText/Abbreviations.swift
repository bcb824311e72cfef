/// The abbreviations of English newspapers that keep their full stop, and what follows them.
enum Abbreviation: Sendable {
  /// The sentence goes on: titles, months, `vs.`
  case goesOn
  /// An abbreviation only before a number, as in `No. 5`; elsewhere a word like any other.
  case beforeNumber
  /// The sentence may end: `Inc.`, `U.S.`
  case mayEnd
}

extension Abbreviation {
  /// The abbreviation that stands in `range`, without its last full stop, if it is one of the list.
  ///
  /// - Complexity: O(1); longer words than those of the list are not looked at.
  init?(in text: TextBytes, _ range: Range<Int>) {
    guard let word = ShortWord(in: text, range), let entry = Self.table[word] else { return nil }
    guard !entry.needsCapital || text.isUppercase(at: range.lowerBound) else { return nil }
    self = entry.kind
  }

  /// Entries written with a capital stand for words with one: `ill.` at the end of a sentence is not Illinois.
  private static let entries: [(kind: Abbreviation, words: String)] = [
    (
      .goesOn,
      """
      Mr Mrs Ms Messrs Mme Mlle Dr Prof Rev Hon Fr St Ste Gen Maj Lt Col Cmdr Cpl Capt Sgt Adm Brig Pvt Gov Sen Sens Rep
      Reps Pres Atty Supt Insp Amb Mt Ft Jan Feb Apr Aug Sep Sept Oct Nov Dec Mon Tues Thurs Fri v vs e.g i.e eg viz cf
      ca approx
      """
    ),
    (.beforeNumber, "no nos fig figs Art sec vol vols ch p pp op para b c d Mar Jun Jul Sat Sun Tue Wed Thu"),
    (
      .mayEnd,
      """
      Inc Corp Co Ltd Plc Bros LLC Jr Sr Esq etc Dept Univ Assn Assoc Bldg Ave Blvd Rd Hwy Intl Natl Ph.D B.Sc M.Sc Ed.D
      Mfg Govt al Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Mo Mont Neb Nev Okla Ore Pa
      Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que
      """
    ),
  ]

  private static let table: [ShortWord: (kind: Abbreviation, needsCapital: Bool)] = {
    var table: [ShortWord: (kind: Abbreviation, needsCapital: Bool)] = [:]
    for (kind, words) in entries {
      for word in words.split(whereSeparator: \.isWhitespace) {
        table[ShortWord(String(word))] = (kind, word.first?.isUppercase == true)
      }
    }
    return table
  }()
}
