"""The history of `accounts`'s tables."""
