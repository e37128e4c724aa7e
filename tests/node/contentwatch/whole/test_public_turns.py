"""What the public may make a node read at once and keep in a day; whoever works here does not wait behind it."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saksama.entries.kinds.content import Channel, Way
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.models import Copy, Part
from saksama_node.contentwatch.whole.rationed import AT_ONCE, DayFull, ReadersBusy, check_day, turn
from saksama_node.flows.content import check_message
from saksama_node.flows.content.capture_content import capture_picture
from saksama_node.flows.content.check_message import hand_in_picture, hand_in_words
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.contentwatch.drawn import picture

MEBIBYTE = 1 << 20


def test_so_many_at_once_have_a_turn_and_it_comes_free_again_also_after_a_fault() -> None:
    entered, leave = threading.Barrier(AT_ONCE + 1), threading.Event()

    def reads() -> None:
        with turn():
            entered.wait(60)
            leave.wait(60)

    readers = [threading.Thread(target=reads) for _ in range(AT_ONCE)]
    for each in readers:
        each.start()
    entered.wait(60)
    with pytest.raises(ReadersBusy), turn():
        pass
    leave.set()
    for each in readers:
        each.join(60)
    for _ in range(AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError), turn():
            raise ZeroDivisionError


def test_a_visitor_is_asked_to_come_again_and_staff_does_not_wait(staff_for: StaffFor) -> None:
    with turn(), turn():
        shown = {"picture": SimpleUploadedFile("a.png", picture((60, 40)), "image/png"), "words": ""}
        answer = Client().post("/benarkah/", shown)
        assert answer.status_code == 503
        assert "Sedang banyak gambar yang dibaca" in answer.content.decode()
        assert capture_picture(staff_for(Role.CONTENT), picture((60, 40)), Given(Way.STAFF, Channel.X))
    again = {"picture": SimpleUploadedFile("a.png", picture((60, 40)), "image/png"), "words": ""}
    assert Client().post("/benarkah/", again).status_code == 200


def test_a_day_has_its_bound_and_the_next_day_another(staff_for: StaffFor) -> None:
    capture_picture(staff_for(Role.CONTENT), picture((60, 40)), Given(Way.STAFF, Channel.X))
    check_day(MEBIBYTE, now(), 1)
    subject = hand_in_words("Kabar dari pasar", Channel.WHATSAPP)
    with pytest.raises(DayFull):
        check_day(MEBIBYTE, now(), 1)
    kept = sum(Part.objects.filter(copy__subject=subject).values_list("size", flat=True))
    check_day(MEBIBYTE - kept, now(), 1)
    check_day(MEBIBYTE, now() + timedelta(hours=25), 1)


def test_what_is_too_much_for_a_day_is_not_kept_and_the_visitor_is_told(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_message, "SETTINGS", replace(SETTINGS, public_megabytes=1))
    subject = hand_in_words("Kabar dari pasar", Channel.WHATSAPP)
    Part.objects.filter(copy__subject=subject).update(size=MEBIBYTE)
    answer = Client().post("/benarkah/sampaikan/", {"words": "Kabar lain dari pasar", "channel": "whatsapp"})
    assert answer.status_code == 503
    assert "sudah terlalu banyak yang diterima" in answer.content.decode()
    with pytest.raises(DayFull):
        hand_in_picture(picture((60, 40)), "", Channel.X)
    assert Copy.objects.count() == 1
