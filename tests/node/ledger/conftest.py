"""A log that is empty but for what `establish_node` entered, and doors that the ledger's tests share."""

from collections.abc import Callable

import pytest

from saksama.entries.kinds.task import TaskOpened
from saksama.fetch import Patience
from saksama_node.ledger import actions, cosigning, sequencer, witness_client
from saksama_node.ledger.actions import Leaf

type Enter = Callable[..., Leaf]
type Integrate = Callable[..., int]


@pytest.fixture(autouse=True)
def _log(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here has a log, and witnesses of this process, which are as slow as the machine."""
    monkeypatch.setattr(witness_client, "PATIENCE", Patience(60.0, silence=60.0, connect=60.0))
    monkeypatch.setattr(cosigning, "PUBLISH_AFTER", 60.0)


def a_body(number: int = 0) -> TaskOpened:
    return TaskOpened(
        to="mitra.uji.saksama.example/log",
        agreement="a" * 64,
        clause=f"pasal-{number % 7 + 1}",
        due="2026-12-01T00:00:00.000Z",
    )


@pytest.fixture
def enter() -> object:
    """Append one entry in an act of its own."""

    def one(number: int = 0) -> Leaf:
        with actions.act():
            return actions.append(a_body(number), subject=actions.new_subject(), actor="0" * 32)

    return one


@pytest.fixture
def integrate_all() -> object:
    def all_of_them(batch: int = 4096) -> int:
        total = 0
        while done := sequencer.integrate_round(batch):
            total += done
        return total

    return all_of_them
