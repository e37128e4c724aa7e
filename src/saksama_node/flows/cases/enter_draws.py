"""Enter each draw whose signature is there: a step of the worker, which may be done again at any moment.

Rules kept here: where the first signature did not come here, the draw is given up in the open, and a further one is
needed (decision 39).
"""

import logging
from typing import Final

from saksama_node.cases.lots import drawing
from saksama_node.cases.lots.drawing import LotRefused
from saksama_node.cases.lots.drawn import WaitingDraw, waiting_draws
from saksama_node.flows.agreement.first_signature import Lost, first_signature
from saksama_node.flows.agreement.outside_witness import source_of
from saksama_node.ledger.actions import act

_LOG: Final = logging.getLogger("saksama.lots")


def draw_waiting() -> int:
    """Enter every draw whose signature is there; give how many. May be done again at any moment."""
    silent: set[str] = set()
    return sum(_draw(each, silent) for each in waiting_draws())


def _draw(waiting: WaitingDraw, silent: set[str]) -> bool:
    found = first_signature(source_of(waiting.agreement, waiting.witness), waiting.anchor, silent)
    if found is None:
        return False
    if not isinstance(found, Lost):
        try:
            with act():
                return drawing.draw(waiting.subject, waiting.draw, found.size, found.line)
        except LotRefused as refused:
            # It would be refused each time, and must not hold up what comes after it.
            _LOG.warning("draw %s of %s: %s", waiting.draw, waiting.subject, refused.says_en)
    with act():
        drawing.give_up(waiting.subject, waiting.draw)
    return False
