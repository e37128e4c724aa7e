"""The partner's log, held here whole: growth, forks, rollbacks, entries that we do not know."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from saksama.errors import NoteUnverified, SignatureInvalid
from saksama.tlog.note import Note
from saksama.tlog.witness import StoredCheckpoint, origin_hash
from saksama_node.ledger import mirror, mirror_cut, mirror_public, models, observing, queries, tiles, witnessing
from saksama_node.ledger.faults import EntriesDiffer, Fork, GrewTooMuch, LogNotTrusted, Rollback
from saksama_node.ledger.signing import witness_key
from tests.node.ledger.mirrored import ORIGIN, Partner, _follow, an_entry, partner

__all__ = ["partner"]


def test_the_log_is_mirrored_as_it_grows(partner: Partner) -> None:
    for step in (0, 1, 250, 600):
        partner.add(*(an_entry(number) for number in range(step)))
        _follow(partner)
        assert [found.entry.encode() for found in mirror.mirrored(ORIGIN)] == partner.entries
        assert mirror.state(ORIGIN).root == partner.edge.root()
    assert mirror.entry_bytes(ORIGIN, 3, 4) == tuple(partner.entries[3:7])
    assert [found.index for found in mirror.mirrored(ORIGIN, after=858)] == [859, 860]
    mine = next(mirror.mirrored(ORIGIN, after=4))
    assert [found.index for found in mirror.mirrored(ORIGIN, subject=mine.entry.subject)] == [5]
    found = witnessing.vouched(ORIGIN)
    assert found is not None
    assert found[0].size == 861


def test_a_log_that_nobody_named_is_not_mirrored(partner: Partner) -> None:
    models.LogKey.objects.update(active=False)
    with pytest.raises(LogNotTrusted):
        _follow(partner)


def test_an_unsigned_checkpoint_is_refused(partner: Partner) -> None:
    other = Partner(entries=partner.entries, tiles=partner.tiles, edge=partner.edge)
    with pytest.raises(NoteUnverified):
        mirror.advance(ORIGIN, other.note(), other.entries)
    broken = partner.note().replace(b"\n10\n", b"\n11\n")
    with pytest.raises(SignatureInvalid):
        mirror.check_checkpoint(ORIGIN, broken)


def test_altered_entries_are_not_taken(partner: Partner) -> None:
    with pytest.raises(EntriesDiffer):
        mirror.advance(ORIGIN, partner.note(), [an_entry(99), *partner.entries[1:]])
    with pytest.raises(EntriesDiffer):
        mirror.advance(ORIGIN, partner.note(), partner.entries[:-1])
    assert mirror.state(ORIGIN).size == 0
    _follow(partner)
    assert mirror.state(ORIGIN).size == 10


@pytest.mark.parametrize("bound", [("_ROWS", 100), ("_ROW_BYTES", 20_000)], ids=["entries", "octets"])
def test_a_long_gap_is_taken_page_by_page(
    partner: Partner, monkeypatch: pytest.MonkeyPatch, bound: tuple[str, int]
) -> None:
    monkeypatch.setattr(mirror, *bound)
    partner.add(*(an_entry(number) for number in range(1015)))
    stored: list[int] = []

    def served() -> Iterator[bytes]:
        for entry in partner.entries:
            stored.append(models.MirrorEntry.objects.count())
            yield entry

    mirror.advance(ORIGIN, partner.note(), served())
    # Never more than a page ahead of what is on the disk, and nothing is shown before the whole is verified.
    assert 1 < max(number - rows for number, rows in enumerate(stored)) < 100
    assert [found.entry.encode() for found in mirror.mirrored(ORIGIN)] == partner.entries


@pytest.mark.parametrize("bound", [("MOST_ENTRIES", 9), ("MOST_BYTES", 2000)], ids=["entries", "octets"])
def test_what_grows_by_more_than_a_log_may_leaves_nothing(
    partner: Partner, monkeypatch: pytest.MonkeyPatch, bound: tuple[str, int]
) -> None:
    with monkeypatch.context() as smaller:
        smaller.setattr(mirror, *bound)
        with pytest.raises(GrewTooMuch):
            _follow(partner)
    assert models.MirrorEntry.objects.count() == 0
    assert mirror.state(ORIGIN).size == 0
    _follow(partner)
    assert mirror.state(ORIGIN).size == 10


def test_a_branch_is_cut_off_to_the_very_tree_before_it_and_kept_as_a_file(
    partner: Partner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(folder / mirror_cut.FOLDER, ignore_errors=True)
    partner.add(*(an_entry(number) for number in range(290)))
    _follow(partner)
    before = _tiles()
    good = mirror.state(ORIGIN)
    partner.add(*(an_entry(number) for number in range(500)))
    _follow(partner)
    synced: set[str] = set()
    fsync = os.fsync

    def told(handle: int) -> None:
        synced.add(str(Path(f"/proc/self/fd/{handle}").readlink()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", told)
    assert mirror_cut.cut_back(ORIGIN, good.size, good.root, partner.note(good.size)) == 500
    assert {str(folder), str(folder / mirror_cut.FOLDER)} <= synced, "the file's name is on the disk too"
    assert (mirror.state(ORIGIN).size, mirror.state(ORIGIN).root, _tiles()) == (good.size, good.root, before)
    [kept] = (folder / mirror_cut.FOLDER).glob(f"*-{good.size}-*.jsonl")
    assert kept.read_bytes().splitlines() == partner.entries[good.size :]
    _follow(partner)
    assert mirror.state(ORIGIN).size == len(partner.entries)


def test_a_process_that_did_not_cut_itself_reads_the_true_log_too(
    partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker cuts; the web process, which nobody tells, answers the partner's next request for a cosignature."""
    monkeypatch.setattr(tiles, "forget", lambda: None)
    _follow(partner)
    good, beginning = mirror.state(ORIGIN), list(partner.entries)
    partner.add(*(an_entry(number) for number in range(20)))
    _follow(partner)
    mirror.check_no_fork(ORIGIN, partner.note())
    mirror_cut.cut_back(ORIGIN, good.size, good.root, partner.note(good.size))
    true = Partner(key=partner.key)
    true.add(*beginning, *(an_entry(number) for number in range(100, 120)))
    _follow(true)
    mirror.check_no_fork(ORIGIN, true.note())
    assert not models.Evidence.objects.filter(code=Fork.code).exists()


def _tiles() -> list[tuple[int, int, bytes]]:
    rows = models.Tile.objects.filter(origin=ORIGIN).order_by("level", "number")
    return [(row.level, row.number, bytes(row.hashes)) for row in rows]


def test_a_gap_that_ends_otherwise_than_signed_leaves_nothing(
    partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "_ROWS", 4)
    _follow(partner)
    partner.add(*(an_entry(number) for number in range(20)))
    for entries in (partner.entries[10:29], [*partner.entries[10:], an_entry(9)], [*partner.entries[10:29], b"{}"]):
        with pytest.raises(EntriesDiffer):
            mirror.advance(ORIGIN, partner.note(), iter(entries))
        assert models.MirrorEntry.objects.count() == 10
        assert mirror.state(ORIGIN).size == 10
    _follow(partner)
    assert mirror.state(ORIGIN).size == 30


def test_two_trees_of_one_size_are_a_fork_with_both_notes(partner: Partner) -> None:
    _follow(partner)
    forked = Partner(key=partner.key)
    forked.add(*(an_entry(number) for number in range(10)))
    with pytest.raises(Fork):
        mirror.check_checkpoint(ORIGIN, forked.note())
    (kept,) = queries.evidence(ORIGIN)
    assert (kept.held, kept.shown) == (partner.note(), forked.note())


def test_a_smaller_tree_is_a_rollback_and_a_smaller_other_one_a_fork(partner: Partner) -> None:
    _follow(partner)
    with pytest.raises(Rollback):
        mirror.check_checkpoint(ORIGIN, partner.note(7))
    forked = Partner(key=partner.key)
    forked.add(*(an_entry(number) for number in range(7)))
    with pytest.raises(Fork):
        mirror.check_checkpoint(ORIGIN, forked.note())
    assert [kept.code for kept in queries.evidence()] == ["ledger.rollback", "ledger.fork"]


def test_a_larger_tree_that_does_not_begin_with_ours_is_a_fork(partner: Partner) -> None:
    _follow(partner)
    forked = Partner(key=partner.key)
    forked.add(*(an_entry(number) for number in range(20)))
    with pytest.raises(EntriesDiffer):
        mirror.advance(ORIGIN, forked.note(), forked.entries[10:])
    with pytest.raises(Fork):
        mirror.check_consistent(ORIGIN, forked.note(), forked.read(20))
    partner.add(an_entry(1))
    mirror.check_consistent(ORIGIN, partner.note(), partner.read(11))


def test_what_our_witness_cosigned_must_fit_what_we_follow(partner: Partner) -> None:
    forked = Partner(key=partner.key)
    forked.add(*(an_entry(number) for number in range(8)))
    assert witnessing.add_checkpoint(forked.request(0, 8))[0] == 200
    with pytest.raises(Fork):
        _follow(partner)
    assert mirror.state(ORIGIN).size == 0


def test_witness_and_follower_move_one_row(partner: Partner) -> None:
    assert witnessing.add_checkpoint(partner.request(0, 4))[0] == 200
    assert mirror.wanted(ORIGIN)
    _follow(partner)
    assert not mirror.wanted(ORIGIN)
    status, _, body = witnessing.add_checkpoint(partner.request(4, 10))
    assert (status, body) == (409, b"10\n")
    assert witnessing.add_checkpoint(partner.request(10, 10))[0] == 200


def test_the_follower_tries_again_where_the_witness_moved_the_row_meanwhile(
    partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    vouch, tried = witnessing.vouch, list[object]()

    def raced(before: StoredCheckpoint | None, after: StoredCheckpoint, note: bytes) -> bool:
        tried.append(before)
        if len(tried) == 1:
            assert witnessing.add_checkpoint(partner.request(0, 4))[0] == 200
        return vouch(before, after, note)

    monkeypatch.setattr(witnessing, "vouch", raced)
    _follow(partner)
    found = witnessing.vouched(ORIGIN)
    assert found is not None
    assert found[0].size == 10
    assert len(tried) > 1


def test_an_entry_that_is_newer_than_known_is_set_aside(partner: Partner) -> None:
    newer = an_entry(1).replace(b'"kind":"task.opened"', b'"kind":"task.imagined"')
    partner.add(newer, b"not an entry", an_entry(2))
    _follow(partner)
    aside = mirror.set_aside(ORIGIN)
    assert [(one.index, one.kind) for one in aside] == [(10, "task.imagined"), (11, "")]
    assert aside[0].fault == "entry.newer"
    assert [found.index for found in mirror.mirrored(ORIGIN, after=8)] == [9, 12]
    known = {found.entry.subject for found in mirror.mirrored(ORIGIN)}
    assert mirror.subjects_with(ORIGIN, "task.opened") == known
    assert mirror.subjects_with(ORIGIN, "task.imagined") == frozenset(), "what is set aside says nothing"


def test_what_was_set_aside_is_read_again_after_an_upgrade(partner: Partner) -> None:
    _follow(partner)
    models.MirrorEntry.objects.filter(number=4).update(fault="entry.newer", kind="", subject="", at=None)
    assert [found.index for found in mirror.mirrored(ORIGIN)] == [0, 1, 2, 3, 5, 6, 7, 8, 9]
    assert mirror.read_again() == 1
    assert mirror.set_aside(ORIGIN) == []
    assert [found.index for found in mirror.mirrored(ORIGIN, kinds=["task.opened"])] == list(range(10))


def test_an_advance_that_was_cut_off_is_done_again(partner: Partner) -> None:
    made = models.Mirror.objects.create(origin=ORIGIN, root=mirror.state(ORIGIN).root, note=b"")
    models.MirrorEntry.objects.create(mirror=made, number=0, kind="", subject="", hash=b"", entry=b"half")
    assert list(mirror.mirrored(ORIGIN)) == []
    assert mirror.subjects_with(ORIGIN, "") == frozenset(), "what is not verified is not known"
    _follow(partner)
    assert [found.entry.encode() for found in mirror.mirrored(ORIGIN)] == partner.entries


def test_what_was_seen_is_logged_every_hour_grown_or_not(partner: Partner) -> None:
    def hours_pass() -> None:
        models.Leaf.objects.filter(kind="log.observed").update(at=0)

    assert observing.observe_round([ORIGIN]) == 0, "nothing is mirrored yet"
    _follow(partner)
    assert observing.observe_round([]) == 0, "what is not seen now is not observed"
    assert observing.observe_round([ORIGIN]) == 1
    assert observing.observe_round([ORIGIN]) == 0, "the hour is not over"
    hours_pass()
    assert observing.observe_round([ORIGIN]) == 1, "nothing grew, and that is written down"
    assert observing.observe_round([ORIGIN]) == 0
    partner.add(an_entry(1))
    _follow(partner)
    assert observing.observe_round([ORIGIN]) == 0
    hours_pass()
    assert observing.observe_round([ORIGIN]) == 1


def test_what_our_witness_cosigned_is_kept_where_the_follower_passed_it_over(partner: Partner) -> None:
    hashed = origin_hash(ORIGIN)
    for old, new in ((0, 3), (3, 5), (5, 10)):
        assert witnessing.add_checkpoint(partner.request(old, new))[0] == 200
    assert mirror_public.held(hashed) is None
    _follow(partner)
    held = mirror_public.held(hashed)
    assert held is not None
    assert mirror_public.checkpoint_index(held, 0).sizes == (3, 5, 10)
    for size in (3, 5, 10):
        note = Note.parse(mirror_public.checkpoint_of(held, size) or b"")
        assert [line.is_by(witness_key().verifier) for line in note.signatures] == [False, True]
    # A second cosignature is no first one, and what is not mirrored yet is not shown.
    first = mirror_public.checkpoint_of(held, 10)
    assert witnessing.add_checkpoint(partner.request(10, 10))[0] == 200
    partner.add(an_entry(10), an_entry(11))
    assert witnessing.add_checkpoint(partner.request(10, 12))[0] == 200
    assert mirror_public.checkpoint_of(held, 10) == first
    assert mirror_public.checkpoint_of(held, 12) is None
    assert mirror_public.checkpoint_index(held, 0).sizes == (3, 5, 10)


def test_a_fork_shows_also_where_our_witness_is_ahead_of_it(partner: Partner) -> None:
    forked = Partner(key=partner.key)
    forked.add(*(an_entry(number) for number in range(12)))
    for old, new in ((0, 8), (8, 12)):
        assert witnessing.add_checkpoint(forked.request(old, new))[0] == 200
    with pytest.raises(Fork):
        _follow(partner)
    assert mirror.state(ORIGIN).size == 0
