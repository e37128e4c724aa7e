"""The figures that the web server counts itself: its requests. All others are read at each scrape (`metrics.py`).

Rules kept here: where several processes answer (`FIGURES` names a folder of theirs), one scrape tells what all of them
counted together, those that have ended too; one process alone counts by itself.
"""

import os
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics
from prometheus_client.multiprocess import MultiProcessCollector

from saksama_node.settings.figures import FIGURES

# When a counter began is nobody's question here, and doubles the lines.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library types it not
OWN: Final = CollectorRegistry()
REQUESTS: Final = Counter("saksama_http_requests", "Requests answered, by class of status", ["status"], registry=OWN)
SECONDS: Final = Histogram(
    "saksama_http_request_seconds",
    "Time to answer a request",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
    registry=OWN,
)


def counted() -> CollectorRegistry:
    """What all processes of the web server counted."""
    if FIGURES not in os.environ:
        return OWN
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]  # the library types it not
    return together
