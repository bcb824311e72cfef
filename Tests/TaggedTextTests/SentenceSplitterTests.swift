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

  @Test(arguments: cases) func splits(_ c: SplitCase) { c.check() }
}
