"""A finding leaves the queue: one person says what lies behind it and what follows, a second confirms exactly that.

Rules kept here:
  * Nothing leaves the queue without a ground, words and two persons. A proposal is in no log.
  * A recount or a re-vote is proposed only where the paper itself does not fit: a figure that a machine misread is put
    right by looking at the paper.
  * A re-vote carries its last day, by the sheet's definition (UU 7/2017 art. 373(3)), and says so where it is past.
  * A finding that a newer version settled is not resolved: it is in the queue no more.
  * One open proposal a finding; the caller holds `ledger.actions.act()`.
Left to others: who has the right, beginning a case or a task (flows), reading (resolved).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.keying import FollowUp, Ground, SheetResolved
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned, worded
from saksama.errors import BugError, CallerError
from saksama.tally.sheet.definition import Remedy, Sheet
from saksama_node.accounts.days import today
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.staff import Staff
from saksama_node.ledger.actions import Leaf, append, new_subject, spoken
from saksama_node.results.contests import contest_of
from saksama_node.results.models import Finding, FindingState, Resolution
from saksama_node.results.open_counts import recount
from saksama_node.results.states import ResolutionState
from saksama_node.settings.clock import now

LEAST_WORDS: Final = 20
MOST_WORDS: Final = 4000
_ON_PAPER: Final = frozenset({FollowUp.RECOUNT, FollowUp.REVOTE})
_REMEDIES: Final = {FollowUp.RECOUNT: "recount", FollowUp.REVOTE: "revote", FollowUp.CORRECTION: "correct"}


class WhyNot(StrEnum):
    """Why it was refused."""

    GONE = "gone"
    SETTLED = "settled"
    OPEN = "open"
    WORDS = "words"
    PAPER = "paper"
    TASK = "task"
    PAST = "past"
    SAME_PERSON = "same-person"


@dataclass(eq=False)
class ResolutionRefused(CallerError):
    """It may not be proposed or entered; nothing was changed."""

    code = "sheet.resolution-refused"
    advice = "Open the finding again and look where it stands."

    finding: int
    why: WhyNot


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody found out. `to`, `clause`, `due`: of a task, the partner's origin, the clause, its last day."""

    ground: Ground
    follow_up: FollowUp
    words: str
    to: str = ""
    clause: str = ""
    due: date | None = None


def remedy_of(sheet: Sheet, follow_up: FollowUp) -> Remedy | None:
    """What the law provides under that name on this sheet; None where it is no remedy."""
    name = _REMEDIES.get(follow_up)
    return next((each for each in sheet.remedies if each.id == name), None)


def last_day(sheet: Sheet, follow_up: FollowUp) -> date | None:
    """The last day of a remedy; None where it has none."""
    remedy = remedy_of(sheet, follow_up)
    return None if remedy is None else sheet.due(remedy)


def propose(by: Staff, finding: int, wanted: Wanted) -> int:
    """Keep it for a second person; the proposal's number. Raises `ResolutionRefused`, `WordsRefused`."""
    row = _standing(finding)
    if row.resolutions.filter(state=ResolutionState.OPEN).exists():
        raise ResolutionRefused(finding, WhyNot.OPEN)
    words = worded(wanted.words, most=MOST_WORDS, needed=False)
    if len(words) < LEAST_WORDS:
        raise ResolutionRefused(finding, WhyNot.WORDS)
    if wanted.follow_up in _ON_PAPER and wanted.ground is not Ground.ON_PAPER:
        raise ResolutionRefused(finding, WhyNot.PAPER)
    is_task = wanted.follow_up is FollowUp.TASK
    if is_task and not (wanted.to and wanted.clause and wanted.due):
        raise ResolutionRefused(finding, WhyNot.TASK)
    if is_task and wanted.due is not None and wanted.due < today():
        # The second person could not begin it any more, and would be told what the first could have mended.
        raise ResolutionRefused(finding, WhyNot.PAST)
    made = Resolution.objects.create(
        finding=row,
        ground=wanted.ground.value,
        follow_up=wanted.follow_up.value,
        words=words,
        due=wanted.due if is_task else last_day(contest_of(row.contest).definition, wanted.follow_up),
        to=wanted.to if is_task else "",
        clause=wanted.clause if is_task else "",
        by=by.id,
        at=now(),
    )
    return made.pk


def confirm(by: Staff, first: Staff, proposal: int, begun: str) -> Leaf:
    """Enter what `first` proposed, with `by` as the second; `begun`: what it began. Raises `ResolutionRefused`."""
    row = check_confirmable(by, proposal)
    if first.id != row.by:
        raise BugError(f"proposal {proposal} is not by {first.id}")
    finding, subject = row.finding, new_subject()
    body = SheetResolved(
        contest=finding.contest,
        due=UNSET if row.due is None else row.due.isoformat(),
        finding=finding.key,
        follow_up=FollowUp(row.follow_up),
        ground=Ground(row.ground),
        place=finding.place,
        rule=finding.rule,
        second=pseudonym(by.secret, subject),
    )
    said = spoken("text", {"text": row.words})
    leaf = append(body, subject=subject, actor=actor_for(first, subject), openings=(said,))
    finding.state = FindingState.RESOLVED
    finding.save(update_fields=["state"])
    recount(finding.contest, finding.place)
    row.leaf, row.begun = leaf.leaf_id, begun
    _answer(row, by, ResolutionState.CONFIRMED)
    return leaf


def check_confirmable(by: Staff, proposal: int) -> Resolution:
    """The open proposal, locked, if this person may be its second. Raises `ResolutionRefused`."""
    row = _open(proposal)
    _standing(row.finding_id)
    if by.id == row.by:
        raise ResolutionRefused(row.finding_id, WhyNot.SAME_PERSON)
    return row


def reject(by: Staff, proposal: int, reason: str) -> None:
    """End a proposal unentered, with a reason; by who made it, it is withdrawn, which asks for none.

    Raises `ResolutionRefused`, `WordsRefused`.
    """
    row = _open(proposal)
    row.reason = "" if by.id == row.by else reasoned(reason)
    _answer(row, by, ResolutionState.WITHDRAWN if by.id == row.by else ResolutionState.REJECTED)


def _standing(finding: int) -> Finding:
    row = Finding.objects.select_for_update().filter(pk=finding).first()
    if row is None:
        raise ResolutionRefused(finding, WhyNot.GONE)
    if row.state != FindingState.OPEN or not row.current:
        raise ResolutionRefused(finding, WhyNot.SETTLED)
    return row


def _open(proposal: int) -> Resolution:
    row = Resolution.objects.select_for_update().filter(pk=proposal, state=ResolutionState.OPEN).first()
    if row is None:
        raise ResolutionRefused(0, WhyNot.GONE)
    return row


def _answer(row: Resolution, by: Staff, state: ResolutionState) -> None:
    row.state, row.answered_by, row.answered_at = state, by.id, now()
    row.save()
