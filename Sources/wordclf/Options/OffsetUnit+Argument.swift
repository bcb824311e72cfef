import ArgumentParser
import TextFormats

extension OffsetUnit: ExpressibleByArgument {}
