"""Cases as lines of a table, from public entries alone.

Rules kept here:
  * One line a case, in the order of their first reviews; whoever has the log gets the same lines, also who reads it
    bit by bit as it grows.
  * Unknown is not none: a case that names no party is not a case of nobody's, and one that is still open is in no rate.
Left to others: what follows from the lines (comparison, report).
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseClosed,
    CaseDecided,
    CaseRegistered,
    CaseReviewed,
    Closing,
    DecisionOutcome,
    Ground,
    Origination,
    ReviewOutcome,
)
from saksama.procedure.levels import Level, at_level, level_of

NOT_STATED = ""
"""The group of cases that do not say: they are counted and compared with nobody."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case. `registered`: None while that is not settled; `found`: whether the plenary found a violation."""

    subject: str
    procedure: str
    source: Origination | None
    party: str
    region: str
    level: Level
    registered: bool | None = None
    registered_at: datetime | None = None
    decided_at: datetime | None = None
    found: bool | None = None
    ended_at: datetime | None = None


@dataclass(slots=True)
class Lines:
    """The lines of a log that is read in its order. `until`: the time of the last act that was taken."""

    until: datetime | None = None
    _lines: dict[str, CaseLine] = field(default_factory=dict)

    def take(self, subject: str, at: datetime, body: Body) -> None:
        """Take the next act of the family of cases; one that makes no difference to a line is passed."""
        self.until = at if self.until is None else max(self.until, at)
        if isinstance(body, CaseReviewed):
            self._lines[subject] = _reviewed(self._lines.get(subject) or _begun(subject, body), body)
        elif subject in self._lines:
            self._lines[subject] = _followed(self._lines[subject], at, body)

    def all(self) -> tuple[CaseLine, ...]:
        """Every line so far."""
        return tuple(self._lines.values())


def region_of(office: str) -> str:
    """The regency in which an office lies; the office itself above that."""
    return at_level(office, Level.REGENCY)


def _begun(subject: str, body: CaseReviewed) -> CaseLine:
    return CaseLine(
        subject=subject,
        procedure=body.procedure,
        source=None,
        party=NOT_STATED if body.party is UNSET else body.party,
        region=region_of(body.office),
        level=level_of(body.office),
    )


def _reviewed(line: CaseLine, body: CaseReviewed) -> CaseLine:
    source = line.source if body.source is UNSET else body.source
    party = line.party if body.party is UNSET else body.party
    is_refused = body.outcome is ReviewOutcome.NOT_ACCEPTED
    # What the law stops for the court, or its reporter took back, the office neither refused nor registered.
    is_others = body.ground in (Ground.CONSTITUTIONAL_COURT, Ground.WITHDRAWN)
    registered = False if is_refused and not is_others else None
    return replace(line, source=source, party=party, registered=registered)


def _followed(line: CaseLine, at: datetime, body: Body) -> CaseLine:
    match body:
        case CaseRegistered():
            return replace(line, registered=True, registered_at=line.registered_at or at)
        case CaseDecided(outcome=outcome):
            return replace(line, decided_at=at, found=outcome is not DecisionOutcome.NO_VIOLATION)
        case CaseClosed(outcome=Closing.NOT_REGISTERED):
            return replace(line, registered=False, ended_at=at)
        case CaseClosed():
            return replace(line, ended_at=at)
        case _:
            return line
