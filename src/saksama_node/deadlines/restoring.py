"""Rulings again, as our own log tells, after a backup was restored.

Rules kept here: a confirmed ruling holds again as its entry says; its reason and a day's name stood here only.
Left to others: counting again (the worker does it: the law is another).
"""

from datetime import date

from msgspec import UNSET

from saksama.entries.kinds.ruling import DayDecreed, ReadingSettled
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.queries import everyone
from saksama_node.deadlines.models import Ruling
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction."""
    entry, body = found.entry, found.entry.body
    if not isinstance(body, (DayDecreed, ReadingSettled)):
        return None
    proposed, decided = (_bearer(entry.subject, actor) for actor in (entry.actor, body.second))
    row = Ruling.objects.filter(subject=entry.subject).first() or Ruling(
        subject=entry.subject, proposed_by=proposed, proposed_at=entry.at
    )
    row.state, row.region, row.leaf = Ruling.State.CONFIRMED, body.office, found.leaf_id
    row.number, row.decreed = body.decree, date.fromisoformat(body.decreed)
    row.decided_by, row.decided_at = decided, entry.at
    match body:
        case DayDecreed():
            row.day, row.effect, row.name = date.fromisoformat(body.day), body.effect, row.name or body.decree
        case ReadingSettled():
            row.rule = "" if body.rule is UNSET else body.rule
            row.question, row.answer, row.since = body.question, body.answer, date.fromisoformat(body.since)
    row.save()
    return None if row.reason else Missing.WORDS


def _bearer(subject: str, actor: str) -> int:
    """Who of the people here is called so within this subject; 0 for nobody."""
    return next((each.id for each in everyone() if pseudonym(each.secret, subject) == actor), 0)
