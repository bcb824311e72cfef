import Testing

/// What joins inside a word and what does not.
@Suite struct WordScannerWordTests {
  static let cases = [
    SplitCase("1,250.5 1,000,000 3,5", "1,250.5 1,000,000 3,5"),
    SplitCase("one,two 1,a a,1", "one , two 1 , a a , 1"),
    SplitCase("20:45 10:30pm a:b 1:", "20:45 10:30pm a : b 1 :"),
    SplitCase("3-1 6-4 1996-08-22 2-1/2", "3-1 6-4 1996-08-22 2-1/2"),
    SplitCase("08/22/1996 1995/96 and/or km/h 1/x", "08/22/1996 1995/96 and / or km / h 1 / x"),
    SplitCase("first-half Inzamam-ul-Haq CAC-40 mid- and", "first-half Inzamam-ul-Haq CAC-40 mid- and"),
    SplitCase("one--two", "one -- two"),
    SplitCase("AT&T S&P R&B Q& A", "AT&T S&P R&B Q & A"),
    SplitCase("C++ A+ 50+", "C++ A+ 50+"),
    SplitCase("US$5 HK$10 USDX$1 us$1", "US$ 5 HK$ 10 USDX $ 1 us $ 1"),
    SplitCase("snake_case x=1", "snake_case x = 1"),
    SplitCase("t.co/Ab1, and bit.ly/x?y.", "t.co/Ab1 , and bit.ly/x?y ."),
    SplitCase("6'2\" Hawai‘i", "6'2 \" Hawai‘i"),
    SplitCase("naïve cafe\u{301} 👩‍👩‍👧👍🏽 שלום 25°C", "naïve cafe\u{301} 👩‍👩‍👧👍🏽 שלום 25°C"),
    SplitCase("well‑known −5", "well‑known −5"),
  ]

  @Test(arguments: cases) func cuts(_ c: SplitCase) { c.check() }
}
