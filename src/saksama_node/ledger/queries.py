"""Reading the ledger for staff, flows and rooms.

Rules kept here:
  * An entry has a place only once it is integrated, and a receipt only once a published checkpoint holds it.
  * A receipt rests on the first checkpoint that all witnesses cosigned after the entry: its time is the closest that
    anyone attests, and the same receipt comes out every time. Until there is one, on the newest published checkpoint.
Left to others: what the public may read (public), handing a receipt out as PDF and QR (cases).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from saksama.entries.commitment import Opening
from saksama.entries.entry import Entry, decode_entry
from saksama.tlog.note import SignatureLine
from saksama.tlog.proof import Proof
from saksama.tlog.tree import inclusion_proof
from saksama_node.ledger import models, public, tiles
from saksama_node.ledger.logged import LoggedEntry, decoded
from saksama_node.ledger.opened import opened_rows
from saksama_node.ledger.public import SignedCheckpoint, checkpoint, logged
from saksama_node.ledger.times import from_ms
from saksama_node.settings.current import SETTINGS

__all__ = ["logged"]


@dataclass(frozen=True, slots=True)
class EvidenceKept:
    """Two notes that prove a fork or a rollback of another log; `number` names the proof here.

    `found_at`: milliseconds since 1970 UTC.
    """

    number: int
    origin: str
    code: str
    held: bytes
    shown: bytes
    found_at: int


@dataclass(frozen=True, slots=True)
class LogState:
    """How our own log does. `fault`: why it does not sign, or empty; `signed_at`: of the newest checkpoint."""

    size: int
    fault: str
    waiting: int
    oldest_waiting: timedelta
    signed_at: datetime | None
    signed_size: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """A tlog-proof with the entry in its `extra` line; `witnessed`: name to POSIX seconds; `complete`: by all asked."""

    proof: bytes
    index: int
    size: int
    witnessed: dict[str, int]
    complete: bool


def first_cosigned(vkey: str, above: int) -> tuple[int, SignatureLine] | None:
    """The smallest size above this index that the witness cosigned, as far as its line came here, with that line."""
    rows = models.Cosignature.objects.filter(vkey=vkey, checkpoint__size__gt=above).order_by("checkpoint__size")
    found = rows.values_list("checkpoint__size", "line").first()
    return None if found is None else (found[0], SignatureLine.parse(found[1].removesuffix("\n")))


def position(leaf_id: int) -> int | None:
    """The entry's index in the log; None while it waits. Raises Leaf.DoesNotExist for an id that never was."""
    number: int | None = models.Leaf.objects.values_list("number", flat=True).get(pk=leaf_id)
    return number


def positions(leaf_ids: Iterable[int]) -> dict[int, int]:
    """The index in the log of each of these entries, in one question; one that waits is not in it."""
    rows = models.Leaf.objects.filter(pk__in=set(leaf_ids), number__isnull=False)
    return {pk: number for pk, number in rows.values_list("pk", "number") if number is not None}


def receipt(leaf_id: int) -> bytes | None:
    """The receipt's bytes (tlog-proof); None until a published checkpoint holds the entry."""
    found = full_receipt(leaf_id)
    return None if found is None else found.proof


def full_receipt(leaf_id: int) -> Receipt | None:
    """The receipt with what it rests on; None until a published checkpoint holds the entry."""
    leaf = models.Leaf.objects.get(pk=leaf_id)
    if leaf.number is None:
        return None
    signed = _resting_on(leaf.number)
    if signed is None:
        return None
    hashes = inclusion_proof(leaf.number, signed.size, tiles.hash_reader(SETTINGS.origin, signed.size))
    proof = Proof(leaf.number, hashes, signed.note, bytes(leaf.entry))
    return Receipt(proof.encode(), leaf.number, signed.size, signed.times, signed.complete)


def entry(leaf_id: int) -> LoggedEntry | None:
    """One entry with its place; None while it waits."""
    row = models.Leaf.objects.filter(pk=leaf_id, number__isnull=False).values_list("number", "entry", "id").first()
    return None if row is None else decoded(row)


def leaf_hash_of(leaf_id: int) -> bytes:
    """The entry's leaf hash, 32 bytes; known before it is integrated."""
    return bytes(models.Leaf.objects.values_list("hash", flat=True).get(pk=leaf_id))


def openings_of(leaf_id: int, names: Iterable[str] | None = None) -> tuple[Opening, ...]:
    """Openings that are still kept of an entry's commitments, all or those named."""
    rows = models.Opening.objects.filter(leaf_id=leaf_id).order_by("id")
    if names is not None:
        rows = rows.filter(name__in=tuple(names))
    return tuple(opening for _, opening in opened_rows(rows))


def opening_of_each(leaf_ids: Iterable[int], name: str) -> dict[int, Opening]:
    """The opening of this name of many entries, by leaf, in one question; one that was erased is not in it."""
    rows = models.Opening.objects.filter(leaf_id__in=set(leaf_ids), name=name)
    return dict(opened_rows(rows))


def leaf_at(place: int) -> int | None:
    """The id of our entry at this place of the log; None where the log does not reach so far."""
    return models.Leaf.objects.filter(number=place).values_list("id", flat=True).first()


def entries_of_kinds(subjects: Iterable[str], kinds: Iterable[str]) -> list[Entry]:
    """Entries of these kinds under any of these subjects, in the order in which they were appended."""
    rows = models.Leaf.objects.filter(subject__in=set(subjects), kind__in=tuple(kinds)).order_by("id")
    return [decode_entry(bytes(data)) for data in rows.values_list("entry", flat=True)]


def waiting(subject: str) -> Iterator[int]:
    """Ids of entries of a subject that are committed and not yet integrated."""
    yield from models.Leaf.objects.filter(subject=subject, number=None).order_by("id").values_list("id", flat=True)


def waiting_entries(subject: str) -> Iterator[tuple[int, Entry]]:
    """Entries of a subject that are committed and not yet integrated, with their leaf's id, in order of commit."""
    for leaf_id, data in (
        models.Leaf.objects.filter(subject=subject, number=None).order_by("id").values_list("id", "entry")
    ):
        yield leaf_id, decode_entry(bytes(data))


def entries_of(subject: str) -> tuple[Entry, ...]:
    """All entries of a subject in the order in which they were appended, those too that still wait for a place.

    For subjects whose acts take turns (a locked row): there that order is the log's.
    """
    rows = models.Leaf.objects.filter(subject=subject).order_by("id").values_list("entry", flat=True)
    return tuple(decode_entry(bytes(data)) for data in rows)


def committed(kinds: Iterable[str]) -> tuple[LoggedEntry, ...]:
    """All entries of these kinds in the log's order, those too that still wait for a place: they get the next ones."""
    return _with_next_places(models.Leaf.objects.filter(kind__in=tuple(kinds)))


def history(subject: str) -> tuple[LoggedEntry, ...]:
    """All entries of one subject in the log's order, those too that still wait for a place, or were just appended."""
    return _with_next_places(models.Leaf.objects.filter(subject=subject))


def histories(subjects: Iterable[str]) -> dict[str, tuple[LoggedEntry, ...]]:
    """The same of each of these subjects, in one question; one without an entry is not in it."""
    found: dict[str, list[LoggedEntry]] = {}
    for each in _with_next_places(models.Leaf.objects.filter(subject__in=set(subjects))):
        found.setdefault(each.entry.subject, []).append(each)
    return {subject: tuple(entries) for subject, entries in found.items()}


def _with_next_places(rows: QuerySet[models.Leaf]) -> tuple[LoggedEntry, ...]:
    size = public.tree_size()
    found: list[LoggedEntry] = []
    ordered = rows.order_by(F("number").asc(nulls_last=True), "id")
    for number, data, leaf_id in ordered.values_list("number", "entry", "id"):
        place = number if number is not None else max(size, found[-1].index + 1 if found else 0)
        found.append(decoded((place, data, leaf_id)))
    return tuple(found)


def evidence(origin: str | None = None) -> tuple[EvidenceKept, ...]:
    """Kept proofs of forks and rollbacks, oldest first."""
    rows = models.Evidence.objects.order_by("id")
    if origin is not None:
        rows = rows.filter(origin=origin)
    return tuple(
        EvidenceKept(row.pk, row.origin, row.code, bytes(row.held), bytes(row.shown), row.found_at) for row in rows
    )


def oldest_waiting_seconds(now_ms: int) -> float:
    """How long the oldest committed entry has waited to be integrated; 0 if none waits. For status and alarms."""
    at = models.Leaf.objects.filter(number=None).order_by("id").values_list("at", flat=True).first()
    return 0.0 if at is None else max(0.0, (from_ms(now_ms) - from_ms(at)).total_seconds())


def log_state(now_ms: int) -> LogState | None:
    """How our own log does; None where this database holds none."""
    head = models.Head.objects.first()
    if head is None:
        return None
    newest = models.Checkpoint.objects.order_by("-size").first()
    return LogState(
        size=head.size,
        fault=head.fault,
        waiting=models.Leaf.objects.filter(number=None).count(),
        oldest_waiting=timedelta(seconds=oldest_waiting_seconds(now_ms)),
        signed_at=None if newest is None else from_ms(newest.signed_at),
        signed_size=0 if newest is None else newest.size,
    )


def witness_clocks(since_ms: int) -> dict[str, timedelta]:
    """By the newest cosigned checkpoint signed after `since_ms`: how far each witness's clock is ahead of ours.

    Its time lies between our signature and our note that all had answered; only what lies outside counts.
    """
    rows = models.Checkpoint.objects.filter(complete_at__isnull=False, signed_at__gte=since_ms)
    newest = rows.order_by("-size").first()
    if newest is None or newest.complete_at is None:
        return {}
    found = {}
    for each in newest.cosignatures.all():
        # A cosignature's time is whole seconds, cut: it may lie almost one before the moment itself.
        early = each.time * 1000 + 1000 - newest.signed_at
        late = each.time * 1000 - newest.complete_at
        found[each.vkey.partition("+")[0]] = timedelta(milliseconds=min(early, 0) + max(late, 0))
    return found


def _resting_on(number: int) -> SignedCheckpoint | None:
    sizes = models.Checkpoint.objects.filter(size__gt=number, complete_at__isnull=False, published_at__isnull=False)
    first = sizes.order_by("size").values_list("size", flat=True).first()
    if first is not None:
        return public.checkpoint_of(first)
    newest = checkpoint()
    return newest if newest is not None and newest.size > number else None
