"""Ask the next level about content again, in the same words, and enter its answers.

Left to others: the request itself, which two commissioners enter as they do a judgment (decide_claim); whether its
copies still stand (look_again).
"""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch.claims import requesting
from saksama_node.contentwatch.claims.requesting import Said
from saksama_node.ledger.actions import act


def ask_again(by: Staff, request: str) -> None:
    """Ask again about a request whose answer is late. Raises `NotAllowed`, `NoSuchRequest`, `NotAskedAgain`."""
    require(by, Action.CONTENT_TRIAGE)
    with act():
        requesting.remind(by, request, [each.origin for each in partners()])


def answer_request(by: Staff, request: str, said: Said) -> None:
    """Enter what was answered. Raises `NotAllowed`, `NoSuchRequest`."""
    require(by, Action.CONTENT_TRIAGE)
    with act():
        requesting.answer(by, request, said)
