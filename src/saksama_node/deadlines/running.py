"""The duties that run in a case, of those that the replay of its own entries left open.

Rules kept here:
  * A case follows the edition that its first review names; where none is named, or one that this version does not
    know, there is no duty to tell of, and that is said: nothing is guessed.
  * What was handed in and not reviewed yet has the period of every edition that was in force on that day: which of
    them the case will follow is not known before the review.
Left to others: counting (`ruling`), keeping the answer (`actions`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from saksama.clocks.words import WITA
from saksama.entries.entry import Entry
from saksama.entries.kinds.case import CaseReviewed, Origination
from saksama.procedure.acting import acting_office
from saksama.procedure.deadlines import Duty
from saksama.procedure.edition import Bearer, Deadline, Edition
from saksama.procedure.history import History
from saksama.procedure.reading import shipped
from saksama.procedure.starting import RECEIPT, WRITTEN


@dataclass(frozen=True, slots=True)
class Running:
    """A duty that runs since `start` under an edition, or by another reading since the day `since`.

    `office`: whose it is where that is not the office of the case.
    """

    edition: str
    deadline: Deadline
    start: datetime
    extended: bool = False
    since: date | None = None
    office: str = ""

    @property
    def by_office(self) -> bool:
        """Whether it is the office's own duty."""
        return self.deadline.bearer is Bearer.OFFICE


@cache
def editions() -> dict[str, Edition]:
    """The editions that this version knows, read once."""
    return dict(shipped())


def edition_of(entries: Sequence[Entry]) -> Edition | None:
    """The edition that a case follows; None where its first review names none that is known here."""
    first = entries[0].body if entries else None
    if not isinstance(first, CaseReviewed):
        return None
    return editions().get(first.procedure)


def running(edition: Edition, still_open: Iterable[Duty], history: History) -> tuple[Running, ...]:
    """The duties that run in a case, of those that its replay left open; what need not be done at all is none."""

    def office_of(deadline: Deadline) -> str:
        found = acting_office(history, deadline.ends[0], edition)
        return "" if found == history.office else found

    return tuple(
        Running(edition.id, duty.deadline, duty.start, duty.is_extended, duty.since, office=office_of(duty.deadline))
        for duty in still_open
        if isinstance(duty.start, datetime) and duty.deadline.owed
    )


def until_review(
    received_at: datetime, source: Origination | None = None, written: date | None = None
) -> Iterator[Running]:
    """What is owed for something that came in then, before anybody reviewed it. `source`: what it came in as;
    `written`: the day on which a supervision report was made, which is to become a finding in time.
    """
    day = received_at.astimezone(WITA).date()
    for edition in editions().values():
        if edition.valid_from <= day and (edition.valid_to is None or day <= edition.valid_to):
            starts = [(RECEIPT, received_at)]
            if written is not None:
                starts.append((WRITTEN, datetime.combine(written, time(), WITA)))
            for name, start in starts:
                for deadline in edition.begun_by(name):
                    if source is None or source in deadline.sources:
                        yield Running(edition.id, deadline, start)
