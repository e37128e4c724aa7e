"""A pair of live nodes for a file of the exchange's tests; each test leaves them running.

Not for all files at once: two idle nodes for the rest of a run cost more than two that start from a copy.
"""

from collections.abc import Iterator

import pytest

from tests.node.exchange.two_nodes import LiveNode, Pair, conclude, free_port, make_node


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Bawaslu and Diskominfotik, with the agreement in force."""
    top = tmp_path_factory.mktemp("nodes")
    made: list[LiveNode] = []
    try:
        made += [make_node(top, "bawaslu", free_port())]
        made += [make_node(top, "diskominfotik", free_port())]
        for node in made:
            node.serve()
        conclude(made[0], made[1])
        yield made[0], made[1]
    finally:
        for node in made:
            node.close()
