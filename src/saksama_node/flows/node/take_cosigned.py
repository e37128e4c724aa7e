"""Take back from each outside witness what it cosigned of our log, after an old backup was restored.

A mirror holds what its node cosigned or followed; an outsider may have signed more, and `saksama verify` compares the
log with the list of each.

Rules kept here:
  * A checkpoint is kept only where our log key signed it and it is of the tree that is here (ledger.healing).
  * A witness that says nothing hinders nothing: it is told, and may be asked again.
Left to others: the tail and what the mirror holds, which come first (take_tail).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Final

from saksama.tlog.note import VerifierKey
from saksama.tlog.sizes import MAX_LISTED, SignedSizes, SizesMalformed
from saksama_node.ledger import healing, witness_client
from saksama_node.ledger.turn import writing
from saksama_node.ledger.witness_client import Held, HoldsNone, Silent
from saksama_node.settings.current import SETTINGS

_AT_ONCE: Final = 50
"""Checkpoints a transaction."""


@dataclass(frozen=True, slots=True)
class Cosigned:
    """What one witness gave: how many sizes it lists up to the log's own, how many came back, how many still lack.

    `silent`: why it told nothing, or not all; empty where it did.
    """

    witness: str
    listed: int
    taken: int
    lacking: int
    silent: str


def take_cosigned() -> tuple[Cosigned, ...]:
    """Ask every outside witness, and keep what lacks here. Idempotent.

    Nobody may sign meanwhile: the caller holds the sequencer's guard.
    """
    return tuple(_take(vkey, url) for vkey, url in healing.outsiders())


def _take(vkey: str, url: str) -> Cosigned:
    silent: list[str] = []
    listed = list(_listed(url, silent))
    lacking = sorted(set(listed) - healing.cosigned_sizes(vkey))
    for notes in batched(_fetched(url, lacking, silent), _AT_ONCE, strict=False):
        with writing():
            for note in notes:
                healing.take_checkpoint(note)
    still = len(set(lacking) - healing.cosigned_sizes(vkey))
    return Cosigned(VerifierKey.parse(vkey).name, len(listed), len(lacking) - still, still, "".join(silent[:1]))


def _listed(url: str, silent: list[str]) -> Iterator[int]:
    """The sizes that the witness says it signed, as far as the log reaches here."""
    above, upto = 0, healing.held_size()
    while True:
        answer = witness_client.signed_sizes(url, SETTINGS.origin, above)
        if not isinstance(answer, Held):
            silent.append(_why(answer))
            return
        try:
            sizes = [size for size, _ in SignedSizes.parse(answer.note).sizes if size > above]
        except SizesMalformed as error:
            silent.append(error.code)
            return
        yield from (size for size in sizes if size <= upto)
        if len(sizes) < MAX_LISTED or sizes[-1] >= upto:
            return
        above = sizes[-1]


def _fetched(url: str, sizes: Iterable[int], silent: list[str]) -> Iterator[bytes]:
    for size in sizes:
        answer = witness_client.signed_checkpoint(url, SETTINGS.origin, size)
        if not isinstance(answer, Held):
            # Each further question would cost as much waiting.
            silent.append(_why(answer))
            return
        yield answer.note


def _why(answer: HoldsNone | Silent) -> str:
    return answer.why if isinstance(answer, Silent) else "HTTP 404"
