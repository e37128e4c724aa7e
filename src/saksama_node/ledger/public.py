"""What anyone may read of the ledger, as the bytes that are served.

Rules kept here:
  * Nothing is shown above the newest published checkpoint's tree, but tiles of a size that was signed already.
  * A partial tile or bundle is cut from the growing one; an empty one does not exist.
  * The index names every checkpoint that somebody cosigned; a bundle holds them as an entry bundle holds entries.
Left to others: addresses and cache headers (web.peer), what entries mean (portal).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from django.db.models import Count

from saksama.entries.entry import Entry, decode_entry
from saksama.errors import TileMalformed
from saksama.tlog.note import Note, SignatureLine
from saksama.tlog.proof import Proof
from saksama.tlog.tile import ENTRIES, MAX_ENTRY, WIDTH, TilePath, encode_bundle
from saksama.tlog.tree import inclusion_proof
from saksama_node.ledger import models, tiles
from saksama_node.ledger.cosigning import is_closed
from saksama_node.ledger.logged import LoggedEntry, decoded
from saksama_node.settings.current import SETTINGS

__all__ = ["LoggedEntry"]

INDEX_PAGE: Final = 10_000
_PAGE: Final = 1000


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint as it is served. `times`: witness key's name to POSIX seconds; `final`: its bytes change no more."""

    size: int
    root: bytes
    note: bytes
    times: dict[str, int]
    final: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Sizes of cosigned checkpoints, ascending; `following` is where the next page begins, None at the end."""

    sizes: tuple[int, ...]
    following: int | None


@dataclass(frozen=True, slots=True)
class CheckpointBundle:
    """Kept checkpoints' notes, ascending, encoded as an entry bundle; `final`: these octets change no more."""

    data: bytes
    final: bool


@dataclass(frozen=True, slots=True)
class WitnessStanding:
    """How one witness does: for the status page.

    Times in milliseconds since 1970 UTC; `fault` is empty when all is well.
    """

    name: str
    vkey: str
    url: str
    partner: bool
    last_size: int
    last_answer_at: int | None
    failures: int
    fault: str


def checkpoint() -> SignedCheckpoint | None:
    """The newest published checkpoint with the cosignatures that it has; None before the first."""
    row = models.Checkpoint.objects.filter(published_at__isnull=False).order_by("-size").first()
    return None if row is None else _signed(row)


def checkpoint_of(size: int) -> SignedCheckpoint | None:
    """The checkpoint of that size; None if none is kept, or it is not published yet."""
    row = models.Checkpoint.objects.filter(pk=size).first()
    # One that was passed over has no moment of its own: it is public with the next one that was published.
    if row is None or not models.Checkpoint.objects.filter(size__gte=size, published_at__isnull=False).exists():
        return None
    return _signed(row)


def checkpoint_index(after: int = -1) -> IndexPage:
    """Sizes above `after` of the cosigned checkpoints."""
    rows = (
        models.Checkpoint.objects.filter(cosigned=True, size__gt=after).order_by("size").values_list("size", flat=True)
    )
    sizes = tuple(rows[: INDEX_PAGE + 1])
    return IndexPage(sizes[:INDEX_PAGE], sizes[INDEX_PAGE - 1] if len(sizes) > INDEX_PAGE else None)


def checkpoint_bundle(above: int) -> CheckpointBundle:
    """The cosigned checkpoints of sizes above `above`, 256 at most; none is above the newest published one."""
    newest = models.Checkpoint.objects.filter(published_at__isnull=False).order_by("-size").values("size")[:1]
    rows = models.Checkpoint.objects.filter(cosigned=True, size__gt=above, size__lte=newest).order_by("size")
    held = list(rows.prefetch_related("cosignatures")[:WIDTH])
    return CheckpointBundle(bundled(_cosigned(row)[0].encode() for row in held), _is_full(held))


def _is_full(held: list[models.Checkpoint]) -> bool:
    # Whichever came before the last one closed before it.
    return len(held) == WIDTH and is_closed(held[-1])


def bundled(notes: Iterable[bytes]) -> bytes:
    """These notes as a bundle. One that is too long for it is left out: it is served alone."""
    return encode_bundle(note for note in notes if len(note) <= MAX_ENTRY)


def tile(path: TilePath) -> bytes | None:
    """A tile's or bundle's bytes; None if the log does not reach so far."""
    if path.level == ENTRIES:
        return _bundle(path)
    try:
        return tiles.tile_reader(SETTINGS.origin)(path)
    except TileMalformed:
        return None


def logged(kinds: Iterable[str] | None = None, subject: str | None = None, after: int = -1) -> Iterator[LoggedEntry]:
    """Integrated entries in the log's order from above index `after`, of these kinds and this subject."""
    rows = models.Leaf.objects.filter(number__isnull=False)
    if kinds is not None:
        rows = rows.filter(kind__in=tuple(kinds))
    if subject is not None:
        rows = rows.filter(subject=subject)
    # A page that is not full is the last: no question is spent on the one behind it.
    full = True
    while full:
        page = rows.filter(number__gt=after).order_by("number").values_list("number", "entry", "id")[:_PAGE]
        entries = [decoded(row) for row in page]
        yield from entries
        full = len(entries) == _PAGE
        after = entries[-1].index if entries else after


def latest(limit: int, kinds: Iterable[str] | None = None, before: int | None = None) -> list[LoggedEntry]:
    """The newest integrated entries, newest first, below index `before`."""
    rows = models.Leaf.objects.filter(number__isnull=False)
    if kinds is not None:
        rows = rows.filter(kind__in=tuple(kinds))
    if before is not None:
        rows = rows.filter(number__lt=before)
    return [decoded(row) for row in rows.order_by("-number").values_list("number", "entry", "id")[:limit]]


def stretch(start: int, end: int, family: str) -> list[Entry]:
    """The integrated entries of one family of kinds, as `case`, from index `start` up to below `end`, in order."""
    rows = models.Leaf.objects.filter(number__gte=start, number__lt=end, kind__startswith=f"{family}.")
    return [decode_entry(bytes(data)) for data in rows.order_by("number").values_list("entry", flat=True)]


def proof(index: int) -> bytes | None:
    """A tlog-proof of one entry, the entry in its `extra` line; None until a published checkpoint holds it."""
    signed = checkpoint()
    entry = models.Leaf.objects.filter(number=index).values_list("entry", flat=True).first()
    if entry is None or signed is None or signed.size <= index:
        return None
    hashes = inclusion_proof(index, signed.size, tiles.hash_reader(SETTINGS.origin, signed.size))
    return Proof(index, hashes, signed.note, bytes(entry)).encode()


def tree_size() -> int:
    """Size of the integrated tree; 0 before the log exists."""
    return models.Head.objects.values_list("size", flat=True).first() or 0


def fault() -> str:
    """Why the log does not sign at present; empty when it does."""
    return models.Head.objects.values_list("fault", flat=True).first() or ""


def is_unwitnessed() -> bool:
    """Whether the log has no active witness: every page asks, and says so."""
    return not models.WitnessTarget.objects.filter(active=True).exists()


def standing() -> tuple[WitnessStanding, ...]:
    """Every active witness."""
    rows = models.WitnessTarget.objects.filter(active=True).order_by("partner", "id")
    return tuple(
        WitnessStanding(
            name=row.vkey.partition("+")[0],
            vkey=row.vkey,
            url=row.url,
            partner=row.partner,
            last_size=row.last_size,
            last_answer_at=row.last_answer_at,
            failures=row.failures,
            fault=row.fault,
        )
        for row in rows
    )


def _bundle(path: TilePath) -> bytes | None:
    rows = models.Leaf.objects.filter(number__gte=path.start, number__lt=path.start + path.width).order_by("number")
    entries = [bytes(entry) for entry in rows.values_list("entry", flat=True)]
    return encode_bundle(entries) if len(entries) == path.width else None


def _signed(row: models.Checkpoint) -> SignedCheckpoint:
    note, times = _cosigned(row)
    return SignedCheckpoint(
        size=row.size,
        root=bytes(row.root),
        note=note.encode(),
        times=times,
        final=is_closed(row),
        complete=row.complete_at is not None,
    )


def _cosigned(row: models.Checkpoint) -> tuple[Note, dict[str, int]]:
    """The note with every line that came, and who cosigned when."""
    cosignatures = sorted(row.cosignatures.all(), key=lambda found: found.pk)
    lines = [SignatureLine.parse(found.line.removesuffix("\n")) for found in cosignatures]
    times = {line.name: found.time for line, found in zip(lines, cosignatures, strict=True)}
    return Note.parse(bytes(row.note)).with_signatures(*lines), times


@dataclass(slots=True)
class _Counted:
    size: int = 0
    last: bytes = b""
    counts: dict[str, int] = field(default_factory=dict)


_COUNTED = _Counted()
_COUNTING = Lock()


def counts_by_kind() -> dict[str, int]:
    """How many entries of each kind the published tree holds; only what is new is counted each time."""
    published = checkpoint()
    size = 0 if published is None else published.size
    with _COUNTING:
        if size < _COUNTED.size or _hash_before(_COUNTED.size) != _COUNTED.last:
            # Another log stands in this database than the one that was counted.
            _COUNTED.size, _COUNTED.counts = 0, {}
        fresh = models.Leaf.objects.filter(number__gte=_COUNTED.size, number__lt=size)
        for kind, count in fresh.order_by().values_list("kind").annotate(count=Count("id")):
            _COUNTED.counts[kind] = _COUNTED.counts.get(kind, 0) + count
        _COUNTED.size, _COUNTED.last = size, _hash_before(size)
        return dict(_COUNTED.counts)


def _hash_before(size: int) -> bytes:
    """The hash of the last leaf of a tree of this size; empty for an empty one, and where there is none."""
    found = models.Leaf.objects.filter(number=size - 1).values_list("hash", flat=True).first()
    return b"" if found is None else bytes(found)
