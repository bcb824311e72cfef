import Testing

@testable import TaggedText

@Suite struct CorpusLintRepetitionsTests {
  @Test func sentencesThatStandSeveralTimes() {
    let text = LintedText("a O\n\nb O\nc O\n\na O\n\nb O\nc O\n", "a O\n\nd O\n")
    #expect(
      text.findings(.duplicateSentence) == [
        "a:8: sentence that stands 2 times, first in a:3: \"b c\"",
        "a:6: sentence that stands 3 times, first in a:1: \"a\"",
      ])
    #expect(text.findings(.sharedSentence) == [])
    #expect(text.findings(.conflictingSentences) == [])
  }

  @Test func sentencesOfBothSets() {
    let text = LintedText("a O\nb O\n\nc O\n", development: ["d O\n\na O\nb O\n"])
    #expect(
      text.findings(.sharedSentence) == [
        "dev a:3: sentence of the training set, there in a:1: \"a b\"; remove it from one of them"
      ])
    #expect(text.findings(.duplicateSentence) == [])
  }

  @Test func sentencesTwiceInTheDevelopmentSet() {
    let text = LintedText("c O\n", development: ["a O\n\na O\n"])
    #expect(
      text.findings(.duplicateSentence) == ["dev a:3: sentence that stands 2 times, first in dev a:1: \"a\""])
  }

  @Test func sentencesTaggedInSeveralWays() {
    let text = LintedText("New B-LOC\nYork I-LOC\nTimes O\n\nNew B-ORG\nYork I-ORG\nTimes I-ORG\n")
    #expect(
      text.findings(.conflictingSentences) == [
        """
        a:5: sentence tagged in another way than in a:1: here ORG "New York Times", there LOC "New York", \
        in "New York Times"; mend one of them
        """
      ])
  }

  @Test func whatIsTaggedAlikeIsLeftOut() {
    let text = LintedText("A B-X\nB B-Y\n\nA B-X\nB O\n")
    #expect(
      text.findings(.conflictingSentences) == [
        "a:4: sentence tagged in another way than in a:1: here nothing, there Y \"B\", in \"A B\"; mend one of them"
      ])
  }
}
