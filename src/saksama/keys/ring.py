"""Key ring: which keys of an owner and a use count at a moment.

Rules kept here:
  * A key counts only by a statement; from `not_before`, before `not_after`, and never at or after its revocation.
  * Two keys may count at once (a rotation's overlap); none may be the answer, and a caller must bear that.
  * A revocation without an introduction is kept: it also stops an introduction that arrives later.
Left to others: verifying statements (statement), institution keys themselves (agreement).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from saksama.keys.statement import KeyRevocation, KeyStatement
from saksama.vocabulary import KeyUse


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Verified statements of any number of owners. A ring never changes; `adding` makes a new one."""

    introduced: tuple[KeyStatement, ...] = ()
    revoked: tuple[KeyRevocation, ...] = field(default=())

    @classmethod
    def of(cls, statements: Iterable[KeyStatement | KeyRevocation]) -> Self:
        """A ring built from verified statements, in any order."""
        known = list(dict.fromkeys(statements))
        return cls(
            tuple(one for one in known if isinstance(one, KeyStatement)),
            tuple(one for one in known if isinstance(one, KeyRevocation)),
        )

    def adding(self, *statements: KeyStatement | KeyRevocation) -> "KeyRing":
        """This ring and more."""
        return KeyRing.of((*self.introduced, *self.revoked, *statements))

    def valid(self, owner: str, use: KeyUse, at: datetime) -> tuple[str, ...]:
        """The keys that count at `at`, the one that began last first."""
        counting = [
            one
            for one in self.introduced
            if one.owner == owner
            and one.use == use
            and one.not_before <= at < one.not_after
            and not self._is_revoked(one, at)
        ]
        counting.sort(key=lambda one: one.not_before, reverse=True)
        return tuple(dict.fromkeys(one.key for one in counting))

    def ever(self, owner: str, use: KeyUse) -> tuple[str, ...]:
        """Every key that was introduced for `owner` and `use`, revoked ones too, in the order of introduction."""
        return tuple(dict.fromkeys(one.key for one in self.introduced if one.owner == owner and one.use == use))

    def _is_revoked(self, one: KeyStatement, at: datetime) -> bool:
        return any((r.owner, r.use, r.key) == (one.owner, one.use, one.key) and r.revoked <= at for r in self.revoked)
