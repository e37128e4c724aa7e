"""Cosigning the partner's log: the only place where this node's witness key signs (C2SP tlog-witness).

Rules kept here:
  * The stored (origin, size, root) moves forward by compare-and-swap, and is on disk before a cosignature leaves the
    house.
  * The follower moves the same row (`vouch`), so the two can never vouch for two trees.
  * Each checkpoint that we cosigned is kept with our first cosignature, also one that the follower passes over: a log
    that lost its disk finds at its mirror what was cosigned of it.
  * Cosigning says append-only; it says nothing about the entries. It also says when: in doubt about the clock nothing
    is cosigned.
Left to others: the judgement itself (`saksama.tlog.witness`), whose log it is (trust_log), HTTP (web.peer).
"""

from django.db import IntegrityError

from saksama.tlog.cosignature import cosign
from saksama.tlog.note import Note, SignatureLine, VerifierKey
from saksama.tlog.tree import EMPTY_ROOT
from saksama.tlog.witness import (
    SIZE_TYPE,
    TEXT_TYPE,
    Refuse,
    StoredCheckpoint,
    decide,
    origin_hash,
    read_request,
)
from saksama_node.ledger import models
from saksama_node.ledger.faults import ClockImplausible
from saksama_node.ledger.plausible import check_clock
from saksama_node.ledger.signing import witness_keys
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now

_TRIES = 3


def add_checkpoint(body: bytes) -> tuple[int, str, bytes]:
    """Answer one request: status, content type, body. Durable before it returns 200."""
    request = read_request(body)
    if isinstance(request, Refuse):
        return request.status, request.content_type, request.body
    try:
        check_clock()
    except ClockImplausible as fault:
        return 503, TEXT_TYPE, f"{fault.code}\n".encode()
    keys = trusted_keys(request.origin)
    for _ in range(_TRIES):
        verdict = decide(request, _stored(request.origin), keys)
        if isinstance(verdict, Refuse):
            return verdict.status, verdict.content_type, verdict.body
        moment = int(now().timestamp())
        # At a rotation by the old key too: who asks may not have read of the new one yet.
        lines = [cosign(verdict.note.text, key, moment) for key in witness_keys()]
        # Stored with the lines in one statement: what is served by GET is what was answered here.
        if _swap(verdict.previous, verdict.state, verdict.served(*lines), signed=True):
            return 200, TEXT_TYPE, verdict.body(*lines)
    # Other requests moved the row each time; the asker is told the size and comes again.
    held = vouched(request.origin)
    return 409, SIZE_TYPE, b"%d\n" % (held[0].size if held else 0)


def trusted_keys(origin: str) -> tuple[VerifierKey, ...]:
    """The keys under which checkpoints of that origin are accepted here; empty: an unknown log."""
    rows = models.LogKey.objects.filter(origin=origin, active=True).values_list("vkey", flat=True)
    return tuple(VerifierKey.parse(vkey) for vkey in rows)


def known_keys(origin: str) -> tuple[VerifierKey, ...]:
    """Every key under which checkpoints of that origin were ever accepted: for what was signed before one retired."""
    rows = models.LogKey.objects.filter(origin=origin).values_list("vkey", flat=True)
    return tuple(VerifierKey.parse(vkey) for vkey in rows)


def newest_of(hashed: str) -> bytes | None:
    """The newest checkpoint that this node vouches for of the origin with that hash, as a note; None if it holds none.

    It bears our cosignature unless the follower was ahead of the log's own request; the log's signature alone then says
    all that its start-up question needs.
    """
    for origin, note in models.WitnessedOrigin.objects.values_list("origin", "note"):
        if origin_hash(origin) == hashed:
            return bytes(note)
    return None


def vouched(origin: str) -> tuple[StoredCheckpoint, bytes] | None:
    """What this node vouches for of that log, and the note; None before the first."""
    row = models.WitnessedOrigin.objects.filter(origin=origin).first()
    return None if row is None else (StoredCheckpoint(row.origin, row.size, bytes(row.root)), bytes(row.note))


def vouch(previous: StoredCheckpoint | None, state: StoredCheckpoint, note: bytes) -> bool:
    """For the follower, which verified that `state` continues `previous`: move the row; whether it still was there."""
    return _swap(previous, state, note)


def _stored(origin: str) -> StoredCheckpoint | None:
    found = vouched(origin)
    return None if found is None else found[0]


def keep(state: StoredCheckpoint, note: bytes, verified_at: int) -> None:
    """Keep a checkpoint of a log that is mirrored here, in the caller's transaction.

    The note counts as it came, with our own first cosignature where an earlier one bore it.
    """
    mirror, _ = models.Mirror.objects.get_or_create(origin=state.origin, defaults={"root": EMPTY_ROOT, "note": b""})
    row = models.MirrorCheckpoint.objects.filter(mirror=mirror, size=state.size).first()
    lines = () if row is None else _ours(bytes(row.note))
    came = Note.parse(note)
    theirs = came.signatures if not lines else tuple(line for line in came.signatures if line not in _ours(note))
    kept = Note(came.text, theirs).with_signatures(*lines).encode()
    models.MirrorCheckpoint.objects.update_or_create(
        mirror=mirror, size=state.size, defaults={"note": kept, "verified_at": verified_at}
    )


def _ours(note: bytes) -> tuple[SignatureLine, ...]:
    keys = [key.verifier for key in witness_keys()]
    return tuple(line for line in Note.parse(note).signatures if any(line.is_by(key) for key in keys))


def _swap(previous: StoredCheckpoint | None, state: StoredCheckpoint, note: bytes, *, signed: bool = False) -> bool:
    """Move the row from `previous` to `state`; whether it was there. `signed`: we cosigned the note just now."""
    try:
        with writing():
            moved = _moved(previous, state, note)
            if moved and signed and state.size:
                keep(state, note, to_ms(now()))
    except IntegrityError:
        return False
    return moved


def _moved(previous: StoredCheckpoint | None, state: StoredCheckpoint, note: bytes) -> bool:
    if previous is None:
        models.WitnessedOrigin.objects.create(origin=state.origin, size=state.size, root=state.root, note=note)
        return True
    rows = models.WitnessedOrigin.objects.filter(origin=previous.origin, size=previous.size, root=previous.root)
    return rows.update(size=state.size, root=state.root, note=note) == 1
