"""The history of `exchange`'s tables."""
