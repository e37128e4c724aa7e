"""Rulings: proposed, confirmed or dropped; rows only, in the caller's transaction.

Rules kept here:
  * A proposal moves no clock. Who proposed it cannot confirm it.
  * A reading is settled for clocks that begin from today on: nobody's running clock is shortened afterwards.
Left to others: who may (flows), the entry (flows), counting again (`actions`).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Final

from saksama.clocks.calendar import OutsideCalendar
from saksama.clocks.codes import Question
from saksama.clocks.reading import as_written, questions
from saksama.clocks.shipped import national_calendar, newest, rules
from saksama.entries.kinds.ruling import Effect
from saksama.entries.words import reasoned, worded
from saksama_node.deadlines.faults import AlreadyRuled, BadRuling, NoSuchRuling, NotBackwards, SecondPersonNeeded
from saksama_node.deadlines.models import Ruling

_STRENGTH: Final = (Effect.REGIONAL, Effect.OFF, Effect.WORKING)
"""A later one beats those before it."""
_MOST_IN_NUMBER: Final = 64
_MOST_IN_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed; the fields of a day or those of a reading, as in `models.Ruling`."""

    region: str
    number: str
    decreed: date
    reason: str
    day: date | None = None
    effect: str = ""
    name: str = ""
    rule: str = ""
    question: str = ""
    answer: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class RulingInfo:
    """A ruling as it stands."""

    subject: str
    state: str
    proposal: Proposal
    proposed_by: int
    proposed_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    leaf: int | None


def check(proposal: Proposal, today: date) -> None:
    """Raise `BadRuling` or `NotBackwards` where it may not be proposed."""
    if proposal.day is not None:
        try:
            national_calendar().require(proposal.day, proposal.day)
        except OutsideCalendar as error:
            raise BadRuling(str(error)) from error
        return
    if proposal.since is None or (proposal.question, proposal.answer) not in answers(proposal.rule):
        raise BadRuling(f"{proposal.rule} {proposal.question} {proposal.answer}")
    if proposal.since < today:
        raise NotBackwards(proposal.since.isoformat())


def answers(rule_id: str) -> list[tuple[str, str]]:
    """Every question of a rule with each of its two answers, as rows write them; of all rules for an empty id."""
    if not rule_id:
        return [(Question.LEAVE, "false"), (Question.LEAVE, "true")]
    if rule_id not in {each.id for each in rules()}:
        return []
    rule = newest(rule_id)
    return [
        (each.question, written(answer))
        for each in questions(rule)
        for answer in (getattr(as_written(rule), each.question), each.other)
    ]


def written(answer: object) -> str:
    """An answer as rows and entries write it."""
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def check_new(proposal: Proposal, subject: str = "") -> None:
    """Raise `AlreadyRuled` where the day waits at that office, or would not change. `subject`: of what is confirmed.

    A calendar asks nothing of the order of decrees: what is fixed as working beats what is off, that a regional day.
    """
    if proposal.day is None:
        return
    same = Ruling.objects.filter(day=proposal.day, region=proposal.region).exclude(subject=subject)
    held = same.filter(state=Ruling.State.CONFIRMED).values_list("effect", flat=True)
    waits = not subject and same.filter(state=Ruling.State.PROPOSED).exists()
    if waits or any(_STRENGTH.index(each) >= _STRENGTH.index(proposal.effect) for each in held):
        raise AlreadyRuled


def propose(subject: str, proposal: Proposal, by: int, at: datetime) -> None:
    """Keep a proposal. Raises `WordsRefused`."""
    proposal = replace(
        proposal,
        number=worded(proposal.number, most=_MOST_IN_NUMBER, lines=False),
        reason=reasoned(proposal.reason),
        name=worded(proposal.name, most=_MOST_IN_NAME, lines=False, needed=False),
    )
    Ruling.objects.create(subject=subject, proposed_by=by, proposed_at=at, **asdict(proposal))


def take(subject: str) -> RulingInfo:
    """A proposal, locked until the end of the transaction. Raises `NoSuchRuling`."""
    row = Ruling.objects.select_for_update().filter(subject=subject, state=Ruling.State.PROPOSED).first()
    if row is None:
        raise NoSuchRuling(subject)
    return _info(row)


def decide(found: RulingInfo, by: int, at: datetime, leaf: int | None) -> None:
    """Confirm it with its entry, or drop it where there is none. Raises `SecondPersonNeeded`."""
    if leaf is not None and found.proposed_by == by:
        raise SecondPersonNeeded
    state = Ruling.State.DROPPED if leaf is None else Ruling.State.CONFIRMED
    Ruling.objects.filter(subject=found.subject).update(state=state, decided_by=by, decided_at=at, leaf=leaf)


def rulings() -> Sequence[RulingInfo]:
    """All, the newest first."""
    return [_info(row) for row in Ruling.objects.order_by("-pk")]


def waiting(person: int) -> Sequence[RulingInfo]:
    """Proposals that this person did not make, the oldest first."""
    rows = Ruling.objects.filter(state=Ruling.State.PROPOSED).exclude(proposed_by=person)
    return [_info(row) for row in rows.order_by("pk")]


def ruling(subject: str) -> RulingInfo:
    """One. Raises `NoSuchRuling`."""
    row = Ruling.objects.filter(subject=subject).first()
    if row is None:
        raise NoSuchRuling(subject)
    return _info(row)


def _info(row: Ruling) -> RulingInfo:
    proposal = Proposal(**{name: getattr(row, name) for name in Proposal.__dataclass_fields__})
    return RulingInfo(
        row.subject, row.state, proposal, row.proposed_by, row.proposed_at, row.decided_by, row.decided_at, row.leaf
    )
