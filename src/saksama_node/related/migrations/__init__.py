"""The history of `related`'s tables."""
