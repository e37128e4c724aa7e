"""What stands in the log after an import."""

from collections.abc import Callable

from django.test import Client

from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import logged
from saksama_node.ledger.sequencer import integrate_round

type LoggedIn = Callable[..., Client]


def leaves() -> list[LoggedEntry]:
    while integrate_round():
        pass
    return list(logged())
