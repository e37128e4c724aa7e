"""The history of `tasks`'s tables."""
