"""Erasures of personal content, rulings on clocks, and confirmed norms: each by two persons.

Rules kept here: two persons are two pseudonyms within the subject; that two pseudonyms are two persons no log can show.
Left to others: that the entry commits to what was erased or why it was ruled (its schema); acts of two persons that
have more rules, with those rules (cases, content, keyings, audits, interests).
"""

from saksama.entries.kinds.data import DataErased
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.ruling import DayDecreed, ReadingSettled
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog


def check_two_persons(log: ServedLog, found: Findings) -> None:
    """Name every erasure, ruling and confirmed norm by one person alone."""
    for item in (each for family in ("data", "ruling", "norm") for each in log.contents.family(family)):
        match item.body:
            case DataErased(second=item.wire.actor):
                found.add(Code.DATA_UNLAWFUL, log.origin, item.index, subject=item.wire.subject)
            case DayDecreed(second=item.wire.actor) | ReadingSettled(second=item.wire.actor):
                found.add(Code.RULING_UNLAWFUL, log.origin, item.index, subject=item.wire.subject)
            case NormConfirmed(second=item.wire.actor):
                found.add(Code.NORM_UNLAWFUL, log.origin, item.index, subject=item.wire.subject)
            case _:
                pass
