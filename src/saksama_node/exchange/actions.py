"""Acts on dispatches: draft, send, receive, reject, accept, refuse; and what the partner's log says of ours.

Rules kept here:
  * An act that is logged appends its entry in the caller's `ledger.actions.act()`, in the same transaction.
  * A dispatch has a number only when it enters the log; the counter's row stays locked until the act commits.
  * What the leak check matched is never kept; what it could not clear waits for a second person (releasing).
  * A dispatch of the partner is received once, and answered once.
  * Files go once the act stands: what is rolled back has lost none.
Left to others: whether it is permitted (the agreement), sealing and opening (flows), who may (accounts.policy).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from django.db.models import F, Q

from saksama.entries.kinds.dispatch import (
    DispatchAccepted,
    DispatchReceived,
    DispatchRefused,
    DispatchRejected,
    DispatchSent,
)
from saksama.envelope.kinds import Frame, Payload, in_one_spelling
from saksama.envelope.leakcheck import Leak, refuses
from saksama.envelope.seal import Opened, Sealed
from saksama.vocabulary import Classification, DispatchKind, RefusalCode
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.casekeys.sealing import destroy
from saksama_node.exchange import linking, models, releasing
from saksama_node.exchange.alarms import REJECTIONS, Alarm
from saksama_node.exchange.attachments import NOTHING, Kept, Received, delete_openings, delete_outgoing
from saksama_node.exchange.faults import LeakFound, OpeningGone, UnknownDispatch
from saksama_node.exchange.sealed import sealed_attachments, sealed_said
from saksama_node.exchange.sealed_files import delete as delete_sealed
from saksama_node.exchange.states import IncomingState, OutgoingState
from saksama_node.ledger.actions import Leaf, append
from saksama_node.ledger.turn import afterwards, writing
from saksama_node.seconds.proposing import erase
from saksama_node.settings.clock import now

NODE_ACTOR = "node"
CLAIM = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person wants to send. `to`: the receiver's log; `answers`: index in that log of what this answers."""

    to: str
    frame: Frame
    payload: Payload
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A `dispatch.sent` of the partner's log, addressed to us."""

    origin: str
    index: int
    subject: str
    at: datetime
    body: DispatchSent


def draft(by: Staff, words: Draft, files: tuple[Kept, ...], leaks: tuple[Leak, ...]) -> OutgoingState:
    """Keep a dispatch until it can be sent; `LeakFound` refuses. Waits for a second person where anything was found.

    `WordsRefused` where a sign of our own words is not seen; they go in their one spelling, quotations as they are.
    """
    frame, payload = in_one_spelling(words.frame, words.payload)
    if refuses(leaks):
        raise LeakFound(leaks)
    state = OutgoingState.HELD if leaks else OutgoingState.WAITING
    row = models.Outgoing.objects.create(
        subject=frame.subject,
        to=words.to,
        state=state,
        kind=payload.KIND,
        classification=frame.classification,
        agreement=frame.agreement,
        clause=frame.clause,
        **sealed_said(frame.subject, models.Outgoing, frame, payload),
        answers=words.answers,
        leaks=[{"verdict": found.verdict, "place": _place(found, files), "part": found.part} for found in leaks],
        created_by=by.id,
        created_at=now(),
        actor=actor_for(by, frame.subject),
    )
    told = sealed_attachments(row.subject, models.Outgoing, files)
    models.OutgoingFile.objects.bulk_create(
        models.OutgoingFile(outgoing=row, position=each.position, size=each.size, told=data)
        for each, data in zip(files, told, strict=True)
    )
    if state is OutgoingState.HELD:
        releasing.propose(row)
    return state


def withdraw(by: Staff, subject: str) -> None:
    """Delete a dispatch that is not in the log yet, its files and their keys too, and what was said of its release."""
    row = models.Outgoing.objects.select_for_update().filter(subject=subject, leaf=None).first()
    if row is None:
        raise UnknownDispatch(subject, "held or waiting")
    row.delete()
    destroy([subject])
    erase([subject])
    linking.clear_about(subject)
    afterwards(lambda: delete_outgoing(subject))


def claim(subject: str) -> bool:
    """Take a waiting dispatch in hand, so that it is sealed by one alone; whether it was free.

    A claim ends by itself after ten minutes: whoever held it then is gone.
    """
    free = Q(claimed_at=None) | Q(claimed_at__lt=now() - CLAIM)
    rows = models.Outgoing.objects.filter(free, subject=subject, state=OutgoingState.WAITING)
    return rows.update(claimed_at=now()) == 1


def unclaim(subject: str) -> None:
    """Let a waiting dispatch wait on."""
    models.Outgoing.objects.filter(subject=subject, state=OutgoingState.WAITING).update(claimed_at=None)


def hold_turn(to: str) -> models.Counter:
    """Let nobody else send to this partner until the act commits: numbers have no gap, and their order is the log's.

    What is read after it, as `seen` is, is no older than what any dispatch before it was sent by.
    """
    models.Counter.objects.get_or_create(to=to)
    return models.Counter.objects.select_for_update().get(to=to)


def send(subject: str, sealed: Sealed, *, seen: int) -> Leaf:
    """Log a waiting dispatch that was sealed: from now on it is sent. The ciphertext must be on disk already."""
    row = _outgoing(subject, OutgoingState.WAITING)
    counter = hold_turn(row.to)
    counter.last += 1
    counter.save(update_fields=["last"])
    body = DispatchSent(
        to=row.to,
        agreement=row.agreement,
        clause=row.clause,
        dispatch_kind=DispatchKind(row.kind),
        classification=Classification(row.classification),
        seen=seen,
        number=counter.last,
        ciphertext=sealed.sha256,
        size=sealed.size,
        answers=msgspec.UNSET if row.answers is None else row.answers,
    )
    leaf = append(body, subject=subject, actor=row.actor)
    row.state, row.number, row.seen, row.leaf = OutgoingState.SENT, counter.last, seen, leaf.leaf_id
    row.ciphertext, row.size, row.sent_at, row.is_sealed_here = sealed.sha256, sealed.size, now(), True
    row.save(update_fields=["state", "number", "seen", "leaf", "ciphertext", "size", "sent_at", "is_sealed_here"])
    return leaf


def waits(arrival: Arrival) -> bool:
    """Whether a dispatch of the partner is not received yet; until the act ends nobody else can settle one of theirs.

    Asked first in the act that settles it: a follower and a person, or two persons, may be at the same one.
    """
    models.Link.objects.select_for_update().filter(origin=arrival.origin).first()
    rows = models.Incoming.objects.filter(origin=arrival.origin, index=arrival.index)
    return not rows.exclude(state=IncomingState.REJECTED).exists()


def receive(arrival: Arrival, opened: Opened, received: Received = NOTHING) -> Leaf:
    """Keep an opened dispatch and give the node's receipt; also for one that was rejected before.

    Raises `OpeningGone` where its files went meanwhile, with another opening: it is opened again.
    """
    leaf = append(
        DispatchReceived(origin=arrival.origin, index=arrival.index), subject=arrival.subject, actor=NODE_ACTOR
    )
    _store_incoming(
        arrival,
        {
            "state": IncomingState.RECEIVED,
            **sealed_said(arrival.subject, models.Incoming, opened.frame, opened.payload),
            "rejection": "",
            "detail": "",
            "receipt_leaf": leaf.leaf_id,
            "is_sealed_here": True,
        },
        received,
    )
    return leaf


def set_apart(origin: str, first: int) -> int:
    """Dispatches from index `first` on came from a branch that was cut off; give how many.

    They stay to be read, under a negative index (-1 - index), so that what the true log holds there can arrive.
    """
    rows = models.Incoming.objects.filter(origin=origin, index__gte=first)
    return rows.update(index=-1 - F("index"))


def reject(arrival: Arrival, alarm: Alarm) -> Leaf | None:
    """Say in the log that a dispatch could not be taken. Again with the same code says nothing new (None)."""
    code = REJECTIONS[alarm]
    known = models.Incoming.objects.filter(origin=arrival.origin, index=arrival.index).first()
    forget_openings(arrival)
    if known is not None and known.rejection == code:
        models.Incoming.objects.filter(pk=known.pk).update(detail=alarm)
        return None
    body = DispatchRejected(origin=arrival.origin, index=arrival.index, code=code)
    leaf = append(body, subject=arrival.subject, actor=NODE_ACTOR)
    _store_incoming(
        arrival,
        {"state": IncomingState.REJECTED, "rejection": code, "detail": alarm, "receipt_leaf": leaf.leaf_id},
    )
    return leaf


def keep_incoming(arrival: Arrival, values: dict[str, object], received: Received) -> None:
    """Keep the row of a dispatch that our log speaks of already (`restoring`)."""
    _store_incoming(arrival, values, received)


def forget_openings(arrival: Arrival) -> None:
    """Delete what openings of a dispatch left that no row names, once the act stands."""
    afterwards(lambda: _delete_openings(arrival))


def _delete_openings(arrival: Arrival) -> None:
    # Asked anew, in a turn of its own: who opened it meanwhile names its folder before this, or opens it again.
    with writing():
        models.Link.objects.select_for_update().filter(origin=arrival.origin).first()
        rows = models.Incoming.objects.filter(subject=arrival.subject)
        delete_openings(arrival.subject, arrival.index, but=set(rows.values_list("folder", flat=True)))


def accept(by: Staff, origin: str, index: int) -> Leaf:
    """The officer's receipt: accepted."""
    row = _to_answer(origin, index)
    leaf = append(DispatchAccepted(origin=origin, index=index), subject=row.subject, actor=actor_for(by, row.subject))
    _answer(row, IncomingState.ACCEPTED, leaf, "")
    return leaf


def refuse(by: Staff, origin: str, index: int, reason: RefusalCode) -> Leaf:
    """The officer's receipt: refused, with a reason from the closed list. Further words go back as a notice."""
    row = _to_answer(origin, index)
    body = DispatchRefused(origin=origin, index=index, reason=reason)
    leaf = append(body, subject=row.subject, actor=actor_for(by, row.subject))
    _answer(row, IncomingState.REFUSED, leaf, reason)
    return leaf


def learn(origin: str, index: int, subject: str, body: object) -> None:
    """Take over what the partner's log says of a dispatch of ours; what fits none of ours is left for `verify`."""
    row = models.Outgoing.objects.select_for_update().filter(to=origin, subject=subject).exclude(leaf=None).first()
    if row is None or row.state in (OutgoingState.ACCEPTED, OutgoingState.REFUSED):
        return
    match body:
        case DispatchReceived():
            row.state, row.receipt_index, row.rejection = OutgoingState.RECEIVED, index, ""
        case DispatchRejected(code=code):
            row.state, row.receipt_index, row.rejection = OutgoingState.REJECTED, index, code
        case DispatchAccepted():
            row.state, row.answer_index = OutgoingState.ACCEPTED, index
        case DispatchRefused(reason=reason):
            row.state, row.answer_index, row.refusal = OutgoingState.REFUSED, index, reason
        case _:
            return
    if row.state in (OutgoingState.ACCEPTED, OutgoingState.REFUSED):
        row.answered_at = now()
    row.save(update_fields=["state", "receipt_index", "answer_index", "rejection", "refusal", "answered_at"])


def forget_sealed(before: datetime) -> int:
    """Delete the ciphertexts of dispatches answered before that moment; give how many. Logs and texts stay."""
    forgotten = 0
    for model in (models.Outgoing, models.Incoming):
        rows = model.objects.filter(answered_at__lt=before, is_sealed_here=True)
        for key, ciphertext in list(rows.values_list("pk", "ciphertext")):
            delete_sealed(ciphertext)
            forgotten += model.objects.filter(pk=key).update(is_sealed_here=False)
    return forgotten


def _outgoing(subject: str, state: OutgoingState) -> models.Outgoing:
    row = models.Outgoing.objects.select_for_update().filter(subject=subject, state=state).first()
    if row is None:
        raise UnknownDispatch(subject, state)
    return row


def _to_answer(origin: str, index: int) -> models.Incoming:
    rows = models.Incoming.objects.select_for_update().filter(origin=origin, index=index, state=IncomingState.RECEIVED)
    row = rows.first()
    if row is None:
        raise UnknownDispatch(f"{origin} {index}", IncomingState.RECEIVED)
    return row


def _answer(row: models.Incoming, state: IncomingState, leaf: Leaf, refusal: str) -> None:
    row.state, row.answer_leaf, row.refusal, row.answered_at = state, leaf.leaf_id, refusal, now()
    row.save(update_fields=["state", "answer_leaf", "refusal", "answered_at"])


def _store_incoming(arrival: Arrival, values: dict[str, object], received: Received = NOTHING) -> None:
    body = arrival.body
    row, _ = models.Incoming.objects.update_or_create(
        origin=arrival.origin,
        index=arrival.index,
        defaults={**values, "folder": received.folder},
        create_defaults={
            "subject": arrival.subject,
            "kind": body.dispatch_kind,
            "classification": body.classification,
            "agreement": body.agreement,
            "clause": body.clause,
            "number": body.number,
            "ciphertext": body.ciphertext,
            "size": body.size,
            "answers": None if body.answers is msgspec.UNSET else body.answers,
            "sent_at": arrival.at,
            "arrived_at": now(),
            **values,
            "folder": received.folder,
        },
    )
    _store_files(row, received)


def _store_files(row: models.Incoming, received: Received) -> None:
    for each in received.files:
        if not each.path.is_file():
            raise OpeningGone(f"{row.origin} {row.index}")
    row.files.all().delete()
    told = sealed_attachments(row.subject, models.Incoming, received.files)
    models.IncomingFile.objects.bulk_create(
        models.IncomingFile(incoming=row, position=each.position, size=each.size, told=data)
        for each, data in zip(received.files, told, strict=True)
    )


def _place(found: Leak, files: tuple[Kept, ...]) -> str:
    """Where a leak is, without the name of the file: that may be somebody's own."""
    return next((str(each.position) for each in files if each.name == found.place), found.place)
