import ArgumentParser
import TextFormats

/// The formats that texts to be tagged are read from.
enum TaggedInputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, tokens, conll, conllu, jsonl, inline

  var format: TextFormat {
    switch self {
    case .text: .text
    case .tokens: .tokens
    case .conll: .conll
    case .conllu: .conllu
    case .jsonl: .jsonl
    case .inline: .inline
    }
  }
}
