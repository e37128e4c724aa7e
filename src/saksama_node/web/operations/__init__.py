"""The web of one audience: operations."""
