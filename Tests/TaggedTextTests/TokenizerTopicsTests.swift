import Testing

/// What newspapers, the web and other languages hold, topic by topic, cut as the Penn Treebank and CoNLL-2003 are cut;
/// beyond English and beyond these, as a reader would.
@Suite struct TokenizerTopicsTests {
  static let contractions = [
    SplitCase("I'd've gone", "I 'd 've gone"),
    SplitCase("shan't ain't mustn't", "sha n't ai n't must n't"),
    SplitCase("It's who's there's let's", "It 's who 's there 's let 's"),
    SplitCase("DOESN’T She’ll", "DOES N’T She ’ll"),
    SplitCase("cannot gonna", "cannot gonna"),
    SplitCase("ma'am o'clock fo'c'sle", "ma'am o'clock fo'c'sle"),
    SplitCase("rock ’n’ roll", "rock ’n’ roll"),
    SplitCase("'Twas so", "'Twas so"),
    SplitCase("Qur'an, Sana'a, Baha'i", "Qur'an , Sana'a , Baha'i"),
    SplitCase("l’Oréal d'Artagnan's", "l’Oréal d'Artagnan 's"),
    SplitCase("'s-Hertogenbosch", "'s-Hertogenbosch"),
  ]

  static let possessives = [
    SplitCase("Jones's James' car", "Jones 's James ' car"),
    SplitCase("the U.S.'s and U.N.'s", "the U.S. 's and U.N. 's"),
    SplitCase("AT&T's IBM's", "AT&T 's IBM 's"),
    SplitCase("Sotheby’s", "Sotheby ’s"),
    SplitCase("the A's and B's", "the A 's and B 's"),
    SplitCase("the 1960s' best", "the 1960s ' best"),
    SplitCase("women's-rights", "women 's - rights"),
    SplitCase("café's", "café 's"),
  ]

  static let currency = [
    SplitCase("$1.5m $2bn", "$ 1.5m $ 2bn"),
    SplitCase("$9.32 billion", "$ 9.32 billion"),
    SplitCase("US$1.2bn A$5 C$100 NZ$3", "US$ 1.2bn A$ 5 C$ 100 NZ$ 3"),
    SplitCase("£3.50, ¥500 and ₹500", "£ 3.50 , ¥ 500 and ₹ 500"),
    SplitCase("€1.234,56", "€ 1.234,56"),
    SplitCase("100€", "100 €"),
    SplitCase("-$5 ($5) $-5 $.50", "- $ 5 ( $ 5 ) $ -5 $ .50"),
    SplitCase("50¢", "50 ¢"),
    SplitCase("$5-$7", "$ 5 - $ 7"),
    SplitCase("€5-€7", "€ 5 - € 7"),
    SplitCase("$5m-a-year", "$ 5m-a-year"),
    SplitCase("a $20-a-barrel price", "a $ 20-a-barrel price"),
  ]

  static let numbers = [
    SplitCase("3.14159", "3.14159"),
    SplitCase("12,345,678.90", "12,345,678.90"),
    SplitCase("1\u{A0}000\u{202F}000", "1 000 000"),
    SplitCase("about 5,000.", "about 5,000 ."),
    SplitCase("12, 13,and 14", "12 , 13 , and 14"),
    SplitCase("0.5-1.5", "0.5-1.5"),
    SplitCase("+0.578 -2", "+0.578 -2"),
    SplitCase("+7.3;-3.6", "+7.3 ; -3.6"),
    SplitCase("1e-5 1.5x", "1e-5 1.5x"),
    SplitCase("1st 2nd 499th 21st-century", "1st 2nd 499th 21st-century"),
    SplitCase("192.168.0.1 v2.0.1", "192.168.0.1 v2.0.1"),
    SplitCase("+46-8-700 1006", "+46-8-700 1006"),
    SplitCase("1,874-of-3,362", "1,874-of-3,362"),
    SplitCase("１２ ٣٤", "１２ ٣٤"),
  ]

  static let percent = [
    SplitCase("5% 5 % 5pct", "5 % 5 % 5pct"),
    SplitCase("up 100%.", "up 100 % ."),
    SplitCase("5.5%-6.5%", "5.5 % - 6.5 %"),
    SplitCase("a 5%-stake", "a 5 % - stake"),
    SplitCase("5‰", "5 ‰"),
    SplitCase("-0.5%,", "-0.5 % ,"),
  ]

  static let dates = [
    SplitCase("1996-08-30", "1996-08-30"),
    SplitCase("22/08/1996 8/22/96", "22/08/1996 8/22/96"),
    SplitCase("22.08.1996", "22.08.1996"),
    SplitCase("Aug. 22, 1996", "Aug. 22 , 1996"),
    SplitCase("MATURITY 30.AUG.96", "MATURITY 30.AUG.96"),
    SplitCase("2.Sep.1996", "2.Sep.1996"),
    SplitCase("mid-1996 the 1980s", "mid-1996 the 1980s"),
    SplitCase("1996/97 1996-97", "1996/97 1996-97"),
    SplitCase("1989–1996", "1989 – 1996"),
    SplitCase("in '96 and '04.", "in '96 and '04 ."),
    SplitCase("Sept 5th, Tue. 5", "Sept 5th , Tue. 5"),
  ]

  static let times = [
    SplitCase("20:45 20:36:54", "20:45 20:36:54"),
    SplitCase("8:30am 8:30 a.m. 9.30pm", "8:30am 8:30 a.m. 9.30pm"),
    SplitCase("at 0900 GMT (1100 CET)", "at 0900 GMT ( 1100 CET )"),
    SplitCase("3:45.061", "3:45.061"),
    SplitCase("5 p.m.-9 p.m.", "5 p.m.-9 p.m."),
  ]

  static let scoresAndRanges = [
    SplitCase("won 6-4 6-7 (3-7)", "won 6-4 6-7 ( 3-7 )"),
    SplitCase("6-7(3-7)", "6-7 ( 3-7 )"),
    SplitCase("1-0.", "1-0 ."),
    SplitCase("2:1", "2:1"),
    SplitCase("9.5-0-44-1", "9.5-0-44-1"),
    SplitCase("pp. 10-15", "pp. 10-15"),
    SplitCase("10–15", "10 – 15"),
    SplitCase("a 32- and 35-inch", "a 32- and 35-inch"),
    SplitCase("9-to-5", "9-to-5"),
    SplitCase("Brentford 3 Luton 2", "Brentford 3 Luton 2"),
  ]

  static let fractions = [
    SplitCase("1/2 21/32", "1/2 21/32"),
    SplitCase("5-1/2 111-20/32", "5-1/2 111-20/32"),
    SplitCase("½ 5½", "½ 5½"),
    SplitCase("1/2-inch", "1/2-inch"),
    SplitCase("7/8ths", "7/8ths"),
  ]

  static let addresses = [
    SplitCase("http://www.example.com/path?x=1&y=2.", "http://www.example.com/path?x=1&y=2 ."),
    SplitCase("(see www.example.com)", "( see www.example.com )"),
    SplitCase("<http://x.y>", "< http://x.y >"),
    SplitCase("http://x.y/a,b, c", "http://x.y/a,b , c"),
    SplitCase("\"https://x.y/#top\"", "\" https://x.y/#top \""),
    SplitCase("example.com's", "example.com 's"),
    SplitCase("Amazon.com said", "Amazon.com said"),
    SplitCase("jeffrey.hodgson@reuters.com", "jeffrey.hodgson@reuters.com"),
    SplitCase("first.last+tag@sub.example.co.uk;", "first.last+tag@sub.example.co.uk ;"),
    SplitCase("mailto:user@example.com", "mailto : user@example.com"),
  ]

  static let tagsAndNames = [
    SplitCase("#BREAKING: fire", "#BREAKING : fire"),
    SplitCase("#100DaysOfCode #1", "#100DaysOfCode # 1"),
    SplitCase("#один #日本", "#один #日本"),
    SplitCase("#a#b", "#a #b"),
    SplitCase("RT @user_1: hi", "RT @user_1 : hi"),
    SplitCase(".@user, @user!", ". @user , @user !"),
    SplitCase("@ 6.14900", "@ 6.14900"),
    SplitCase("C# and F#, C++", "C# and F# , C++"),
  ]

  static let abbreviations = [
    SplitCase("Mr. and Mrs. Smith", "Mr. and Mrs. Smith"),
    SplitCase("Acme Inc., Foo Corp.'s", "Acme Inc. , Foo Corp. 's"),
    SplitCase("apples, etc.)", "apples , etc. )"),
    SplitCase("e.g., this (i.e. that)", "e.g. , this ( i.e. that )"),
    SplitCase("a.k.a. Bob", "a.k.a. Bob"),
    SplitCase("St. Louis, Ft. Worth, Mt. Fuji", "St. Louis , Ft. Worth , Mt. Fuji"),
    SplitCase("Kansas City, Mo.-based", "Kansas City , Mo.-based"),
    SplitCase("Calif.-based", "Calif.-based"),
    SplitCase("Lt. Col. Jones", "Lt. Col. Jones"),
    SplitCase("p. 5, vol. 3, fig. 2", "p. 5 , vol. 3 , fig. 2"),
    SplitCase("Gates et al. (1996)", "Gates et al. ( 1996 )"),
    SplitCase("the col is steep, so is the mo.", "the col is steep , so is the mo ."),
    SplitCase("shares of IBM.N and [RABN.CN]", "shares of IBM.N and [ RABN.CN ]"),
    SplitCase("to IBM.The firm", "to IBM . | The firm"),
  ]

  static let initials = [
    SplitCase("J.R.R. Tolkien", "J.R.R. Tolkien"),
    SplitCase("George W. Bush", "George W. Bush"),
    SplitCase("W.E.B. Du Bois", "W.E.B. Du Bois"),
    SplitCase("T.O'Gorman", "T.O'Gorman"),
    SplitCase("Samuel L. Jackson's", "Samuel L. Jackson 's"),
    SplitCase("Ł. Piszczek, Ö. Y.", "Ł. Piszczek , Ö. Y."),
  ]

  static let acronyms = [
    SplitCase("the U.S.A. and U.S.S.R.", "the U.S.A. and U.S.S.R."),
    SplitCase("U.N.-backed non-U.S. firms", "U.N.-backed non-U.S. firms"),
    SplitCase("U.S./U.K.", "U.S. / U.K."),
    SplitCase("Washington, D.C., an M.D.", "Washington , D.C. , an M.D."),
    SplitCase("U.S, U.S", "U.S , U.S"),
    SplitCase("NATO-led R&D", "NATO-led R&D"),
    SplitCase("B-52s F-16 COVID-19", "B-52s F-16 COVID-19"),
  ]

  static let hyphens = [
    SplitCase("state-of-the-art", "state-of-the-art"),
    SplitCase("Jean-Claude Van-", "Jean-Claude Van-"),
    SplitCase("pre- and post-war", "pre- and post-war"),
    SplitCase("5-1/2-year-old", "5-1/2-year-old"),
    SplitCase("e-mail T-shirt", "e-mail T-shirt"),
    SplitCase("half‑time", "half‑time"),
    SplitCase("Li Song-ho.", "Li Song-ho ."),
    SplitCase("co\u{AD}operate", "co\u{AD}operate"),
  ]

  static let slashes = [
    SplitCase("AC/DC his/her", "AC / DC his / her"),
    SplitCase("24/7 w/o", "24/7 w / o"),
    SplitCase("m/m; a//b", "m / m ; a / / b"),
  ]

  static let quotes = [
    SplitCase("\"'Hello,' he said\"", "\" ' Hello , ' he said \""),
    SplitCase("“‘Yes,’ she said.”", "“ ‘ Yes , ’ she said . ”"),
    SplitCase("the 'war' on", "the ' war ' on"),
    SplitCase("'I'm here'", "' I 'm here '"),
    SplitCase("'Don't!'", "' Do n't ! '"),
    SplitCase("``Hi,'' he said", "`` Hi , '' he said"),
    SplitCase("„deutsch“ »quer« ‹x›", "„ deutsch “ » quer « ‹ x ›"),
    SplitCase("\"\"x\"\"", "\" \" x \" \""),
    SplitCase("so-called\"x\"", "so-called \" x \""),
    SplitCase("students' 'best'", "students ' ' best '"),
  ]

  static let brackets = [
    SplitCase("(1) ((x)) [sic]", "( 1 ) ( ( x ) ) [ sic ]"),
    SplitCase("f(x) a[b]", "f ( x ) a [ b ]"),
    SplitCase("person(s)", "person ( s )"),
    SplitCase("<b>bold</b>", "< b > bold < / b >"),
    SplitCase("{a|b}", "{ a | b }"),
    SplitCase("（東京）【大阪】", "（ 東京 ） 【 大阪 】"),
  ]

  static let ellipsesAndDashes = [
    SplitCase("...and then", "... and then"),
    SplitCase("wait…what", "wait … what"),
    SplitCase("[...] ....", "[ ... ] ...."),
    SplitCase("so ... --", "so ... --"),
    SplitCase("one--two---three", "one -- two --- three"),
    SplitCase("one—two–three", "one — two – three"),
    SplitCase("LONDON -- 1996", "LONDON -- 1996"),
    SplitCase("-----", "-----"),
    SplitCase("― yes", "― yes"),
  ]

  static let units = [
    SplitCase("5km 10kg 60mph 3GB", "5km 10kg 60mph 3GB"),
    SplitCase("4x100 m², 5μm", "4x100 m² , 5μm"),
    SplitCase("5'10\"", "5'10 \""),
    SplitCase("−5°C 98.6°F", "−5°C 98.6°F"),
    SplitCase("10^6 ±2", "10 ^ 6 ± 2"),
    SplitCase("5\u{A0}km", "5 km"),
  ]

  static let pictures = [
    SplitCase("Paris🇫🇷 won", "Paris 🇫🇷 won"),
    SplitCase("hi👍👍!", "hi 👍👍 !"),
    SplitCase("👩🏽‍🚀👨‍👩‍👧‍👦", "👩🏽‍🚀👨‍👩‍👧‍👦"),
    SplitCase("I ❤️NY", "I ❤️ NY"),
    SplitCase("🏴󠁧󠁢󠁳󠁣󠁴󠁿Scots", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Scots"),
    SplitCase("1️⃣ #️⃣", "1️⃣ #️⃣"),
    SplitCase("@user🔥 #hot🔥", "@user 🔥 #hot 🔥"),
    SplitCase("♥ ☀️ ✓", "♥ ☀️ ✓"),
  ]

  static let scripts = [
    SplitCase("cafe\u{301}'s n\u{303}o", "cafe\u{301} 's n\u{303}o"),
    SplitCase("Hawaiʻi Łódź Æsir", "Hawaiʻi Łódź Æsir"),
    SplitCase("Что? Он — \"да\".", "Что ? | Он — \" да \" ."),
    SplitCase("¿Dónde está?", "¿ Dónde está ?"),
    SplitCase("שלום עולם. צה״ל", "שלום עולם . | צה״ל"),
    SplitCase("\u{200F}שלום\u{200F} (x)\u{200E}", "שלום ( x )"),
    SplitCase("مرحبا، كيف حالك؟", "مرحبا ، كيف حالك ؟"),
    SplitCase("می\u{200C}خواهم", "می\u{200C}خواهم"),
    SplitCase("नमस्ते। हिन्दी", "नमस्ते । | हिन्दी"),
    SplitCase("你好，世界！", "你好 ， 世界 ！"),
    SplitCase("ジョン・スミス「はい」", "ジョン ・ スミス 「 はい 」"),
    SplitCase("안녕하세요.", "안녕하세요 ."),
    SplitCase("ภาษาไทย", "ภาษาไทย"),
    SplitCase("l·lusió", "l·lusió"),
  ]

  static let spaces = [
    SplitCase("a\r\nb\r\n", "a | b"),
    SplitCase("a\rb", "a | b"),
    SplitCase("a\0b\0\0", "a b"),
    SplitCase("a\u{2060}b\u{FEFF}c", "a b c"),
    SplitCase("a\u{202A}b\u{202C}\u{2066}c\u{2069}", "a b c"),
    SplitCase("\u{200B}\u{200E}\u{FEFF}\u{2060}", ""),
    SplitCase("a\u{3000}b\u{2003}c", "a b c"),
    SplitCase("  a  \t b  ", "a b"),
  ]

  static let cases =
    contractions + possessives + currency + numbers + percent + dates + times + scoresAndRanges + fractions
    + addresses + tagsAndNames + abbreviations + initials + acronyms + hyphens + slashes + quotes + brackets
    + ellipsesAndDashes + units + pictures + scripts + spaces

  @Test(arguments: cases) func cuts(_ c: SplitCase) { c.check() }
}
