"""Honest people at a node while others are slow on purpose."""
