"""Files after the words: in pieces that go on where they ended, whole or not there, whatever happens in between."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from saksama.observation.document import parse_document
from saksama_node.ledger.queries import openings_of
from saksama_node.observation.annexed import annexes_of
from saksama_node.observation.annexing import FOLDER, open_annex
from saksama_node.observation.envelope import LARGEST_ANNEX
from saksama_node.observation.models import Annex, Device, Submission
from saksama_node.settings.clock import now
from tests.node.field.conftest import LetIn
from tests.node.field.photos import PHOTO, keyed, named, patch, reported
from tests.node.field.telephone import WHOLE

PIECE = 60_000


def test_a_photo_comes_in_pieces_and_opens_as_what_it_was(let_in: LetIn, folder: Path) -> None:
    telephone = let_in()
    address, data = reported(telephone)
    for offset in range(0, len(data), PIECE):
        asked = telephone.ask("HEAD", address)
        assert (asked.status_code, asked["Upload-Offset"], asked["Upload-Length"]) == (204, str(offset), str(len(data)))
        answer = patch(telephone, address, offset, data[offset : offset + PIECE])
        assert (answer.status_code, answer["Upload-Offset"]) == (204, str(min(len(data), offset + PIECE)))
    # The answer was lost: again is well, and nothing changes.
    assert patch(telephone, address, 0, data[:PIECE])["Upload-Offset"] == str(len(data))
    row = annexes_of(address.rpartition("=")[2])[0]
    assert open_annex(row) == PHOTO
    assert (row.words, row.fault) == ("CONTOH", "")
    assert PHOTO[:64] not in (folder / FOLDER / row.file).read_bytes()
    assert telephone.ask("GET", "/lapangan/api/receipt/1").json()["missing"] == []
    leaf = Submission.objects.get().leaf
    assert leaf is not None
    document = parse_document(openings_of(leaf + 1)[0].data)
    assert [(each.sha256, each.words) for each in document.annexes] == [(hashlib.sha256(PHOTO).hexdigest(), "CONTOH")]


def test_a_piece_that_is_not_the_next_is_told_which_is(let_in: LetIn) -> None:
    telephone, other = let_in(), let_in(which="b")
    address, data = reported(telephone)
    assert patch(telephone, address, 0, data[:PIECE]).status_code == 204
    for offset, piece in ((0, data[:PIECE]), (2 * PIECE, data[2 * PIECE :]), (PIECE, b""), (PIECE, data + data)):
        answer = patch(telephone, address, offset, piece)
        wanted = (409, str(PIECE)) if len(piece) <= 1 << 18 else (413, None)
        assert (answer.status_code, answer.headers.get("Upload-Offset")) == wanted
    assert telephone.ask("PATCH", address, b"x").status_code == 400
    assert other.ask("HEAD", address).status_code == 404
    assert telephone.ask("HEAD", address[:-1]).status_code == 404
    # A shorter piece, cut on its way, is a piece: the next one goes on from there.
    assert patch(telephone, address, PIECE, data[PIECE : PIECE + 7])["Upload-Offset"] == str(PIECE + 7)
    Device.objects.update(revoked_at=now())
    assert patch(telephone, address, PIECE + 7, data[PIECE + 7 :]).status_code == 403


def test_what_is_not_what_was_named_begins_anew_or_is_told(let_in: LetIn) -> None:
    telephone = let_in()
    address, data = reported(telephone)
    answer = patch(telephone, address, 0, data[:-1] + bytes([data[-1] ^ 1]))
    assert (answer.status_code, answer.json()["code"]) == (422, "field.digest")
    assert telephone.ask("HEAD", address)["Upload-Offset"] == "0"
    assert patch(telephone, address, 0, data).status_code == 204
    for plain, status in ((b"<svg onload=x>", 415), (b"MZ\x90\x00\x03" * 9, 415)):
        address, data = reported(telephone, plain, f"{status}{len(plain)}")
        assert patch(telephone, address, 0, data).status_code == status
        assert patch(telephone, address, 0, data).status_code == status
    assert sorted(Annex.objects.values_list("fault", flat=True)) == ["", "type", "type"]
    one = named(data := os.urandom(500))
    body = telephone.sealed(WHOLE, "9", annexes=[one], more=keyed({one["sha256"]: PHOTO}))
    address = f"/lapangan/api/annex/{one['sha256']}?report={telephone.submit(body).json()['report']}"
    assert patch(telephone, address, 0, data).json()["code"] == "field.sealed"


def test_too_large_a_file_or_one_of_another_type_is_refused_before_a_byte_of_it(let_in: LetIn) -> None:
    telephone = let_in()
    for more, status in (({"size": 300 << 20}, 413), ({"size": LARGEST_ANNEX + 1}, 413), ({"type": "text/html"}, 415)):
        answer = telephone.submit(telephone.sealed(WHOLE, "1", annexes=[named(PHOTO, **more)], sequence=1))
        assert answer.status_code == status
    assert telephone.submit(telephone.sealed(WHOLE, "1", annexes=[named(PHOTO)], sequence=1)).status_code == 422


def test_a_disk_that_is_full_in_the_middle_loses_nothing_that_was_told(
    let_in: LetIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    telephone = let_in()
    address, data = reported(telephone)
    assert patch(telephone, address, 0, data[:PIECE]).status_code == 204

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "planted")

    with monkeypatch.context() as planted:
        planted.setattr("saksama_node.observation.annexing.os.fsync", full)
        answer = patch(telephone, address, PIECE, data[PIECE : 2 * PIECE])
        assert (answer.status_code, answer.json()["code"], answer["Retry-After"]) == (503, "ledger.disk-full", "30")
    # What was written of it does not count.
    assert telephone.ask("HEAD", address)["Upload-Offset"] == str(PIECE)
    for offset in range(PIECE, len(data), PIECE):
        assert patch(telephone, address, offset, data[offset : offset + PIECE]).status_code == 204
    assert open_annex(annexes_of(address.rpartition("=")[2])[0]) == PHOTO


def test_what_a_restored_backup_lacks_is_asked_for_again(let_in: LetIn, folder: Path) -> None:
    telephone = let_in()
    address, data = reported(telephone)
    assert patch(telephone, address, 0, data[:PIECE]).status_code == 204
    row = annexes_of(address.rpartition("=")[2])[0]
    os.truncate(folder / FOLDER / row.file, 100)
    assert telephone.ask("HEAD", address)["Upload-Offset"] == "100"
    assert patch(telephone, address, 100, data[100:]).status_code == 204
    assert open_annex(row) == PHOTO
