"""Read the public figures on equal treatment. A door for the public."""

from saksama.fairness.report import FairnessReport
from saksama_node.cases.treatment.treatment import kept


def treatment() -> FairnessReport | None:
    """The newest report on this node's log; None where none was computed yet."""
    return kept()
