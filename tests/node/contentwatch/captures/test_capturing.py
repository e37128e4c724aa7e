"""Capture: kept sealed and once, entered at once, shown without what it might do."""

import hashlib
import json
from pathlib import Path

import pyrage
import pytest

from saksama.entries.commitment import commit
from saksama.entries.kinds.content import Channel, ContentCaptured, Medium, Way
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.contentwatch.captures.captured import NoSuchContent, copy_of, seen_before, shown_picture
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.models import Copy
from saksama_node.contentwatch.models import Part as StoredPart
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.archive import ContentMissing
from saksama_node.contentwatch.strangers.material import Role as Part
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Why
from saksama_node.flows.content.capture_content import capture_link, capture_picture, capture_words
from saksama_node.flows.node.restore_entry import RESTORE
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import openings_of, waiting_entries
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.contentwatch.conftest import Site
from tests.node.contentwatch.drawn import claims_to_be, picture
from tests.testonly.hostile_answers import says

PAGE = b"<!doctype html><title>Kabar</title><p>Surat suara sudah tercoblos di Mataram.<script>alert(1)</script>"
STAFF = Given(Way.STAFF, Channel.WEBSITE)


def sealed() -> list[Path]:
    return sorted((SETTINGS.data / archive.FOLDER).rglob("*.age"))


def test_a_link_is_captured_whole_and_entered_at_once(site: Site, staff_for: StaffFor) -> None:
    url = site("kabar.example", says(PAGE, 200, ("Content-Type", "text/html; charset=utf-8"), ("Server", "contoh")))
    subject = capture_link(staff_for(Role.CONTENT), f"{url}/a#b", STAFF)
    found = copy_of(subject)
    assert (found.title, found.text) == ("Kabar", "Surat suara sudah tercoblos di Mataram.")
    assert found.address == f"{url}/a"
    assert found.reach is None
    ((_, entry),) = waiting_entries(subject)
    assert entry.body == ContentCaptured(channel=Channel.WEBSITE, medium=Medium.LINK, way=Way.STAFF)
    body, heads = found.part(Part.BODY), found.part(Part.HEADS)
    assert body is not None
    assert heads is not None
    assert archive.get(body.sha256) == PAGE
    assert json.loads(archive.get(heads.sha256))["server"] == "contoh"
    # What the entry commits to opens to a manifest that names every file.
    assert found.leaf is not None
    (manifest,) = openings_of(found.leaf)
    assert commit(entry.kind, "content", manifest.salt, manifest.data) == entry.commits["content"]
    told = json.loads(manifest.data)
    assert [(each["role"], each["sha256"]) for each in told["parts"]] == [
        (each.role, each.sha256) for each in found.parts
    ]
    assert told["hops"] == [f"{url}/a"]


def test_the_same_bytes_are_kept_once_and_captured_each_time(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    first = capture_words(by, "Surat suara sudah tercoblos semua", STAFF)
    kept = sealed()
    second = capture_words(None, "Surat suara sudah tercoblos semua", Given(Way.PUBLIC), Medium.MESSAGE)
    assert sealed() == kept
    assert seen_before(first) == 0
    assert seen_before(second) == 1
    assert copy_of(second).by is None
    ((_, entry),) = waiting_entries(second)
    assert entry.actor == "content"


def test_only_ciphertext_lies_on_disk_and_the_nodes_key_opens_it(staff_for: StaffFor) -> None:
    words = "Kata-kata yang tidak boleh terbaca di cakram"
    capture_words(staff_for(Role.OFFICER), words, STAFF)
    digest = hashlib.sha256(words.encode()).hexdigest()
    (path,) = [path for path in sealed() if path.stem == digest]
    assert words.encode() not in path.read_bytes()
    assert path.read_bytes().startswith(b"age-encryption.org/v1")
    path.write_bytes(pyrage.encrypt(b"lain", [pyrage.x25519.Identity.generate().to_public()]))
    with pytest.raises(ContentMissing):
        archive.get(digest)
    path.unlink()
    with pytest.raises(ContentMissing):
        archive.get(digest)


def test_a_picture_is_kept_as_it_came_and_shown_as_drawn_anew(staff_for: StaffFor) -> None:
    data = picture((40, 30), "JPEG")
    subject = capture_picture(staff_for(Role.INTAKE), data, STAFF, words="Surat suara tercoblos")
    found = copy_of(subject)
    body = found.part(Part.BODY)
    assert body is not None
    assert archive.get(body.sha256) == data
    assert shown_picture(subject).startswith(b"\x89PNG")
    assert found.text == "Surat suara tercoblos"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Why.EMPTY),
        (b"<svg onload=alert(1)>", Why.ACTIVE),
        (PAGE, Why.TYPE),
        (b"GIF89a" + bytes(20), Why.TYPE),
        (claims_to_be(60_000, 60_000), Why.PICTURE_TOO_LARGE),
        (b"\x89PNG\r\n\x1a\n", Why.UNREADABLE),
    ],
)
def test_a_picture_that_is_none_is_refused_and_nothing_is_kept(staff_for: StaffFor, data: bytes, why: Why) -> None:
    before = sealed()
    with pytest.raises(CaptureRefused) as told:
        capture_picture(staff_for(Role.CONTENT), data, STAFF)
    assert told.value.why is why
    assert sealed() == before


@pytest.mark.parametrize(("words", "why"), [("", Why.EMPTY), (" \n\u200b", Why.EMPTY), ("x" * 50_001, Why.TOO_LARGE)])
def test_words_that_are_none_are_refused(staff_for: StaffFor, words: str, why: Why) -> None:
    with pytest.raises(CaptureRefused) as told:
        capture_words(staff_for(Role.CONTENT), words, STAFF)
    assert told.value.why is why


@pytest.mark.parametrize("role", [Role.READER, Role.COMMISSIONER, Role.ADMINISTRATOR, Role.STATISTICS])
def test_who_does_not_capture_is_asked_before_anything_is_fetched(staff_for: StaffFor, role: Role) -> None:
    with pytest.raises(NotAllowed):
        capture_link(staff_for(role), "http://127.0.0.1/", STAFF)


def test_what_is_not_there_is_said(database: None) -> None:
    with pytest.raises(NoSuchContent):
        copy_of("0" * 32)


def test_a_capture_that_a_backup_lost_is_told_as_lost_words(staff_for: StaffFor) -> None:
    subject = capture_words(staff_for(Role.CONTENT), "Surat suara sudah tercoblos", STAFF)
    ((leaf, entry),) = waiting_entries(subject)
    restore = RESTORE["content.captured"]
    assert restore(LoggedEntry(0, entry, leaf)) is None
    StoredPart.objects.all().delete()
    Copy.objects.all().delete()
    assert restore(LoggedEntry(0, entry, leaf)) is Missing.WORDS


def test_words_typed_beside_a_picture_are_shown_without_what_does_not_print(database: None) -> None:
    given = Given(Way.PUBLIC, Channel.WHATSAPP)
    subject = capture_picture(
        None, picture((30, 20)), given, words="Surat\u200b suara\r\n\r\n \u202etercoblos\u202c\x07  sudah "
    )
    assert copy_of(subject).text == "Surat suara\ntercoblos sudah"
