"""Reads of requests up the chain: where each stands, what was answered, how long it took.

Rules kept here:
  * Overdue is judged at a moment that is given; a request without a due moment is never overdue.
  * The time from capture to answer runs from the first capture of the copies that the request names.
Left to others: who may read (web), words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import QuerySet

from saksama.entries.kinds.content import Addressee, Outcome
from saksama_node.contentwatch.captures.captured import CopyView, view
from saksama_node.contentwatch.captures.sought import Order, matching, ordered
from saksama_node.contentwatch.claims.requesting import NoSuchRequest
from saksama_node.contentwatch.models import Answer, Copy, Request
from saksama_node.lists.listed import Listed, listed


class Stands(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer. `leaf`: its entry."""

    leaf: int
    answerer: Addressee
    outcome: Outcome
    words: str
    said_on: date
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ReminderView:
    """It was asked again. `leaf`: its entry; `by` None: who did is not known any more.

    `lapsed`: until when the answer was waited for before, `due`: until when it is since.
    """

    leaf: int
    by: int | None
    at: datetime
    lapsed: datetime | None
    due: datetime | None


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request. `first`: when the first copy that it names was captured; None where none is left.

    `due`: until when its answer is waited for, after the last asking.
    """

    request: str
    claim: str
    claim_words: str
    leaf: int
    to: Addressee
    basis: tuple[str, ...]
    words: str
    copies: tuple[str, ...]
    by: int
    second: int
    at: datetime
    due: datetime | None
    closed_at: datetime | None
    first: datetime | None
    answers: tuple[AnswerView, ...]
    reminders: tuple[ReminderView, ...]

    def stands(self, at: datetime) -> Stands:
        """Where it stands at a moment."""
        if self.closed_at is not None:
            return Stands.ANSWERED
        return Stands.OVERDUE if self.due is not None and self.due < at else Stands.OPEN

    @property
    def first_due(self) -> datetime | None:
        """Until when its answer was waited for at first."""
        return self.reminders[0].lapsed if self.reminders else self.due

    def may_be_asked_again(self, at: datetime) -> bool:
        """Whether it is open at a moment, and nothing says that its answer may still come in time."""
        return self.closed_at is None and (self.due is None or self.due <= at)

    @property
    def took(self) -> timedelta | None:
        """From the first capture to the answer that closed it; None while it is open."""
        return None if self.closed_at is None or self.first is None else self.closed_at - self.first


def request_of(request: str) -> RequestView:
    """One. Raises `NoSuchRequest`."""
    row = _rows().filter(request=request).first()
    if row is None:
        raise NoSuchRequest(request)
    return _view(row)


def requests(
    at: datetime,
    stands: Stands | None = None,
    to: Addressee | None = None,
    text: str = "",
    order: Order = Order.NEWEST,
) -> Listed[RequestView]:
    """Every request, or those that stand so, go there or have these words, in this order; read by the slice."""
    rows = ordered(_rows().filter(matching(text, ("claim__words", "words"), ("request",))), order, "due")
    match stands:
        case Stands.OPEN:
            rows = rows.filter(closed_at=None).exclude(due__lt=at)
        case Stands.OVERDUE:
            rows = rows.filter(closed_at=None, due__lt=at)
        case Stands.ANSWERED:
            rows = rows.exclude(closed_at=None)
        case None:
            pass
    wanted = rows if to is None else rows.filter(to=to.value)
    return listed(wanted, lambda found: [_view(row) for row in found])


def requests_about(claim: str) -> list[RequestView]:
    """Those about one claim, the newest first."""
    return [_view(row) for row in _rows().filter(claim__subject=claim)]


def overdue(at: datetime, *, limit: int) -> list[RequestView]:
    """Open ones whose answer was due, the longest first."""
    return [_view(row) for row in _rows().filter(closed_at=None, due__lt=at).order_by("due")[:limit]]


def addressed(requests: Iterable[str]) -> dict[str, Addressee]:
    """By id to whom each went; one that is unknown is not in it."""
    rows = Request.objects.filter(request__in=set(requests)).values_list("request", "to")
    return {request: Addressee(to) for request, to in rows}


def named_copies(found: RequestView) -> list[CopyView]:
    """The copies that a request names, in its order; one that is here no more is left out."""
    rows = Copy.objects.filter(subject__in=found.copies).select_related("claim").prefetch_related("parts")
    known = {row.subject: view(row) for row in rows}
    return [known[each] for each in found.copies if each in known]


def _rows() -> QuerySet[Request]:
    return Request.objects.select_related("claim").prefetch_related("answers", "reminders").order_by("-id")


def _view(row: Request) -> RequestView:
    first = Copy.objects.filter(subject__in=row.copies).order_by("captured_at").values_list("captured_at", flat=True)
    return RequestView(
        request=row.request,
        claim=row.claim.subject,
        claim_words=row.claim.words,
        leaf=row.leaf,
        to=Addressee(row.to),
        basis=tuple(row.basis),
        words=row.words,
        copies=tuple(row.copies),
        by=row.by,
        second=row.second,
        at=row.at,
        due=row.due,
        closed_at=row.closed_at,
        first=first.first(),
        answers=tuple(_answer(each) for each in row.answers.all()),
        reminders=tuple(
            ReminderView(each.leaf, each.by, each.at, each.lapsed, each.due) for each in row.reminders.all()
        ),
    )


def _answer(row: Answer) -> AnswerView:
    return AnswerView(row.leaf, Addressee(row.answerer), Outcome(row.outcome), row.words, row.said_on, row.by, row.at)
