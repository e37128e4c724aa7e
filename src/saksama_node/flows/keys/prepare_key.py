"""Say what is to be signed when a key is replaced or revoked: the new key's file first, then the statements' texts.

Rules kept here: what is prepared counts for nothing, only a statement that the institution signed and our log holds
does; that a key was made is a line in the trace all the same.
Left to others: signing, also on a machine that is never connected, and bringing it back (`log_statements`).
"""

from datetime import datetime, timedelta
from typing import Final

from saksama.keys.statement import KeyRevocation, KeyStatement, Replaced
from saksama.vocabulary import KeyUse, format_moment, parse_moment
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.cases import digesting
from saksama_node.flows.keys.key_faults import KeyRefused, Why
from saksama_node.flows.keys.make_key import Words, make_key
from saksama_node.ledger.last_good import last_good
from saksama_node.ledger.own_keys import keys_ever, standing_keys
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

type Statement = KeyStatement | KeyRevocation

OVERLAP: Final = timedelta(days=7)
LIFE: Final = timedelta(days=365 * 5)
AT_ONCE: Final = frozenset({KeyUse.VAULT, KeyUse.LEAK})
"""Uses of this node alone: nobody has to learn of the new key, so there is no overlap."""


def prepare_rotation(by: Staff, use: KeyUse, words: Words, *, overlap: timedelta = OVERLAP) -> tuple[Statement, ...]:
    """Make the next key of this use, to take the place of the one that stands; both count for `overlap`."""
    require(by, Action.KEY_MANAGE, INSTITUTION)  # the keys are the institution's
    current, at = _current(use), _moment()
    until = at if use in AT_ONCE else at + overlap
    return (KeyStatement(SETTINGS.origin, use, _made(by, use, words), at, at + LIFE, Replaced(current, until)),)


def prepare_revocation(by: Staff, use: KeyUse, words: Words, *, key: str = "") -> tuple[Statement, ...]:
    """Say that a key no longer counts, from now on; `key` empty: the one that stands, whose successor is made.

    For a log key: up to the last size that partner and an outsider cosigned it is believed, and nothing beyond.
    """
    require(by, Action.KEY_MANAGE, INSTITUTION)  # the keys are the institution's
    current, at = _current(use), _moment()
    lost = key or current
    size, root = last_good()
    limit = (size, root.hex()) if use is KeyUse.LOG else None
    revocation = KeyRevocation(SETTINGS.origin, use, lost, at, limit)
    if lost != current:
        return (revocation,)
    replaced = Replaced(current, at)
    return KeyStatement(SETTINGS.origin, use, _made(by, use, words), at, at + LIFE, replaced), revocation


def _made(by: Staff, use: KeyUse, words: Words) -> str:
    key = make_key(by, use, words)
    trace(Deed.KEY_PREPARED, by=by, subject=use)
    return key


def _current(use: KeyUse) -> str:
    """The key that stands now. A leak key has no statement before its first rotation."""
    if use is KeyUse.INSTITUTION:
        raise KeyRefused(Why.BY_AMENDMENT)
    standing = standing_keys(use)
    if standing:
        return standing[0]
    if use is KeyUse.LEAK and not keys_ever(use):
        return digesting.name_of(digesting.leak_key())
    raise KeyRefused(Why.NOTHING_STANDS)


def _moment() -> datetime:
    """Now, as a statement can say it."""
    return parse_moment(format_moment(now()))
