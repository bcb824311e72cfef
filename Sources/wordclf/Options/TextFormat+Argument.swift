import ArgumentParser
import TextFormats

extension TextFormat: ExpressibleByArgument {}
