"""`saksama-node init`: make a node, once."""


def run(argv: list[str]) -> int:
    """Make the node that `argv` describes; return the exit code."""
    raise NotImplementedError(argv)
