"""Counting wrong passphrases: what lies under one is opened by somebody who knows it, not by trying.

Rules kept here:
  * Ten wrong passphrases for one locked key in fifteen minutes, whoever typed them at page or terminal, and it stays
    shut until the window ends, for the right one too. One who may try is staff: shutting it out is loud, and has a name
    at the desk's login.
  * A try is counted before it is made and given back when it was right: many at once are not more than ten.
  * Each wrong one is a warning in the node's own log, without who and what was typed.
Left to others: the keys (cases.vault, agreements.institution), what a guess costs (`saksama.keys.locked`).
"""

import logging
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from django.core.cache import cache

from saksama.errors import CallerError
from saksama.keys.locked import WrongPassphrase
from saksama_node.settings.counting import alone

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
    _take(what)
    try:
        found = opening()
    except WrongPassphrase:
        _LOG.warning("a wrong passphrase was typed for the key: %s", what.value)
        raise
    except BaseException:
        _give_back(what)
        raise
    _give_back(what)
    return found


def _take(what: Locked) -> None:
    with alone():
        tries, ends = _read(what)
        if tries >= LIMIT:
            raise TooManyTries(what)
        _write(what, tries + 1, ends)


def _give_back(what: Locked) -> None:
    with alone():
        tries, ends = _read(what)
        _write(what, max(0, tries - 1), ends)


def _read(what: Locked) -> tuple[int, float]:
    """How many in this window, and when it ends (POSIX seconds)."""
    found: tuple[int, float] | None = cache.get(f"tries-{what.value}")
    return found if found is not None else (0, time.time() + WINDOW_SECONDS)


def _write(what: Locked, tries: int, ends: float) -> None:
    cache.set(f"tries-{what.value}", (tries, ends), max(0.0, ends - time.time()))
