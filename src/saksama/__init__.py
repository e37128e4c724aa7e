"""The verifier's library: all that an outsider needs to check a Saksama log, and nothing of the node."""
