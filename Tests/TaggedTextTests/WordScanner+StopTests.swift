import Testing

/// Full stops inside words and after them.
@Suite struct WordScannerStopTests {
  static let cases = [
    SplitCase("It ended.", "It ended ."),
    SplitCase("Mr. Smith, Dr. No, Gen. Lee", "Mr. Smith , Dr. No , Gen. Lee"),
    SplitCase("the U.S. team at 3 p.m. in L.A. now", "the U.S. team at 3 p.m. in L.A. now"),
    SplitCase("Apple Inc. said", "Apple Inc. said"),
    SplitCase("on Sept. 5 and Jan.6", "on Sept. 5 and Jan. 6"),
    SplitCase("J. K. Rowling and J.K. Rowling and J.-P. Sartre", "J. K. Rowling and J.K. Rowling and J.-P. Sartre"),
    SplitCase("É. Zola", "É. Zola"),
    SplitCase("U.S.-led and Inc.'s", "U.S.-led and Inc. 's"),
    SplitCase("(Jr.), \"Co.\"", "( Jr. ) , \" Co. \""),
    SplitCase("No. 5 in No.7", "No. 5 in No. 7"),
    SplitCase("I said no.", "I said no ."),
    SplitCase("born c. 1900 (b. 1950)", "born c. 1900 ( b. 1950 )"),
    SplitCase("Roe v. Wade", "Roe v. Wade"),
    SplitCase("he was ill.", "he was ill ."),
    SplitCase("a Ph.D. in", "a Ph.D. in"),
    SplitCase("node.js v1.2 1.2.3 example.com", "node.js v1.2 1.2.3 example.com"),
    SplitCase("St.Petersburg Mr.Smith", "St. Petersburg Mr. Smith"),
    SplitCase("it ended.Then", "it ended . | Then"),
    SplitCase("3. Sergei Bubka 5.90", "3. Sergei Bubka 5.90"),
    SplitCase("3.", "3 ."),
    SplitCase("in 1996.", "in 1996 ."),
    SplitCase("So did I.", "So did I ."),
    SplitCase("wait...", "wait ..."),
    SplitCase("vitamin a.", "vitamin a ."),
  ]

  @Test(arguments: cases) func cuts(_ c: SplitCase) { c.check() }
}
