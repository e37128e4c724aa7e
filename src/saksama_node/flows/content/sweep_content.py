"""Remove the files of copies that were erased, from the archive and from the dispatches that took or brought them; and
files of the archive that nothing leads to.

Rules kept here: dispatches first; only then an erasure counts as done with, so that whatever cut it short comes again.
"""

from saksama_node.contentwatch.whole import erasing
from saksama_node.exchange.forgetting import forget_copies


def sweep_content() -> int:
    """What nothing else needs goes; how many erasures are done with. Raises OSError."""
    if erased := erasing.to_forget():
        forget_copies(erased)
    return erasing.sweep()


def sweep_unneeded() -> int:
    """What a rejected dispatch or an act that failed left behind goes after a day; how many files. Raises OSError."""
    return erasing.sweep_unneeded()
