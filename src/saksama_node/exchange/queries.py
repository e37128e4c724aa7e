"""Reads of dispatches for the desk, the flows and the partner.

Rules kept here: what leaves is a frozen value; a payload that is not here is None, never an empty one.
Left to others: who may read (accounts.policy), the entries themselves (ledger).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched, islice
from typing import Final

import msgspec
from django.db.models import Count, Max, Min, Q, QuerySet

from saksama.envelope.container import AttachmentSource
from saksama.envelope.kinds import Frame, Payload, parse_payload
from saksama.vocabulary import DispatchKind
from saksama_node.exchange import models
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.attachments import Kept, LateFile
from saksama_node.exchange.faults import UnknownDispatch
from saksama_node.exchange.sealed import opened_attachments, opened_parts, opened_titles
from saksama_node.exchange.states import IncomingState, OutgoingState

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class OutgoingInfo:
    """A dispatch of ours. `leaf`: its entry here, None before it is sent; indexes are places in the partner's log."""

    subject: str
    to: str
    state: OutgoingState
    frame: Frame
    payload: Payload
    answers: int | None
    leaks: tuple[dict[str, str], ...]
    created_by: int
    created_at: datetime
    number: int | None
    seen: int | None
    ciphertext: str
    size: int | None
    leaf: int | None
    sent_at: datetime | None
    receipt_index: int | None
    answer_index: int | None
    rejection: str
    refusal: str
    files: tuple[Kept, ...]

    @property
    def kind(self) -> DispatchKind:
        """What was sent."""
        return self.payload.KIND


@dataclass(frozen=True, slots=True)
class IncomingInfo:
    """A dispatch of the partner; `frame` and `payload` are None where it was rejected."""

    origin: str
    index: int
    subject: str
    state: IncomingState
    kind: str
    classification: str
    agreement: str
    clause: str
    number: int
    ciphertext: str
    size: int
    answers: int | None
    sent_at: datetime
    arrived_at: datetime
    frame: Frame | None
    payload: Payload | None
    rejection: str
    detail: str
    refusal: str
    receipt_leaf: int
    answer_leaf: int | None
    files: tuple[Kept, ...]

    @property
    def title(self) -> str:
        """What it is called; empty where it could not be opened."""
        return self.frame.title if self.frame else ""


def outgoing(subject: str) -> OutgoingInfo:
    """One dispatch of ours; `UnknownDispatch`."""
    row = models.Outgoing.objects.prefetch_related("files").filter(subject=subject).first()
    if row is None:
        raise UnknownDispatch(subject, "any")
    return _outgoing([row])[0]


def standing(subject: str) -> tuple[OutgoingState, int | None]:
    """Where a dispatch of ours stands, and its leaf; nothing of it is opened. `UnknownDispatch`."""
    row = _row_of(subject)
    return OutgoingState(row.state), row.leaf


def receiver_of(subject: str) -> str:
    """The log that a dispatch of ours goes to; nothing of it is opened. `UnknownDispatch`."""
    return _row_of(subject).to


def _row_of(subject: str) -> models.Outgoing:
    row = models.Outgoing.objects.only("to", "state", "leaf").filter(subject=subject).first()
    if row is None:
        raise UnknownDispatch(subject, "any")
    return row


def titles_of(subjects: Collection[str]) -> Mapping[str, str]:
    """What these dispatches of ours are called; what was deleted is not in it."""
    return _titles(models.Outgoing.objects.filter(subject__in=subjects))


def all_titles() -> Mapping[str, str]:
    """What dispatches, ours and the partner's, are called; one that could not be opened is not in it."""
    return _titles(models.Outgoing.objects.all()) | _titles(models.Incoming.objects.exclude(frame=b""))


def _titles[M: (models.Outgoing, models.Incoming)](rows: QuerySet[M]) -> dict[str, str]:
    found = list(rows.only("subject", "frame"))
    return dict(zip((row.subject for row in found), opened_titles(found), strict=True))


def incoming_at(subject: str, index: int) -> IncomingInfo:
    """One dispatch of a partner by its public id and its place in the partner's log; `UnknownDispatch`."""
    row = models.Incoming.objects.prefetch_related("files").filter(subject=subject, index=index).first()
    if row is None:
        raise UnknownDispatch(subject, "any")
    return _incoming([row])[0]


def outgoing_about(task: str) -> tuple[OutgoingInfo, ...]:
    """Dispatches of ours about a joint task, newest first."""
    return tuple(_outgoing(list(models.Outgoing.objects.prefetch_related("files").filter(about=task))))


def incoming_about(task: str) -> tuple[IncomingInfo, ...]:
    """Dispatches of partners about a joint task, newest first."""
    return tuple(_incoming(list(models.Incoming.objects.prefetch_related("files").filter(about=task))))


def all_outgoing(*, state: str = "", kind: str = "", search: str = "", limit: int = 500) -> tuple[OutgoingInfo, ...]:
    """Dispatches of ours, newest first, of this state and kind, whose title holds `search`."""
    rows = models.Outgoing.objects.prefetch_related("files").order_by("-created_at", "-pk")
    return tuple(_outgoing(_filtered(rows, state, kind, search, limit)))


def all_incoming(*, state: str = "", kind: str = "", search: str = "", limit: int = 500) -> tuple[IncomingInfo, ...]:
    """Dispatches of partners, newest first, of this state and kind, whose title holds `search`."""
    rows = models.Incoming.objects.prefetch_related("files").order_by("-arrived_at", "-pk")
    return tuple(_incoming(_filtered(rows, state, kind, search, limit)))


def waiting(to: str, since: datetime) -> tuple[str, ...]:
    """Subjects of the dispatches that wait to be sent to this partner since that moment or longer, oldest first."""
    rows = models.Outgoing.objects.filter(to=to, state=OutgoingState.WAITING, created_at__lte=since)
    rows = rows.order_by("created_at", "pk")
    return tuple(rows.values_list("subject", flat=True))


def count_waiting(to: str) -> int:
    """How many dispatches have not reached this partner's node: not sent yet, or sent and without its receipt."""
    return models.Outgoing.objects.filter(to=to, state__in=(OutgoingState.WAITING, OutgoingState.SENT)).count()


def on_their_way() -> tuple[int, datetime | None]:
    """How many dispatches have not reached their partner's node, and since when the oldest waits."""
    rows = models.Outgoing.objects.filter(state__in=(OutgoingState.WAITING, OutgoingState.SENT))
    told = rows.aggregate(count=Count("pk"), oldest=Min("created_at"))
    return int(told["count"]), told["oldest"]


def by_state() -> dict[tuple[str, str], int]:
    """How many dispatches stand where: by `out` or `in`, and state; a state without any is 0."""
    found = {("out", each.value): 0 for each in OutgoingState} | {("in", each.value): 0 for each in IncomingState}
    for state, count in models.Outgoing.objects.order_by().values_list("state").annotate(count=Count("pk")):
        found["out", state] = count
    for state, count in models.Incoming.objects.order_by().values_list("state").annotate(count=Count("pk")):
        found["in", state] = count
    return found


def counts() -> dict[str, int]:
    """How many wait for somebody: `held`, `waiting`, `to_answer`, `rejected_by_us`, `rejected_by_partner`."""
    ours = models.Outgoing.objects.aggregate(
        held=Count("pk", filter=Q(state=OutgoingState.HELD)),
        waiting=Count("pk", filter=Q(state=OutgoingState.WAITING)),
        rejected_by_partner=Count("pk", filter=Q(state=OutgoingState.REJECTED)),
    )
    theirs = models.Incoming.objects.aggregate(
        to_answer=Count("pk", filter=Q(state=IncomingState.RECEIVED)),
        rejected_by_us=Count("pk", filter=Q(state=IncomingState.REJECTED)),
    )
    return {**ours, **theirs}


def is_received(origin: str, index: int) -> bool:
    """Whether a dispatch of the partner is here, opened."""
    rows = models.Incoming.objects.filter(origin=origin, index=index).exclude(state=IncomingState.REJECTED)
    return rows.exists()


def is_settled(origin: str, index: int) -> bool:
    """Whether a dispatch of the partner was judged here already, received or rejected."""
    return models.Incoming.objects.filter(origin=origin, index=index).exists()


def alarm_of(origin: str, index: int) -> Alarm | None:
    """Why a dispatch of the partner was rejected here; None if it was not."""
    rows = models.Incoming.objects.filter(origin=origin, index=index).values_list("detail", flat=True)
    return next((Alarm(detail) for detail in rows if detail in set(Alarm)), None)


def is_replayed(origin: str, index: int, subject: str) -> bool:
    """Whether an earlier dispatch, of theirs or of ours, bears the public id of this one; those set apart aside."""
    theirs = models.Incoming.objects.filter(subject=subject, index__gte=0).exclude(origin=origin, index__gte=index)
    return theirs.exists() or models.Outgoing.objects.filter(subject=subject).exists()


def last_number_before(origin: str, index: int) -> int:
    """The greatest number of this partner's dispatches to us before that index; 0 where there is none.

    What was set apart (`actions.set_apart`) is of a branch that is no more: it took no number from the true log.
    """
    rows = models.Incoming.objects.filter(origin=origin, index__gte=0, index__lt=index)
    return int(rows.aggregate(last=Max("number"))["last"] or 0)


def is_for(ciphertext: str, receivers: frozenset[str]) -> bool:
    """Whether a ciphertext of this digest was sent to one of these partners."""
    return models.Outgoing.objects.filter(ciphertext=ciphertext, to__in=receivers).exclude(leaf=None).exists()


def sources(subject: str) -> tuple[AttachmentSource, ...]:
    """The attachments of a dispatch of ours, to be sealed; each is opened when it is read."""
    return tuple(AttachmentSource(info.name, info.size, LateFile(info.open)) for info in outgoing(subject).files)


def _filtered[M: (models.Outgoing, models.Incoming)](
    rows: QuerySet[M], state: str, kind: str, search: str, limit: int
) -> list[M]:
    if state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if not search:
        return list(rows[:limit])
    # Titles are sealed: they are opened, the newest first, until enough are found.
    return list(islice(_called(rows, search.casefold()), limit))


def _called[M: (models.Outgoing, models.Incoming)](rows: QuerySet[M], search: str) -> Iterator[M]:
    for part in batched(rows.iterator(chunk_size=_AT_ONCE), _AT_ONCE, strict=False):
        for row, title in zip(part, opened_titles(part), strict=True):
            if search in title.casefold():
                yield row


def _outgoing(rows: Sequence[models.Outgoing]) -> list[OutgoingInfo]:
    opened = zip(rows, opened_parts(rows), opened_attachments(rows), strict=True)
    return [_sent(row, *parts, files) for row, parts, files in opened]


def _sent(row: models.Outgoing, frame: bytes, payload: bytes, files: tuple[Kept, ...]) -> OutgoingInfo:
    names = {str(each.position): each.name for each in files}
    return OutgoingInfo(
        subject=row.subject,
        to=row.to,
        state=OutgoingState(row.state),
        frame=msgspec.json.decode(frame, type=Frame),
        payload=parse_payload(DispatchKind(row.kind), payload),
        answers=row.answers,
        leaks=tuple({**each, "place": names.get(each["place"], each["place"])} for each in row.leaks),
        created_by=row.created_by,
        created_at=row.created_at,
        number=row.number,
        seen=row.seen,
        ciphertext=row.ciphertext,
        size=row.size,
        leaf=row.leaf,
        sent_at=row.sent_at,
        receipt_index=row.receipt_index,
        answer_index=row.answer_index,
        rejection=row.rejection,
        refusal=row.refusal,
        files=files,
    )


def _incoming(rows: Sequence[models.Incoming]) -> list[IncomingInfo]:
    opened = zip(rows, opened_parts(rows), opened_attachments(rows), strict=True)
    return [_arrived(row, *parts, files) for row, parts, files in opened]


def _arrived(row: models.Incoming, frame: bytes, payload: bytes, files: tuple[Kept, ...]) -> IncomingInfo:
    return IncomingInfo(
        origin=row.origin,
        index=row.index,
        subject=row.subject,
        state=IncomingState(row.state),
        kind=row.kind,
        classification=row.classification,
        agreement=row.agreement,
        clause=row.clause,
        number=row.number,
        ciphertext=row.ciphertext,
        size=row.size,
        answers=row.answers,
        sent_at=row.sent_at,
        arrived_at=row.arrived_at,
        frame=msgspec.json.decode(frame, type=Frame) if frame else None,
        payload=parse_payload(DispatchKind(row.kind), payload) if payload else None,
        rejection=row.rejection,
        detail=row.detail,
        refusal=row.refusal,
        receipt_leaf=row.receipt_leaf,
        answer_leaf=row.answer_leaf,
        files=files,
    )
