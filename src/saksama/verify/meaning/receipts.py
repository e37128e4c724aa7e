"""Receipts in the receiver's log: of each dispatch the node's and the officer's, true, in time and once.

Rules kept here:
  * A receipt names a dispatch that exists, was sent to its log, and bears its subject; an officer's follows the node's.
    One beyond the end of the sender's log is false when that was cosigned an hour later and still ends before it.
  * No receipt was there before its dispatch: not by its own time, not by the times of cosignatures, not by what the
    sender had seen of the receiver's log before it sent.
  * `seen` claims no more of the receiver's log than there was: not the entry that answers the dispatch, nor one above,
    nor what that log did not have when it was cosigned after the dispatch.
  * A rejection is of something that could be rejected: what was received stays received, the same reason is said once,
    and a reason that both logs can judge (number, replay, permit) is judged.
  * The node's receipt is due an hour after the dispatch was first cosigned, by the rule of lateness: what came later
    stays late. One that has not come is owed only when the receiver went on meanwhile: it received or rejected a later
    one, or its log was witnessed after that was due.
Left to others: reasons that only the sealed bytes can show; what an answer names (answers).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf
from typing import Final

from saksama.agreement.errors import Why
from saksama.agreement.history import EventKind
from saksama.agreement.terms import Terms
from saksama.entries.kinds import BODIES
from saksama.entries.kinds.dispatch import (
    DispatchAccepted,
    DispatchReceived,
    DispatchRefused,
    DispatchRejected,
    DispatchSent,
)
from saksama.entries.kinds.log import LogObserved
from saksama.verify.agreements import Agreements
from saksama.verify.checkpoints import TOLERANCE
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.lateness import Lateness, Timely
from saksama.verify.meaning.dispatches import Before, Side, Tally, before_each, permit_fault
from saksama.vocabulary import RejectionCode

GRACE: Final = timedelta(hours=1)
"""How long a receiver whose log goes on may leave a dispatch without the node's receipt."""

_FOR_GOOD: Final = frozenset({RejectionCode.NUMBER, RejectionCode.REPLAYED})
"""Reasons that lie in the sender's log itself: no second look takes such a dispatch."""

type Receipt = DispatchReceived | DispatchRejected | DispatchAccepted | DispatchRefused


@dataclass(slots=True)
class _Reading:
    """What the receiver's log says, read in its order: the node's first word, and where each dispatch stands then."""

    sender: Side
    receiver: Side
    agreements: Agreements
    sent: dict[int, Item]
    shown: Sequence[tuple[int, int]]
    """Where the sender's log says that it saw the receiver's log, and up to which size by then."""
    first: dict[int, Item] = field(default_factory=dict)
    rejected: dict[int, RejectionCode] = field(default_factory=dict)
    received: set[int] = field(default_factory=set)
    answered: set[int] = field(default_factory=set)
    before: Mapping[int, Before] = field(init=False)
    stopped: dict[str, float] = field(default_factory=dict)
    """By agreement, where the receiver suspended or ended it first."""

    def __post_init__(self) -> None:
        """What came before each dispatch is asked at every rejection of one."""
        self.before = before_each(self.sent.values())

    def take(self, item: Item, body: Receipt) -> str:
        """Why the next receipt is false; empty if it is true, and then it counts."""
        why = next(self._faults(item, body), "")
        if why:
            return why
        match body:
            case DispatchReceived():
                self.received.add(body.index)
                self.first.setdefault(body.index, item)
            case DispatchRejected():
                self.rejected[body.index] = body.code
                self.first.setdefault(body.index, item)
            case _:
                self.answered.add(body.index)
        return ""

    def _faults(self, item: Item, body: Receipt) -> Iterator[str]:
        dispatch = self.sent.get(body.index)
        if dispatch is None:
            # What a newer version wrote there may be a dispatch that we cannot read: a rejection of it claims nothing.
            if self.sender.log.contents.columns.kind_of(body.index) in {"", *BODIES} or not isinstance(
                body, DispatchRejected
            ):
                yield "no such dispatch was sent to this log"
            return
        if dispatch.wire.subject != item.wire.subject:
            yield "another subject than the dispatch"
        if self._is_before(dispatch, item):
            yield "it stood there before the dispatch was sent"
        yield from self._out_of_order(dispatch, item, body)

    def _out_of_order(self, dispatch: Item, item: Item, body: Receipt) -> Iterator[str]:
        match body:
            case DispatchReceived():
                if body.index in self.received:
                    yield "received twice"
                if self.rejected.get(body.index) in _FOR_GOOD:
                    yield "received though it was rejected for good"
            case DispatchRejected():
                yield from self._rejection_faults(dispatch, item, body)
            case _:
                if body.index not in self.received:
                    yield "answered before it was received"
                if body.index in self.answered:
                    yield "answered twice"

    def _is_before(self, dispatch: Item, receipt: Item) -> bool:
        """Whether the receipt was there before the dispatch: what two clocks may differ is left out of account."""
        if receipt.at < dispatch.at - 2 * TOLERANCE:
            return True
        seen = bisect_left(self.shown, (dispatch.index, 0))
        if seen and self.shown[seen - 1][1] > receipt.index:
            return True
        there = self.receiver.standing.first_over(receipt.index)
        without = self.sender.standing.last_before(dispatch.index)
        return there is not None and without is not None and there < without - TOLERANCE

    def _rejection_faults(self, dispatch: Item, item: Item, body: DispatchRejected) -> Iterator[str]:
        if body.index in self.received:
            yield "rejected after it was received"
        if self.rejected.get(body.index) is body.code:
            yield "rejected twice for the same reason"
        before = self.before[body.index]
        match body.code, dispatch.body:
            case RejectionCode.NUMBER, DispatchSent(number=number):
                if number > before.number:
                    yield "its number is above every one before it"
            case RejectionCode.REPLAYED, _:
                if not before.bears_subject:
                    yield "no dispatch before it bears its public id"
            case RejectionCode.NO_PERMIT, DispatchSent() as sent:
                if self._was_permitted(dispatch, item, sent):
                    yield "both logs show that it was permitted"
            case _:
                pass

    def _was_permitted(self, dispatch: Item, item: Item, sent: DispatchSent) -> bool:
        """Whether both logs show a permit, and nothing that they do not show can have been against it.

        The clause excludes nothing that only the seal tells, the receiver had not stopped the agreement, and its log
        was witnessed as far as `seen` says.
        """
        text = self.agreements.terms.get(sent.agreement)
        clause = None if text is None else text.clause(sent.clause)
        if text is None or clause is None:
            return False
        sender = text.party_at(self.sender.log.origin).code
        if any(way.excluded_subjects for way in clause.direction if way.sender == sender):
            return False
        if self._stopped(text) < item.index:
            return False
        cosigned = self.sender.standing.first_over(dispatch.index)
        known = self.receiver.standing.size_at(cosigned) if cosigned else 0
        if not self.before[dispatch.index].seen <= sent.seen <= known:
            return False
        fault = permit_fault(self.sender, self.receiver, dispatch, sent, self.agreements)
        return fault == (None, "")

    def _stopped(self, text: Terms) -> float:
        """The entry in which the receiver suspended or ended this agreement first; beyond all where it never did."""
        if text.subject not in self.stopped:
            origin, kinds = self.receiver.log.origin, (EventKind.SUSPENDED, EventKind.ENDED)
            events, _ = self.agreements.of_line(text)
            ends = [each.index for each in events if each.log_origin == origin and each.kind in kinds]
            self.stopped[text.subject] = min(ends, default=inf)
        return self.stopped[text.subject]


def check_receipts(sender: Side, receiver: Side, agreements: Agreements, lateness: Lateness, found: Findings) -> Tally:
    """Both receipts of every dispatch that `sender` sent to `receiver`, in the log of `receiver`."""
    sent = {item.index: item for item in sender.log.contents.of(DispatchSent) if _is_to(item, receiver.log.origin)}
    reading = _Reading(sender, receiver, agreements, sent, _shown(sender, receiver.log.origin))
    for item in receiver.log.contents.family("dispatch"):
        body = item.body
        if not isinstance(body, DispatchReceived | DispatchRejected | DispatchAccepted | DispatchRefused):
            continue
        if body.origin != sender.log.origin:
            continue
        if body.index < sender.log.checkpoint.size:
            why = reading.take(item, body)
        else:
            # It may have come between the moments at which the two logs were read.
            is_over = _was_cosigned_after(sender, lateness.done(receiver.log.origin, item) + GRACE + TOLERANCE)
            why = "no such dispatch was sent to this log" if is_over else ""
        if why:
            found.add(Code.RECEIPT_FALSE, receiver.log.origin, item.index, of=body.index, kind=body.KIND, why=why)
    _check_not_ahead(reading, found)
    waiting = _check_waiting(reading, lateness, found)
    return Tally(len(sent), len(reading.first), len(reading.answered), waiting)


def _check_waiting(reading: _Reading, lateness: Lateness, found: Findings) -> int:
    """How many dispatches wait for the node's receipt; those that waited too long are findings."""
    sender, receiver, waiting = reading.sender, reading.receiver.log.origin, 0
    now, last_taken = lateness.now(receiver), max(reading.first, default=-1)
    for index, item in reading.sent.items():
        cosigned, answer = sender.standing.first_over(index), reading.first.get(index)
        due = (cosigned or item.at) + GRACE
        done = ""
        if answer is not None:
            if cosigned is None or lateness.judge(receiver, answer, due) is not Timely.LATE:
                continue
            done = lateness.done(receiver, answer).isoformat()
        elif index > last_taken and (now is None or cosigned is None or now <= due):
            waiting += 1
            continue
        told = {"to": receiver, "subject": item.wire.subject, "owed_by": receiver, "due": due.isoformat(), "done": done}
        found.add(Code.DISPATCH_UNRECEIPTED, sender.log.origin, index, **told)
    return waiting


def _shown(sender: Side, origin: str) -> list[tuple[int, int]]:
    shown, most = list[tuple[int, int]](), 0
    for item in sender.log.contents.of(LogObserved):
        if isinstance(item.body, LogObserved) and item.body.origin == origin:
            most = max(most, item.body.size)
            shown.append((item.index, most))
    return shown


def _is_to(item: Item, origin: str) -> bool:
    return isinstance(item.body, DispatchSent) and item.body.to == origin


def _was_cosigned_after(side: Side, moment: datetime) -> bool:
    return side.standing.latest is not None and side.standing.latest > moment


def _check_not_ahead(reading: _Reading, found: Findings) -> None:
    """The receiver's log ended before its answer when the dispatch was there: nobody can have seen the answer in it.

    Nor can anybody have seen what it did not have yet when it was cosigned later.
    """
    sender, receiver = reading.sender, reading.receiver
    for index, item in reading.sent.items():
        seen = item.body.seen if isinstance(item.body, DispatchSent) else 0
        answer = reading.first.get(index)
        told: dict[str, str | int] = {"seen": seen, "why": Why.SEEN_AHEAD.value}
        without = receiver.standing.last_before(seen - 1) if seen else None
        if answer is not None and seen > answer.index:
            found.add(Code.DISPATCH_SEEN, sender.log.origin, index, answer=answer.index, **told)
        elif without is not None and without > item.at + 2 * TOLERANCE:
            found.add(Code.DISPATCH_SEEN, sender.log.origin, index, cosigned=without.isoformat(), **told)


def totals(tallies: Sequence[Tally]) -> Tally:
    """The sum of several tallies."""
    return Tally(
        sum(one.sent for one in tallies),
        sum(one.received for one in tallies),
        sum(one.answered for one in tallies),
        sum(one.waiting for one in tallies),
    )
