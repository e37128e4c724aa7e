"""Files that nothing leads to: of a rejected dispatch, of an act that failed; never one that is needed."""

import hashlib
import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures import capturing
from saksama_node.contentwatch.captures.captured import copy_of, shown_picture
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.models import Copy, Part
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.material import Material, Piece
from saksama_node.contentwatch.strangers.material import Role as PartRole
from saksama_node.contentwatch.whole import erasing
from saksama_node.contentwatch.whole.erasing import UNNEEDED_SECONDS
from saksama_node.exchange.faults import DispatchFaulty
from saksama_node.flows.content.capture_content import capture_picture, capture_words
from saksama_node.flows.content.erase_content import mask_content, sweep_unneeded
from saksama_node.ledger.actions import Leaf
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.contentwatch.drawn import picture
from tests.node.contentwatch.taken import ADDRESS, Taken, kept, taken

__all__ = ["taken"]


def aged() -> None:
    """As if every file had been put a day ago."""
    for path in (SETTINGS.data / archive.FOLDER).rglob("*.age"):
        before = time.time() - UNNEEDED_SECONDS - 1
        os.utime(path, (before, before))


@pytest.fixture(autouse=True)
def _empty(database: None) -> None:
    """No file of an earlier test."""
    aged()
    sweep_unneeded()


class Lying(Piece):
    """A file that is called otherwise than its bytes say."""

    @property
    def sha256(self) -> str:
        """A digest that its bytes do not have."""
        return "0" * 64


def test_what_a_rejected_dispatch_left_goes_after_a_day(taken: Taken) -> None:
    before = kept()
    # The original is put before the second file is seen to be another than its name says.
    original = Piece(PartRole.BODY, "text/plain", b"Ani melihat kotak suara dibuka")
    with pytest.raises(DispatchFaulty):
        taken(Material(Medium.LINK, (original, Lying(PartRole.HEADS, "application/json", b"{}")), ADDRESS))
    assert kept() - before == {original.sha256}
    assert sweep_unneeded() == 0, "it may be of an act that runs"
    aged()
    assert sweep_unneeded() == 1
    assert kept() == before


def test_what_is_needed_stays_however_old(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    image = capture_picture(by, picture((60, 40)), Given(Way.STAFF, Channel.X), "Kotak suara di Praya")
    words = capture_words(by, "Kotak suara di Selong, kata Ani", Given(Way.STAFF, Channel.X))
    mask_content(by, words, ["Ani"], [])
    mask_content(by, image, [], [0])
    before = kept()
    aged()
    assert sweep_unneeded() == 0
    assert kept() == before
    assert shown_picture(image)
    assert all(archive.get(part.sha256) for each in (image, words) for part in copy_of(each).parts)


@contextmanager
def full_disk() -> Iterator[Callable[[], None]]:
    """No file can grow by a byte once what is given was called."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_goes_while_its_act_runs_is_there_after_it_on_a_full_disk_too() -> None:
    given = [b"Kotak suara di Praya dibuka lagi", b"Kotak suara di Praya"]
    names = [hashlib.sha256(each).hexdigest() for each in given]
    with full_disk() as fill:
        with archive.held(given):
            # As an erasure of the same bytes does that looked before this act's commit.
            archive.remove(names[0])
            fill()
        with pytest.raises(OSError, match="File too large"):
            archive.put(b"lain")
    assert [archive.get(each) for each in names] == given
    assert not list((SETTINGS.data / archive.FOLDER).rglob(".new-*"))


def test_a_capture_whose_file_goes_meanwhile_has_it_after_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Kotak suara di Gerung dibuka lagi"
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    real = capturing.capture

    def erased_meanwhile(*given: Any) -> Leaf:
        leaf = real(*given)
        archive.remove(sha256)
        return leaf

    monkeypatch.setattr(capturing, "capture", erased_meanwhile)
    subject = capture_words(None, words, Given(Way.STAFF, Channel.X))
    assert sha256 in {part.sha256 for part in copy_of(subject).parts}
    assert archive.get(sha256).decode() == words


def test_an_act_that_fails_brings_back_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Kotak suara di Selong dibuka lagi"
    sha256 = hashlib.sha256(words.encode()).hexdigest()

    def failing(*_given: Any) -> Leaf:
        archive.remove(sha256)
        raise MemoryError

    monkeypatch.setattr(capturing, "capture", failing)
    with pytest.raises(MemoryError):
        capture_words(None, words, Given(Way.STAFF, Channel.X))
    assert sha256 not in kept()
    assert not list((SETTINGS.data / archive.FOLDER).rglob(".new-*"))


def test_nothing_is_entered_where_the_first_file_cannot_be_written() -> None:
    before = Copy.objects.count()
    with full_disk() as fill:
        fill()
        with pytest.raises(OSError, match="File too large"):
            capture_words(None, "Kotak suara di Dompu", Given(Way.STAFF, Channel.X))
    assert Copy.objects.count() == before


def test_a_file_that_is_named_while_it_goes_is_there_again_on_a_full_disk_too(
    staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = capture_words(staff_for(Role.CONTENT), "Kotak suara di Bima", Given(Way.STAFF, Channel.X))
    part = copy_of(words).parts[0]
    Part.objects.filter(sha256=part.sha256).delete()
    aged()
    real = archive.remove
    row = Copy.objects.get(subject=words)

    with full_disk() as fill:

        def named_meanwhile(sha256: str) -> None:
            real(sha256)
            Part.objects.create(copy=row, role=part.role, sha256=sha256, media_type=part.media_type, size=part.size)
            fill()

        monkeypatch.setattr(archive, "remove", named_meanwhile)
        erasing.sweep_unneeded()
    assert archive.get(part.sha256)


def test_what_is_put_again_is_young_again() -> None:
    name = archive.put(b"sesuatu")
    aged()
    archive.put(b"sesuatu")
    assert sweep_unneeded() == 0
    aged()
    assert sweep_unneeded() == 1
    assert name not in kept()
