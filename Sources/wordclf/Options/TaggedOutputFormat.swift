import ArgumentParser
import TextFormats

/// The formats that hold entities.
enum TaggedOutputFormat: String, ExpressibleByArgument, CaseIterable {
  case conll, conllu, jsonl, tsv, brat, inline, html, ansi

  var format: TextFormat {
    switch self {
    case .conll: .conll
    case .conllu: .conllu
    case .jsonl: .jsonl
    case .tsv: .tsv
    case .brat: .brat
    case .inline: .inline
    case .html: .html
    case .ansi: .ansi
    }
  }
}
