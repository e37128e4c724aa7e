"""What is kept of the disk for the log: held by a file, let go where the disk is full, taken by no upload."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saksama_node.cases import evidence
from saksama_node.cases.models import Message, Submission
from saksama_node.condition.check import State
from saksama_node.contentwatch.strangers import archive
from saksama_node.exchange.attachments import Upload, keep_uploads
from saksama_node.flows.node.examine_machine import disks
from saksama_node.flows.reports.file_report import new_code
from saksama_node.ledger.world import troubles
from saksama_node.norms.confirming import keep_text
from saksama_node.results.versions import spool
from saksama_node.settings import reserve
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.nameless import Nameless
from saksama_node.settings.reserve import FILE, NoRoomForFiles, keep_up, look
from saksama_node.web.portal import report
from tests.node.cases.filing import PHOTO, given
from tests.node.cases.handed_in import ALL, code_in, send, step
from tools.crash.small_disk import fill, small_disk

MEBIBYTE = 1 << 20
NEEDS_MOUNT = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
KEPT = 1_000_000
"""Mebibytes: more than the quarter of any disk that tests run on."""


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Says that this part of what is kept for the log is left on the disk."""
    real = os.statvfs

    def say(part: float) -> None:
        def told(place: Path) -> os.statvfs_result:
            seen = list(real(place))[:10]
            # Blocks of the disk, then those that this user may write.
            seen[2], seen[4] = 4 * KEPT * MEBIBYTE // seen[1], int(part * KEPT * MEBIBYTE) // seen[1]
            return os.statvfs_result(seen)

        monkeypatch.setattr(os, "statvfs", told)

    monkeypatch.setattr(reserve, "SETTINGS", replace(SETTINGS, reserved_megabytes=KEPT))
    monkeypatch.setattr(report, "_WAIT_SECONDS", 0.0)
    return say


@NEEDS_MOUNT
def test_a_file_holds_the_room_lets_go_of_it_on_a_full_disk_and_takes_it_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "64m") as disk:
        assert look(disk, 1024).kept == 16 * MEBIBYTE, "a quarter of a small disk"
        assert keep_up(disk, 8) == 2 * MEBIBYTE
        assert look(disk, 8).left == 8 * MEBIBYTE
        filler = fill(disk)
        assert look(disk, 8).free == 0
        assert keep_up(disk, 8) == 3 * MEBIBYTE // 2
        assert look(disk, 8).free == MEBIBYTE // 2
        # What was let go is there for the log, and is let go once only while nobody takes it.
        assert keep_up(disk, 8) == 3 * MEBIBYTE // 2
        for _ in range(8):
            fill(disk)
            keep_up(disk, 8)
        assert look(disk, 8) == reserve.Reserve(8 * MEBIBYTE, 0, 0)
        filler.unlink()
        assert keep_up(disk, 8) == 2 * MEBIBYTE
        assert (disk / FILE).stat().st_mode & 0o077 == 0


def test_a_report_with_a_file_is_refused_in_words_and_one_without_is_taken(
    database: None, left: Callable[[float], None]
) -> None:
    left(0.9)
    kept, client = SETTINGS.data / evidence.FOLDER, Client()
    before = set(kept.glob("*"))
    _code, refused = send(client, PHOTO[:20_000])
    page = refused.content.decode()
    assert refused.status_code == 507
    assert "laporan tanpa berkas masih diterima" in page
    assert "ledger.no-room-for-files" in page
    assert "isian Anda masih ada" in page
    assert set(kept.glob("*")) == before
    code, ticket = code_in(step(client, 3, **ALL).content.decode())
    taken = step(client, 4, "send", **ALL, declaration="on", ticket=ticket)
    assert taken.status_code == 200
    written = client.post("/ikuti/pesan/", {"code": code, "go": "message", "text": "CONTOH: ada lagi."})
    assert "tersimpan dan dicatat" in written.content.decode()
    photo = SimpleUploadedFile("foto.jpg", PHOTO[:20_000])
    told = client.post("/ikuti/pesan/", {"code": code, "go": "message", "text": "CONTOH: fotonya.", "files": photo})
    assert told.status_code == 507
    assert "CONTOH: fotonya." in told.content.decode(), "nothing needs to be typed again"


def test_half_used_up_nothing_is_taken_and_the_counter_is_named(database: None, left: Callable[[float], None]) -> None:
    left(0.4)
    client, count = Client(), (Submission.objects.count(), Message.objects.count())
    _code, ticket = code_in(step(client, 3, **ALL).content.decode())
    refused = step(client, 4, "send", **ALL, declaration="on", ticket=ticket)
    assert refused.status_code == 507
    assert "ledger.no-room" in refused.content.decode()
    assert "kantor menerimanya di meja pengaduan" in refused.content.decode()
    assert (Submission.objects.count(), Message.objects.count()) == count
    assert [each.code for each in troubles()] == ["ledger.no-room"]


def test_a_large_upload_is_refused_while_it_is_read(database: None, left: Callable[[float], None]) -> None:
    left(0.9)
    large = SimpleUploadedFile("rekaman.mp4", bytes(3 * MEBIBYTE))
    client = Client(raise_request_exception=False)
    answer = client.post("/ikuti/pesan/", {"code": new_code(), "go": "message", "files": large})
    page = answer.content.decode()
    assert answer.status_code == 507
    assert "belum diterima" in page
    assert "tidak hilang" in page
    assert "/lapor/tempat/" in page


@pytest.mark.parametrize(
    "take",
    [
        lambda: evidence.keep(given()),
        lambda: archive.put(os.urandom(64)),
        lambda: keep_uploads("uji-penuh", [Upload("surat.pdf", io.BytesIO(b"%PDF-"))]),
        lambda: keep_text(b"%PDF-1.7 " + os.urandom(16) + b"\n%%EOF"),
        lambda: spool.put([b"kode;suara"]),
        lambda: Nameless(incoming=True).write(b"x"),
    ],
    ids=["evidence", "content", "attachment", "norm", "figures", "upload"],
)
def test_whoever_takes_a_file_refuses_it(
    folder: Path, left: Callable[[float], None], take: Callable[[], object]
) -> None:
    left(0.9)
    with pytest.raises(NoRoomForFiles):
        take()
    left(1.1)
    take()


def test_what_is_read_and_what_is_served_needs_no_such_room(folder: Path, left: Callable[[float], None]) -> None:
    left(0.1)
    with Nameless() as waiting:
        assert waiting.write(b"x" * MEBIBYTE) == MEBIBYTE


@pytest.mark.parametrize(
    ("part", "code", "state"),
    [
        (1.5, "disk.reserve-well", State.WELL),
        (0.9, "disk.reserve-reached", State.FAILS),
        (0.4, "disk.reserve-used", State.FAILS),
    ],
)
def test_the_doctor_says_how_much_is_kept_and_left(
    folder: Path, left: Callable[[float], None], part: float, code: str, state: State
) -> None:
    left(part)
    (told,) = [each for each in disks() if each.code.startswith("disk.reserve")]
    assert (told.code, told.state) == (code, state)
    assert told.facts["kept"] == KEPT * MEBIBYTE
    assert told.facts["left"] == pytest.approx(min(part, 1) * KEPT * MEBIBYTE, rel=1e-6)
