"""The history of `agreements`'s tables."""
