"""Erase what a copy holds, once two agreed: on which grounds, what else goes with it, and the files behind it.

Rules kept here:
  * Both have the right to erase and to read content.
  * A copy at a claim that is not judged goes on those grounds alone that hold before the end.
  * A dispatch that would take it to the partner, and waits, is withdrawn in the same act. Of one that was sent or
    received its files, words and address go here; the partner reads the entry and is asked to do the same.
  * The files go at once after the act, and by the worker where a kill came between.
Left to others: who is first and second, and the order of a confirmation (`flows.seconds`).
"""

from contextlib import suppress

from django.db import Error

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases.erasing.erasing import offered
from saksama_node.contentwatch.captures.queries import copy_of
from saksama_node.contentwatch.whole import erasing
from saksama_node.contentwatch.whole.erased import is_under_judgment
from saksama_node.contentwatch.whole.erasing import EraseRefused, Why
from saksama_node.flows.content.partner_findings import is_judged_there
from saksama_node.flows.content.recall_copy import recall_copy
from saksama_node.flows.content.sweep_content import sweep_content
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposed import Proposed
from saksama_node.seconds.proposing import Asked


def check(first: Staff, asked: Asked) -> None:
    """Raise `NotAllowed` or `EraseRefused` where it may not be erased now."""
    require(first, Action.CONTENT_READ)
    erasing.check(asked.subject)
    if erasing.ground_in(asked) not in grounds_for(asked.subject):
        raise EraseRefused(Why.GROUND)


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter it and do it."""
    leaf = erasing.enter(first, by, found)
    recall_copy(by, found.subject)
    return leaf


def sweep(_found: Proposed) -> None:
    """Behind the act. It is done and entered: a file that cannot be removed now is the worker's, which says so."""
    with suppress(OSError, Error):
        sweep_content()


def grounds_for(subject: str) -> list[str]:
    """The grounds on which a copy may be erased now. A claim that a partner's log decided is decided."""
    waits = is_under_judgment(subject) and not is_judged_there(copy_of(subject).claim)
    return [each.id for each in offered(closed=not waits)]
