"""Draw each audit whose witness has signed: a step of the worker, which may be done again at any moment.

Rules kept here: no person has a part in it. Where the first signature did not come here, nothing is drawn, and the
audit is given up in the open: another one of the same figures says why.
"""

import logging
from typing import Final

from saksama.errors import CallerError
from saksama_node.flows.agreement.first_signature import Lost, first_signature
from saksama_node.flows.agreement.outside_witness import source_of
from saksama_node.ledger.actions import act
from saksama_node.results.audits.auditing import WaitingSeed, draw_signed, give_up, waiting_seeds

_LOG: Final = logging.getLogger("saksama.audits")


def draw_audits() -> int:
    """Enter the first draw of every audit whose signature is there; give how many."""
    silent: set[str] = set()
    return sum(_draw(each, silent) for each in waiting_seeds())


def _draw(waiting: WaitingSeed, silent: set[str]) -> bool:
    found = first_signature(source_of(waiting.agreement, waiting.witness), waiting.anchor, silent)
    if found is None:
        return False
    try:
        with act():
            if isinstance(found, Lost):
                give_up(waiting.subject)
                return False
            return draw_signed(waiting.subject, found.size, found.line)
    except CallerError as refused:
        # It would be refused each time, and must not hold up what comes after it.
        _LOG.warning("audit %s: %s", waiting.subject, refused.code)
        return False
