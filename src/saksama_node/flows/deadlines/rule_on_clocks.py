"""A day of the calendar, or a reading of an unclear rule: as two persons agree, logged.

Rules kept here:
  * A proposal is about a day at an office, or a rule's question at one from a day on: of each one waits at a time.
  * What is confirmed moves the clocks that run: they are counted again, the newest at once; those concerned are told.
  * What a restored backup lost holds again as the log says; reason and a day's name only where it was proposed still.
Left to others: who may, and the order of a confirmation (`flows.seconds`), what may be ruled (deadlines.ruling).
"""

from itertools import islice
from typing import Final

import msgspec

from saksama.entries.kinds.ruling import DayDecreed, Effect, ReadingSettled
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned
from saksama_node.accounts.policy import Staff, today
from saksama_node.accounts.queries import everyone
from saksama_node.deadlines import ruling
from saksama_node.deadlines.ruling import Decree, RulingInfo
from saksama_node.flows.deadlines.recount_deadlines import recount_where_needed
from saksama_node.ledger.actions import Leaf, append, new_subject, spoken
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.seconds import proposing
from saksama_node.seconds.proposing import Asked, Proposed, open_of

SLOT: Final = "ruling"
_AT_ONCE: Final = 20
"""Batches that whoever confirms waits for: the newest thousand cases."""


def asked(decree: Decree, reason: str) -> Asked:
    """A ruling as it is proposed. Raises `WordsRefused`."""
    decree = ruling.well_written(decree)
    kind = DayDecreed.KIND if decree.day else ReadingSettled.KIND
    return Asked(kind, decree.about, msgspec.json.encode(decree).decode(), reason)


def decree_in(asked: Asked | Proposed) -> Decree:
    """What would be ruled."""
    return msgspec.json.decode(asked.body, type=Decree)


def check(_first: Staff, asked: Asked) -> None:
    """Raise `BadRuling`, `AlreadyRuled`, `NotBackwards` or `WordsRefused` where it may not be ruled today."""
    reasoned(asked.words)
    ruling.check(decree_in(asked), today())


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Put it into force."""
    subject, decree = new_subject(), decree_in(found)
    leaf = append(
        entry_of(decree, second=pseudonym(by.secret, subject)),
        subject=subject,
        actor=pseudonym(first.secret, subject),
        openings=(spoken("reason", {"text": found.words}),),
    )
    ruling.keep(subject, RulingInfo(decree, found.words, first.id, by.id, leaf.entry.at, leaf.leaf_id))
    return leaf


def count_again(_found: Proposed) -> None:
    """Behind the act, some cases at a time. What is left the worker counts: the law has another name now."""
    for _ in islice(recount_where_needed(), _AT_ONCE):
        pass


def entry_of(decree: Decree, *, second: str) -> DayDecreed | ReadingSettled:
    """What the log says of it; everything but a day's name."""
    decreed = decree.decreed.isoformat()
    if decree.day is not None:
        return DayDecreed(
            day=decree.day.isoformat(),
            decree=decree.number,
            decreed=decreed,
            effect=Effect(decree.effect),
            office=decree.region,
            second=second,
        )
    since = decree.since.isoformat() if decree.since else ""
    named = {"rule": decree.rule} if decree.rule else {}
    return ReadingSettled(
        answer=decree.answer,
        decree=decree.number,
        decreed=decreed,
        office=decree.region,
        question=decree.question,
        second=second,
        since=since,
        **named,
    )


def restore(found: LoggedEntry) -> Missing | None:
    """Let hold again what an entry of ours says, in the caller's transaction."""
    entry, body = found.entry, found.entry.body
    if not isinstance(body, (DayDecreed, ReadingSettled)) or ruling.is_held(entry.subject):
        return None
    people = {pseudonym(each.secret, entry.subject): each.id for each in everyone()}
    by, second = people.get(entry.actor, 0), people.get(str(body.second), 0)
    decree, reason = ruling.decree_of(body), ""
    for each in open_of(SLOT, decree.about):
        if each.by == by and entry_of(decree_in(each), second=str(body.second)) == body:
            decree, reason = decree_in(each), each.words
            proposing.confirm(second, each.id, found.leaf_id)
    if decree.day and not decree.name:
        decree = msgspec.structs.replace(decree, name=decree.number)
    ruling.keep(entry.subject, RulingInfo(decree, reason, by, second, entry.at, found.leaf_id))
    return None if reason else Missing.WORDS
