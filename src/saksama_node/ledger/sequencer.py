"""From committed leaves to a signed tree: the one place where the log grows.

Rules kept here:
  * Work is found by state (`number` is null), never by "id greater than the last": an act that commits late is not
    skipped.
  * Numbers, tiles, head and checkpoint are written in one transaction, and the head moves by compare-and-swap; a
    signature exists outside the process only after that. Recovery is the next round.
  * Leaves enter in order of commit as far as the database shows it; `at` may lag the greatest before it by 120 s at
    most.
  * Nothing is signed by a process that holds no licence.
  * The round that integrates a revocation of the log's key signs anew what that key may no longer speak for.
Left to others: one sequencer a node (guard), the pace (worker), cosignatures and what is served (cosigning, public).
"""

from dataclasses import dataclass
from typing import Final

from django.db import connection

from saksama.entries.kinds.key import KeyRevoked
from saksama.errors import BugError
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import Note
from saksama.vocabulary import KeyUse
from saksama_node.ledger import licence, models, tiles
from saksama_node.ledger.faults import LogMissing
from saksama_node.ledger.own_keys import own_ring
from saksama_node.ledger.signing import log_keys
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

BATCH: Final = 4096
"""Leaves a round: what fits into a transaction of well under 200 ms."""
MAX_LAG_MS: Final = 120_000
_WAITS: Final = "SELECT 1 FROM ledger_leaf WHERE number IS NULL LIMIT 1"


@dataclass(frozen=True, slots=True)
class _Waiting:
    leaf_id: int
    hash: bytes
    at: int
    kind: str


def waits() -> bool:
    """Whether a committed leaf is not yet integrated. One indexed read; takes no lock.

    Written out: it is asked whenever anything is written, and making the words cost most of that.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WAITS)
        return cursor.fetchone() is not None


def integrate_round(batch: int = BATCH) -> int:
    """Integrate the leaves that wait, at most `batch`, under a new signed checkpoint; give how many.

    Durable when it returns. Idempotent: a round that died is done again whole by the next. Raises NoLicence,
    LogMissing.
    """
    licence.check()
    if not waits():
        return 0
    with writing():
        # The head is locked first: on PostgreSQL a second sequencer waits here and then sees what the first one did.
        head = models.Head.objects.select_for_update().first()
        if head is None:
            raise LogMissing(SETTINGS.origin)
        waiting = _waiting(batch)
        if waiting:
            _integrate(head, waiting)
    return len(waiting)


def _waiting(batch: int) -> list[_Waiting]:
    rows = models.Leaf.objects.filter(number=None).order_by("id").values_list("id", "hash", "at", "kind")[:batch]
    return [_Waiting(leaf_id, bytes(leaf_hash), at, kind) for leaf_id, leaf_hash, at, kind in rows]


def _integrate(head: models.Head, waiting: list[_Waiting]) -> None:
    greatest = _check_order(head.greatest_at, waiting)
    growth = grow(Edge.read(head.size, tiles.tile_reader(head.origin)), b"".join(leaf.hash for leaf in waiting))
    root = growth.edge.root()
    _number(head.size, waiting)
    tiles.store(head.origin, growth.tiles)
    moved = models.Head.objects.filter(size=head.size, root=bytes(head.root)).update(
        size=growth.edge.size, root=root, greatest_at=greatest
    )
    if moved != 1:
        raise BugError("the log's head moved under the sequencer")
    if any(leaf.kind == KeyRevoked.KIND for leaf in waiting):
        _sign_again()
    _sign(growth.edge.size, root)


def _check_order(greatest: int, waiting: list[_Waiting]) -> int:
    """The greatest `at` with these leaves; `act` keeps the lag, and a tree that `verify` would refuse is not signed."""
    for leaf in waiting:
        if greatest - leaf.at > MAX_LAG_MS:
            raise BugError(f"leaf {leaf.leaf_id} is {greatest - leaf.at} ms behind the log")
        greatest = max(greatest, leaf.at)
    return greatest


def _number(first: int, waiting: list[_Waiting]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE ledger_leaf SET number = %s WHERE id = %s AND number IS NULL",
            [(first + step, leaf.leaf_id) for step, leaf in enumerate(waiting)],
        )


def _sign(size: int, root: bytes) -> None:
    note = sign_checkpoint(Checkpoint(SETTINGS.origin, size, root), *log_keys())
    moment = to_ms(now())
    witnessed = models.WitnessTarget.objects.filter(active=True).exists()
    models.Checkpoint.objects.create(
        size=size,
        root=root,
        note=note.encode(),
        signed_at=moment,
        # Without witnesses there is nobody to wait for; the pages say "unwitnessed".
        published_at=None if witnessed else moment,
    )


def _sign_again() -> None:
    """Sign anew what a revoked log key alone signs beyond its last good size: the same trees, which stay as they are.

    The text does not change, so every cosignature on it holds.
    """
    limits = [one.last_good or (0, "") for one in own_ring().revoked if one.use is KeyUse.LOG]
    if not limits:
        return
    for row in models.Checkpoint.objects.filter(size__gt=min(limits)[0]):
        note = Note.parse(bytes(row.note))
        row.note = note.with_signatures(*(key.sign(note.text.encode()) for key in log_keys())).encode()
        row.save(update_fields=["note"])
