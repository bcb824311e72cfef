import ArgumentParser

struct TagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Find named entities in a sentence, or in files.",
    discussion: "wordclf tag \"…\" means the same as wordclf tag sentence \"…\".",
    subcommands: [TagSentenceCommand.self, TagFilesCommand.self],
    defaultSubcommand: TagSentenceCommand.self)
}
