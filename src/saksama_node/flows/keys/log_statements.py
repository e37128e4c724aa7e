"""Take signed key statements of our own into the log: from here on the keys count as they say.

Rules kept here: all of them or none; no key without its file here, no use left without a key, and a last good size only
where our own tree has that root.
Left to others: texts to be signed (prepare_key), what a new key means for what is kept (rekey_vault).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from saksama.keys.ring import KeyRing, body_of
from saksama.keys.statement import KeyRevocation, KeyStatement, open_statement, sign_statement
from saksama.tlog.note import SigningKey
from saksama.tlog.tree import EMPTY_ROOT, root_at
from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import INSTITUTION, Action, Role, Staff, require
from saksama_node.agreements.institution import verifier
from saksama_node.flows.keys.key_faults import KeyRefused, Why
from saksama_node.flows.keys.make_key import Words, held_keys
from saksama_node.flows.keys.open_vault import open_institution_key
from saksama_node.flows.keys.prepare_key import Statement
from saksama_node.flows.keys.rekey_vault import after_log, beside_entry
from saksama_node.ledger import blobs, public, tiles
from saksama_node.ledger.actions import Leaf, act, append
from saksama_node.ledger.own_keys import own_ring, standing_keys
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

_DEEDS: Final[Mapping[type, Deed]] = {KeyStatement: Deed.KEY_ROTATED, KeyRevocation: Deed.KEY_REVOKED}
_AHEAD: Final = timedelta(minutes=5)
"""How far a statement may begin in the future: the clock of the machine that made it is this node's own."""


def log_signed(by: Staff, notes: Sequence[bytes], words: Words) -> tuple[Leaf, ...]:
    """Log statements that the institution's key signed, here or elsewhere; all of them, or none.

    Raises the errors of `open_statement`, KeyRefused, WrongPassphrase (the vault's).
    """
    require(by, Action.KEY_MANAGE, INSTITUTION)  # the keys are the institution's
    statements = [open_statement(note, verifier()) for note in notes]
    changed = {each.use for each in statements}
    beside = beside_entry(by, changed, words)
    # The blobs before the entries that name them: a reader of the log must find them.
    digests = [blobs.put(note) for note in notes]
    with act():
        ring = own_ring()
        for statement in statements:
            _check(ring, statement)
            ring = ring.adding(statement)
        if any(not ring.valid(SETTINGS.origin, use, now() + _AHEAD) for use in changed):
            raise KeyRefused(Why.NO_SUCCESSOR)
        pairs = zip(statements, digests, strict=True)
        leaves = tuple(append(body_of(each, sha), subject="", actor=Role.SIGNATORY) for each, sha in pairs)
        for each in statements:
            trace(_DEEDS[type(each)], by=by, subject=each.use)
        beside()
    after_log(by, changed, words)
    return leaves


def sign_here(by: Staff, statements: Sequence[Statement], passphrase: str) -> tuple[bytes, ...]:
    """Sign statements with the institution's key on this node. Raises WrongPassphrase, NotPossible (kept outside)."""
    require(by, Action.KEY_MANAGE, INSTITUTION)  # the keys are the institution's
    return sign_under(open_institution_key(by, passphrase), statements)


def sign_under(key: SigningKey, statements: Sequence[Statement]) -> tuple[bytes, ...]:
    """Sign statements with the institution's key that is open."""
    return tuple(sign_statement(each, key).encode() for each in statements)


def _check(ring: KeyRing, said: Statement) -> None:
    if said.owner != SETTINGS.origin or said.use is KeyUse.INSTITUTION:
        raise KeyRefused(Why.NOT_OURS)
    match said:
        case KeyStatement():
            _check_new(ring, said, now())
        case KeyRevocation():
            _check_revoked(ring, said, now())


def _check_new(ring: KeyRing, said: KeyStatement, at: datetime) -> None:
    if said.key in ring.ever(said.owner, said.use):
        raise KeyRefused(Why.LOGGED_ALREADY)
    if said.key not in held_keys(said.use):
        raise KeyRefused(Why.NO_FILE)
    if not said.not_before - _AHEAD <= at < said.not_after:
        raise KeyRefused(Why.NOT_NOW)
    standing = standing_keys(said.use)
    if said.replaces is None or (standing and said.replaces.key != standing[0]):
        raise KeyRefused(Why.NOT_THE_CURRENT)
    if said.replaces.until != said.not_before and said.replaces.until <= at:
        raise KeyRefused(Why.OVERLAP_OVER)


def _check_revoked(ring: KeyRing, said: KeyRevocation, at: datetime) -> None:
    if any((said.use, said.key) == (one.use, one.key) for one in ring.revoked):
        raise KeyRefused(Why.LOGGED_ALREADY)
    known = {*ring.ever(said.owner, said.use), *(one.replaces.key for one in ring.introduced if one.replaces)}
    if said.key not in known:
        raise KeyRefused(Why.NEVER_OURS)
    if said.revoked - _AHEAD > at:
        raise KeyRefused(Why.NOT_NOW)
    if said.use is KeyUse.LOG and not _is_ours(said.last_good):
        raise KeyRefused(Why.LAST_GOOD)


def _is_ours(last_good: tuple[int, str] | None) -> bool:
    """Whether our own tree has this root at this size."""
    if last_good is None or last_good[0] > public.tree_size():
        return False
    size, root = last_good
    found = root_at(size, tiles.hash_reader(SETTINGS.origin, public.tree_size())) if size else EMPTY_ROOT
    return found.hex() == root
