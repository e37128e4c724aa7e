"""Look whether a copy still stands where it was captured: when somebody asks, and by itself while a request runs.

Rules kept here:
  * Looking again goes through the same guarded fetch as capturing; what was met is told, never guessed: an address that
    is not reached is not one that is gone. The look is kept, and entered where it is news, in one act after it.
  * By itself one copy after the other, each in its turn; one that cannot be looked at holds up no other.
"""

import hashlib
import logging
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Final

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.contentwatch.captures.captured import CopyView, copy_of
from saksama_node.contentwatch.captures.masking import original
from saksama_node.contentwatch.captures.rechecking import (
    UNREACHED,
    Met,
    StillThere,
    named_since,
    next_to_look,
    note_recheck,
)
from saksama_node.contentwatch.strangers.fetching import Fetched, fetch
from saksama_node.contentwatch.strangers.material import Role
from saksama_node.contentwatch.strangers.reading import read
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Format, Why
from saksama_node.ledger.actions import act
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

_GONE: Final = frozenset(
    str(int(each)) for each in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS)
)
_AT_ONCE: Final = 20
_LOG: Final = logging.getLogger("saksama.rechecks")


def look_again(by: Staff, copy: str) -> StillThere:
    """Look whether a copy still stands at its address, and keep what was met.

    Raises `NotAllowed`, `NoSuchContent`, and `ContentMissing` where what was covered of it cannot be compared.
    """
    require(by, Action.CONTENT_CAPTURE, INSTITUTION)  # content has no place
    met = _met(copy)
    with act():
        note_recheck(by, copy, now(), met)
    return met.found


def look_by_itself() -> Iterator[None]:
    """Look at every copy whose turn it is, a few at a time; pause after each. Nothing where it is switched off."""
    if not SETTINGS.recheck_hours:
        return
    at = now()
    named = named_since(at - timedelta(days=SETTINGS.recheck_days))
    for copy in next_to_look(named, at, timedelta(hours=SETTINGS.recheck_hours), _AT_ONCE):
        try:
            met = _met(copy)
        except SaksamaError as error:
            # Erased meanwhile, or its original lies nowhere: kept as a look from which nothing follows.
            _LOG.warning("a copy could not be looked at again: %s", error.code)
            met = Met(StillThere.UNKNOWN, about_us=True)
        with act():
            note_recheck(None, copy, now(), met)
        yield


def _met(copy: str) -> Met:
    found = copy_of(copy)
    try:
        met = fetch(found.address)
    except CaptureRefused as refused:
        return Met(_unmet(refused), refused.why, refused.found, about_us=refused.why is Why.NO_NETWORK)
    return Met(StillThere.SAME if _is_same(found, met) else StillThere.OTHER, told=met.address)


def _unmet(refused: CaptureRefused) -> StillThere:
    if refused.why is Why.STATUS and refused.found in _GONE:
        return StillThere.GONE
    return StillThere.UNREACHED if refused.why in UNREACHED else StillThere.UNKNOWN


def _is_same(found: CopyView, met: Fetched) -> bool:
    """The same bytes, or the same words: pages change in what nobody reads."""
    body = found.part(Role.BODY)
    if body is not None and hashlib.sha256(met.body).hexdigest() == body.sha256:
        return True
    if not found.text or met.format is Format.FEED:
        return False
    # As it was captured: what somebody covered since is not what stands at the address.
    captured = original(found.subject).words.text
    try:
        return read(met.address, met.body, met.format, met.heads.get("content-type", "")).text == captured
    except CaptureRefused:
        return False
