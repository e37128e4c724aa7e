"""Dispatches of one log: numbers without gaps, and a permit for each.

Rules kept here:
  * Numbers run from 1 without gaps for each pair, in the order of the sender's log.
  * A dispatch is judged by the agreement as `agreement.permit` says, from both logs and the times of cosignatures.
  * It goes to the other party: to oneself or to a stranger no clause goes, whoever was read.
Left to others: what the receiver's log says of it (receipts), what is inside (nobody but the two can say).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from saksama.agreement.errors import MalformedTerms, NotPermitted, SeenRefused, TermsNotGiven, Why
from saksama.agreement.permit import Asked, LoggedDispatch, check_dispatch, check_seen
from saksama.agreement.terms import Terms
from saksama.entries.kinds.dispatch import DispatchSent
from saksama.verify.agreements import Agreements
from saksama.verify.checkpoints import Standing
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.strangers import STRANGER
from saksama.verify.served import ServedLog


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


@dataclass(frozen=True, slots=True)
class Before:
    """Of dispatches to this log before one: the greatest number and `seen`, and whether any bore its subject."""

    number: int
    seen: int
    bears_subject: bool


def before_each(sent: Iterable[Item]) -> Mapping[int, Before]:
    """By entry, of each of these dispatches in their order, what came before it."""
    found: dict[int, Before] = {}
    number, seen, subjects = 0, 0, set[str]()
    for item in sent:
        found[item.index] = Before(number, seen, item.wire.subject in subjects)
        subjects.add(item.wire.subject)
        if isinstance(item.body, DispatchSent):
            number, seen = max(number, item.body.number), max(seen, item.body.seen)
    return found


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
        code, why = permit_fault(sender, receiver, item, body, agreements)
        if code is Code.DISPATCH_SEEN:
            found.add(code, sender.log.origin, item.index, seen=body.seen, why=why)
        elif code is not None:
            found.add(code, sender.log.origin, item.index, clause=body.clause, why=why)


def permit_fault(
    sender: Side, receiver: Side | None, item: Item, body: DispatchSent, agreements: Agreements
) -> tuple[Code | None, str]:
    """What is wrong with a dispatch's permit by both logs, and why; no code where it was permitted."""
    text = agreements.terms.get(body.agreement)
    if text is not None and (why := misdirected(text, sender.log.origin, body.to)):
        return Code.DISPATCH_NOT_PERMITTED, why
    try:
        _check_permit(sender, receiver, item, body, agreements)
    except SeenRefused as error:
        return Code.DISPATCH_SEEN, error.why.value
    except NotPermitted as error:
        return Code.DISPATCH_NOT_PERMITTED, error.why.value
    except (MalformedTerms, TermsNotGiven) as error:
        return Code.DISPATCH_NOT_PERMITTED, str(error)
    return None, ""


def misdirected(text: Terms, sender: str, to: str) -> str:
    """Why nothing goes from one log to the other under this text, whatever its clauses; empty where it may."""
    if {sender, to} - {party.origin for party in text.parties}:
        return STRANGER
    return Why.DIRECTION.value if sender == to else ""


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
    logged = LoggedDispatch(item.index, body.seen, item.at, cosigned)
    check_dispatch(logged, asked, body.agreement, agreements.course_of(text))
    beyond = receiver.standing.first_over(body.seen) if body.seen < receiver.log.checkpoint.size else None
    check_seen(previous=0, seen=body.seen, next_cosigned=beyond, cosigned=cosigned)
