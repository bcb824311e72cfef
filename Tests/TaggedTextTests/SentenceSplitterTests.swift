import Testing

@Suite struct SentenceSplitterTests {
  static let cases = [
    SplitCase("One. Two? Three! Four", "One . | Two ? | Three ! | Four"),
    SplitCase("one. two? three! four", "one . two ? three ! four"),
    SplitCase("\"Why?\" he asked. \"Because!\" she said.", "\" Why ? \" he asked . | \" Because ! \" she said ."),
    SplitCase("He said “Go.” Then “Stop.”", "He said “ Go . ” | Then “ Stop . ”"),
    SplitCase("(He left.) Then", "( He left . ) | Then"),
    SplitCase("He left. (She stayed.) 'Yes.' Fine.", "He left . | ( She stayed . ) | ' Yes . ' | Fine ."),
    SplitCase("Mr. Smith met Dr. J. Doe on Sept. 5. Then", "Mr. Smith met Dr. J. Doe on Sept. 5 . | Then"),
    SplitCase("at Apple Inc. The firm", "at Apple Inc. | The firm"),
    SplitCase("at Apple Inc. Chairman Jobs", "at Apple Inc. Chairman Jobs"),
    SplitCase("at Apple Inc.? Jobs", "at Apple Inc. ? | Jobs"),
    SplitCase("in the U.S. He left", "in the U.S. | He left"),
    SplitCase("in the U.S. Senate", "in the U.S. Senate"),
    SplitCase("in the U.S. the", "in the U.S. the"),
    SplitCase("(the U.S.) He", "( the U.S. ) | He"),
    SplitCase("for 5. 6 went. $5 left. #x came. @y too.", "for 5 . | 6 went . | $ 5 left . | #x came . | @y too ."),
    SplitCase("Wait... And then... more", "Wait ... | And then ... more"),
    SplitCase("Wait… And", "Wait … | And"),
    SplitCase("What?! No.", "What ?! | No ."),
    SplitCase("Stop. -- Go. \"and\" so", "Stop . | -- Go . \" and \" so"),
    SplitCase("a .NET b. C", "a . NET b . | C"),
    SplitCase("end. , ) x", "end . , ) x"),
    SplitCase("¿Qué? ¡Sí! Да. Нет", "¿ Qué ? | ¡ Sí ! | Да . | Нет"),
    SplitCase("東京。大阪", "東京 。 | 大阪"),
    SplitCase("One\nTwo three\r\nFour\u{2028}Five\u{85}Six", "One | Two three | Four | Five | Six"),
    SplitCase("1. Bubka\n2. Lobinger", "1. Bubka | 2. Lobinger"),
    SplitCase("... . !", "... . !"),
    SplitCase("\n\n \n", ""),
  ]

  static let abbreviations = [
    SplitCase("He met Gen. Powell. They talked.", "He met Gen. Powell . | They talked ."),
    SplitCase("J. K. Rowling wrote. J. K. left.", "J. K. Rowling wrote . | J. K. left ."),
    SplitCase("He came at 5 p.m. Then he left.", "He came at 5 p.m. | Then he left ."),
    SplitCase("He came at 5 p.m. Friday.", "He came at 5 p.m. Friday ."),
    SplitCase("Is it 5 p.m.? Yes.", "Is it 5 p.m. ? | Yes ."),
    SplitCase("in Washington, D.C. The president", "in Washington , D.C. | The president"),
    SplitCase("Acme Co. She likes", "Acme Co. | She likes"),
    SplitCase("No. 5 won. No. 6 lost.", "No. 5 won . | No. 6 lost ."),
    SplitCase("in St. Louis. It rains.", "in St. Louis . | It rains ."),
    SplitCase("in Ore. and Calif. It rained.", "in Ore. and Calif. | It rained ."),
    SplitCase("by Gates et al. The study", "by Gates et al. | The study"),
    SplitCase("e.g. Apple and i.e. Google", "e.g. Apple and i.e. Google"),
    SplitCase("Prof. Dr. Müller vs. Mrs. Doe", "Prof. Dr. Müller vs. Mrs. Doe"),
    SplitCase("on Sept. 11. The", "on Sept. 11 . | The"),
  ]

  static let numbers = [
    SplitCase("It cost $5. He paid.", "It cost $ 5 . | He paid ."),
    SplitCase("up 3.5 percent. Shares fell.", "up 3.5 percent . | Shares fell ."),
    SplitCase("in 1990. In 1991", "in 1990 . | In 1991"),
    SplitCase("$3 million. €4 million.", "$ 3 million . | € 4 million ."),
    SplitCase("Version 2.0. It works.", "Version 2.0 . | It works ."),
    SplitCase("the '90s. '80s music", "the '90s . | '80s music"),
    SplitCase("due 30.AUG.96 at par", "due 30.AUG.96 at par"),
  ]

  static let quotes = [
    SplitCase("\"Stop!\" He left.", "\" Stop ! \" | He left ."),
    SplitCase("He said: \"Stop!\" and left.", "He said : \" Stop ! \" and left ."),
    SplitCase("“Go.” “No.”", "“ Go . ” | “ No . ”"),
    SplitCase("(See page 5.) It ends.", "( See page 5 . ) | It ends ."),
    SplitCase("He paid (about $5). She left.", "He paid ( about $ 5 ) . | She left ."),
    SplitCase("[Laughs.] Yes.", "[ Laughs . ] | Yes ."),
    SplitCase("''Go.'' Then", "'' Go . '' | Then"),
  ]

  static let others = [
    SplitCase("Wow!!! Great. Really?! Yes.", "Wow !!! | Great . | Really ?! | Yes ."),
    SplitCase("Did he? no one knows.", "Did he ? no one knows ."),
    SplitCase("\"...I request it.\"", "\" ... I request it . \""),
    SplitCase("... The view", "... The view"),
    SplitCase("!!! Warning! Stop", "!!! Warning ! | Stop"),
    SplitCase("See www.example.com. It works.", "See www.example.com . | It works ."),
    SplitCase("Mail x@y.org. Thanks.", "Mail x@y.org . | Thanks ."),
    SplitCase("I like it. :)", "I like it . : )"),
    SplitCase("* One. * Two.", "* One . | * Two ."),
    SplitCase("Q. What? A. That.", "Q. What ? | A. That ."),
    SplitCase("Title\n\nText one. Text two", "Title | Text one . | Text two"),
    SplitCase("你好。再见！", "你好 。 | 再见 ！"),
    SplitCase("مرحبا؟ نعم.", "مرحبا ؟ | نعم ."),
    SplitCase("Наконец. Он ушёл.", "Наконец . | Он ушёл ."),
  ]

  @Test(arguments: cases + abbreviations + numbers + quotes + others) func splits(_ c: SplitCase) { c.check() }
}
