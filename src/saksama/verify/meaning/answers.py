"""Dispatches that say what they answer: it was sent to this sender, was received here before, and can be answered so.

Rules kept here: an answer names a place in the receiver's log; what stands there must be what is answered.
Left to others: whether an answer came in time (cooperation), what it says (nobody but the two can say).
"""

from collections.abc import Mapping
from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.dispatch import DispatchReceived, DispatchSent
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog
from saksama.vocabulary import DispatchKind

_ANSWERS: Final[Mapping[DispatchKind, frozenset[DispatchKind]]] = {
    DispatchKind.INFORMATION_REPLY: frozenset({DispatchKind.INFORMATION_REQUEST}),
    DispatchKind.TASK_REPORT: frozenset({DispatchKind.TASK_OFFER, DispatchKind.INCIDENT_REPORT}),
}
"""Which kinds answer which; no other kind answers anything."""


def check_answers(sender: ServedLog, receiver: ServedLog, found: Findings) -> None:
    """Name each dispatch of `sender` that answers what was not sent to it, or what it had not received."""
    asked = {item.index: item.body for item in receiver.contents.of(DispatchSent)}
    received = {
        item.body.index: item.index
        for item in sender.contents.of(DispatchReceived)
        if isinstance(item.body, DispatchReceived) and item.body.origin == receiver.origin
    }
    for item in sender.contents.of(DispatchSent):
        body = item.body
        if not isinstance(body, DispatchSent) or body.to != receiver.origin or body.answers is UNSET:
            continue
        why = _why(item, body, asked.get(body.answers), received.get(body.answers), sender.origin)
        if why:
            found.add(Code.DISPATCH_ANSWERS, sender.origin, item.index, answers=body.answers, why=why)


def _why(item: Item, body: DispatchSent, asked: object, received: int | None, sender: str) -> str:
    if not isinstance(asked, DispatchSent):
        return "no dispatch stands there"
    if asked.to != sender:
        return "what stands there was sent to somebody else"
    if received is None or received > item.index:
        return "what stands there had not been received"
    if asked.dispatch_kind not in _ANSWERS.get(body.dispatch_kind, frozenset()):
        return f"{body.dispatch_kind.value} does not answer {asked.dispatch_kind.value}"
    return ""
