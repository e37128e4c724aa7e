"""Triage: take a copy, join it to a claim, archive it, bring it back; move and merge what was taken for one.

Rules kept here:
  * Two people cannot take the same copy: whoever is later is told who has it. Who does nothing with it for two hours
    has it no more.
  * Taking is no entry: nothing was done to anybody. What is decided is one (`content.triaged`), by a person.
  * What a partner captured or classified, that partner triages and classifies: one history lies in one log.
  * Everything can be done again otherwise; the log keeps what was decided before.
  * Claims are locked before their copies, and several in the order of their subjects: no two acts wait for each other.
Left to others: suggestions (flows), order of the queue (priority), assessment and judgment (`claims.deciding`).
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Q

from saksama.entries.kinds.content import (
    Category,
    Concerns,
    ContentAssessed,
    ContentClassified,
    ContentJudged,
    ContentRequested,
    ContentTriaged,
    Triage,
)
from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch.captures.captured import CopyView, NoSuchContent
from saksama_node.contentwatch.captures.priority import Harm
from saksama_node.contentwatch.models import Claim, Copy, CopyState
from saksama_node.ledger.actions import append, new_subject, spoken
from saksama_node.seconds import proposing as seconds
from saksama_node.seconds.proposing import open_of
from saksama_node.settings.clock import now

HELD: Final = timedelta(hours=2)
REASON: Final = "reason"
WORDS: Final = "text"
"""The commitment of a classification: the claim as it was written down."""
WRITTEN_OF_IT: Final = (ContentAssessed.KIND, ContentJudged.KIND, ContentRequested.KIND)
"""What two persons say of a claim as it stands; each kind waits once, in a slot of its name."""
MOST_LETTERS: Final = 1_000


class Why(StrEnum):
    """Why a step of triage was refused."""

    TAKEN = "taken"
    NOT_YOURS = "not-yours"
    NOT_ARCHIVED = "not-archived"
    SAME_CLAIM = "same-claim"
    PARTNERS = "partners"
    CHANGED = "changed"


class TriageRefused(CallerError):
    """The copy does not stand where this step begins; nothing was changed. `holder`: who has it, or None."""

    code = "content.triage-refused"
    advice = "Open the copy again and look where it stands."

    subject: str
    why: Why
    holder: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as somebody writes it down. `target`: a code, `nobody` or `unknown` where it is so."""

    words: str
    category: Category
    concerns: Concerns
    target: str

    def judged(self) -> "Said":
        """The same in the one spelling of its words. Raises `WordsRefused`."""
        return replace(self, words=worded(self.words, most=MOST_LETTERS))

    def mark(self) -> str:
        """Which of all possible ones this is, in hex: whoever writes it anew says by it what they read."""
        told = f"{self.category.value}\x1f{self.concerns.value}\x1f{self.target}\x1f{self.words}"
        return hashlib.sha256(told.encode()).hexdigest()


def take(by: Staff, subject: str) -> None:
    """Take a copy to look at it. Raises `TriageRefused` where somebody else has it."""
    at = now()
    free = Q(state=CopyState.WAITING) | Q(state=CopyState.TAKEN, taken_at__lte=at - HELD)
    own = Q(state=CopyState.TAKEN, taken_by=by.id)
    # One statement: whoever comes second changes no row.
    took = Copy.objects.filter(free | own, subject=subject).update(state=CopyState.TAKEN, taken_by=by.id, taken_at=at)
    if not took:
        raise TriageRefused(subject, Why.TAKEN, _row(subject).taken_by)


def is_free_for(by: int, found: CopyView, at: datetime) -> bool:
    """Whether this person may take it then: nobody has it, or who took it did nothing with it for too long."""
    return found.holder in {None, by} or found.taken_at is None or found.taken_at <= at - HELD


def state_harm(by: Staff, subject: str, harm: Harm | None) -> None:
    """Say what this copy may do, or that nobody can tell. It orders the queue, decides nothing, and is no entry."""
    row = _row(subject)
    row.harm, row.harm_by = (harm.value, by.id) if harm else ("", None)
    row.save(update_fields=["harm", "harm_by"])


def let_go(by: Staff, subject: str) -> None:
    """Give a copy back to the queue undecided."""
    row = _held(by, subject)
    # What stands at a claim was decided: it leaves by a decision.
    if row.state == CopyState.TAKEN:
        _stand(row, CopyState.WAITING)


def archive(by: Staff, subject: str, reason: str = "") -> None:
    """It is noise, or belongs to no claim after all; it can be brought back. The reason is committed."""
    row = _held(by, subject)
    _decide(by, row, ContentTriaged(outcome=Triage.NOISE), reason)
    _stand(row, CopyState.NOISE)


def bring_back(by: Staff, subject: str, reason: str = "") -> None:
    """Bring an archived copy back to the queue."""
    row = _row(subject)
    if row.state != CopyState.NOISE:
        raise TriageRefused(subject, Why.NOT_ARCHIVED)
    _decide(by, row, ContentTriaged(outcome=Triage.RETURNED), reason)
    _stand(row, CopyState.WAITING)


def begin_claim(by: Staff, subject: str, said: Said) -> str:
    """Begin a claim with this copy; give the claim's subject."""
    row, said = _held(by, subject), said.judged()
    claim = Claim.objects.create(
        subject=new_subject(),
        words=said.words,
        category=said.category.value,
        concerns=said.concerns.value,
        target=said.target,
        begun_by=by.id,
        begun_at=now(),
    )
    # The claim's entry first: a copy joins what is there.
    _classify(by, claim.subject, said)
    _join(by, row, claim, "")
    return claim.subject


def join(by: Staff, subject: str, claim: str, reason: str = "") -> None:
    """Join a copy to a claim, or move it there from another."""
    found = locked_claim(claim)
    row = _held(by, subject)
    if row.claim_id == found.pk:
        raise TriageRefused(subject, Why.SAME_CLAIM)
    _join(by, row, found, reason)


def merge(by: Staff, claim: str, into: str, reason: str) -> list[str]:
    """Move every copy of one claim to another; which. Each move is an entry of its own, and can be undone."""
    if claim == into:
        raise TriageRefused(claim, Why.SAME_CLAIM)
    # In one order, whoever merges which way.
    locked = {each: locked_claim(each) for each in sorted((claim, into))}
    source, target = locked[claim], locked[into]
    rows = list(Copy.objects.select_for_update().filter(claim=source).order_by("subject"))
    if any(row.origin for row in rows):
        raise TriageRefused(claim, Why.PARTNERS)
    for row in rows:
        _join(by, row, target, reason)
    return [row.subject for row in rows]


def classify(by: Staff, claim: str, said: Said, read: str = "") -> None:
    """Write a claim down anew; what was proposed about the old words is overtaken.

    `read`: the mark of what the writer read, empty where nothing is asked of it. Raises `TriageRefused`, CHANGED where
    somebody wrote it anew meanwhile: of two who write at once the later one overwrites nothing unread.
    """
    row, said = locked_claim(claim), said.judged()
    if row.origin:
        raise TriageRefused(claim, Why.PARTNERS)
    stands = Said(row.words, Category(row.category), Concerns(row.concerns), row.target)
    if read and read != stands.mark():
        raise TriageRefused(claim, Why.CHANGED)
    row.words, row.category = said.words, said.category.value
    row.concerns, row.target = said.concerns.value, said.target
    row.save(update_fields=["words", "category", "concerns", "target"])
    _classify(by, claim, said)
    overtake(claim)


def overtake(claim: str) -> None:
    """End what waits about a claim that was written down anew. The caller holds it."""
    for kind in WRITTEN_OF_IT:
        for each in open_of(kind, claim):
            seconds.overtake(each.id)


def _join(by: Staff, row: Copy, claim: Claim, reason: str) -> None:
    _decide(by, row, ContentTriaged(claim=claim.subject, outcome=Triage.CLAIM), reason)
    _stand(row, CopyState.JOINED, claim)


def _decide(by: Staff, row: Copy, body: ContentTriaged, reason: str) -> None:
    openings = (spoken(REASON, reason),) if reason else ()
    append(body, subject=row.subject, actor=actor_for(by, row.subject), openings=openings)


def _stand(row: Copy, state: CopyState, claim: Claim | None = None) -> None:
    row.state, row.claim, row.taken_by, row.taken_at = state, claim, None, None
    row.save(update_fields=["state", "claim", "taken_by", "taken_at"])


def _classify(by: Staff, claim: str, said: Said) -> None:
    body = ContentClassified(category=said.category, concerns=said.concerns, target=said.target)
    append(body, subject=claim, actor=actor_for(by, claim), openings=(spoken(WORDS, said.words),))


def _held(by: Staff, subject: str) -> Copy:
    """The copy, if this person has taken it, or it stands at a claim and nobody needs to take it."""
    row = _row(subject)
    if row.state == CopyState.JOINED or (row.state == CopyState.TAKEN and row.taken_by == by.id):
        return row
    raise TriageRefused(subject, Why.NOT_YOURS, row.taken_by)


def _row(subject: str) -> Copy:
    row = Copy.objects.select_for_update().filter(subject=subject).first()
    if row is None:
        raise NoSuchContent(subject)
    if row.origin:
        raise TriageRefused(subject, Why.PARTNERS)
    return row


def locked_claim(subject: str) -> Claim:
    """The row of a claim, locked until the act ends. Raises `NoSuchContent`."""
    row = Claim.objects.select_for_update().filter(subject=subject).first()
    if row is None:
        raise NoSuchContent(subject)
    return row
