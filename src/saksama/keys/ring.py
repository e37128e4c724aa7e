"""Key ring: which keys of an owner and a use count at a moment.

Rules kept here:
  * A key counts only by a statement; from `not_before`, before `not_after`, and never at or after its revocation, nor
    once another has replaced it and their overlap is over.
  * Two keys may count at once (a rotation's overlap); none may be the answer, and a caller must bear that.
  * A revoked log key still speaks for the tree up to its last good size: what others cosigned then stays proved.
  * A revocation without an introduction is kept: it also stops an introduction that arrives later.
Left to others: verifying statements (statement), institution keys themselves (agreement).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
            and not self._is_replaced(one, at)
        ]
        counting.sort(key=lambda one: one.not_before, reverse=True)
        return tuple(dict.fromkeys(one.key for one in counting))

    def counts(self, owner: str, use: KeyUse, key: str, at: datetime, within: timedelta = timedelta()) -> bool:
        """Whether this key counts at `at`, or so near to it that two clocks may differ about it."""
        return any(key in self.valid(owner, use, moment) for moment in (at, at - within, at + within))

    def ever(self, owner: str, use: KeyUse) -> tuple[str, ...]:
        """Every key that was introduced for `owner` and `use`, revoked ones too, in the order of introduction."""
        return tuple(dict.fromkeys(one.key for one in self.introduced if one.owner == owner and one.use == use))

    def last_good(self, owner: str, key: str) -> tuple[int, str] | None:
        """The size and root (hex) up to which a revoked log key is believed; None for one that was not revoked.

        The least one, where several revocations name it; (0, "") where a revocation names none.
        """
        found = [one.last_good or (0, "") for one in self.revoked if (one.owner, one.use, one.key) == _log(owner, key)]
        return min(found, default=None)

    def speaks(self, owner: str, key: str, size: int, at: datetime) -> bool:
        """Whether this log key may sign a checkpoint of `size` that a witness saw at `at`."""
        limit = self.last_good(owner, key)
        if limit is not None and size > limit[0]:
            return False
        return any(
            one.not_before <= at < one.not_after and not self._is_replaced(one, at)
            for one in self.introduced
            if (one.owner, one.use, one.key) == _log(owner, key)
        )

    def _is_replaced(self, one: KeyStatement, at: datetime) -> bool:
        return any(
            (new.owner, new.use) == (one.owner, one.use)
            and new.replaces is not None
            and new.replaces.key == one.key
            and new.replaces.until <= at
            for new in self.introduced
        )

    def _is_revoked(self, one: KeyStatement, at: datetime) -> bool:
        return any((r.owner, r.use, r.key) == (one.owner, one.use, one.key) and r.revoked <= at for r in self.revoked)


def _log(owner: str, key: str) -> tuple[str, KeyUse, str]:
    return owner, KeyUse.LOG, key
