"""Clients that send and read slowly hold nobody up: asked of a node that is served."""

from collections.abc import Iterator

import httpx
import pytest

from tests.node.exchange.two_nodes import LiveNode, free_port, make_node
from tests.node.gate.slow_clients import (
    HALF_A_CHECKPOINT,
    HALF_A_FILE,
    HALF_A_FORM,
    HALF_A_HEAD,
    MANY_PAGES,
    standing,
)

PAGES = ("/hidup", "/log/checkpoint", "/", "/lapor/", "/.well-known/saksama")
SECONDS = 60
"""For one page, at the longest: whether it comes at all is asked here, how soon in `./run bench siege`."""


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveNode]:
    made = make_node(tmp_path_factory.mktemp("lambat"), "bawaslu", free_port())
    try:
        made.serve()
        yield made
    finally:
        made.close()


def port_of(node: LiveNode) -> int:
    return int(node.url.rpartition(":")[2])


def answered(node: LiveNode) -> list[int]:
    with httpx.Client(base_url=node.url, trust_env=False, timeout=SECONDS) as client:
        return [client.get(page).status_code for page in PAGES]


SLOW = {
    "head": HALF_A_HEAD,
    "form": HALF_A_FORM,
    "file": HALF_A_FILE,
    "partner": HALF_A_CHECKPOINT,
    "answer": MANY_PAGES,
}


@pytest.mark.parametrize("what", ["form", "file", "partner"])
def test_twenty_five_who_send_slowly_stop_nothing(node: LiveNode, what: str) -> None:
    """One more than threads answer on either database."""
    with standing(port_of(node), 25, SLOW[what]):
        assert answered(node) == [200] * len(PAGES)


@pytest.mark.parametrize("addresses", [1, 100])
@pytest.mark.parametrize("what", SLOW)
def test_five_hundred_who_are_slow_stop_nothing(node: LiveNode, what: str, addresses: int) -> None:
    with standing(port_of(node), 500, SLOW[what], addresses):
        assert answered(node) == [200] * len(PAGES)
