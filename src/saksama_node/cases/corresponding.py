"""Messages between the office and whoever handed something in, who may be nobody that we know.

Rules kept here:
  * A message is entered (`message.sent`) in the transaction that keeps it; its bytes are its opening, kept by the
    ledger under the report's key, and its files are evidence of the report.
  * The log shows neither who wrote nor about what: both sides look alike, each message under a subject of its own.
  * Whoever has the code writes; nobody is asked who they are. At most `MOST_UNANSWERED` wait for an answer.
  * A form that is sent twice is one message.
Left to others: who of the office may (flows), files on disk (evidence), what completes a report (flows).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from unicodedata import normalize

from django.db.models import Q

from saksama.entries.commitment import Opening
from saksama.entries.encoding import decode, encode
from saksama.entries.kinds.message import MessageSent
from saksama.errors import CallerError
from saksama.vocabulary import JsonObject
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recused import check_part, unkept
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.evidence import Kept
from saksama_node.cases.models import Evidence, Message, Submission
from saksama_node.cases.queries import EvidenceInfo, SubmissionInfo, all_evidence
from saksama_node.cases.sealed import sealed_secrets
from saksama_node.ledger import queries as ledger
from saksama_node.ledger.actions import Leaf, append, new_subject, opening, spoken
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.lists.within import within
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

MESSAGE: Final = "message"
MOST_LETTERS: Final = 10_000
MOST_UNANSWERED: Final = 20


class MessageEmpty(CallerError):
    """Neither words nor a file."""

    code = "message.empty"
    advice = "Write something, or choose a file."


class MessageTooLong(CallerError):
    """More letters than one message takes."""

    code = "message.too-long"
    advice = "Shorten it, or put the text into a file."

    limit: int


class TooManyUnanswered(CallerError):
    """So many messages wait for the office's answer that no more are taken before it."""

    code = "message.too-many"
    advice = "Wait until the office has answered."

    limit: int


@dataclass(frozen=True, slots=True)
class MessageInfo:
    """One message. `by`: the person of the office, None: who handed it in; `text` None where it was erased.

    `leaf`: its entry; `index` None while that waits for its place in the log; `read_at`: when the office noted that it
    was read.
    """

    leaf: int
    by: int | None
    at: datetime
    text: str | None
    files: tuple[EvidenceInfo, ...]
    index: int | None
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something from outside that nobody of the office has read. `since`: of the oldest such message."""

    submission: int
    subject: str
    case: str
    kind: str
    since: datetime


def clean(text: str, *, files: int) -> str:
    """The words as they are kept (NFC). Raises `MessageEmpty`, `MessageTooLong`."""
    said = normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not said and not files:
        raise MessageEmpty
    if len(said) > MOST_LETTERS:
        raise MessageTooLong(MOST_LETTERS)
    return said


def send(submission_id: int, text: str, kept: Sequence[Kept] = (), *, once: str, by: Staff | None = None) -> Leaf:
    """Enter one message; `by` None: from who handed it in. In the caller's act.

    `once`: 32 hex digits of the form; the same again is refused by the table (IntegrityError). Raises `KeptAway`,
    `NoSuchCase`, `TooManyUnanswered`; `WordsRefused` for the office's words alone.
    """
    row = Submission.objects.select_for_update(of=("self",)).filter(pk=submission_id).first()
    if row is None:
        raise NoSuchCase(str(submission_id))
    if by is not None:
        check_part(by.id, row.subject)
    elif row.messages.filter(by=None, read_at=None).count() >= MOST_UNANSWERED:
        raise TooManyUnanswered(MOST_UNANSWERED)
    subject = new_subject()
    told: JsonObject = {
        "files": [{"sha256": each.sha256, "size": each.size} for each in kept],
        "from": "sender" if by is None else "office",
        "person": "" if by is None else actor_for(by, subject),
        "receipt": {"leaf_hash": leaf_hash_of(row.leaf).hex(), "origin": SETTINGS.origin, "subject": row.subject},
        "text": text,
    }
    # The office is the actor of both, as of every receipt: who wrote is committed.
    said = opening(MESSAGE, encode(told)) if by is None else spoken(MESSAGE, told)
    leaf = append(MessageSent(), subject=subject, actor=Role.INTAKE, openings=(said,), under=row.subject)
    message = Message.objects.create(
        submission=row, leaf=leaf.leaf_id, by=None if by is None else by.id, at=leaf.entry.at, once=once
    )
    secrets = sealed_secrets(row.subject, kept)
    Evidence.objects.bulk_create(
        Evidence(
            submission=row,
            message=message,
            secret=secret,
            size=each.size,
            media_type=each.media_type,
            file=each.file,
        )
        for each, secret in zip(kept, secrets, strict=True)
    )
    if by is not None:
        _note_read(row, by)
    return leaf


def note_read(by: Staff, submission_id: int) -> None:
    """Note that the office has read what came; no entry: nothing was done. Raises `KeptAway`, `NoSuchCase`."""
    row = Submission.objects.filter(pk=submission_id).first()
    if row is None:
        raise NoSuchCase(str(submission_id))
    check_part(by.id, row.subject)
    _note_read(row, by)


def messages_of(info: SubmissionInfo) -> list[MessageInfo]:
    """All messages about one submission, oldest first; the caller has read the submission, and so may."""
    rows = list(Message.objects.filter(submission_id=info.id).order_by("id"))
    found = ledger.opening_of_each([row.leaf for row in rows], MESSAGE)
    places = ledger.positions([row.leaf for row in rows])
    files: dict[int, list[EvidenceInfo]] = {}
    for message, file in all_evidence(info):
        files.setdefault(message or 0, []).append(file)
    return [
        MessageInfo(
            row.leaf,
            row.by,
            row.at,
            _text(found.get(row.leaf)),
            tuple(files.get(row.pk, ())),
            places.get(row.leaf),
            row.read_at,
        )
        for row in rows
    ]


def unread(regions: Sequence[str], *, limit: int) -> list[Unread]:
    """Whose messages nobody has read, at these offices, the longest waiting first."""
    rows = (
        Message.objects.filter(within(regions, "submission__case__region") | _not_begun(regions))
        .filter(unkept("submission__subject"), by=None, read_at=None)
        .order_by("id")
        .values_list("submission_id", "submission__subject", "submission__case__subject", "submission__kind", "at")
    )
    found: dict[int, Unread] = {}
    for pk, subject, case, kind, at in rows[: limit * MOST_UNANSWERED]:
        found.setdefault(pk, Unread(pk, subject, case or "", kind, at))
    return list(found.values())[:limit]


def _not_begun(regions: Sequence[str]) -> Q:
    return Q(submission__case=None) & within(regions, "submission__region")


def _note_read(row: Submission, by: Staff) -> None:
    row.messages.filter(by=None, read_at=None).update(read_at=now(), read_by=by.id)


def _text(found: Opening | None) -> str | None:
    return None if found is None else str(decode(found.data).get("text", ""))
