"""`/metrics` for Prometheus: not public.

Rules kept here:
  * With a token file (`SAKSAMA_METRICS_TOKEN_FILE`): whoever bears the token, compared in constant time.
  * Without one: only a request from this machine to a node that is itself only on this machine. Behind a proxy every
    request comes from this machine, so a public node without a token answers nobody; and nobody who came by a proxy.
  * Whoever may not is answered as if the page were not there.
Left to others: what is measured (`flows.node.measure_node`), requests (`requests.py`).
"""

from collections.abc import Iterable, Iterator
from secrets import compare_digest

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from saksama_node.flows.node.measure_node import MEASURES, Row, measure_folder, measure_stored
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.node import NodeSettings
from saksama_node.web.vitals.requests import counted

_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_BY_PROXY = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP", "HTTP_VIA")


class Measured:
    """A collector that reads the node once for one scrape."""

    def collect(self) -> Iterator[Metric]:
        """Give every measure that has a figure at this moment; without a database `saksama_up` alone says 0."""
        rows = [*measure_folder(), *_stored()]
        for each in MEASURES:
            family = GaugeMetricFamily(each.name, each.help, labels=[each.label] if each.label else None)
            for name, label, value in rows:
                if name == each.name:
                    family.add_metric([label] if each.label else [], value)
            if family.samples:
                yield family


def _stored() -> Iterable[Row]:
    try:
        return list(measure_stored())
    except DatabaseError:
        return [("saksama_up", "", 0.0)]


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures in the text format."""
    if not may_read(request, SETTINGS):
        raise Http404
    scrape = CollectorRegistry()
    scrape.register(Measured())
    return HttpResponse(generate_latest(counted()) + generate_latest(scrape), content_type=CONTENT_TYPE_LATEST)


def may_read(request: HttpRequest, settings: NodeSettings) -> bool:
    """Whether this request may see the figures."""
    if settings.metrics_token_file is not None:
        token = settings.metrics_token_file.read_text(encoding="utf-8").strip()
        return compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode())
    if settings.secure or any(request.META.get(name) for name in _BY_PROXY):
        return False
    return request.META.get("REMOTE_ADDR") in _LOOPBACK
