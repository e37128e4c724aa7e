"""What a PostgreSQL server meant when it ended something of ours: by its SQLSTATE, or by the words of a refused door.

Rules kept here:
  * A state says it exactly (PostgreSQL, appendix A). Only at the door libpq hands on no state: there the server's
    English words are known, and in any other language it is merely away, which is not wrong.
  * Whether a lost connection's last commit counts, no state tells: it is unknown.
Left to others: what is told to whom (`ledger.world`, `database`), what became of an act (`ledger.outcome`).
"""

from enum import Enum, auto
from typing import Final

import psycopg


class Refusal(Enum):
    """What the server did not grant."""

    NO_CONNECTION = auto()
    DEADLOCK = auto()
    TOO_LONG = auto()


_STATES: Final = {
    "53300": Refusal.NO_CONNECTION,  # too_many_connections
    "40P01": Refusal.DEADLOCK,  # deadlock_detected
    "40001": Refusal.DEADLOCK,  # serialization_failure
    "57014": Refusal.TOO_LONG,  # query_canceled: statement_timeout, or a person
    "55P03": Refusal.TOO_LONG,  # lock_not_available: lock_timeout
    "25P03": Refusal.TOO_LONG,  # idle_in_transaction_session_timeout
    "25P04": Refusal.TOO_LONG,  # transaction_timeout (PostgreSQL 17)
}
_AT_THE_DOOR: Final = ("too many clients already", "remaining connection slots", "too many connections for")
_ENDS_THE_SESSION: Final = ("08", "57P", "25P03", "25P04")
"""Classes and states after which there is no session left to ask."""


def refusal(error: BaseException) -> Refusal | None:
    """What the server refused; None where it did not, or where it was no server. `error`: Django's, or psycopg's."""
    said = _said(error)
    if said is None:
        return None
    if said.sqlstate is None and any(words in str(said) for words in _AT_THE_DOOR):
        return Refusal.NO_CONNECTION
    return _STATES.get(said.sqlstate or "")


def is_lost(error: BaseException) -> bool:
    """Whether the session itself is gone, so that what it was doing last may or may not be done."""
    said = _said(error)
    return said is not None and (not said.sqlstate or said.sqlstate.startswith(_ENDS_THE_SESSION))


def _said(error: BaseException) -> psycopg.Error | None:
    """The driver's own error, which Django's is raised from."""
    return next((each for each in (error, error.__cause__) if isinstance(each, psycopg.Error)), None)
