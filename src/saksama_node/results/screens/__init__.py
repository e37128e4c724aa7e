"""Screens of versions: which there are, run one by one, read."""
