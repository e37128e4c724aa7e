"""What a run remembers of the one before it, so that only what is new is read and judged (decision 77)."""
