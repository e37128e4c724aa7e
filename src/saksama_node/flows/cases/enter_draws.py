"""Enter each draw whose signature is there: a step of the worker, which may be done again at any moment.

Rules kept here: drawn is from the first size that the witness lists above the registration, never from another; where
that signature did not come here, the draw is given up in the open, and a further one is needed (decision 39).
"""

import logging
from contextlib import suppress
from typing import Final

from saksama.tlog.note import SignatureLine
from saksama.tlog.sizes import SignedSizes, SizesMalformed
from saksama_node.cases.lots import drawing
from saksama_node.cases.lots.drawing import LotRefused, Source
from saksama_node.cases.lots.drawn import WaitingDraw, waiting_draws
from saksama_node.flows.cases.keep_roster import source_of
from saksama_node.ledger import witness_client
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import first_cosigned
from saksama_node.ledger.witness_client import Held, HoldsNone
from saksama_node.settings.current import SETTINGS

_TIME_BYTES: Final = 8
_LOG: Final = logging.getLogger("saksama.lots")


def draw_waiting() -> int:
    """Enter every draw whose signature is there; give how many. May be done again at any moment."""
    silent: set[str] = set()
    return sum(_draw(each, silent) for each in waiting_draws())


def _draw(waiting: WaitingDraw, silent: set[str]) -> bool:
    source = source_of(waiting)
    found = None if source is None else first_cosigned(source.vkey, waiting.anchor)
    if source is None or found is None or source.url in silent:
        return False
    size, line = found
    first = _is_first(source, waiting.anchor, (size, _second(line)), silent)
    if first:
        try:
            with act():
                return drawing.draw(waiting.subject, waiting.draw, size, line)
        except LotRefused as refused:
            # It would be refused each time, and must not hold up what comes after it.
            _LOG.warning("draw %s of %s: %s", waiting.draw, waiting.subject, refused.says_en)
    if first is not None:
        with act():
            drawing.give_up(waiting.subject, waiting.draw)
    return False


def _is_first(source: Source, anchor: int, mine: tuple[int, int], silent: set[str]) -> bool | None:
    """Whether this size and second are the first that the witness signed above the anchor; None where to ask again.

    True also where nobody can say: with a witness that does not list, `saksama verify` says the same. A witness that is
    silent is asked once a round, not once for each case.
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
