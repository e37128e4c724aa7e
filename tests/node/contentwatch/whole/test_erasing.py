"""What a copy holds is erased by two persons and named in the log; the entries stay, and so does what others hold."""

import re

import pytest

from saksama.entries.kinds.content import Category, Concerns, Way
from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.contentwatch.captures.captured import copy_of, seen_before
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.masking import openings
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.models import (
    Claim,
    Copy,
    Erasure,
    Handed,
    Join,
    Look,
    Mask,
    Part,
    Recheck,
    Wording,
    WordingKey,
)
from saksama_node.contentwatch.partner.handing import note_handed
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.archive import ContentMissing
from saksama_node.contentwatch.whole import erasing
from saksama_node.contentwatch.whole.erasing import ACT, EraseRefused, Why, sweep
from saksama_node.flows.content.capture_content import capture_link, capture_picture, capture_words
from saksama_node.flows.content.erase_content import grounds_for, mask_content
from saksama_node.flows.content.look_again import look_again
from saksama_node.flows.content.triage_content import archive_content, begin_claim, take_content
from saksama_node.flows.node.restore_entry import RESTORE
from saksama_node.flows.seconds.two_persons import reject
from saksama_node.ledger.queries import history, openings_of
from saksama_node.ledger.turn import writing
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.proposing import State, of_subjects
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.conftest import Site
from tests.node.contentwatch.proposing import propose_erasure
from tests.node.seconds.reading import confirm_at, confirm_read
from tests.saksama.imagematch.drawn import file, scene
from tests.testonly.hostile_answers import says

WORDS = "Ani dari Mataram mengaku melihat kotak suara dibuka"
PUBLIC = Given(Way.PUBLIC, note="dari tetangga")


def archived(by: Staff, subject: str) -> str:
    take_content(by, subject)
    archive_content(by, subject, "bukan urusan pemilihan")
    return subject


def files_of(subject: str) -> set[str]:
    row = Copy.objects.get(subject=subject)
    files = {each.sha256 for each in row.parts.all()}
    return files | ({row.look.points} if row.look else set())


def is_kept(sha256: str) -> bool:
    try:
        archive.get(sha256)
    except ContentMissing:
        return False
    return True


def erased(staff_for: StaffFor, subject: str) -> tuple[Staff, Staff]:
    one, other = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="kedua")
    confirm_read(other, propose_erasure(one, subject, "request", "diminta pemiliknya"))
    return one, other


def test_two_persons_erase_what_a_copy_holds_and_the_entries_stay(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    subject = archived(by, capture_picture(None, file(scene(1), "JPEG"), PUBLIC, words=WORDS))
    mask_content(by, subject, ["Ani"], [3])
    mask = Mask.objects.get()
    files = files_of(subject) | {mask.words, mask.picture}
    assert len(files) == 5
    first, second = erased(staff_for, subject)
    found = copy_of(subject)
    assert (found.text, found.title, found.note, found.address, found.parts) == ("", "", "", "", ())
    assert not any(is_kept(each) for each in files)
    assert (Look.objects.count(), Wording.objects.count(), WordingKey.objects.count()) == (0, 0, 0)
    *before, last = history(subject)
    assert [each.entry.kind for each in before] == ["content.captured", "content.triaged"]
    assert all(openings_of(each.leaf_id) == () for each in before)
    assert last.entry.body == DataErased(second=pseudonym(second.secret, subject), what=Erasable.CASE_FILE)
    assert last.entry.actor == pseudonym(first.secret, subject)
    assert {each.name for each in openings_of(last.leaf_id)} == {"erased", "reason"}
    assert Erasure.objects.get().swept_at is not None
    with pytest.raises(EraseRefused) as told:
        propose_erasure(first, subject, "request", "lagi")
    assert told.value.why is Why.ERASED


def test_what_another_copy_holds_stays(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    subject, other = (archived(by, capture_picture(None, file(scene(2)), PUBLIC)) for _ in range(2))
    files = files_of(other)
    erased(staff_for, subject)
    assert all(is_kept(each) for each in files)
    assert files_of(other) == files
    assert seen_before(other) == 0
    erased(staff_for, other)
    assert not any(is_kept(each) for each in files)


def test_nothing_says_any_more_what_an_erased_copy_was_like(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    by = staff_for(Role.CONTENT)
    first, second, third = (capture_words(None, WORDS, PUBLIC) for _ in range(3))
    assert {copy_of(each).group for each in (first, second, third)} == {Copy.objects.get(subject=first).pk}
    archived(by, first)
    erased(staff_for, first)
    assert not Join.objects.filter(other__subject=first).exists()
    assert copy_of(first).group is None
    left = Copy.objects.get(subject=second)
    assert {copy_of(each).group for each in (second, third)} == {left.pk}
    client = logged_in(Role.CONTENT)
    assert "mirip" not in client.get(f"/meja/konten/{first}/").content.decode()
    page = client.get(f"/meja/konten/mirip/{left.pk}/").content.decode()
    assert first not in page
    assert "lewat salinan yang sudah dihapus" in page


def test_where_an_erased_copy_was_looked_for_again_goes_too(staff_for: StaffFor, site: Site) -> None:
    by = staff_for(Role.CONTENT)
    address = site("ani.example", says(b"<!doctype html><p>Kotak suara.", 200, ("Content-Type", "text/html")))
    subject = archived(by, capture_link(by, f"{address}/ani", PUBLIC))
    look_again(by, subject)
    assert Recheck.objects.get().met == f"{address}/ani"
    erased(staff_for, subject)
    assert Recheck.objects.get().met == ""


def test_a_file_that_was_not_removed_is_the_worker_s(staff_for: StaffFor) -> None:
    subject = archived(staff_for(Role.CONTENT), capture_words(None, WORDS, PUBLIC))
    (body,) = files_of(subject)
    erased(staff_for, subject)
    archive.put(WORDS.encode())
    Erasure.objects.update(swept_at=None)
    assert sweep() == 1
    assert not is_kept(body)
    again = capture_words(None, WORDS, PUBLIC)
    Erasure.objects.update(swept_at=None)
    sweep()
    assert is_kept(body), "captured again, it is needed again"
    assert copy_of(again).text == WORDS


def test_who_may_and_when(staff_for: StaffFor) -> None:
    by, one = staff_for(Role.CONTENT), staff_for(Role.COMMISSIONER)
    subject = capture_words(None, WORDS, PUBLIC)
    with pytest.raises(EraseRefused) as told:
        propose_erasure(one, subject, "request", "x")
    assert told.value.why is Why.WAITS
    archived(by, subject)
    for role in (Role.CONTENT, Role.CUSTODIAN, Role.INTAKE):
        with pytest.raises(NotAllowed):
            propose_erasure(staff_for(role), subject, "request", "x")
    number = propose_erasure(one, subject, "request", "x")
    reject(staff_for(Role.COMMISSIONER, which="kedua"), number, "masih perlu")
    assert copy_of(subject).text == WORDS


def test_a_proposal_that_waits_when_a_backup_brings_it_back_is_overtaken(staff_for: StaffFor) -> None:
    subject = archived(staff_for(Role.CONTENT), capture_words(None, WORDS, PUBLIC))
    erased(staff_for, subject)
    last = history(subject)[-1]
    # As the backup had it: the erasure was proposed, and nobody had agreed.
    Erasure.objects.all().delete()
    Proposal.objects.filter(act=ACT).update(state=State.OPEN, leaf=None)
    with writing():
        assert RESTORE["data.erased"](last) is None
    assert [(each.state, each.words) for each in of_subjects(subject)] == [(State.OVERTAKEN, "")]


def test_before_a_claim_is_judged_only_what_cannot_wait_goes(staff_for: StaffFor) -> None:
    by, one = staff_for(Role.CONTENT), staff_for(Role.COMMISSIONER)
    subject = capture_words(None, WORDS, PUBLIC)
    take_content(by, subject)
    claim = begin_claim(by, subject, Said("Kotak suara dibuka", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara"))
    early = grounds_for(subject)
    assert "request" not in early
    assert early
    with pytest.raises(EraseRefused) as told:
        propose_erasure(one, subject, "request", "x")
    assert told.value.why is Why.GROUND
    Claim.objects.filter(subject=claim).update(judged="no-violation")
    assert set(grounds_for(subject)) > set(early)


def test_what_a_backup_brought_back_is_erased_again(staff_for: StaffFor) -> None:
    subject = archived(staff_for(Role.CONTENT), capture_words(None, WORDS, PUBLIC))
    erased(staff_for, subject)
    last = history(subject)[-1]
    # As the backup had it: the row with its words, the file, no erasure.
    Erasure.objects.all().delete()
    row = Copy.objects.get(subject=subject)
    body = archive.put(WORDS.encode())
    Part.objects.create(copy=row, role="body", sha256=body, media_type="text/plain", size=len(WORDS))
    Copy.objects.filter(pk=row.pk).update(text=WORDS)
    for _ in range(2):
        with writing():
            assert RESTORE["data.erased"](last) is None
    assert copy_of(subject).text == ""
    erasing.sweep()
    assert not is_kept(body)
    assert Erasure.objects.count() == 1


def test_what_lies_in_a_dispatch_is_said_before_anybody_agrees(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    by, client = staff_for(Role.CONTENT), logged_in(Role.COMMISSIONER)
    subject = capture_words(None, WORDS, PUBLIC)
    take_content(by, subject)
    claim = begin_claim(by, subject, Said("Kotak suara dibuka", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara"))
    said = "Ada juga di dalam kiriman"
    assert said not in client.get(f"/meja/konten/{subject}/hapus/").content.decode()
    with writing():
        note_handed(claim, "mitra.example/log", "e" * 32, [subject])
    assert said in client.get(f"/meja/konten/{subject}/hapus/").content.decode()
    Handed.objects.all().delete()
    Copy.objects.filter(subject=subject).update(origin="mitra.example/log")
    assert said in client.get(f"/meja/konten/{subject}/hapus/").content.decode()


def test_at_the_desk_one_proposes_and_another_agrees(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    subject = archived(staff_for(Role.CONTENT), capture_words(None, WORDS, PUBLIC))
    client, second = logged_in(Role.COMMISSIONER), logged_in(Role.COMMISSIONER, which="kedua")
    address = f"/meja/konten/{subject}/hapus/"
    assert client.post(address, {"ground": "request"}).status_code == 422
    asked = client.post(address, {"ground": "request", "reason": "diminta pemiliknya"})
    (waits,) = of_subjects(subject)
    assert asked["Location"] == f"/meja/usulan/{waits.id}/"
    assert f"/meja/usulan/{waits.id}/" in client.get(address).content.decode()
    assert "Penghapusan isi konten" in second.get("/meja/").content.decode()
    # Who had begun before, and comes second, loses nothing.
    late = second.post(address, {"ground": "request", "reason": "menulis panjang"})
    assert late.status_code == 422
    assert "seconds.open" in late.content.decode()
    assert "menulis panjang</textarea>" in late.content.decode()
    page = second.get(f"/meja/usulan/{waits.id}/").content.decode()
    for said in (WORDS, "UU 27/2022", "diminta pemiliknya", "Setujui dan hapus"):
        assert said in page
    assert confirm_at(second, waits.id)["Location"] == f"/meja/konten/{subject}/"
    page = client.get(f"/meja/konten/{subject}/").content.decode()
    assert "Isi konten ini sudah dihapus" in page
    assert not re.search(r"\bAni\b", page)
    assert "Sudah dihapus" in client.get(address).content.decode()
    officer = logged_in(Role.CONTENT)
    why = {"reason": "untuk dibandingkan dengan laporan lain"}
    for answer in (
        officer.get(f"/meja/konten/{subject}/samar/"),
        officer.get(f"/meja/konten/{subject}/asli/"),
        officer.post(f"/meja/konten/{subject}/asli/", why),
    ):
        assert answer.headers["Location"] == f"/meja/konten/{subject}/"
    assert openings(subject) == [], "no opening is kept of what is not there"
