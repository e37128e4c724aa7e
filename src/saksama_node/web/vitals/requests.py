"""The line and the figures that each request leaves.

Rules kept here:
  * The route's name, method, status and time; never the path, the query, a form field, a person or an address.
  * The id of a request is ours: random, in the answer's `X-Request-Id` and in every line written meanwhile. What a
    stranger sends as one is not taken over.
  * Whether it recorded an act is known until it is answered (`look.failed`).
  * Static files, probes and a partner's polling leave no line.
  * Where several processes answer (`FIGURES` names a folder of theirs), one scrape tells what all of them counted
    together, those that have ended too; one process alone counts by itself.
Left to others: the form of a line (`settings.logs`), the figures' page and all that is read at each scrape
(`metrics.py`).
"""

import logging
import os
import secrets
import time
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics
from prometheus_client.multiprocess import MultiProcessCollector

from saksama_node.ledger import outcome
from saksama_node.settings.figures import FIGURES
from saksama_node.settings.logs import REQUEST, route
from saksama_node.web.plain_headers import METHODS

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


_LOG = logging.getLogger("saksama.request")
_SILENT: Final = frozenset({"alive", "health", "metrics"})
# The partner asks these several times a second; a line only when they are not answered.
_POLLED: Final = frozenset(
    f"peer:{name}"
    for name in (
        "checkpoint",
        "checkpoint_of",
        "checkpoint_index",
        "checkpoint_bundle",
        "tile",
        "newest",
        "well_known",
    )
)
_CLIENT_ERROR: Final = 400
_SERVER_ERROR: Final = 500


class RequestRecord:
    """Middleware: the outermost, so that nothing is answered without it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        name = secrets.token_hex(8)
        token = REQUEST.set(name)
        try:
            with outcome.noting():
                response = self.get_response(request)
            response.headers["X-Request-Id"] = name
            _leave(request, response.status_code, time.perf_counter() - began)
            return response
        finally:
            REQUEST.reset(token)


def _leave(request: HttpRequest, status: int, seconds: float) -> None:
    where = route(request)
    # A method is a stranger's word too: what HTTP does not know is one label.
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(f"{status // 100}xx").inc()
    SECONDS.observe(seconds)
    if where in _SILENT or (where in _POLLED and status < _CLIENT_ERROR):
        return
    level = logging.ERROR if status >= _SERVER_ERROR else logging.INFO
    told = {"route": where or "none", "method": method, "status": status, "milliseconds": round(seconds * 1000)}
    _LOG.log(level, "request", extra=told)
