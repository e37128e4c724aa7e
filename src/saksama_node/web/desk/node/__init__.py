"""Desk pages of how the node is."""
