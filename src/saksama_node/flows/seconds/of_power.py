"""Which roles are powers: those that hold a right which stands in the table of two persons, as first or as second.

Rules kept here:
  * There is no second list. Who gives out roles proposes by a row, and is a power by that; who signs agreements stands
    there as one who confirms what was done alone.
  * What every role may do (reporting an incident) makes no power.
Left to others: what a role may do (`accounts.policy`), the table (`flows.seconds.table`); what the verifier takes for a
power (`saksama.verify.meaning.accounts`), which a test holds to be the same.
"""

from collections.abc import Iterable
from typing import Final

from saksama.errors import CallerError
from saksama_node.accounts.policy import ALLOWED, Role
from saksama_node.flows.seconds.table import TABLE

_RIGHTS: Final = {right for row in TABLE.values() for right in (row.first, *row.second)}
_EVERYBODY_S: Final = frozenset.intersection(*ALLOWED.values())
OF_POWER: Final = frozenset(role for role, allowed in ALLOWED.items() if (allowed - _EVERYBODY_S) & _RIGHTS)


class TwoNeeded(CallerError):
    """Such a role is given, and access to it renewed, by two persons; one alone does neither."""

    code = "account.two-needed"
    advice = "Propose it: a second administrator of this office, or of one above, confirms it."


def powers_in(roles: Iterable[str]) -> frozenset[Role]:
    """Those of these roles that are powers."""
    return OF_POWER.intersection(map(Role, roles))


def check_of_one(roles: Iterable[str]) -> None:
    """Raise `TwoNeeded` where one of these takes two persons."""
    if powers_in(roles):
        raise TwoNeeded
