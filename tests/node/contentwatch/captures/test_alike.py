"""Copies that are alike are shown together and decided together; each has its entry, all of them or none."""

import random
from datetime import date

import pytest

from saksama.entries.kinds.content import Category, Concerns, ContentTriaged, Triage, Way
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.contentwatch.captures.captured import claim_of, copy_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.comparing import Alike, members, unplaced
from saksama_node.contentwatch.captures.priority import Reason
from saksama_node.contentwatch.captures.queued import queue
from saksama_node.contentwatch.captures.triaging import HELD, Said, TriageRefused
from saksama_node.contentwatch.models import Copy, CopyState, Wording, WordingKey
from saksama_node.flows.content.capture_content import capture_picture, capture_words, place_waiting
from saksama_node.flows.content.order_queue import archive_together, join_together
from saksama_node.flows.content.triage_content import begin_claim, bring_content_back, take_content
from saksama_node.ledger.queries import waiting_entries
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.saksama.imagematch.drawn import file, scene
from tools.benchmarks.picture_edits import cropped

DAY = date(2026, 11, 26)
FIRST = (
    "Kotak suara di gudang kecamatan sudah dibuka malam sebelum pemungutan suara dan surat suara diganti oleh petugas"
)
CHANGED = (
    "Sebarkan!! kotak suara di gudang kecamatan sudah dibuka malam sebelum pemungutan suara dan surat suara diganti"
)
PART = "Dari grup sebelah: kotak suara di gudang kecamatan sudah dibuka malam sebelum pemungutan"
OTHER = "Jadwal kapal penyeberangan Kayangan ke Pototano berubah mulai hari Senin karena gelombang tinggi di selat"


def copy(words: str) -> str:
    return capture_words(None, words, Given(Way.PUBLIC))


def joins(subject: str) -> dict[str, Alike]:
    group = copy_of(subject).group
    assert group is not None
    (found,) = [each for each in members(group) if each.copy.subject == subject]
    return {each.other: each.why for each in found.joins}


def triages(subject: str) -> list[Triage]:
    bodies = [entry.body for _, entry in waiting_entries(subject)]
    return [body.outcome for body in bodies if isinstance(body, ContentTriaged)]


def test_what_is_alike_is_one_group_with_the_reason_of_each(database: None) -> None:
    first, same, changed, part, other = copy(FIRST), copy(FIRST.upper() + " !!"), copy(CHANGED), copy(PART), copy(OTHER)
    groups = [copy_of(each).group for each in (first, same, changed, part)]
    assert len(set(groups)) == 1
    assert copy_of(other).group not in groups
    assert joins(first) == {}
    assert joins(same) == {first: Alike.SAME}
    assert Alike.NEAR in joins(changed).values()
    assert set(joins(part).values()) <= {Alike.NEAR, Alike.PART}
    assert joins(part)


def test_who_denies_a_text_stands_in_no_group_with_it(database: None) -> None:
    first, denial = copy(FIRST), copy(f"Kabar bahwa {FIRST} itu bohong, jangan percaya")
    assert copy_of(first).group != copy_of(denial).group
    assert joins(denial) == {}


def test_a_text_that_is_passed_on_unchanged_is_kept_once(database: None) -> None:
    copy(FIRST)
    keys = WordingKey.objects.count()
    for _ in range(3):
        copy(FIRST + "!")
    assert (Wording.objects.count(), WordingKey.objects.count()) == (1, keys)
    assert 0 < keys < 60


def test_a_copy_that_joins_two_groups_makes_them_one(database: None) -> None:
    one, other = copy(FIRST), copy(OTHER)
    assert copy_of(one).group != copy_of(other).group
    both = copy(f"{FIRST} {OTHER}")
    assert set(joins(both)) == {one, other}
    assert copy_of(one).group == copy_of(other).group == copy_of(both).group


def test_pictures_that_look_the_same_are_one_group(database: None) -> None:
    first = capture_picture(None, file(scene(1)), Given(Way.PUBLIC))
    other = capture_picture(None, file(scene(2)), Given(Way.PUBLIC))
    again = capture_picture(None, file(cropped(scene(1), random.Random(2)), "JPEG"), Given(Way.PUBLIC))
    equal = capture_picture(None, file(scene(2)), Given(Way.PUBLIC))
    assert joins(again) == {first: Alike.PICTURE}
    assert joins(equal) == {other: Alike.PICTURE}
    assert copy_of(first).group != copy_of(other).group


def test_the_queue_shows_one_for_all_that_are_alike(staff_for: StaffFor) -> None:
    lone = copy(OTHER)
    subjects = [copy(FIRST), copy(CHANGED), copy(PART)]
    found = queue(DAY)
    assert found.waiting == 4
    (top, last) = found.ranked
    assert (top.alike, last.alike, last.copy.subject) == (2, 0, lone)
    assert Reason.ALIKE in {point.reason for point in top.why.given}
    # What was decided is no reason any more.
    by = staff_for(Role.CONTENT)
    archive_together(by, subjects[:2])
    assert sorted(each.alike for each in queue(DAY).ranked) == [0, 0]
    bring_content_back(by, subjects[0])
    assert sorted(each.alike for each in queue(DAY).ranked) == [0, 1]


def test_several_are_joined_at_once_each_with_its_entry(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    subjects = [copy(FIRST), copy(CHANGED), copy(PART)]
    take_content(by, subjects[0])
    claim = begin_claim(
        by, subjects[0], Said("Kotak suara dibuka", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara")
    )
    assert join_together(by, subjects[1:], claim) == 2
    assert claim_of(claim).copies == 3
    assert [triages(each) for each in subjects[1:]] == [[Triage.CLAIM], [Triage.CLAIM]]


def test_all_or_none_where_a_colleague_has_one(staff_for: StaffFor) -> None:
    by, colleague = staff_for(Role.CONTENT), staff_for(Role.OFFICER)
    subjects = [copy(FIRST), copy(CHANGED), copy(PART)]
    take_content(colleague, subjects[1])
    with pytest.raises(TriageRefused):
        archive_together(by, subjects)
    assert [copy_of(each).state for each in subjects] == [CopyState.WAITING, CopyState.TAKEN, CopyState.WAITING]
    assert [triages(each) for each in subjects] == [[], [], []]
    with pytest.raises(NotAllowed):
        archive_together(staff_for(Role.INTAKE), subjects[:1])


def test_what_somebody_took_and_left_lying_can_be_ticked_again(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    colleague, client = staff_for(Role.OFFICER), logged_in(Role.CONTENT)
    subjects = [copy(FIRST), copy(CHANGED)]
    group = copy_of(subjects[0]).group
    take_content(colleague, subjects[1])
    page = f"/meja/konten/mirip/{group}/"
    assert client.get(page).content.decode().count(" checked>") == 1
    Copy.objects.filter(subject=subjects[1]).update(taken_at=now() - HELD)
    assert client.get(page).content.decode().count(" checked>") == 2
    client.post(f"{page}arsip/", {"copy": subjects, "reason": "iklan"})
    assert [copy_of(each).state for each in subjects] == [CopyState.NOISE, CopyState.NOISE]


def test_the_worker_places_what_was_cut_short(database: None) -> None:
    first = copy(FIRST)
    again = copy(CHANGED)
    Copy.objects.update(group=None)
    assert unplaced(5) == [first, again]
    for _ in place_waiting():
        pass
    assert unplaced(5) == []
    assert copy_of(first).group == copy_of(again).group


def test_at_the_desk_a_person_unticks_and_decides(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    client, by = logged_in(Role.CONTENT), staff_for(Role.CONTENT)
    subjects = [copy(FIRST), copy(CHANGED), copy(PART)]
    group = copy_of(subjects[0]).group
    page = client.get("/meja/konten/").content.decode()
    assert "dan 2 salinan mirip" in page
    assert f'href="/meja/konten/mirip/{group}/"' in page
    assert "dengan ini: 3" in client.get(f"/meja/konten/{subjects[2]}/").content.decode()
    page = client.get(f"/meja/konten/mirip/{group}/").content.decode()
    assert page.count(" checked>") == 3
    assert "banyak kata yang sama dengan" in page
    refused = client.post(f"/meja/konten/mirip/{group}/arsip/", {}, follow=True).content.decode()
    assert "Tidak ada yang dicentang" in refused
    sent = {"copy": subjects[1:], "reason": "iklan kopi dari pasar", "claim": "0" * 32}
    lost = client.post(f"/meja/konten/mirip/{group}/sambung/", sent)
    for answer in (lost, client.post(f"/meja/konten/mirip/{group}/arsip/", sent | {"reason": "kopi " * 300})):
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Belum ada yang diputuskan" in page
        assert page.count(" checked>") == 2, "what was ticked and typed stays"
    assert 'value="iklan kopi dari pasar"' in lost.content.decode()
    assert [copy_of(each).state.value for each in subjects] == ["waiting"] * 3
    client.post(f"/meja/konten/mirip/{group}/arsip/", {"copy": subjects[1:], "reason": "iklan"})
    assert [copy_of(each).state.value for each in subjects] == ["waiting", "noise", "noise"]
    client.post(f"/meja/konten/mirip/{group}/arsip/", {"copy": [subjects[0], "0" * 32]}, follow=True)
    assert copy_of(subjects[0]).state is CopyState.NOISE
    assert client.get(f"/meja/konten/mirip/{group}/").status_code == 404
    assert triages(subjects[1]) == [Triage.NOISE]
    archived = [each for each in subjects if copy_of(each).holder == by.id]
    assert archived == [], "what is decided is held by nobody"


def test_nobody_chose_a_claim_yet_for_what_is_alike(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    client, by = logged_in(Role.CONTENT), staff_for(Role.CONTENT)
    about_ships = copy(OTHER)
    take_content(by, about_ships)
    begin_claim(by, about_ships, Said("Kapal berubah jadwal", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara"))
    subjects = [copy(FIRST), copy(CHANGED)]
    page = f"/meja/konten/mirip/{copy_of(subjects[0]).group}/"
    assert '<option value="">Pilih klaimnya</option>' in client.get(page).content.decode()
    answer = client.post(f"{page}sambung/", {"copy": subjects, "claim": "", "reason": "serupa"})
    assert answer.status_code == 422
    assert "Pilih dulu klaim yang diulang salinan ini." in answer.content.decode()
    assert [copy_of(each).state.value for each in subjects] == ["waiting"] * 2
