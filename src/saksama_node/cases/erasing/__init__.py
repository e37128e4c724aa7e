"""Erasing what was handed in."""
