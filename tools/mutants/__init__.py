"""Mutation runs: whether each control's test is really able to fail."""
