"""What one sender and all together may hand in within a day: bounded, small things apart, and nothing of it kept."""

import io
import os
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from saksama_node.accounts.models import Tried
from saksama_node.cases.models import Submission
from saksama_node.settings.current import SETTINGS
from saksama_node.web.portal import report
from saksama_node.web.reporting import day_bounds
from saksama_node.web.reporting.day_bounds import (
    SHARED,
    SMALL,
    AllFilesUsedUp,
    AllInTurn,
    Bounds,
    DayUsedUp,
    SenderFilesUsedUp,
    SenderUsedUp,
    Shared,
    What,
    within_day,
)
from tests.node.cases.filing import PHOTO
from tests.node.cases.handed_in import ALL, code_in, send, step

MEBIBYTE = 1 << 20
VILLAGE, OTHER = "203.0.113.9", "198.51.100.7"


@pytest.fixture(autouse=True)
def _a_new_day() -> Iterator[None]:
    SHARED.forget()
    yield
    SHARED.forget()


def bounds(*, octets: int = 10, small: int = 3, octets_of_all: int = 15, small_of_all: int = 5) -> Bounds:
    return Bounds(What.REPORTS, octets * MEBIBYTE, small, octets_of_all * MEBIBYTE, small_of_all)


def test_who_used_up_the_room_for_files_still_hands_in_words_and_so_do_others() -> None:
    counts = Shared()
    counts.take(bounds(), VILLAGE, 10 * MEBIBYTE)
    with pytest.raises(SenderFilesUsedUp):
        counts.take(bounds(), VILLAGE, SMALL + 1)
    for _ in range(3):
        counts.take(bounds(), VILLAGE, SMALL)
    with pytest.raises(SenderUsedUp):
        counts.take(bounds(), VILLAGE, 0)
    counts.take(bounds(), OTHER, 5 * MEBIBYTE)
    with pytest.raises(AllFilesUsedUp):
        counts.take(bounds(), OTHER, MEBIBYTE)
    counts.take(bounds(), OTHER, 0)


def test_a_flood_from_many_addresses_shuts_nobody_out_who_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    counts, moment = Shared(), time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    for number in range(5):
        counts.take(bounds(), f"192.0.2.{number}", 0)
    counts.take(bounds(), VILLAGE, 0)
    with pytest.raises(AllInTurn):
        counts.take(bounds(), VILLAGE, 0)
    moment += 6
    counts.take(bounds(), VILLAGE, 0)


def test_key_and_counts_are_gone_with_their_day(monkeypatch: pytest.MonkeyPatch) -> None:
    counts, moment = Shared(), time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    taken = counts.take(bounds(), VILLAGE, 10 * MEBIBYTE)
    moment += 24 * 3600 - 1
    with pytest.raises(SenderFilesUsedUp):
        counts.take(bounds(), VILLAGE, MEBIBYTE)
    moment += 2
    fresh = counts.take(bounds(), OTHER, MEBIBYTE)
    whole = bytes(counts._map)
    assert taken.key not in whole
    assert fresh.key != taken.key
    assert sum(whole[128:]) == sum((MEBIBYTE >> 10).to_bytes(4, "little")), "the new sender's count alone"
    counts.give_back(taken)
    assert bytes(counts._map) == whole, "what was counted on a day that is over is given back to no other"


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 6 * MEBIBYTE), st.booleans()), max_size=30))
def test_what_is_given_back_is_free_again(sent: list[tuple[int, bool]]) -> None:
    counts, kept, small = Shared(), 0, 0
    for octets, stands in sent:
        try:
            taken = counts.take(bounds(), VILLAGE, octets)
        except DayUsedUp:
            assert small == 3 if octets <= SMALL else kept + octets > 10 * MEBIBYTE - 1024 * 31
            continue
        if not stands:
            counts.give_back(taken)
        elif octets > SMALL:
            kept += octets
        else:
            small += 1
    assert kept <= 10 * MEBIBYTE
    assert small <= 3


def test_all_processes_of_a_server_count_together() -> None:
    counts = Shared()
    counts.take(bounds(), VILLAGE, MEBIBYTE)
    child = os.fork()
    if not child:
        try:
            counts.take(bounds(), VILLAGE, 9 * MEBIBYTE)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    with pytest.raises(SenderFilesUsedUp):
        counts.take(bounds(), VILLAGE, MEBIBYTE)


def test_a_network_of_ipv6_hands_in_as_one_sender() -> None:
    for last in (1, 2):
        request = RequestFactory().get("/", REMOTE_ADDR=f"2001:db8:0:7::{last}")
        with within_day(request, bounds(octets=2), MEBIBYTE):
            pass
    other = RequestFactory().get("/", REMOTE_ADDR="2001:db8:0:8::1")
    with within_day(other, bounds(octets=2), MEBIBYTE):
        pass
    again = RequestFactory().get("/", REMOTE_ADDR="2001:db8:0:7::3")
    with pytest.raises(SenderFilesUsedUp), within_day(again, bounds(octets=2), MEBIBYTE):
        pass


@pytest.fixture
def small_day(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "_WAIT_SECONDS", 0.0)
    few = replace(SETTINGS, sender_megabytes=1, sender_reports=2, reports_megabytes=100, public_megabytes=1)
    monkeypatch.setattr(day_bounds, "SETTINGS", few)


def words_alone(client: Client) -> HttpResponse:
    _code, ticket = code_in(step(client, 3, **ALL).content.decode())
    return step(client, 4, "send", **ALL, declaration="on", ticket=ticket)


@pytest.mark.usefixtures("small_day")
def test_a_reporter_is_told_what_is_kept_what_is_taken_and_where_the_office_is() -> None:
    client = Client()
    code, first = send(client)
    assert first.status_code == 200
    _other, second = send(client)
    assert second.status_code == 200
    before = Submission.objects.count()
    _none, refused = send(client)
    page = refused.content.decode()
    assert refused.status_code == 429
    assert "Yang sudah kami terima tersimpan" in page
    assert "paling besar 128 KB, kiriman ini diterima" in page
    # The way to the office: a link beside the words, and its address not folded away.
    assert 'href="#kantor"' in page
    assert '<details class="card" id="kantor" open>' in page
    assert "Alamat" in page
    assert "foto.jpg" in page
    assert Submission.objects.count() == before
    message = {"code": code, "go": "message", "text": "CONTOH: fotonya."}
    written = client.post("/ikuti/pesan/", {**message, "files": SimpleUploadedFile("foto.jpg", PHOTO)})
    assert written.status_code == 429
    assert "CONTOH: fotonya." in written.content.decode()
    assert client.post("/ikuti/pesan/", message).status_code == 200
    assert words_alone(client).status_code == 200
    asked = step(client, 3, **ALL).content.decode()
    assert ('<details class="card" id="kantor">' in asked, 'href="#kantor"' in asked) == (True, False)
    told = words_alone(client)
    assert told.status_code == 429
    assert 'href="#kantor"' in told.content.decode()
    assert "Sampaikan di kantor" in told.content.decode()
    assert send(Client(REMOTE_ADDR=OTHER))[1].status_code == 200, "another network hands in"


@pytest.mark.usefixtures("small_day")
def test_what_is_not_kept_and_what_was_kept_before_counts_for_nothing() -> None:
    client = Client()
    for _ in range(4):
        _code, refused = send(client, b"\x00" * 500_000, "program.exe")
        assert refused.status_code == 422
    code, first = send(client)
    assert first.status_code == 200
    once = {"code": code, "go": "message", "text": "CONTOH.", "once": "a" * 32}
    assert [client.post("/ikuti/pesan/", once).status_code for _ in range(4)] == [200] * 4
    assert words_alone(client).status_code == 200


@pytest.mark.usefixtures("small_day")
def test_pictures_that_somebody_received_are_bounded_for_a_sender_and_words_are_taken() -> None:
    out = io.BytesIO()
    Image.frombytes("RGB", (260, 260), os.urandom(3 * 260 * 260)).save(out, "PNG")
    shown, answers = {"words": "", "channel": "whatsapp"}, []
    for _ in range(2):
        large = SimpleUploadedFile("gambar.png", out.getvalue(), "image/png")
        answers.append(Client().post("/benarkah/sampaikan/", {**shown, "picture": large}))
    assert [each.status_code for each in answers] == [200, 429]
    assert "Pesan tanpa gambar masih diterima" in answers[1].content.decode()
    said = Client().post("/benarkah/sampaikan/", {**shown, "words": "Kabar dari pasar"})
    assert said.status_code == 200


@pytest.mark.usefixtures("small_day")
def test_no_table_holds_who_handed_in() -> None:
    send(Client(REMOTE_ADDR=OTHER))
    # What a quarter of an hour counts has rows; the day has none beside them.
    assert set(Tried.objects.values_list("slot", flat=True)) <= set(range(20))
    assert Tried.objects.count() == 1
