import ArgumentParser
import TextFormats

extension MisalignedPolicy: ExpressibleByArgument {}
