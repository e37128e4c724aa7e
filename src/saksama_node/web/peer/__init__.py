"""The web of one audience: the other node, and any verifier."""
