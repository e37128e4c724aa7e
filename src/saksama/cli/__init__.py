"""The command line: the only part of the library that reads a clock, a file or the network."""
