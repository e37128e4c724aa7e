"""Capture content, and see what is like it: files kept first, entered second; told is only what stands in the log.

Rules kept here: what is like a copy is found after the capture, or by the worker where that was cut short; which known
claim a picture may repeat is a suggestion, and a person decides.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from django.db import Error

from saksama.entries.kinds.content import Medium
from saksama.errors import SaksamaError
from saksama.imagematch.known import Copy as Match
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.contentwatch.captures import capturing as contentwatch
from saksama_node.contentwatch.captures import comparing
from saksama_node.contentwatch.captures.captured import ClaimView, CopyView, claim_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.comparing import looks_of_copy, same_pictures
from saksama_node.contentwatch.strangers.fetching import fetch
from saksama_node.contentwatch.strangers.material import Material, from_link, from_picture, from_words
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing


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
        require(by, Action.CONTENT_CAPTURE, INSTITUTION)  # content has no place


def _kept(by: Staff | None, material: Material, given: Given) -> str:
    # Files first, outside the transaction: a lock is held for the entry alone. Files of an act that fails stay for now:
    # another capture may hold the same; where nothing leads to them they go after a day (`sweep_unneeded`).
    # Held until it is over: an erasure of the same bytes may take one away that was there a moment ago.
    with contentwatch.keeping(material), act():
        subject = contentwatch.capture(by, material, given).entry.subject
    # It is captured and entered: what fails of finding its like now is the worker's.
    with suppress(Error, SaksamaError):
        place_copy(subject)
    return subject


_AT_ONCE: Final = 20


def place_copy(subject: str) -> None:
    """Look for the like of a copy, and put it with them."""
    found = comparing.like(subject)
    with writing():
        comparing.place(subject, found)


def place_waiting() -> Iterator[None]:
    """The same for copies that nobody looked for the like of, a few at a time."""
    for subject in comparing.unplaced(_AT_ONCE):
        place_copy(subject)
        yield


@dataclass(frozen=True, slots=True)
class PictureSuggestion:
    """A claim one of whose copies (`copy`: its subject) holds a picture that looks the same; `match` says why."""

    claim: ClaimView
    copy: str
    match: Match


def picture_suggestions(copy: CopyView) -> list[PictureSuggestion]:
    """The known claims that this copy's picture may repeat, the best first; none without one. Raises `ContentMissing`.

    Its own claim is none.
    """
    looks = looks_of_copy(copy.subject)
    if looks is None:
        return []
    found = same_pictures(looks, beside=copy.claim)
    return [PictureSuggestion(claim_of(each.claim), each.copy, each.match) for each in found]
