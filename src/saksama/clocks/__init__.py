"""Statutory clocks: when a duty falls due, by rules that are data."""
