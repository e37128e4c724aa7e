"""What anyone may see of cases: the second subject, as the public log has it. Never a receipt, never a person.

Rules kept here:
  * Everything comes from the public log alone, so that whoever has it sees the same; no table of this room is read.
  * The index of `case.received` is nowhere here: nothing on a public page joins a receipt to a case.
Left to others: words and language (web.portal).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from saksama.entries.kinds.case import (
    CaseDecided,
    CaseRegistered,
    CaseReviewed,
)
from saksama.entries.kinds.handling import CaseRenumbered, CaseTransferred
from saksama.fairness.report import FairnessReport
from saksama.procedure.case import walk
from saksama.procedure.deadlines import NoClocks
from saksama_node.cases.procedures import edition_named
from saksama_node.cases.resolved import resolutions_of
from saksama_node.cases.standing import acts_of, detail_of, told
from saksama_node.cases.treatment import treatment as treating
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.public import latest, logged

KINDS = (
    "case.reviewed",
    "case.returned",
    "case.completed",
    "case.withdrawn",
    "case.registered",
    "case.renumbered",
    "case.assigned",
    "case.teamed",
    "case.invited",
    "case.heard",
    "case.copied",
    "case.discussed",
    "case.extended",
    "case.studied",
    "case.transferred",
    "case.sanctioned",
    "case.recused",
    "case.readmitted",
    "case.decided",
    "case.forwarded",
    "case.answered",
    "case.contested",
    "case.advised",
    "case.corrected",
    "case.notified",
    "case.closed",
    "lot.committed",
    "lot.drawn",
)


@dataclass(frozen=True, slots=True)
class PublicAct:
    """One act with its place in the log. `act`: as the procedure names it; `detail`: the body's code, or empty."""

    act: str
    detail: str
    at: datetime
    index: int


@dataclass(frozen=True, slots=True)
class PublicCase:
    """A case without persons. `number` and `outcome` empty before; `office`: who has it now.

    `lawful`: its history follows the procedure that it names, deadlines apart.
    """

    subject: str
    office: str
    day: date
    number: str
    state: str
    outcome: str
    acts: tuple[PublicAct, ...]
    lawful: bool

    @property
    def changed_at(self) -> datetime:
        """When the last act was entered."""
        return self.acts[-1].at


@dataclass(frozen=True, slots=True)
class Page:
    """Cases by their first review, newest first; `following`: `before` for the next page, None at the end."""

    cases: tuple[PublicCase, ...]
    following: int | None


def newest(limit: int, before: int | None = None) -> Page:
    """A page of cases reviewed before index `before`."""
    found = latest(limit + 1, kinds=("case.reviewed",), before=before)
    shown = [each for one in found[:limit] if (each := case(one.entry.subject)) and each.acts[0].index == one.index]
    return Page(tuple(shown), found[limit - 1].index if len(found) > limit else None)


def numbered(text: str) -> tuple[PublicCase, ...]:
    """Cases whose register number holds `text`."""
    subjects = [
        found.entry.subject
        for found in logged(kinds=("case.registered",))
        if isinstance(found.entry.body, CaseRegistered) and text.upper() in found.entry.body.number.upper()
    ]
    return tuple(each for subject in subjects if (each := case(subject)) is not None)


def case(subject: str) -> PublicCase | None:
    """One case; None if the public log has none of this subject."""
    return _case(list(logged(kinds=KINDS, subject=subject)))


def _case(entries: list[LoggedEntry]) -> PublicCase | None:
    bodies = [found.entry.body for found in entries]
    first = next((body for body in bodies if isinstance(body, CaseReviewed)), None)
    if first is None:
        return None
    state, lawful = _walked(first, entries)
    return PublicCase(
        subject=entries[0].entry.subject,
        office=_last(body.to for body in bodies if isinstance(body, CaseTransferred)) or first.office,
        day=date.fromisoformat(first.day),
        number=_last(body.number for body in bodies if isinstance(body, CaseRegistered | CaseRenumbered)),
        state=state,
        outcome=_last(str(body.outcome) for body in bodies if isinstance(body, CaseDecided)),
        acts=tuple(_act(found) for found in entries),
        lawful=lawful,
    )


def _walked(first: CaseReviewed, entries: list[LoggedEntry]) -> tuple[str, bool]:
    """Where the case stands, and whether it went lawfully, by its edition."""
    decided = resolutions_of(entries[0].entry.subject, entries)
    walked = walk(edition_named(first.procedure, first.edition), acts_of(entries), NoClocks(), decided)
    return walked.history.state, not walked.faults


def _act(found: LoggedEntry) -> PublicAct:
    body = found.entry.body
    return PublicAct(told(body), detail_of(body), found.entry.at, found.index)


def _last(values: Iterable[str]) -> str:
    return ["", *values][-1]


def treatment() -> FairnessReport | None:
    """The newest figures on equal treatment, of this node's log; None where none were computed yet."""
    return treating.kept()
