"""A finding leaves the queue: one person says what lies behind it and what follows, a second confirms exactly that.

Rules kept here:
  * Nothing leaves the queue without a ground, words and two persons.
  * A recount or a re-vote is proposed only where the paper itself does not fit: a figure that a machine misread is put
    right by looking at the paper.
  * A re-vote carries its last day, by the sheet's definition (UU 7/2017 art. 373(3)), and says so where it is past.
  * A finding that a newer version settled is not resolved: it is in the queue no more.
  * The caller holds `ledger.actions.act()`, and to enter something the finding (`hold`).
  * What began with a finding has its words; where it is erased they go here too: the log stays valid without them.
  * What leaves here of what was resolved is a frozen value; who asks says for which regions they may.
Left to others: who has the right, beginning a case or a task (flows), the order of a confirmation (`flows.seconds`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import UNSET

from saksama.entries.kinds.keying import FollowUp, Ground, SheetResolved
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import worded
from saksama.errors import CallerError, NotThere
from saksama.tally.sheet.definition import Remedy, Sheet
from saksama_node.accounts.policy import Staff, today
from saksama_node.accounts.queries import actor_for
from saksama_node.ledger.actions import Leaf, append, erase_openings, new_subject, spoken
from saksama_node.lists.within import within
from saksama_node.results.judged.counting import recount
from saksama_node.results.models import Finding, FindingState, Resolution
from saksama_node.results.queries import FindingView, finding_view
from saksama_node.results.versions.contests import contest_of
from saksama_node.seconds.proposing import Asked, Proposed, erase
from saksama_node.settings.clock import now

SLOT: Final = "finding"
LEAST_WORDS: Final = 20
MOST_WORDS: Final = 4000
_ON_PAPER: Final = frozenset({FollowUp.RECOUNT, FollowUp.REVOTE})
_REMEDIES: Final = {FollowUp.RECOUNT: "recount", FollowUp.REVOTE: "revote", FollowUp.CORRECTION: "correct"}


class WhyNot(StrEnum):
    """Why it was refused."""

    SETTLED = "settled"
    WORDS = "words"
    PAPER = "paper"
    TASK = "task"
    PAST = "past"


class ResolutionRefused(CallerError):
    """It may not be proposed or entered; nothing was changed."""

    code = "sheet.resolution-refused"
    advice = "Open the finding again and look where it stands."

    finding: int
    why: WhyNot


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What somebody found out, and what follows. `due`: its last day; `to`, `clause`: of a task, the partner's origin
    and the clause.
    """

    ground: Ground
    follow_up: FollowUp
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


def asked(finding: FindingView, wanted: Wanted, words: str) -> Asked:
    """It as it is proposed: a task with its own last day, all else with the law's."""
    if wanted.follow_up is not FollowUp.TASK:
        due = last_day(contest_of(finding.contest).definition, wanted.follow_up)
        wanted = Wanted(wanted.ground, wanted.follow_up, due=due)
    return Asked(SheetResolved.KIND, finding.key, msgspec.json.encode(wanted).decode(), words)


def wanted_in(asked: Asked | Proposed) -> Wanted:
    """What was proposed."""
    return msgspec.json.decode(asked.body, type=Wanted)


def hold(key: str) -> str:
    """Lock a finding; its region. Raises `NoSuchFinding`."""
    row = Finding.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise NoSuchFinding(key)
    return row.region


def check(_by: Staff, asked: Asked) -> None:
    """Raise `ResolutionRefused`, `NoSuchFinding` or `WordsRefused` where it may not be proposed or entered now."""
    row, wanted = _row(asked.subject), wanted_in(asked)
    if row.state != FindingState.OPEN or not row.current:
        raise ResolutionRefused(row.pk, WhyNot.SETTLED)
    if len(worded(asked.words, most=MOST_WORDS, needed=False)) < LEAST_WORDS:
        raise ResolutionRefused(row.pk, WhyNot.WORDS)
    if wanted.follow_up in _ON_PAPER and wanted.ground is not Ground.ON_PAPER:
        raise ResolutionRefused(row.pk, WhyNot.PAPER)
    if wanted.follow_up is FollowUp.TASK:
        if not (wanted.to and wanted.clause and wanted.due):
            raise ResolutionRefused(row.pk, WhyNot.TASK)
        if wanted.due < today():
            raise ResolutionRefused(row.pk, WhyNot.PAST)


def enter(first: Staff, by: Staff, found: Proposed, begun: str) -> Leaf:
    """Enter what `first` proposed, with `by` as the second; `begun`: what it began."""
    row, wanted, subject = _row(found.subject), wanted_in(found), new_subject()
    body = SheetResolved(
        contest=row.contest,
        due=UNSET if wanted.due is None else wanted.due.isoformat(),
        finding=row.key,
        follow_up=wanted.follow_up,
        ground=wanted.ground,
        place=row.place,
        rule=row.rule,
        second=pseudonym(by.secret, subject),
    )
    said = spoken("text", {"text": found.words})
    leaf = append(body, subject=subject, actor=actor_for(first, subject), openings=(said,))
    row.state = FindingState.RESOLVED
    row.save(update_fields=["state"])
    recount(row.contest, row.place)
    Resolution.objects.create(
        finding=row, follow_up=wanted.follow_up.value, due=wanted.due, begun=begun, at=now(), leaf=leaf.leaf_id
    )
    return leaf


def forget(follow_up: FollowUp, begun: str) -> None:
    """Take the words of the finding that this began with, as in `behind`, out of the opening and of every proposal."""
    found = behind(follow_up, begun)
    if found is not None:
        erase_openings(found.leaf)
        erase([found.finding.key])


def _row(key: str) -> Finding:
    row = Finding.objects.filter(key=key).first()
    if row is None:
        raise NoSuchFinding(key)
    return row


class NoSuchFinding(NotThere):
    """No finding of this number or key."""

    code = "sheet.no-such-finding"
    advice = "Go back to the queue."

    finding: str


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """A finding that was resolved, by its entry `leaf`. `begun`: a submission's number or a task's subject."""

    finding: FindingView
    follow_up: FollowUp
    due: date | None
    begun: str
    leaf: int


def finding_of(number: int) -> FindingView:
    """One finding, whatever became of it. Raises `NoSuchFinding`."""
    row = Finding.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchFinding(str(number))
    return finding_view(row)


def findings_of(keys: Collection[str]) -> Mapping[str, FindingView]:
    """Findings by their keys, whatever became of them."""
    return {row.key: finding_view(row) for row in Finding.objects.filter(key__in=keys)}


def resolution_of(finding: int) -> ResolutionView | None:
    """What was made of a finding; None while it is open."""
    return next(map(_view, Resolution.objects.select_related("finding").filter(finding=finding)), None)


def behind(follow_up: FollowUp, begun: str) -> ResolutionView | None:
    """What a submission (its number) or a task (its subject) began with; None where it did not begin with a finding."""
    rows = Resolution.objects.select_related("finding").filter(follow_up=follow_up.value, begun=begun)
    return next(map(_view, rows), None)


def with_last_day(contest: str, regions: Sequence[str]) -> list[ResolutionView]:
    """Recounts and re-votes that were proposed, the nearest last day first, those without one at the end."""
    kinds = (FollowUp.RECOUNT.value, FollowUp.REVOTE.value)
    rows = Resolution.objects.select_related("finding").filter(
        within(regions, "finding__region"), finding__contest=contest, follow_up__in=kinds
    )
    return sorted(map(_view, rows), key=lambda each: (each.due or date.max, each.leaf))


def _view(row: Resolution) -> ResolutionView:
    return ResolutionView(finding_view(row.finding), FollowUp(row.follow_up), row.due, row.begun, row.leaf)
