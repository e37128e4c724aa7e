"""The history of `incidents`'s tables."""
