"""Giving advice to put something right (saran perbaikan), and recording what was answered.

Rules kept here:
  * Each is an entry: office, body, day and last day for an answer are public; what was written is behind `paper`.
  * The office sets the last day: no text that we read does. It is not before the day of the letter.
  * Another answer may follow ("followed in part", then "followed"); the newest one counts, and none is taken away.
  * An answer is not from before the letter, nor from a day that is still to come; its file is a PDF or a picture.
Left to others: who may (flows), the letter on paper (web), reads (advised).
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from saksama.entries.kinds.observation import AdviceAnswered, AdviceSent, Answer
from saksama.entries.words import all_worded, worded
from saksama.errors import CallerError, NotThere
from saksama.observation.advised import bodies
from saksama_node.accounts.policy import Staff, today
from saksama_node.accounts.queries import actor_for
from saksama_node.casekeys.sealing import seal
from saksama_node.ledger.actions import Leaf, append, new_subject, spoken
from saksama_node.observation.advice_models import Advice, AdviceAnswer

MOST_BYTES: Final = 10 << 20
_STARTS: Final = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


class AdviceUnknown(NotThere):
    """No advice of this id was given here."""

    code = "advice.unknown"
    advice = "Look it up in the list of advice."

    subject: str


class Wrong(StrEnum):
    """Why advice or its answer is not taken."""

    BODY = "body"
    DUE = "due"
    DAY = "day"
    FILE = "file"
    LARGE = "large"


class AdviceRefused(CallerError):
    """The advice, or its answer, cannot be taken as it is; nothing was kept."""

    code = "advice.refused"
    advice = "Mend what is named."

    why: Wrong


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What the letter says. `addressee`: as it is written on it; `basis`: articles, as the office writes them."""

    number: str
    addressee: str
    title: str
    words: str
    basis: str = ""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What the answer says. `number`: of the body's letter, empty where there was none."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Given:
    """Advice as it is given. `report`: the subject of the report that it follows from, or none."""

    office: str
    to: str
    day: date
    due: date
    letter: Letter
    report: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it is recorded. `paper`: the file that came, none where nothing did."""

    answer: Answer
    day: date
    reply: Reply
    paper: bytes = field(default=b"", repr=False)


def give(by: Staff, given: Given) -> Leaf:
    """Enter advice; the entry's subject is the advice's. Raises `AdviceRefused`, `WordsRefused`."""
    if given.to not in bodies():
        raise AdviceRefused(Wrong.BODY)
    if given.due < given.day or given.day > today():
        raise AdviceRefused(Wrong.DUE if given.due < given.day else Wrong.DAY)
    subject = new_subject()
    letter = all_worded(given.letter)
    worded(letter.words)
    body = AdviceSent(day=given.day.isoformat(), due=given.due.isoformat(), office=given.office, to=given.to)
    paper = spoken("paper", {**msgspec.to_builtins(letter), "report": given.report})
    leaf = append(body, subject=subject, actor=actor_for(by, subject), openings=(paper,))
    Advice.objects.create(
        subject=subject,
        office=given.office,
        to=given.to,
        report=given.report,
        day=given.day,
        due=given.due,
        told=seal(subject, bound_letter(subject), msgspec.json.encode(letter)),
        by=by.id,
        at=leaf.entry.at,
        leaf=leaf.leaf_id,
    )
    return leaf


def answer(by: Staff, subject: str, answered: Answered) -> Leaf:
    """Record an answer. Raises `AdviceUnknown`, `AdviceRefused`, `WordsRefused`."""
    row = Advice.objects.select_for_update().filter(subject=subject).first()
    if row is None:
        raise AdviceUnknown(subject)
    if not row.day <= answered.day <= today():
        raise AdviceRefused(Wrong.DAY)
    media_type = _type_of(answered.paper) if answered.paper else ""
    reply = all_worded(answered.reply)
    told = spoken("paper", {**msgspec.to_builtins(reply), "sha256": _digest(answered.paper)})
    leaf = append(
        AdviceAnswered(answer=answered.answer, day=answered.day.isoformat()),
        subject=subject,
        actor=actor_for(by, subject),
        openings=(told,),
    )
    kept = AdviceAnswer.objects.create(
        advice=row,
        answer=answered.answer.value,
        day=answered.day,
        media_type=media_type,
        by=by.id,
        at=leaf.entry.at,
        leaf=leaf.leaf_id,
        told=seal(subject, bound_reply(subject, leaf.leaf_id), msgspec.json.encode(reply)),
    )
    if answered.paper:
        kept.paper = seal(subject, bound_paper(subject, leaf.leaf_id), answered.paper)
        kept.save(update_fields=["paper"])
    row.answer = answered.answer.value
    row.save(update_fields=["answer"])
    return leaf


def bound_letter(subject: str) -> str:
    """Where the words of a letter stand."""
    return f"advice {subject}"


def bound_reply(subject: str, leaf: int) -> str:
    """Where the words of an answer stand."""
    return f"advice answer {subject} {leaf}"


def bound_paper(subject: str, leaf: int) -> str:
    """Where the file of an answer stands."""
    return f"advice paper {subject} {leaf}"


def _type_of(paper: bytes) -> str:
    if len(paper) > MOST_BYTES:
        raise AdviceRefused(Wrong.LARGE)
    found = next((kind for start, kind in _STARTS if paper.startswith(start)), "")
    if not found:
        raise AdviceRefused(Wrong.FILE)
    return found


def _digest(paper: bytes) -> str:
    return hashlib.sha256(paper).hexdigest() if paper else ""
