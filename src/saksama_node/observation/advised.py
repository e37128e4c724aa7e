"""Advice that was given, and its answers, as they are read.

Rules kept here:
  * Only of the places that are asked for; what stands elsewhere is not there.
  * Overdue is what has no answer on the day after its last day; late is an answer of a later day.
Left to others: who may (flows), words for people (web), public counts (`saksama.observation.counting`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

import msgspec
from django.db.models import Q, QuerySet

from saksama_node.casekeys.sealing import opened_all
from saksama_node.lists.listed import Listed, listed
from saksama_node.lists.within import within
from saksama_node.observation.advice_models import Advice, AdviceAnswer
from saksama_node.observation.advising import (
    AdviceUnknown,
    Letter,
    Reply,
    bound_letter,
    bound_paper,
    bound_reply,
)
from saksama_node.observation.followed import clear_of_matters

_LOST = Letter(number="", addressee="", title="", words="")


class Stands(StrEnum):
    """How an advice stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class AnswerInfo:
    """One answer. `reply` is empty where its words did not come back; `media_type`: of its file, empty for none."""

    answer: str
    day: date
    reply: Reply = field(repr=False)
    media_type: str
    by: int
    at: datetime
    leaf: int


@dataclass(frozen=True, slots=True)
class AdviceInfo:
    """One advice. `answer`: the newest, empty while there is none."""

    subject: str
    office: str
    to: str
    report: str
    day: date
    due: date
    letter: Letter = field(repr=False)
    by: int
    at: datetime
    leaf: int
    answer: str

    def stands(self, today: date) -> Stands:
        """How it stands on a day."""
        if self.answer:
            return Stands.ANSWERED
        return Stands.OVERDUE if today > self.due else Stands.OPEN


def advice_of(subject: str, places: Sequence[str]) -> AdviceInfo:
    """One advice of these places. Raises `AdviceUnknown`."""
    row = _at(places).filter(subject=subject).first()
    if row is None:
        raise AdviceUnknown(subject)
    return _infos([row])[0]


def answers_of(subject: str) -> list[AnswerInfo]:
    """Its answers, the first one first."""
    rows = list(AdviceAnswer.objects.filter(advice__subject=subject).defer("paper"))
    told = opened_all([(bytes(row.told), bound_reply(subject, row.leaf)) for row in rows])
    return [
        AnswerInfo(
            answer=row.answer,
            day=row.day,
            reply=msgspec.json.decode(words, type=Reply) if words else Reply(number="", words=""),
            media_type=row.media_type,
            by=row.by,
            at=row.at,
            leaf=row.leaf,
        )
        for row, words in zip(rows, told, strict=True)
    ]


def paper_of(subject: str, number: int) -> tuple[bytes, str]:
    """The file of the `number`th answer, from 1, and its type. Raises `AdviceUnknown`."""
    rows = AdviceAnswer.objects.filter(advice__subject=subject).order_by("pk")
    row = rows[number - 1 : number].first() if number > 0 else None
    content = None
    if row is not None and row.media_type:
        (content,) = opened_all([(bytes(row.paper), bound_paper(subject, row.leaf))])
    if row is None or not content:
        raise AdviceUnknown(subject)
    return content, row.media_type


@dataclass(frozen=True, slots=True)
class AdviceWanted:
    """What a list asks for; empty for all."""

    stands: Stands | None = None
    to: str = ""
    report: str = ""


def advice(places: Sequence[str], wanted: AdviceWanted, today: date) -> Listed[AdviceInfo]:
    """The advice of these places, the newest first."""
    rows = _at(places)
    if wanted.to:
        rows = rows.filter(to=wanted.to)
    if wanted.report:
        rows = rows.filter(report=wanted.report)
    match wanted.stands:
        case Stands.ANSWERED:
            rows = rows.exclude(answer="")
        case Stands.OPEN:
            rows = rows.filter(answer="", due__gte=today)
        case Stands.OVERDUE:
            rows = _overdue(rows, today)
        case None:
            pass
    return listed(rows, _infos)


def overdue(places: Sequence[str], today: date, limit: int) -> list[AdviceInfo]:
    """What is late, the longest first."""
    rows = _overdue(_at(places), today)
    return _infos(list(rows.order_by("due", "pk")[:limit]))


def counted(places: Sequence[str], today: date) -> Mapping[Stands, int]:
    """How many stand how."""
    rows = _at(places)
    late, answered = _overdue(rows, today).count(), rows.exclude(answer="").count()
    return {Stands.OPEN: rows.count() - late - answered, Stands.OVERDUE: late, Stands.ANSWERED: answered}


def _at(places: Sequence[str]) -> "QuerySet[Advice]":
    """The advice of these places, but what follows from a report whose matter is kept from who looks."""
    return Advice.objects.filter(within(places, "office") & clear_of_matters("report", "report__subject"))


def _overdue(rows: "QuerySet[Advice]", today: date) -> "QuerySet[Advice]":
    return rows.filter(Q(answer=""), due__lt=today)


def _infos(rows: Sequence[Advice]) -> list[AdviceInfo]:
    told = opened_all([(bytes(row.told), bound_letter(row.subject)) for row in rows])
    return [
        AdviceInfo(
            subject=row.subject,
            office=row.office,
            to=row.to,
            report=row.report,
            day=row.day,
            due=row.due,
            letter=msgspec.json.decode(words, type=Letter) if words else _LOST,
            by=row.by,
            at=row.at,
            leaf=row.leaf,
            answer=row.answer,
        )
        for row, words in zip(rows, told, strict=True)
    ]
