"""One entry of a case as an act: its place, when, by whom, what, and what an edition and a plenary call it.

Rules kept here: the narrowest name is told first: `case.reviewed:register`, then `case.reviewed`.
Left to others: what the acts of a case have said so far (history), whether one was lawful (case, guards).
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseClosed,
    CaseDecided,
    CaseForwarded,
    CaseRegistered,
    CaseReviewed,
    CaseWithdrawn,
    DecisionOutcome,
    Ground,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import (
    CaseAnswered,
    CaseContested,
    CaseCorrected,
    CaseDiscussed,
    CaseSanctioned,
    CaseTransferred,
)


@dataclass(frozen=True)  # no slots: the names are kept once they were made
class Act:
    """One entry of a case: its place in the log, when, by which pseudonym, what, and what it committed.

    `not_before`: the moment before which it cannot have been entered, as others saw the log; None where nobody says.
    """

    index: int
    at: datetime
    actor: str
    body: Body
    commits: frozenset[str] = frozenset()
    not_before: datetime | None = None

    @property
    def done(self) -> datetime:
        """The moment by which it is judged late: its own, or the one before which it cannot have been entered."""
        return self.at if self.not_before is None else max(self.at, self.not_before)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the act is called in an edition, the narrowest name first."""
        kind, narrowest = self.body.KIND, name_of(self.body)
        return (kind,) if narrowest == kind else (narrowest, kind)

    @cached_property
    def decided(self) -> str:
        """What a plenary that decides it calls it: with the outcome and its kinds, the office, the sanction."""
        match self.body:
            case CaseDecided(outcome=outcome, types=types):
                kinds = "+".join(types) if outcome is DecisionOutcome.SEVERAL and types is not UNSET else ""
                parts = [CaseDecided.KIND, outcome, kinds]
            case CaseTransferred(direction=direction, to=to):
                parts = [CaseTransferred.KIND, direction, to]
            case CaseSanctioned(sanction=what) | CaseCorrected(outcome=what):
                parts = [self.body.KIND, what]
            case _:
                parts = [self.names[0]]
        return ":".join(filter(None, parts))

    @property
    def second(self) -> str | None:
        """The other of two persons; None where the act names none."""
        second: str | UnsetType = getattr(self.body, "second", UNSET)
        return None if second is UNSET else second


def name_of(body: Body) -> str:
    """The narrowest name of an act in an edition: `case.reviewed:register`."""
    qualifier = _qualifier(body)
    return f"{body.KIND}:{qualifier}" if qualifier else body.KIND


def _qualifier(body: Body) -> str:
    match body:
        case CaseReviewed(outcome=ReviewOutcome.NOT_ACCEPTED):
            return _refused(body)
        case (
            CaseReviewed(outcome=qualifier)
            | CaseClosed(outcome=qualifier)
            | CaseForwarded(to=qualifier)
            | CaseTransferred(direction=qualifier)
            | CaseContested(examiner=qualifier)
            | CaseAnswered(by=qualifier)
            | CaseDiscussed(discussion=qualifier)
        ):
            return qualifier
        case CaseWithdrawn(violation=is_alleged):
            return "violation" if is_alleged else "nothing"
        case _:
            return ""


def _refused(body: CaseReviewed) -> str:
    """What a review is called that registers nothing."""
    if body.ground is Ground.CONSTITUTIONAL_COURT:
        return "stopped"
    if body.substantial is True:
        return "becoming"
    return "withdrawn" if body.ground is Ground.WITHDRAWN else body.outcome


def decided_types(body: CaseDecided) -> tuple[Violation, ...]:
    """The kinds of violation that a decision found, none where it found none."""
    match body.outcome:
        case DecisionOutcome.NO_VIOLATION:
            return ()
        case DecisionOutcome.SEVERAL:
            return () if body.types is UNSET else body.types
        case outcome:
            return (Violation(outcome.value),)


def types_after(body: Body, before: tuple[Violation, ...]) -> tuple[Violation, ...]:
    """The kinds of violation of a case from this act on: as reviewed, registered, then decided."""
    match body:
        case CaseDecided():
            return decided_types(body)
        case CaseReviewed(types=types) | CaseRegistered(types=types) if types is not UNSET:
            return types
        case _:
            return before
