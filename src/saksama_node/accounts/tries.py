"""Counting wrong passphrases: what lies under one is opened by somebody who knows it, not by trying.

Rules kept here:
  * Ten wrong passphrases for one locked key in fifteen minutes, whoever typed them at page or terminal, and it stays
    shut until the first of them is as old, for the right one too. One who may try is staff: shutting it out is loud,
    and has a name at the desk's login.
  * Each wrong one is a warning in the node's own log, without who and what was typed.
Left to others: counting itself (`counting`), the keys (cases.vault, agreements.institution), what a guess costs
(`saksama.keys.locked`).
"""

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Final, cast

from saksama.errors import CallerError
from saksama.keys.locked import WrongPassphrase
from saksama_node.accounts.counting import Limit, is_full, judged, of_known, take

LIMIT: Final = 10
WINDOW_SECONDS: Final = 15 * 60
_LOG = logging.getLogger("saksama.tries")


class Locked(StrEnum):
    """What lies under a passphrase."""

    INSTITUTION = "institution"
    VAULT = "vault"


class TooManyTries(CallerError):
    """Too many wrong passphrases were typed for this key; it stays shut for a while."""

    code = "locked.too-many-tries"
    advice = "Wait fifteen minutes. If nobody of yours typed them, find out who did before you go on."

    what: Locked


def counted[T](what: Locked, opening: Callable[[], T]) -> T:
    """What `opening` gives; its `WrongPassphrase` is counted. Raises `TooManyTries` without asking it."""
    taken = take(_limit(what))
    if taken is None:
        raise TooManyTries(what)
    try:
        return cast("T", judged(taken, opening, WrongPassphrase))
    except WrongPassphrase:
        _LOG.warning("a wrong passphrase was typed for the key: %s", what.value)
        raise


def is_shut(what: Locked) -> bool:
    """Whether a try at this key would be refused now. Reads alone."""
    return is_full(_limit(what))


def _limit(what: Locked) -> Limit:
    return of_known("passphrase", what.value, LIMIT, WINDOW_SECONDS)
