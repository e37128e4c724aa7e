"""Copies: captured, alike, gathered, queued, triaged, covered."""
