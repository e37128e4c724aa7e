"""Warn two persons of each duty before it lapses, who takes it over, and the head where neither opened the warning.

Rules kept here:
  * A step of the worker, which may be done again at any moment: the table of warnings says what was made.
  * Rows first, each batch in a transaction of its own; letters go out after these committed (`write_warnings`).
  * That a warning was opened, by whom and when, is written down once.
Left to others: what is due (`deadlines`), who the two are (who_is_warned).
"""

from collections.abc import Iterator
from typing import Final

from saksama_node.accounts.policy import Staff
from saksama_node.contentwatch.claims.requesting import begin_asking
from saksama_node.deadlines import warning
from saksama_node.deadlines.warned import warnings_of
from saksama_node.deadlines.warning import TO_HEAD, tell, to_escalate, to_tell, to_warn, warn
from saksama_node.flows.deadlines.who_is_warned import Bench
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

BATCH: Final = 20


def warn_of_deadlines() -> Iterator[None]:
    """Make every warning whose moment has come; pause after each batch."""
    while _begin_some():
        yield
    while _warn_some():
        yield
    while _tell_some():
        yield
    while _escalate_some():
        yield


def _begin_some() -> bool:
    """Requests whose answer is late by now: from here on the office owes asking again, and is warned of it."""
    with writing():
        return begin_asking(now(), BATCH) > 0


def _warn_some() -> bool:
    moment = now()
    with writing():
        found = to_warn(SETTINGS.warn_hours, moment, BATCH)
        bench = Bench.now() if found else None
        for duty, lead in found:
            if bench is not None:
                warn(duty, lead, [each.id for each in bench.two_for(duty)], moment)
    return bool(found)


def _tell_some() -> bool:
    """Who was given a case whose clock was warned of before hears of it now, not at the next lead."""
    moment = now()
    with writing():
        found = to_tell(SETTINGS.warn_hours, moment, BATCH)
        for duty in found:
            if duty.person is not None:
                tell(duty, duty.person, moment)
    return bool(found)


def _escalate_some() -> bool:
    moment = now()
    with writing():
        found = to_escalate(SETTINGS.head_hours, moment, BATCH)
        bench = Bench.now() if found else None
        for duty in found:
            if bench is not None:
                before = [p.person for said in warnings_of([duty.subject]) if said.is_of(duty) for p in said.people]
                warn(duty, TO_HEAD, [each.id for each in bench.heads_for(duty, before)], moment)
    return bool(found)


def open_warning(by: Staff, warned_id: int) -> str | None:
    """The subject whose duty it warned of; None where there is no such warning of this person's."""
    with writing():
        return warning.open_warning(warned_id, by.id, now())
