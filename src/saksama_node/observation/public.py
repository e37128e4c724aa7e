"""What anyone may see of supervision: counts by office and period, from the log alone; no report, no person.

Left to others: addresses and looks (web.portal, web.peer).
"""

from saksama.statistics.supervision import SupervisionStatistics
from saksama_node.observation import counted


def supervision_numbers() -> SupervisionStatistics | None:
    """The newest numbers on our log; None where none were counted yet."""
    return counted.newest()
