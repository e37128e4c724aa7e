"""When an entry was first cosigned: in our log by what we store, in the partner's by what it serves and we verify."""

from datetime import UTC, datetime
from typing import Final

from saksama.agreement.terms import Terms
from saksama.errors import EvidenceError, OutOfRange
from saksama.tlog.checkpoint import OpenedCheckpoint, open_checkpoint
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import VerifierKey
from saksama.tlog.tree import root_at
from saksama_node.agreements.queries import with_partner
from saksama_node.exchange.faults import NotYetCosigned
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.ledger import mirror, public, tiles, witnessing
from saksama_node.ledger.signing import witness_key

_LOOKS: Final = 8
"""Checkpoints that are looked at for one entry: the first one has its cosignatures, unless a key was replaced since."""


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
        opened = open_checkpoint(client.checkpoint_of(size), witnessing.trusted_keys(origin), origin)
        times = [_time(opened, key) for key in _witnesses(origin)]
    except EvidenceError:
        return None
    if opened.checkpoint.size != size or not _fits(origin, opened):
        return None
    return min((time for time in times if time is not None), default=None)


def _witnesses(origin: str) -> list[VerifierKey]:
    """Who counts for the partner's log: ourselves, and the outsiders of the agreement."""
    agreement = with_partner(origin)
    terms: Terms | None = None if agreement is None else agreement.current.terms
    outsiders = [] if terms is None else [VerifierKey.parse(witness.vkey) for witness in terms.witnesses]
    return [witness_key().verifier, *outsiders]


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
