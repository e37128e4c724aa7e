"""Acts and their entries: one transaction, or nothing.

Rules kept here:
  * An act and its entries commit together, durably. An act whose entry would be older than 60 s at commit is rolled
    back, so that `at` lags the greatest `at` before it by less than the 120 s that `verify` allows.
  * `at` is read from the node's clock when the entry is made; a clock behind the log, or one that jumped, refuses the
    act.
  * Nothing is entered while the log is known to be an old copy or a fork (`Head.fault`, by the worker's question).
  * A log comes to be only by `create_log`.
  * Salts are fresh: 32 random bytes a commitment. Salt and bytes are sealed under the subject's key, or another's.
  * Words of our own people enter by `spoken`, or openly in a body: both judge them, and enter them in their one
    spelling (`saksama.entries.words`).
Left to others: order and index (sequencer), who may act (accounts.policy), what an act means (the rooms).
"""

import secrets
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

from django.db import IntegrityError, transaction

from saksama.entries.body import Body, worded_body
from saksama.entries.commitment import SALT_BYTES, Opening, commit
from saksama.entries.encoding import encode
from saksama.entries.entry import Entry
from saksama.entries.words import MOST_AT_ALL, all_worded, worded
from saksama.errors import KeyMisused
from saksama.tlog.algorithms import COSIGNATURE_V1, ED25519
from saksama.tlog.note import VerifierKey
from saksama.tlog.tree import EMPTY_ROOT, leaf_hash
from saksama.vocabulary import JsonObject
from saksama_node.casekeys.sealing import Use
from saksama_node.ledger import guard, models, outcome
from saksama_node.ledger.faults import (
    ActTooSlow,
    ClockBehind,
    ClockImplausible,
    Fork,
    LogExists,
    LogMissing,
    OldBackup,
    OutcomeUnknown,
    OutsideAct,
    StandsStill,
)
from saksama_node.ledger.opened import Kept, sealed_openings
from saksama_node.ledger.plausible import check_clock, doubt
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

MAX_ACT_SECONDS: Final = 60.0
_SUBJECT_BYTES = 16
_STOPPING = (OldBackup.code, Fork.code)
"""What is entered while one of these stands would take numbers again that the lost tail took."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry that was appended: `leaf_id` names it here for good; its index comes when it is integrated."""

    leaf_id: int
    leaf_hash: bytes
    entry: Entry


@dataclass(slots=True)
class Act:
    """An open act. `leaves` are its entries so far, in order."""

    begun: float
    leaves: list[Leaf] = field(default_factory=list)


_ACT: ContextVar[Act | None] = ContextVar("saksama_act", default=None)


@contextmanager
def act() -> Iterator[Act]:
    """Open one durable transaction; entries appended in it stand or fall with everything else done in it.

    An act within an act joins it: the outermost commits. Raises LogMissing, StandsStill, ClockBehind, ClockImplausible,
    and ActTooSlow after rolling back; OutcomeUnknown where the connection was lost in its commit and the act is not
    found.
    """
    joined = _ACT.get()
    if joined is not None:
        yield joined
        return
    # Before the transaction: it may ask a witness for the time.
    check_clock()
    opened = Act(time.monotonic())
    try:
        with writing():
            # The time is taken inside: on SQLite the transaction begins only when the write lock is held.
            _check_head()
            opened.begun = time.monotonic()
            token = _ACT.set(opened)
            try:
                yield opened
            finally:
                _ACT.reset(token)
            _check_times(opened)
    except OutcomeUnknown:
        # A loop of the worker lost its guard with the connection: it must fall, and finds by itself what stands.
        if guard.holds() or not outcome.stands([leaf.leaf_id for leaf in opened.leaves]):
            raise
    if opened.leaves:
        outcome.note()


def _check_times(opened: Act) -> None:
    """The last look before the commit."""
    seconds = time.monotonic() - opened.begun
    if opened.leaves and seconds > MAX_ACT_SECONDS:
        raise ActTooSlow(seconds)
    if opened.leaves and (jumped := doubt()):
        raise ClockImplausible(jumped)


def append(
    body: Body,
    *,
    subject: str,
    actor: str,
    openings: Iterable[Opening] = (),
    commits: Mapping[str, str] | None = None,
    under: str = "",
    stay: Collection[str] = (),
) -> Leaf:
    """Append one entry in the open act.

    `subject`: public random id, or empty for a kind that has none; `actor`: pseudonym in that subject, or a role.
    `openings` are kept here and erasable; `commits` are commitments whose openings the caller keeps.
    `under`: the subject under whose key the openings are sealed, empty for `subject`; `stay`: the names of those that
    stay when that subject is erased.
    Raises OutsideAct, MalformedEntry (a body or commitments that no reader would accept), WordsRefused.
    """
    current = _ACT.get()
    if current is None:
        raise OutsideAct(f"append {body.KIND}")
    body = worded_body(body)
    kept = tuple(openings)
    made = {opening.name: commit(body.KIND, opening.name, opening.salt, opening.data) for opening in kept}
    at = now()
    entry = Entry(
        body=body, at=at, node=SETTINGS.origin, subject=subject, actor=actor, commits={**(commits or {}), **made}
    )
    data = entry.encode()
    row = models.Leaf.objects.create(kind=entry.kind, subject=subject, at=to_ms(at), hash=leaf_hash(data), entry=data)
    if kept:
        models.Opening.objects.bulk_create(
            sealed_openings(
                Kept(row, each, under or subject, Use.STAYS if each.name in stay else Use.GOES) for each in kept
            )
        )
    leaf = Leaf(row.pk, bytes(row.hash), entry)
    current.leaves.append(leaf)
    return leaf


@dataclass(frozen=True, slots=True)
class Told:
    """An entry to append, as `append` takes it."""

    body: Body
    subject: str
    actor: str
    openings: tuple[Opening, ...] = ()


def append_each(told: Sequence[Told]) -> list[Leaf]:
    """Append entries with their openings, in this order: as `append`, with a few questions for all of them."""
    current = _ACT.get()
    if current is None:
        raise OutsideAct("append each")
    at, entries = now(), list[Entry]()
    for each in told:
        made = {one.name: commit(each.body.KIND, one.name, one.salt, one.data) for one in each.openings}
        body = worded_body(each.body)
        entries.append(
            Entry(body=body, at=at, node=SETTINGS.origin, subject=each.subject, actor=each.actor, commits=made)
        )
    coded = [(entry, data := entry.encode(), leaf_hash(data)) for entry in entries]
    rows = models.Leaf.objects.bulk_create(
        models.Leaf(kind=entry.kind, subject=entry.subject, at=to_ms(at), hash=hashed, entry=data)
        for entry, data, hashed in coded
    )
    models.Opening.objects.bulk_create(
        sealed_openings(
            Kept(row, one, each.subject) for row, each in zip(rows, told, strict=True) for one in each.openings
        )
    )
    leaves = [Leaf(row.pk, hashed, entry) for row, (entry, _, hashed) in zip(rows, coded, strict=True)]
    current.leaves.extend(leaves)
    return leaves


def append_many(entries: Iterable[tuple[Body, str, str]]) -> list[Leaf]:
    """Append entries without commitments, each (body, subject, actor), in this order; for acts on many at once."""
    current = _ACT.get()
    if current is None:
        raise OutsideAct("append many")
    at = now()
    made = [
        Entry(body=body, at=at, node=SETTINGS.origin, subject=subject, actor=actor) for body, subject, actor in entries
    ]
    coded = [(entry, data := entry.encode(), leaf_hash(data)) for entry in made]
    rows = models.Leaf.objects.bulk_create(
        models.Leaf(kind=entry.kind, subject=entry.subject, at=to_ms(at), hash=hashed, entry=data)
        for entry, data, hashed in coded
    )
    leaves = [Leaf(row.pk, hashed, entry) for row, (entry, _, hashed) in zip(rows, coded, strict=True)]
    current.leaves.extend(leaves)
    return leaves


def spoken(name: str, told: JsonObject | str) -> Opening:
    """An opening of words of our own people, alone or among other fields, under a fresh salt.

    Raises `WordsRefused`: a sign that is not seen or turns the order of letters, too long.
    """
    match told:
        case str():
            return opening(name, worded(told, most=MOST_AT_ALL).encode())
        case dict():
            return opening(name, encode({key: all_worded(value) for key, value in told.items()}))


def reason_of(words: str) -> tuple[Opening, ...]:
    """The opening of a reason that may be left out; none where none was written. Raises as `spoken`."""
    return (spoken("reason", {"text": words}),) if words else ()


def opening(name: str, data: bytes) -> Opening:
    """An opening of `data` under a fresh salt: digests, figures, what strangers said. Our own words: `spoken`."""
    return Opening(name, secrets.token_bytes(SALT_BYTES), data)


def new_subject() -> str:
    """A fresh public id: 16 random bytes as hex."""
    return secrets.token_hex(_SUBJECT_BYTES)


def erase_openings(leaf_id: int, names: Iterable[str] | None = None) -> int:
    """Erase salts and bytes of a leaf's commitments (UU 27/2022), all or those named; give how many.

    The log stays valid.
    """
    rows = models.Opening.objects.filter(leaf_id=leaf_id)
    if names is not None:
        rows = rows.filter(name__in=tuple(names))
    return rows.delete()[0]


def create_log() -> None:
    """Make this node's log, empty, once. Raises LogExists. Its first checkpoint is signed with its first entry."""
    try:
        with transaction.atomic():
            models.Head.objects.create(id=1, origin=SETTINGS.origin, size=0, root=EMPTY_ROOT, greatest_at=0)
    except IntegrityError as error:
        raise LogExists(SETTINGS.origin) from error


def trust_log(origin: str, vkey: str, *, active: bool = True) -> None:
    """Accept (or no longer accept) checkpoints of another log under this key. The agreement's flows call it."""
    key = VerifierKey.parse(vkey)
    if key.algorithm != ED25519 or key.name != origin:
        raise KeyMisused(name=key.name, why=f"not the Ed25519 key of a log named {origin}")
    models.LogKey.objects.update_or_create(origin=origin, vkey=vkey, defaults={"active": active})


def use_witness(vkey: str, url: str, *, partner: bool, active: bool = True) -> None:
    """Ask (or no longer ask) this witness to cosign our checkpoints.

    `url`: submission prefix. The agreement's flows call it.
    """
    key = VerifierKey.parse(vkey)
    if key.algorithm != COSIGNATURE_V1:
        raise KeyMisused(name=key.name, why="not a witness key (algorithm 4)")
    models.WitnessTarget.objects.update_or_create(
        vkey=vkey, defaults={"url": url.rstrip("/"), "partner": partner, "active": active}
    )


def ask_at_once(url: str) -> None:
    """Whoever has this submission prefix was heard of again after a silence: it is asked to cosign without a pause."""
    models.WitnessTarget.objects.filter(url=url.rstrip("/"), failures__gt=0).update(failures=0)


def _check_head() -> None:
    """The log is there, is not known to be an old copy, and the clock is not behind it. One read."""
    head = models.Head.objects.values_list("greatest_at", "fault").first()
    if head is None:
        raise LogMissing(SETTINGS.origin)
    greatest, fault = head
    if fault.startswith(_STOPPING):
        raise StandsStill(fault.partition(":")[0])
    behind = (greatest - to_ms(now())) / 1000
    if behind > MAX_ACT_SECONDS:
        raise ClockBehind(behind)
