"""Make our own log whole again after an old backup was restored: the tail from a mirror, cosignatures from witnesses.

Rules kept here: no worker signs meanwhile; the tail comes first, all of it or nothing; what witnesses cosigned is asked
for also where no entry lacked.
Left to others: the two steps (take_tail, take_cosigned).
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from saksama.errors import WorldError
from saksama_node.flows.node.take_cosigned import Cosigned, take_cosigned
from saksama_node.flows.node.take_tail import Tell, take_tail
from saksama_node.ledger.faults import AlreadyAtWork
from saksama_node.ledger.guard import sole
from saksama_node.ledger.restorations import Restoration
from saksama_node.settings.current import SETTINGS

GUARD_SECONDS = 30.0


class SignsAlready(WorldError):
    """A worker of this node signs: its log lacks nothing that partner or witness cosigned."""

    code = "restore.signs-already"
    advice = "There is nothing to heal. If you copied a database back by hand, stop the node, start it, and try again."

    origin: str


@dataclass(frozen=True, slots=True)
class Healed:
    """`restoration`: None where no entry lacked; what each witness gave of the checkpoints that it cosigned."""

    restoration: Restoration | None
    witnesses: tuple[Cosigned, ...]


def heal_log(sources: Iterable[str] = (), tell: Tell = lambda _done, _of: None) -> Healed:
    """Bring the log to the newest tree that partner or witness cosigned, and its checkpoints to what witnesses signed.

    `sources`: addresses of nodes that mirror this log, beside the partners. The tail is one transaction, or nothing.
    Raises Fork, TailNowhere, NotMirrored, EntriesDiffer, PartnerSilent, SignsAlready.
    """
    with _guard():
        return Healed(take_tail(sources, tell), take_cosigned())


@contextmanager
def _guard() -> Iterator[None]:
    """Keep the sequencer out. One that may not sign lets the guard go between its questions: there we come in."""
    end = time.monotonic() + GUARD_SECONDS
    while True:
        try:
            with sole("sequence"):
                yield
                return
        except AlreadyAtWork:
            if time.monotonic() > end:
                raise SignsAlready(SETTINGS.origin) from None
        time.sleep(0.2)
