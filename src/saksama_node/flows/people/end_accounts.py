"""Close the accounts whose last day is over, and log each role that ended: act and entries in one transaction.

Rules kept here:
  * Access ended at midnight already (`accounts.queries.current`); this writes down what is so, as soon as it can.
  * Nobody does it: the day does. The entries name the node.
"""

from typing import Final

from saksama.entries.kinds.account import AccountRevoked
from saksama_node.accounts import last_days
from saksama_node.ledger.actions import act, append_many
from saksama_node.settings.clock import now

BATCH: Final = 50
_ACTOR: Final = "node"


def end_some() -> int:
    """Close the next accounts that are past their last day; how many."""
    if not last_days.is_past():
        return 0
    with act():
        persons = last_days.past(BATCH)
        ended = last_days.end_all(persons, now())
        append_many((AccountRevoked(role=held.role), held.subject, _ACTOR) for held in ended)
        return len(persons)
