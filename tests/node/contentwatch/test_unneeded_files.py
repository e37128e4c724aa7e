"""Files that nothing leads to: of a rejected dispatch, of an act that failed; never one that is needed."""

import os
import time

import pytest

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama_node.accounts.staff import Role
from saksama_node.contentwatch import archive
from saksama_node.contentwatch.actions import Given
from saksama_node.contentwatch.erasing import UNNEEDED_SECONDS
from saksama_node.contentwatch.material import Material, Piece
from saksama_node.contentwatch.material import Role as PartRole
from saksama_node.contentwatch.queries import copy_of, shown_picture
from saksama_node.exchange.faults import DispatchFaulty
from saksama_node.flows.capture_content import capture_picture, capture_words
from saksama_node.flows.mask_content import mask_content
from saksama_node.flows.sweep_content import sweep_unneeded
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.contentwatch.test_reading import picture
from tests.node.contentwatch.test_taking_copies import ADDRESS, Taken, kept, taken

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


def test_what_is_put_again_is_young_again() -> None:
    name = archive.put(b"sesuatu")
    aged()
    archive.put(b"sesuatu")
    assert sweep_unneeded() == 0
    aged()
    assert sweep_unneeded() == 1
    assert name not in kept()
