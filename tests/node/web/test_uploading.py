"""What waits while a form is read: the same octets come back, the disk sees none of them, nothing stays."""

import io
import os
import secrets
from pathlib import Path

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from saksama_node.settings import durable, nameless
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.nameless import FOLDER, Nameless, TooMuchAtOnce
from saksama_node.web.uploading import LONGEST_BODY, WaitingUploadHandler

MARK = b"MARKED identity 5271019999990009 "


@given(st.lists(st.binary(max_size=70), max_size=8))
def test_any_pieces_come_back_as_one(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    with Nameless() as waiting:
        for piece in pieces:
            waiting.write(piece)
        waiting.seek(0)
        assert io.BufferedReader(waiting).read() == whole


@given(st.binary(min_size=1, max_size=200), st.integers(0, 220), st.integers(1, 40))
def test_a_part_is_read_from_its_place(whole: bytes, at: int, size: int) -> None:
    with Nameless() as waiting:
        waiting.write(whole)
        waiting.seek(at)
        assert waiting.read(size) == whole[at : at + size]
        assert waiting.read(size) == whole[at + size : at + 2 * size]


def test_the_disk_sees_no_plain_octet_and_no_name() -> None:
    waiting = Nameless()
    waiting.write(MARK * 40_000)
    assert list((SETTINGS.data / FOLDER).iterdir()) == []
    handle = waiting._file.fileno()
    waiting._file.flush()
    on_disk = Path(f"/proc/self/fd/{handle}").read_bytes()
    assert len(on_disk) == len(MARK) * 40_000
    assert MARK not in on_disk
    waiting.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_all_that_is_read_at_once_has_a_bound_and_what_was_let_go_counts_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nameless, "MOST", nameless._TAKEN.octets + (1 << 20))
    before = nameless._TAKEN.octets
    with Nameless() as first, Nameless() as second:
        first.write(bytes(600_000))
        second.write(bytes(200_000))
        with pytest.raises(TooMuchAtOnce):
            second.write(bytes(400_000))
        first.close()
        assert second.write(bytes(400_000)) == 400_000
    assert nameless._TAKEN.octets == before


def test_what_was_killed_before_it_lost_its_name_is_swept() -> None:
    folder = SETTINGS.data / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / f"{durable.NEW}{secrets.token_hex(12)}").touch()
    assert durable.sweep(SETTINGS.data) == 1
    assert list(folder.iterdir()) == []


def test_django_streams_a_large_form_through_it() -> None:
    photo = io.BytesIO(MARK * 60_000)
    photo.name = "foto.jpg"
    request = RequestFactory().post("/lapor/isi/", {"files": photo, "go": "send"})
    file = request.FILES["files"]
    assert isinstance(file.file, io.BufferedReader)  # type: ignore[union-attr]  # one file, no list
    assert file.size == len(MARK) * 60_000  # type: ignore[union-attr]  # likewise
    assert b"".join(file.chunks()) == MARK * 60_000  # type: ignore[union-attr]  # likewise
    assert request.POST["go"] == "send"


def test_longer_than_anything_that_is_taken_is_refused_unread() -> None:
    handler = WaitingUploadHandler()
    with pytest.raises(RequestDataTooBig):
        handler.handle_raw_input(None, {}, LONGEST_BODY + 1, "")
