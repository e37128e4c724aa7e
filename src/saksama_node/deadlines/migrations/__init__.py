"""The history of `deadlines`'s tables."""
