"""The history of `ledger`'s tables."""
