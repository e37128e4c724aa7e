"""The first signature of an outside witness over what was entered: a seed for a lot or an audit.

Rules kept here: taken is the first size that the witness lists above the entry, never another; where that signature did
not come here, it is said to be lost, and nothing stands in for it.
Left to others: which witness (outside_witness), what is drawn from it (`flows.cases`, `flows.results`).
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from saksama.tlog.note import SignatureLine
from saksama.tlog.sizes import SignedSizes, SizesMalformed
from saksama_node.cases.lots.drawing import Source
from saksama_node.ledger import witness_client
from saksama_node.ledger.queries import first_cosigned
from saksama_node.ledger.witness_client import Held, HoldsNone
from saksama_node.settings.current import SETTINGS

_TIME_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class First:
    """The checkpoint's size, and the witness's line over it."""

    size: int
    line: SignatureLine


@dataclass(frozen=True, slots=True)
class Lost:
    """The witness signed a checkpoint before the first one of which its line is here."""


def first_signature(source: Source | None, anchor: int, silent: set[str]) -> First | Lost | None:
    """The witness's first signature over the entry at `anchor`; None where to ask again.

    `silent`: addresses that did not answer in this round: such a witness is asked once, not once for each seed.
    """
    found = None if source is None or source.url in silent else first_cosigned(source.vkey, anchor)
    if source is None or found is None:
        return None
    size, line = found
    is_first = _is_first(source, anchor, (size, _second(line)), silent)
    if is_first is None:
        return None
    return First(size, line) if is_first else Lost()


def _is_first(source: Source, anchor: int, mine: tuple[int, int], silent: set[str]) -> bool | None:
    """Whether this size and second are the first that the witness signed above the anchor; None where to ask again.

    True also where nobody can say: with a witness that does not list, `saksama verify` says the same.
    """
    answer = witness_client.signed_sizes(source.url, SETTINGS.origin, anchor)
    match answer:
        case Held(text):
            with suppress(SizesMalformed):
                listed = SignedSizes.parse(text)
                first = listed.first_above(anchor)
                return True if listed.above > anchor else None if first is None else first == mine
            return None
        case HoldsNone():
            return True
        case _:
            silent.add(source.url)
            return None


def _second(line: SignatureLine) -> int:
    return int.from_bytes(line.signature[:_TIME_BYTES], "big")
