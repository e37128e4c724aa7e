"""The history of `cases`'s tables."""
