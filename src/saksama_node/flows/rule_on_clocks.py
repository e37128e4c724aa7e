"""A day of the calendar, or a reading of an unclear rule: proposed by one person, confirmed by another, logged.

What is confirmed moves the clocks that run: they are counted again, the newest at once, and those concerned are told.
"""

from itertools import islice
from typing import Final

from saksama.entries.kinds.ruling import DayDecreed, Effect, ReadingSettled
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.days import today
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.staff import Staff
from saksama_node.deadlines import rulings
from saksama_node.deadlines.rulings import Proposal, RulingInfo
from saksama_node.flows.recount_deadlines import recount_where_needed
from saksama_node.ledger.actions import act, append, new_subject, spoken
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now

_AT_ONCE: Final = 20
"""Batches that whoever confirms waits for: the newest thousand cases."""


def propose_ruling(by: Staff, proposal: Proposal) -> str:
    """Keep a proposal; its subject. Raises `BadRuling`, `AlreadyRuled`, `NotBackwards`, `NotAllowed`."""
    require(by, Action.RULING_PROPOSE, proposal.region)
    rulings.check(proposal, today())
    subject = new_subject()
    with writing():
        rulings.check_new(proposal)
        rulings.propose(subject, proposal, by.id, now())
    return subject


def confirm_ruling(by: Staff, subject: str) -> None:
    """Put it into force, and count what it moves. Who proposed it must still be here and have the right.

    Raises `SecondPersonNeeded`, `NoSuchRuling`, `AlreadyRuled`, `NotBackwards`, `NotAllowed`.
    """
    require(by, Action.RULING_CONFIRM, rulings.ruling(subject).proposal.region)
    with act():
        found = rulings.take(subject)
        first = staff(found.proposed_by)
        require(first, Action.RULING_PROPOSE, found.proposal.region)
        # Once more: the day of a proposal may be over when it is confirmed.
        rulings.check(found.proposal, today())
        rulings.check_new(found.proposal, subject)
        leaf = append(
            _body(found, second=pseudonym(by.secret, subject)),
            subject=subject,
            actor=pseudonym(first.secret, subject),
            openings=(spoken("reason", {"text": found.proposal.reason}),),
        )
        rulings.decide(found, by.id, leaf.entry.at, leaf.leaf_id)
    # After the commit, some cases at a time. What is left after these the worker counts: the law has another name now.
    for _ in islice(recount_where_needed(), _AT_ONCE):
        pass


def drop_ruling(by: Staff, subject: str) -> None:
    """Take a proposal back, or refuse it; nothing was in force, so nothing is logged."""
    require(by, Action.RULING_PROPOSE, rulings.ruling(subject).proposal.region)
    with writing():
        rulings.decide(rulings.take(subject), by.id, now(), None)


def _body(found: RulingInfo, *, second: str) -> DayDecreed | ReadingSettled:
    said = found.proposal
    decreed = said.decreed.isoformat()
    if said.day is not None:
        return DayDecreed(
            day=said.day.isoformat(),
            decree=said.number,
            decreed=decreed,
            effect=Effect(said.effect),
            office=said.region,
            second=second,
        )
    since = said.since.isoformat() if said.since else ""
    named = {"rule": said.rule} if said.rule else {}
    return ReadingSettled(
        answer=said.answer,
        decree=said.number,
        decreed=decreed,
        office=said.region,
        question=said.question,
        second=second,
        since=since,
        **named,
    )
