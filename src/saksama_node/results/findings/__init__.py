"""The queue of findings, and how one leaves it."""
