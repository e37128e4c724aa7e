"""The history of `sigap`'s tables."""
