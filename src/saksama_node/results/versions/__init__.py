"""Versions of what a source says: handed in, read, published, cut into pieces."""
