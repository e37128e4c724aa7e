"""The history of `contentwatch`'s tables."""
