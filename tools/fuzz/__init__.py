"""Fuzzing: every parser with what it may refuse with, how it writes back, and where a mutation begins."""
