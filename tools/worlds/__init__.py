"""Kept worlds: whole copies of nodes, honest ones and lies, with what a verifier must find in each."""
