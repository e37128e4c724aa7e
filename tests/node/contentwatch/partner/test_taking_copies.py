"""A partner's copy is taken as its log has it: its own reading, its moments and its pictures are not believed."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from saksama.entries.kinds.content import (
    Medium,
)
from saksama_node.accounts.policy import Role as Office
from saksama_node.contentwatch.captures.captured import NoSuchContent, copy_of, shown_picture
from saksama_node.contentwatch.models import Copy, Look
from saksama_node.contentwatch.strangers.material import Material, Piece, Role, from_words
from saksama_node.contentwatch.whole.erasing import sweep
from saksama_node.exchange.faults import DispatchFaulty
from tests.node.conftest import StaffFor
from tests.node.contentwatch.drawn import claims_to_be, picture
from tests.node.contentwatch.taken import ADDRESS, AT, Taken, kept, taken

__all__ = ["taken"]
from saksama_node.flows.content.erase_content import grounds_for
from tests.node.contentwatch.proposing import propose_erasure
from tests.node.seconds.reading import confirm_read

PAGE = Piece(Role.BODY, "text/html", b"<!doctype html><p>Ani melihat kotak suara dibuka")
HEADS = Piece(Role.HEADS, "application/json", b"{}")


def linked(*pieces: Piece) -> Material:
    return Material(Medium.LINK, (PAGE, HEADS, *pieces), hops=(ADDRESS,))


def test_a_page_that_a_partner_drew_is_drawn_anew_before_it_is_shown(taken: Taken) -> None:
    told, held = PngInfo(), io.BytesIO()
    told.add_text("Comment", "rumah Ani")
    Image.new("RGB", (40, 30), "white").save(held, "PNG", pnginfo=told)
    shown = shown_picture(taken(linked(Piece(Role.DRAWN, "image/png", held.getvalue()))), Role.DRAWN)
    assert b"Ani" in held.getvalue()
    assert b"Ani" not in shown
    with Image.open(io.BytesIO(shown)) as drawn:
        assert drawn.size == (40, 30)


@pytest.mark.parametrize("bytes_of_a_stranger", [b"<svg onload=alert(1)>", claims_to_be(60_000, 60_000)])
def test_what_cannot_be_drawn_anew_is_not_shown_and_not_kept(taken: Taken, bytes_of_a_stranger: bytes) -> None:
    piece = Piece(Role.DRAWN, "image/png", bytes_of_a_stranger)
    subject = taken(linked(piece))
    assert copy_of(subject).text == "Ani melihat kotak suara dibuka"
    with pytest.raises(NoSuchContent):
        shown_picture(subject, Role.DRAWN)
    assert piece.sha256 not in kept()


@pytest.mark.parametrize("moment", [datetime(2001, 1, 1, tzinfo=UTC), datetime(2098, 12, 31, tzinfo=UTC)])
def test_when_it_was_captured_is_what_the_log_says(taken: Taken, moment: datetime) -> None:
    assert copy_of(taken(linked(), moment)).captured_at == AT


def test_whose_account_it_is_is_read_from_its_address(taken: Taken) -> None:
    assert Copy.objects.get(subject=taken(linked())).account == "x.com/contoh_a"


def test_an_address_that_turns_its_letters_is_refused(taken: Taken) -> None:
    with pytest.raises(DispatchFaulty):
        taken(replace(linked(), hops=("https://a.example/\u202egpj.exe",)))


def test_two_files_of_one_kind_are_refused(taken: Taken) -> None:
    with pytest.raises(DispatchFaulty):
        taken(linked(replace(HEADS, data=b"[]")))


def test_what_was_erased_here_does_not_come_back_when_it_is_sent_again(taken: Taken, staff_for: StaffFor) -> None:
    material = Material(Medium.IMAGE, (Piece(Role.BODY, "image/png", picture((60, 40))),))
    subject = taken(material)
    one, other = staff_for(Office.COMMISSIONER), staff_for(Office.COMMISSIONER, which="kedua")
    confirm_read(other, propose_erasure(one, subject, grounds_for(subject)[0], "diminta pemiliknya"))
    before = kept()
    assert material.body.sha256 not in before
    taken(material)
    sweep()
    assert kept() == before
    found = copy_of(subject)
    assert (found.text, found.parts, Look.objects.count()) == ("", (), 0)


def test_words_of_a_partner_hide_nothing(taken: Taken) -> None:
    material = Material(Medium.IMAGE, (Piece(Role.BODY, "image/png", picture((60, 40))),))
    assert copy_of(taken(material, said="Kotak\u200b \u202esuara\x00")).text == "Kotak suara"


def test_a_text_stays_a_text(taken: Taken) -> None:
    assert copy_of(taken(from_words("Kotak suara \u202edibuka"))).text == "Kotak suara dibuka"
