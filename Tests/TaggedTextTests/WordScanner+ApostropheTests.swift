import Testing

/// Contractions, possessives, quotations and short forms.
@Suite struct WordScannerApostropheTests {
  static let cases = [
    SplitCase("didn't can't won't DON'T", "did n't ca n't wo n't DO N'T"),
    SplitCase("didn’t", "did n’t"),
    SplitCase("Turin's TURIN'S Turin’s 1990's", "Turin 's TURIN 'S Turin ’s 1990 's"),
    SplitCase("we'll I've they're I'm he'd", "we 'll I 've they 're I 'm he 'd"),
    SplitCase("we’ll I’ve", "we ’ll I ’ve"),
    SplitCase("couldn't've", "could n't 've"),
    SplitCase("players' union", "players ' union"),
    SplitCase("O'Brien's d'Italia o'clock y'all N'Djamena", "O'Brien 's d'Italia o'clock y'all N'Djamena"),
    SplitCase("'Hello' ‘Hello’", "' Hello ' ‘ Hello ’"),
    SplitCase("Turin 's n't did n't", "Turin 's n't did n't"),
    SplitCase("the letter 's' and \"it\"'s", "the letter ' s ' and \" it \" 's"),
    SplitCase("the '90s, ‘90s, ’96 '1990", "the '90s , ‘90s , ’96 ' 1990"),
    SplitCase(
      "rock 'n' roll, rock'n'roll, get 'em, 'tis, 't Hooft", "rock 'n' roll , rock'n'roll , get 'em , 'tis , 't Hooft"),
    SplitCase("goin' home", "goin ' home"),
    SplitCase("''quoted''", "'' quoted ''"),
    SplitCase("St John's-wood", "St John 's - wood"),
  ]

  @Test(arguments: cases) func cuts(_ c: SplitCase) { c.check() }
}
