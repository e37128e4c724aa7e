"""Offer a joint task: its entry in our log and its sealed words, in one act.

Rules kept here: no entry without words that are on their way: an offer that the leak check would hold is not made.
Left to others: sealing and sending (send_dispatch), the task's course (`tasks`).
"""

from dataclasses import dataclass
from datetime import datetime

from saksama.agreement.errors import NotPermitted, Why
from saksama.envelope.kinds import TaskOffer
from saksama.errors import CallerError
from saksama.vocabulary import Classification, SubjectClass, format_moment
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.accounts.recused import check_part
from saksama_node.agreements.queries import with_partner
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.exchange.send_dispatch import Letter, send_dispatch
from saksama_node.ledger.actions import act
from saksama_node.settings.clock import now
from saksama_node.tasks import actions as tasks


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask of the partner. `to`: its log origin; `due`: UTC; `case`: public subject of the case it serves."""

    to: str
    clause: str
    title: str
    description: str
    due: datetime
    classification: Classification = Classification.RESTRICTED
    subjects: frozenset[SubjectClass] = frozenset()
    case: str | None = None


class DueInPast(CallerError):
    """The task would be due before it is offered."""

    code = "task.due-in-past"
    advice = "Choose a later moment."

    due: datetime


class OfferDoubtful(CallerError):
    """The leak check warns of a name, and an offer cannot wait for a release: its entry is made with it."""

    code = "task.offer-doubtful"
    advice = "Leave the name out, or send it as a dispatch of its own, which a second person may release."

    title: str


def offer_task(by: Staff, wanted: Wanted) -> str:
    """Offer it; return the task's subject.

    NotPermitted, LeakFound, OfferDoubtful, DueInPast, KeptAway: then nothing stays.
    """
    require(by, Action.TASK_OPEN, INSTITUTION)  # the institution asks
    check_part(by.id, wanted.case or "")
    if wanted.due <= now():
        raise DueInPast(wanted.due)
    words = tasks.Offer(
        title=wanted.title,
        description=wanted.description,
        due=wanted.due,
        agreement=agreement_digest_with(wanted.to, wanted.clause),
        clause=wanted.clause,
        about=wanted.case or "",
    )
    with act():
        subject = tasks.offer(by, wanted.to, words).entry.subject
        payload = TaskOffer(task=subject, description=wanted.description, due=format_moment(wanted.due))
        letter = Letter(
            to=wanted.to,
            clause=wanted.clause,
            classification=wanted.classification,
            title=wanted.title,
            payload=payload,
            subjects=wanted.subjects,
            case=wanted.case,
        )
        if send_dispatch(by, letter).state is OutgoingState.HELD:
            raise OfferDoubtful(wanted.title)
    return subject


def agreement_digest_with(to: str, clause: str) -> str:
    """The digest of the text under which we work with this partner; `NotPermitted` where there is none."""
    found = with_partner(to, now())
    if found is None or found.state.terms is None:
        raise NotPermitted(clause, Why.NOT_SIGNED)
    return found.state.terms.digest
