"""When an entry was first cosigned: in our log by what we store, in the partner's by what it serves and we verify.

Rules kept here: no moment is put in the place of one that nobody signed; a cosignature counts where the agreement names
who gave it, or its key was ours then.
Left to others: what follows from the time (judge_dispatch).
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from saksama.errors import EvidenceError, OutOfRange
from saksama.tlog.checkpoint import OpenedCheckpoint, open_checkpoint
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import VerifierKey
from saksama.tlog.tree import root_at
from saksama.vocabulary import KeyUse
from saksama_node.agreements.queries import with_partner
from saksama_node.exchange.faults import NotYetCosigned
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.ledger import mirror, public, tiles, witnessing
from saksama_node.ledger.own_keys import own_ring
from saksama_node.settings.current import SETTINGS

_LOOKS: Final = 8
"""Checkpoints that are looked at for one entry: the first one has its cosignatures, unless a key was replaced since."""

CLOCKS: Final = timedelta(seconds=120)
"""How far times of entries and cosignatures may lie apart (design: "Time")."""


def first_cosigned_here(index: int) -> datetime | None:
    """When somebody first cosigned a checkpoint of ours that holds the entry `index`; None if nobody has."""
    sizes = public.checkpoint_index(after=index).sizes
    signed = public.checkpoint_of(sizes[0]) if sizes else None
    return None if signed is None or not signed.times else _moment(min(signed.times.values()))


def first_cosigned_there(origin: str, index: int, client: PartnerClient) -> datetime:
    """When an outsider or we first cosigned a checkpoint of the partner's that holds the entry `index`.

    NotYetCosigned while nobody has: any moment that we put in its place would be earlier than the true one, and what
    is taken by it an outsider may later find too late. A checkpoint that does not fit the tree held here, or bears no
    cosignature of those, counts for nothing.
    """
    held, size = mirror.state(origin).size, client.first_checkpoint_above(index)
    for _ in range(_LOOKS):
        if size is None or size > held:
            break
        time = _first_time(origin, size, client)
        if time is not None:
            return _moment(time)
        size = client.first_checkpoint_above(size)
    raise NotYetCosigned(origin, f"nobody has cosigned entry {index} of it yet")


def _first_time(origin: str, size: int, client: PartnerClient) -> int | None:
    try:
        opened = open_checkpoint(client.checkpoint_of(size), witnessing.known_keys(origin), origin)
        times = [_time(opened, key) for key in _outsiders(origin)] + [_own_time(opened)]
    except EvidenceError:
        return None
    if opened.checkpoint.size != size or not _fits(origin, opened):
        return None
    return min((time for time in times if time is not None), default=None)


def _outsiders(origin: str) -> list[VerifierKey]:
    """The outsiders of the agreement, those too whom an earlier text of it named: what they saw, they saw."""
    agreement = with_partner(origin)
    texts = [] if agreement is None else [text.terms for text in agreement.texts if text.signed_by]
    return [VerifierKey.parse(key) for key in {witness.vkey for terms in texts for witness in terms.witnesses}]


def _own_time(opened: OpenedCheckpoint) -> int | None:
    """When we cosigned it, with whichever key was ours then: a cosignature by a retired key stays what it was."""
    ring = own_ring()
    times = []
    for key in ring.ever(SETTINGS.origin, KeyUse.WITNESS):
        time = _time(opened, VerifierKey.parse(key))
        if time is not None and ring.counts(SETTINGS.origin, KeyUse.WITNESS, key, _moment(time), CLOCKS):
            times.append(time)
    return min(times, default=None)


def _time(opened: OpenedCheckpoint, key: VerifierKey) -> int | None:
    lines = [line for line in opened.note.signatures if line.is_by(key)]
    return min((verify_cosignature(opened.note.text, line, key) for line in lines), default=None)


def _fits(origin: str, opened: OpenedCheckpoint) -> bool:
    held = mirror.state(origin)
    try:
        read = tiles.hash_reader(origin, held.size)
        return root_at(opened.checkpoint.size, read) == opened.checkpoint.root
    except OutOfRange:
        return False


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
