"""Capture content: fetched and read first, kept second, entered third; told is only what stands in the log."""

from contextlib import suppress

from django.db import Error

from saksama.entries.kinds.content import Medium
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures import actions as contentwatch
from saksama_node.contentwatch.captures.actions import Given
from saksama_node.contentwatch.strangers.fetching import fetch
from saksama_node.contentwatch.strangers.material import Material, from_link, from_picture, from_words
from saksama_node.flows.content.place_copies import place_copy
from saksama_node.ledger.actions import act


def capture_link(by: Staff | None, address: str, given: Given) -> str:
    """Capture what a link leads to; give the copy's subject. Raises `CaptureRefused`, `NotAllowed`."""
    _may(by)
    return _kept(by, from_link(fetch(address)), given)


def capture_words(by: Staff | None, words: str, given: Given, medium: Medium = Medium.TEXT) -> str:
    """Capture a text or a forwarded message; give the copy's subject. Raises `CaptureRefused`, `NotAllowed`."""
    _may(by)
    return _kept(by, from_words(words, medium), given)


def capture_picture(by: Staff | None, data: bytes, given: Given, words: str = "") -> str:
    """Capture a picture with the words in it; give the copy's subject. Raises `CaptureRefused`, `NotAllowed`."""
    _may(by)
    return _kept(by, from_picture(data, words), given)


def _may(by: Staff | None) -> None:
    if by is not None:
        require(by, Action.CONTENT_CAPTURE)


def _kept(by: Staff | None, material: Material, given: Given) -> str:
    # Files first, outside the transaction: a lock is held for the entry alone. Files of an act that fails stay for now:
    # another capture may hold the same; where nothing leads to them they go after a day (sweep_content).
    # Held until it is over: an erasure of the same bytes may take one away that was there a moment ago.
    with contentwatch.keeping(material), act():
        subject = contentwatch.capture(by, material, given).entry.subject
    # It is captured and entered: what fails of finding its like now is the worker's.
    with suppress(Error, SaksamaError):
        place_copy(subject)
    return subject
