"""Key ring: which keys of an owner and a use count at a moment, by the statements that the logs hold.

Rules kept here:
  * A key counts only by a statement; from `not_before`, before `not_after`, and never at or after its revocation, nor
    once another has replaced it and their overlap is over.
  * Two keys may count at once (a rotation's overlap); none may be the answer, and a caller must bear that.
  * A revoked log key still speaks for the tree up to its last good size: what others cosigned then stays proved.
  * A revocation without an introduction is kept: it also stops an introduction that arrives later.
  * An entry says exactly what its statement says; whoever reads the log alone knows the same as who opens the blob. A
    statement that replaces a key is logged as `key.rotated`, another introduction as `key.introduced`.
  * Where the institution has had more than one key: in its owner's log the old key counts up to the first statement
    under the new one, and not after it. So a statement made before keeps its meaning, and one that is made with a
    stolen old key afterwards has none.
Left to others: verifying statements (statement); which institution keys there were, and that the new one is in force
(`saksama.agreement.institutions`); giving the statements in the log's order, each once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import Self, assert_never

from msgspec import UNSET

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.errors import NoteUnverified
from saksama.keys.statement import KeyRevocation, KeyStatement, Replaced, open_statement
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import KeyUse, format_moment, parse_moment

type KeyBody = KeyIntroduced | KeyRotated | KeyRevoked

type _Name = tuple[str, KeyUse, str]
"""Owner, use and key."""

KINDS = (KeyIntroduced.KIND, KeyRotated.KIND, KeyRevoked.KIND)


def body_of(statement: KeyStatement | KeyRevocation, digest: str) -> KeyBody:
    """The entry that logs a statement; `digest`: hex SHA-256 of its signed note."""
    owner, use, key = statement.owner, statement.use, statement.key
    if isinstance(statement, KeyRevocation):
        size, root = statement.last_good or (UNSET, UNSET)
        return KeyRevoked(
            owner=owner,
            use=use,
            key=key,
            statement=digest,
            revoked=format_moment(statement.revoked),
            last_good_size=size,
            last_good_root=root,
        )
    begins, ends = format_moment(statement.not_before), format_moment(statement.not_after)
    if statement.replaces is None:
        return KeyIntroduced(owner=owner, use=use, key=key, statement=digest, not_before=begins, not_after=ends)
    return KeyRotated(
        owner=owner,
        use=use,
        key=key,
        statement=digest,
        not_before=begins,
        not_after=ends,
        replaces=statement.replaces.key,
        replaced_until=format_moment(statement.replaces.until),
    )


def statement_of(body: KeyBody) -> KeyStatement | KeyRevocation:
    """What an entry says; whether an institution signed it, only its statement tells."""
    replaced: Replaced | None
    match body:
        case KeyRevoked():
            size, root = body.last_good_size, body.last_good_root
            last_good = (size, root) if isinstance(size, int) and isinstance(root, str) else None
            return KeyRevocation(body.owner, body.use, body.key, parse_moment(body.revoked), last_good)
        case KeyRotated():
            replaced = Replaced(body.replaces, parse_moment(body.replaced_until))
        case KeyIntroduced():
            replaced = None
        case _:
            assert_never(body)
    begins, ends = parse_moment(body.not_before), parse_moment(body.not_after)
    return KeyStatement(body.owner, body.use, body.key, begins, ends, replaced)


def fits(body: KeyBody, statement: KeyStatement | KeyRevocation) -> bool:
    """Whether the entry says what the statement says."""
    return body == body_of(statement, body.statement)


@dataclass(frozen=True)
class KeyRing:
    """Verified statements of any number of owners. A ring never changes; `adding` makes a new one.

    It is asked at every checkpoint and cosignature: what it looks up by is made once, when it is asked first.
    """

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
            and not _is_over(self._revoked, (owner, use, one.key), at)
            and not _is_over(self._replaced, (owner, use, one.key), at)
        ]
        counting.sort(key=lambda one: one.not_before, reverse=True)
        return tuple(dict.fromkeys(one.key for one in counting))

    def counts(self, owner: str, use: KeyUse, key: str, at: datetime, within: timedelta = timedelta()) -> bool:
        """Whether this key counts at `at`, or so near to it that two clocks may differ about it."""
        moments = (at, at - within, at + within)
        return any(self._stands(owner, use, key, moment, revoked=True) for moment in moments)

    def ever(self, owner: str, use: KeyUse) -> tuple[str, ...]:
        """Every key that was introduced for `owner` and `use`, revoked ones too, in the order of introduction."""
        return self._ever.get((owner, use), ())

    def last_good(self, owner: str, key: str) -> tuple[int, str] | None:
        """The size and root (hex) up to which a revoked log key is believed; None for one that was not revoked.

        The least one, where several revocations name it; (0, "") where a revocation names none.
        """
        return self._last_good.get(_log(owner, key))

    def speaks(self, owner: str, key: str, size: int, at: datetime) -> bool:
        """Whether this log key may sign a checkpoint of `size` that a witness saw at `at`."""
        limit = self.last_good(owner, key)
        if limit is not None and size > limit[0]:
            return False
        return self._stands(*_log(owner, key), at, revoked=False)

    def _stands(self, owner: str, use: KeyUse, key: str, at: datetime, *, revoked: bool) -> bool:
        """Whether a statement of this key runs then and none has ended it; `revoked`: whether a revocation ends it."""
        name = owner, use, key
        begins, ends = self._runs.get(name, ((), ()))
        place = bisect_right(begins, at)
        if not place or ends[place - 1] <= at:
            return False
        return not _is_over(self._replaced, name, at) and not (revoked and _is_over(self._revoked, name, at))

    @cached_property
    def _ever(self) -> Mapping[tuple[str, KeyUse], tuple[str, ...]]:
        keys: dict[tuple[str, KeyUse], dict[str, None]] = {}
        for one in self.introduced:
            keys.setdefault((one.owner, one.use), {})[one.key] = None
        return {name: tuple(each) for name, each in keys.items()}

    @cached_property
    def _runs(self) -> Mapping[_Name, tuple[list[datetime], list[datetime]]]:
        """By key the times in which some statement of it runs, one after the other: where each begins and ends."""
        runs: dict[_Name, tuple[list[datetime], list[datetime]]] = {}
        for one in sorted(self.introduced, key=lambda one: one.not_before):
            begins, ends = runs.setdefault((one.owner, one.use, one.key), ([], []))
            if ends and one.not_before <= ends[-1]:
                ends[-1] = max(ends[-1], one.not_after)
            else:
                begins.append(one.not_before)
                ends.append(one.not_after)
        return runs

    @cached_property
    def _replaced(self) -> Mapping[_Name, datetime]:
        """When another took a key's place and their overlap is over, the earliest."""
        found: dict[_Name, datetime] = {}
        for one in self.introduced:
            if one.replaces is not None:
                _earliest(found, (one.owner, one.use, one.replaces.key), one.replaces.until)
        return found

    @cached_property
    def _revoked(self) -> Mapping[_Name, datetime]:
        found: dict[_Name, datetime] = {}
        for one in self.revoked:
            _earliest(found, (one.owner, one.use, one.key), one.revoked)
        return found

    @cached_property
    def _last_good(self) -> Mapping[_Name, tuple[int, str]]:
        found: dict[_Name, tuple[int, str]] = {}
        for one in self.revoked:
            name, size = (one.owner, one.use, one.key), one.last_good or (0, "")
            found[name] = min(size, found.get(name, size))
        return found


def _earliest(found: dict[_Name, datetime], name: _Name, at: datetime) -> None:
    found[name] = min(at, found.get(name, at))


def _is_over(found: Mapping[_Name, datetime], name: _Name, at: datetime) -> bool:
    return name in found and found[name] <= at


def _log(owner: str, key: str) -> tuple[str, KeyUse, str]:
    return owner, KeyUse.LOG, key


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
