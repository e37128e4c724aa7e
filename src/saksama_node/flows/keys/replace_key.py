"""Replace or revoke a key of our own, signed on this node; and how all of them stand.

Rules kept here: a wrong passphrase leaves nothing, not even a file.
Left to others: what is signed (prepare_key), from when it counts (log_statements), signing elsewhere (take_out_key).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.flows.keys.log_statements import log_signed, sign_under
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.keys.open_vault import open_institution_key
from saksama_node.flows.keys.prepare_key import OVERLAP, prepare_revocation, prepare_rotation
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.own_keys import own_ring
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """One key of ours. `stands`: it counts now; `ends`: its date, or the end of its overlap, or its revocation."""

    use: KeyUse
    key: str
    begins: datetime
    ends: datetime
    stands: bool
    replaced: bool
    revoked: bool
    last_good: int | None


def rotate_key(
    by: Staff, use: KeyUse, passphrase: str, words: Words | None = None, *, overlap: timedelta = OVERLAP
) -> tuple[Leaf, ...]:
    """Put a new key in the place of the one that stands. Raises WrongPassphrase and KeyRefused; then nothing counts."""
    require(by, Action.KEY_MANAGE, INSTITUTION)  # the keys are the institution's
    # The passphrase before the new key: a wrong one leaves nothing, not even a file.
    signer = open_institution_key(by, passphrase)
    told = words or Words()
    statements = prepare_rotation(by, use, told, overlap=overlap)
    return log_signed(by, sign_under(signer, statements), told)


def revoke_key(
    by: Staff, use: KeyUse, passphrase: str, words: Words | None = None, *, key: str = ""
) -> tuple[Leaf, ...]:
    """Revoke a key at once, without an overlap; the one that stands gets a successor in the same act."""
    require(by, Action.KEY_MANAGE, INSTITUTION)  # the keys are the institution's
    signer = open_institution_key(by, passphrase)
    told = words or Words()
    statements = prepare_revocation(by, use, told, key=key)
    return log_signed(by, sign_under(signer, statements), told)


def key_standings() -> tuple[KeyStanding, ...]:
    """Every key of ours that the log names, by use, the newest first."""
    ring, at = own_ring(), now()
    replaced = {(one.use, one.replaces.key): one.replaces.until for one in ring.introduced if one.replaces}
    revoked = {(one.use, one.key): one for one in ring.revoked}
    found: list[KeyStanding] = []
    for one in sorted(ring.introduced, key=lambda each: each.not_before, reverse=True):
        name = (one.use, one.key)
        ends = [one.not_after, *([replaced[name]] if name in replaced else [])]
        ends += [revoked[name].revoked] if name in revoked else []
        good = revoked[name].last_good if name in revoked else None
        found.append(
            KeyStanding(
                use=one.use,
                key=one.key,
                begins=one.not_before,
                ends=min(ends),
                stands=one.key in ring.valid(SETTINGS.origin, one.use, at),
                replaced=name in replaced,
                revoked=name in revoked,
                last_good=good[0] if good else None,
            )
        )
    return tuple(sorted(_once(found), key=lambda each: list(KeyUse).index(each.use)))


def _once(found: Sequence[KeyStanding]) -> list[KeyStanding]:
    """Each key once, the newest first: stated again under another institution key, it began when it began."""
    newest = {(each.use, each.key): each for each in reversed(found)}
    began = {(each.use, each.key): each.begins for each in found}
    shown = [replace(each, begins=began[name]) for name, each in newest.items()]
    return sorted(shown, key=lambda each: each.begins, reverse=True)
