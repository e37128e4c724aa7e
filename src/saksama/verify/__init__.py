"""The verifier: everything an outsider can check of a node, from what it serves."""
