"""Remove the files of copies that were erased: from the archive, and from the dispatches that took or brought them.

Rules kept here: dispatches first; only then an erasure counts as done with, so that whatever cut it short comes again.
"""

from saksama_node.contentwatch import erasing
from saksama_node.exchange.forgetting import forget_copies


def sweep_content() -> int:
    """What nothing else needs goes; how many erasures are done with. Raises OSError."""
    if erased := erasing.to_forget():
        forget_copies(erased)
    return erasing.sweep()
