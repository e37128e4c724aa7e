"""Accept a dispatch of the partner, or refuse it for a reason; what both logs say of one, in the order of time."""

from dataclasses import dataclass
from datetime import datetime

from saksama.entries.kinds.dispatch import DispatchRefused, DispatchRejected
from saksama.vocabulary import RefusalCode
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.exchange import actions
from saksama_node.exchange.linking import link
from saksama_node.ledger import mirror
from saksama_node.ledger.actions import Leaf, act
from saksama_node.ledger.queries import logged, waiting_entries
from saksama_node.settings.current import SETTINGS


def accept_dispatch(by: Staff, origin: str, index: int) -> Leaf:
    """Accept; `UnknownDispatch` when it was answered already."""
    require(by, Action.DISPATCH_ANSWER, INSTITUTION)  # it was sent to the institution
    with act():
        return actions.accept(by, origin, index)


def refuse_dispatch(by: Staff, origin: str, index: int, reason: RefusalCode) -> Leaf:
    """Refuse with a reason from the closed list; further words go back as a notice."""
    require(by, Action.DISPATCH_ANSWER, INSTITUTION)  # it was sent to the institution
    with act():
        return actions.refuse(by, origin, index, reason)


@dataclass(frozen=True, slots=True)
class Step:
    """One `dispatch.*` entry. `index`: its place in the log that holds it, None while it waits; `reason`: a code."""

    kind: str
    at: datetime
    index: int | None
    ours: bool
    institution: str
    reason: str


def history_of(origin: str, subject: str) -> list[Step]:
    """The steps of one dispatch with this partner."""
    name = link(origin).name
    ours = [(each.index, each.entry) for each in logged(subject=subject)]
    waiting = [(None, entry) for _, entry in waiting_entries(subject)]
    theirs = [(each.index, each.entry) for each in mirror.mirrored(origin, subject=subject)]
    steps = [
        Step(entry.kind, entry.at, index, is_ours, SETTINGS.name_id if is_ours else name, _reason(entry.body))
        for is_ours, found in ((True, [*ours, *waiting]), (False, theirs))
        for index, entry in found
        if entry.kind.startswith("dispatch.")
    ]
    return sorted(steps, key=lambda step: step.at)


def _reason(body: object) -> str:
    match body:
        case DispatchRejected():
            return body.code
        case DispatchRefused():
            return body.reason
        case _:
            return ""
