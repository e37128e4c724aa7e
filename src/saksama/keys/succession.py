"""Which institution key a statement of a log stands under, where the institution has had more than one.

Rules kept here:
  * In its owner's log the old key counts up to the first statement under the new one, and not after it: so a statement
    made before keeps its meaning, and one that is made with a stolen old key afterwards has none.
  * Which keys there were, and that the new one is in force, the agreement says (`saksama.agreement.institutions`).
Left to others: giving the statements in the log's order, each once.
"""

from collections.abc import Sequence
from functools import lru_cache

from saksama.errors import NoteUnverified
from saksama.keys.statement import KeyRevocation, KeyStatement, open_statement
from saksama.tlog.note import VerifierKey

# What verified once verifies always; every dispatch that is sealed asks for the partner's keys.
_opened = lru_cache(maxsize=256)(open_statement)


class Succession:
    """The institution keys of one owner, oldest first, while its statements are read in one log's order."""

    def __init__(self, keys: Sequence[VerifierKey]) -> None:
        """At the first key."""
        self._keys = tuple(keys)
        self._place = 0

    def open(self, data: bytes) -> KeyStatement | KeyRevocation:
        """The next statement. Raises the errors of `open_statement`."""
        for place in range(self._place, len(self._keys) - 1):
            try:
                found = _opened(data, self._keys[place])
            except NoteUnverified:
                continue
            self._place = place
            return found
        found = _opened(data, self._keys[-1])
        self._place = len(self._keys) - 1
        return found
