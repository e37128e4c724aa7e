"""Dispatches between two logs: numbers without gaps, a permit for each, and both receipts in the partner's log.

Rules kept here:
  * Numbers run from 1 without gaps for each pair, in the order of the sender's log.
  * `seen` claims no more of the receiver's log than there was: not the entry that answers the dispatch, nor one above.
  * A dispatch is judged by the agreement as `agreement.permit` says, from both logs and the times of cosignatures.
  * A receipt names a dispatch that exists, was sent to its log, and bears its subject; an officer's follows the node's.
  * A dispatch without the node's receipt is wrong only when the receiver went on meanwhile: it received or rejected a
    later one, or its log was witnessed more than an hour after the dispatch was.
Left to others: what is inside (nobody but the two can say).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from saksama.agreement.errors import MalformedTerms, NotPermitted, SeenRefused, TermsNotGiven, Why
from saksama.agreement.permit import Asked, LoggedDispatch, check_dispatch, check_seen
from saksama.entries.kinds.dispatch import (
    DispatchAccepted,
    DispatchReceived,
    DispatchRefused,
    DispatchRejected,
    DispatchSent,
)
from saksama.verify.agreements import Agreements
from saksama.verify.checkpoints import Standing
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

GRACE = timedelta(hours=1)
"""How long a receiver whose log goes on may leave a dispatch without the node's receipt."""

type Receipt = DispatchReceived | DispatchRejected | DispatchAccepted | DispatchRefused


@dataclass(frozen=True, slots=True)
class Side:
    """One log and what its checkpoints show."""

    log: ServedLog
    standing: Standing


@dataclass(frozen=True, slots=True)
class Tally:
    """How many dispatches one side sent, how many have the node's receipt and the officer's, how many wait."""

    sent: int = 0
    received: int = 0
    answered: int = 0
    waiting: int = 0


def check_numbers(log: ServedLog, found: Findings) -> None:
    """Numbers for each receiver run from 1 without gaps; `seen` never goes back; no public id is used twice."""
    last: dict[str, int] = {}
    seen: dict[str, int] = {}
    subjects: set[str] = set()
    for item in log.contents.of(DispatchSent):
        body = item.body
        if not isinstance(body, DispatchSent):
            continue
        expected = last.get(body.to, 0) + 1
        if body.number != expected:
            found.add(Code.DISPATCH_NUMBER, log.origin, item.index, to=body.to, number=body.number, expected=expected)
        last[body.to] = body.number
        if item.wire.subject in subjects:
            found.add(Code.DISPATCH_REPLAYED, log.origin, item.index, subject=item.wire.subject)
        subjects.add(item.wire.subject)
        if body.seen < seen.get(body.to, 0):
            found.add(
                Code.DISPATCH_SEEN, log.origin, item.index, seen=body.seen, before=seen[body.to], why="seen-went-back"
            )
        seen[body.to] = max(body.seen, seen.get(body.to, 0))


def check_permits(sender: Side, receiver: Side | None, agreements: Agreements, found: Findings) -> None:
    """Every dispatch was permitted, by the agreement as both logs show it."""
    for item in sender.log.contents.of(DispatchSent):
        body = item.body
        if not isinstance(body, DispatchSent):
            continue
        try:
            _check_permit(sender, receiver, item, body, agreements)
        except SeenRefused as error:
            found.add(Code.DISPATCH_SEEN, sender.log.origin, item.index, seen=body.seen, why=error.why)
        except NotPermitted as error:
            why = error.why.value
            found.add(Code.DISPATCH_NOT_PERMITTED, sender.log.origin, item.index, clause=body.clause, why=why)
        except (MalformedTerms, TermsNotGiven) as error:
            found.add(Code.DISPATCH_NOT_PERMITTED, sender.log.origin, item.index, clause=body.clause, why=str(error))


def _check_permit(sender: Side, receiver: Side | None, item: Item, body: DispatchSent, agreements: Agreements) -> None:
    text = agreements.terms.get(body.agreement)
    if text is None:
        raise TermsNotGiven(body.agreement)
    asked = Asked(
        sender=text.party_at(sender.log.origin).code,
        receiver=text.party_at(body.to).code,
        kind=body.dispatch_kind,
        classification=body.classification,
        clause=body.clause,
    )
    cosigned = sender.standing.first_over(item.index) or item.at
    if receiver is None or body.to != receiver.log.origin:
        # Without the partner's log nothing can be said of the agreement's standing; that it was not read is a finding.
        return
    events, texts = agreements.of_line(text)
    check_dispatch(LoggedDispatch(item.index, body.seen, item.at, cosigned), asked, body.agreement, events, texts)
    beyond = receiver.standing.first_over(body.seen) if body.seen < receiver.log.checkpoint.size else None
    check_seen(previous=0, seen=body.seen, next_cosigned=beyond, cosigned=cosigned)


def check_receipts(sender: Side, receiver: Side, found: Findings) -> Tally:
    """Both receipts of every dispatch that `sender` sent to `receiver`, in the log of `receiver`."""
    sent = {item.index: item for item in sender.log.contents.of(DispatchSent) if _is_to(item, receiver.log.origin)}
    taken, answered = _read_receipts(sender, receiver, sent, found)
    _check_not_ahead(sent, taken, sender, found)
    latest = receiver.standing.latest
    last_taken = max(taken, default=-1)
    waiting = 0
    for index, item in sent.items():
        if index in taken:
            continue
        cosigned = sender.standing.first_over(index)
        overdue = latest is not None and cosigned is not None and latest > cosigned + GRACE
        if index < last_taken or overdue:
            found.add(
                Code.DISPATCH_UNRECEIPTED, sender.log.origin, index, to=receiver.log.origin, subject=item.wire.subject
            )
        else:
            waiting += 1
    return Tally(len(sent), len(taken), len(answered), waiting)


def _is_to(item: Item, origin: str) -> bool:
    return isinstance(item.body, DispatchSent) and item.body.to == origin


def _check_not_ahead(sent: dict[int, Item], taken: dict[int, int], sender: Side, found: Findings) -> None:
    """The receiver's log ended before its answer when the dispatch was there: nobody can have seen the answer in it."""
    for index, answer in taken.items():
        item = sent.get(index)
        if item is not None and isinstance(item.body, DispatchSent) and item.body.seen > answer:
            why = Why.SEEN_AHEAD.value
            found.add(Code.DISPATCH_SEEN, sender.log.origin, index, seen=item.body.seen, answer=answer, why=why)


def _read_receipts(
    sender: Side, receiver: Side, sent: dict[int, Item], found: Findings
) -> tuple[dict[int, int], set[int]]:
    """Indexes of dispatches with the node's first word and where it stands, and of those with the officer's.

    False receipts are findings.
    """
    first: dict[int, int] = {}
    received: set[int] = set()
    answered: set[int] = set()
    for item in receiver.log.contents.family("dispatch"):
        body = item.body
        if not isinstance(body, DispatchReceived | DispatchRejected | DispatchAccepted | DispatchRefused):
            continue
        if body.origin != sender.log.origin or body.index >= sender.log.checkpoint.size:
            continue
        why = _false(item, body, sent, received, answered)
        if why:
            found.add(Code.RECEIPT_FALSE, receiver.log.origin, item.index, of=body.index, kind=body.KIND, why=why)
        elif isinstance(body, DispatchReceived):
            received.add(body.index)
            first.setdefault(body.index, item.index)
        elif isinstance(body, DispatchRejected):
            first.setdefault(body.index, item.index)
        else:
            answered.add(body.index)
    return first, answered


def _false(item: Item, body: Receipt, sent: dict[int, Item], received: set[int], answered: set[int]) -> str:
    """Why a receipt is false; empty if it is not."""
    dispatch = sent.get(body.index)
    if dispatch is None:
        # A rejection may be of a kind or receiver that we do not know; it claims nothing.
        return "" if isinstance(body, DispatchRejected) else "no such dispatch was sent to this log"
    if dispatch.wire.subject != item.wire.subject:
        return "another subject than the dispatch"
    if isinstance(body, DispatchReceived) and body.index in received:
        return "received twice"
    if isinstance(body, (DispatchAccepted, DispatchRefused)):
        if body.index not in received:
            return "answered before it was received"
        if body.index in answered:
            return "answered twice"
    return ""


def totals(tallies: Sequence[Tally]) -> Tally:
    """The sum of several tallies."""
    return Tally(
        sum(one.sent for one in tallies),
        sum(one.received for one in tallies),
        sum(one.answered for one in tallies),
        sum(one.waiting for one in tallies),
    )
