"""Ask the next level about content, ask again, and enter its answers.

A request is written by one commissioner and confirmed by a second, as a judgment is (decide_claim); an officer asks
again in the same words. Whether its copies still stand is another flow (look_again).
"""

from collections.abc import Sequence

from saksama.entries.kinds.content import Addressee
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch import requesting
from saksama_node.contentwatch.deciding import propose, requested
from saksama_node.contentwatch.requesting import Said
from saksama_node.ledger.actions import act


def propose_request(by: Staff, claim: str, to: Addressee, words: str, copies: Sequence[str]) -> int:
    """Write a request for a second commissioner. Raises `NotAllowed`, `FindingRefused`."""
    require(by, Action.CONTENT_JUDGE)
    with act():
        return propose(by, claim, requested(to, words, copies), [each.origin for each in partners()])


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
