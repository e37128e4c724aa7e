"""The officer's receipt: accept a dispatch of the partner, or refuse it for a reason."""

from saksama.vocabulary import RefusalCode
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.exchange import actions
from saksama_node.ledger.actions import Leaf, act


def accept_dispatch(by: Staff, origin: str, index: int) -> Leaf:
    """Accept; `UnknownDispatch` when it was answered already."""
    require(by, Action.DISPATCH_ANSWER)
    with act():
        return actions.accept(by, origin, index)


def refuse_dispatch(by: Staff, origin: str, index: int, reason: RefusalCode) -> Leaf:
    """Refuse with a reason from the closed list; further words go back as a notice."""
    require(by, Action.DISPATCH_ANSWER)
    with act():
        return actions.refuse(by, origin, index, reason)
