"""A whole `saksama verify` of the measured node, without the network.

Rules kept here: what the node would serve is fetched first, through its own views, so that only the verifier is timed.
Left to others: the entries (ledger_node).
"""

import time
from collections.abc import Iterator, Sequence

from django.test import Client

from saksama.tlog.tile import bundles_for, tiles_for
from saksama.verify.reader import NotServed, Unreachable
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from saksama_node.ledger import public
from saksama_node.settings.current import SETTINGS


class Kept:
    """A `verify.reader.Reader` over answers that are in memory already."""

    def __init__(self) -> None:
        self._client = Client(SERVER_NAME="127.0.0.1")
        self._answers: dict[str, bytes] = {}

    def get(self, url: str, limit: int) -> bytes:
        """The bytes at an address of the node."""
        if url not in self._answers:
            answer = self._client.get(url.removeprefix(SETTINGS.url))
            if answer.status_code != 200:
                raise NotServed(url, answer.status_code)
            self._answers[url] = answer.content
        return self._answers[url][:limit]

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        """The same for many."""
        for url in urls:
            try:
                yield self.get(url, limit)
            except NotServed as error:
                yield error

    def check_bounds(self) -> None:
        """There are none."""


def verify_rate() -> float:
    """Entries a second on one core."""
    reader, size = Kept(), public.tree_size()
    for path in (*bundles_for(0, size), *tiles_for(0, size)):
        reader.get(f"{SETTINGS.url}/log/{path.encode()}", 1 << 30)
    asking = Asking(reader, lambda _origin, _done, _total: None, lambda: None)
    began = time.perf_counter()
    verify_node(SETTINGS.url, Anchors(None, None), asking)
    return size / (time.perf_counter() - began)
