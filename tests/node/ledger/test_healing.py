"""The tail of our own log, taken back: only what leads to a tree that we signed, once, and with what is here kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.test import Client

from saksama.entries.entry import decode_entry
from saksama.entries.kinds import BODIES
from saksama.errors import NoteUnverified
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import SigningKey
from saksama.tlog.tile import encode_bundle
from saksama.tlog.tree import consistency_proof, leaf_hash, root_at
from saksama.tlog.witness import AddCheckpoint, origin_hash
from saksama_node.flows.node.restore_entry import RESTORE
from saksama_node.flows.node.take_cosigned import Cosigned, take_cosigned
from saksama_node.ledger import actions, healing, licence, mirror, models, outgoing, tiles
from saksama_node.ledger.faults import EntriesDiffer, Fork, NobodyAnswered, OldBackup, SomebodyAnswered, StandsStill
from saksama_node.ledger.licence import Standing
from saksama_node.ledger.queries import openings_of
from saksama_node.ledger.signing import log_key
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import Enter, a_body
from tests.node.ledger.witnessing import Witness, dead_address

PARTNER = "mitra.uji.saksama.example/log"
GONE = "gone.example+52c7b6f0+BAAA"


def lose(size: int) -> tuple[bytes, list[bytes]]:
    """Cut the database back to an older size, as a backup would; give the newest checkpoint and the entries lost."""
    newest = models.Checkpoint.objects.order_by("-size").first()
    assert newest is not None
    note = bytes(newest.note)
    lost = models.Leaf.objects.filter(number__gte=size).order_by("number")
    entries = [bytes(entry) for entry in lost.values_list("entry", flat=True)]
    older = models.Checkpoint.objects.get(pk=size)
    models.Checkpoint.objects.filter(size__gt=size).delete()
    lost.delete()
    greatest = models.Leaf.objects.order_by("-at").values_list("at", flat=True).first()
    models.Head.objects.update(size=size, root=older.root, greatest_at=greatest)
    tiles.forget()
    return note, entries


@pytest.fixture
def lost(enter: Enter, integrate_all: object) -> tuple[bytes, list[bytes]]:
    assert callable(integrate_all)
    integrate_all()
    size = models.Head.objects.get().size
    for number in range(5):
        enter(number)
    integrate_all()
    return lose(size)


def test_a_tail_comes_back_whole(lost: tuple[bytes, list[bytes]]) -> None:
    note, entries = lost
    tail = healing.verified_tail(note, entries)
    with writing():
        fresh = healing.append_tail(tail)
        assert healing.take_checkpoint(note)
    assert [found.index for found in fresh] == list(range(tail.first, tail.target.size))
    assert check_log() == tail.target.size


def test_what_waited_in_the_backup_keeps_its_row_and_its_openings(lost: tuple[bytes, list[bytes]]) -> None:
    note, entries = lost
    entry = decode_entry(entries[2])
    row = models.Leaf.objects.create(
        kind=entry.kind,
        subject=entry.subject,
        at=to_ms(entry.at),
        hash=leaf_hash(entries[2]),
        entry=entries[2],
    )
    tail = healing.verified_tail(note, entries)
    with writing():
        fresh = healing.append_tail(tail)
        healing.take_checkpoint(note)
    assert models.Leaf.objects.get(pk=row.pk).number == tail.first + 2
    assert tail.first + 2 not in {found.index for found in fresh}
    check_log()


@pytest.mark.parametrize("harm", ["altered", "short", "long", "swapped"])
def test_a_tail_that_leads_elsewhere_is_not_taken(lost: tuple[bytes, list[bytes]], harm: str) -> None:
    note, entries = lost
    match harm:
        case "altered":
            entries[1] = entries[1].replace(b"pasal-2", b"pasal-9")
        case "short":
            entries.pop()
        case "long":
            entries.append(entries[0])
        case _:
            entries[0], entries[1] = entries[1], entries[0]
    with pytest.raises(EntriesDiffer):
        healing.verified_tail(note, entries)


def test_a_tail_under_another_key_is_not_taken(lost: tuple[bytes, list[bytes]]) -> None:
    target = healing.shown(lost[0])
    stranger = sign_checkpoint(
        Checkpoint(SETTINGS.origin, target.size, target.root), SigningKey.generate(SETTINGS.origin)
    )
    with pytest.raises(NoteUnverified):
        healing.verified_tail(stranger.encode(), lost[1])


def test_a_mirror_of_another_tree_is_a_fork(lost: tuple[bytes, list[bytes]]) -> None:
    other = sign_checkpoint(Checkpoint(SETTINGS.origin, 2, b"\x07" * 32), log_key()).encode()
    with pytest.raises(Fork):
        healing.check_fits(other)


def test_nothing_is_entered_while_the_log_is_known_to_be_old(enter: Enter) -> None:
    licence.tell(str(OldBackup(held=1, cosigned=2, shown=b"")))
    with pytest.raises(StandsStill):
        enter()
    licence.tell("")
    enter()


def test_every_kind_says_what_comes_back_with_it() -> None:
    assert set(RESTORE) == set(BODIES)


def test_an_override_counts_for_one_start_and_only_while_nobody_answers(integrate_all: object) -> None:
    assert callable(integrate_all)
    integrate_all()
    with pytest.raises(SomebodyAnswered):
        licence.override("No witness is named yet.")
    models.WitnessTarget.objects.create(vkey=GONE, url=dead_address(), partner=True)
    models.Checkpoint.objects.update(cosigned=True)
    licence.override("Nobody can be reached for days.")
    licence.forget()
    assert licence.ask() is Standing.OVERRIDDEN
    integrate_all()
    said = models.Leaf.objects.get(kind="log.overridden")
    assert b"reached" not in bytes(said.entry)
    assert b"reached" in openings_of(said.pk)[0].data
    licence.forget()
    with pytest.raises(NobodyAnswered):
        licence.ask()


def test_a_mirror_serves_what_it_verified_and_no_more() -> None:
    theirs = SigningKey.generate(PARTNER)
    actions.trust_log(PARTNER, str(theirs.verifier))
    with actions.act():
        entries = [
            actions.append(a_body(n), subject=actions.new_subject(), actor="0" * 32).entry.encode() for n in range(300)
        ]
    growth = grow(Edge(), b"".join(leaf_hash(entry) for entry in entries))
    note = sign_checkpoint(Checkpoint(PARTNER, 300, growth.edge.root()), theirs).encode()
    base, client = f"/mirror/{origin_hash(PARTNER)}", Client()
    assert client.get(f"{base}/checkpoint").status_code == 404
    mirror.advance(PARTNER, note, entries)
    assert client.get(f"{base}/checkpoint").content == note
    assert client.get(f"{base}/checkpoints/").json()["sizes"] == [300]
    assert client.get(f"{base}/checkpoints/300").content == note
    assert client.get(f"{base}/checkpoints/bundle/0").content == encode_bundle([note])
    assert client.get(f"{base}/checkpoints/bundle/300").content == b""
    for path in ("tile/0/000", "tile/0/001.p/44", "tile/entries/000", "tile/entries/001.p/44", "tile/1/000.p/1"):
        assert client.get(f"{base}/{path}").status_code == 200, path
    for path in ("tile/0/001.p/45", "tile/entries/001.p/45", "tile/entries/001", "tile/0/0", "checkpoints/299", "x"):
        assert client.get(f"{base}/{path}").status_code == 404, path
    assert client.get(f"/mirror/{origin_hash(SETTINGS.origin)}/checkpoint").status_code == 404, "our own is at /log"


@pytest.fixture
def outsider(tmp_path: Path) -> Iterator[Witness]:
    found = Witness(tmp_path / "penyaksi")
    models.WitnessTarget.objects.create(
        vkey=str(found.state.key.verifier), url=f"http://127.0.0.1:{found.port}", partner=False
    )
    licence.ask()
    try:
        yield found
    finally:
        found.go()


def cosigned(outsider: Witness, enter: Enter, integrate_all: object) -> list[int]:
    """Three sizes that the witness signed, of which the last two were lost with the disk and the last came back."""
    assert callable(integrate_all)
    reader, sizes = tiles.hash_reader, []
    for number in range(3):
        enter(number)
        integrate_all()
        row = models.Checkpoint.objects.order_by("-size").first()
        assert row is not None
        held = outsider.state.logs().get(SETTINGS.origin, 0)
        proof = consistency_proof(held, row.size, reader(SETTINGS.origin, row.size))
        request = AddCheckpoint(held, proof, bytes(row.note)).encode()
        assert outsider.state.add_checkpoint(request, lambda: int(now().timestamp()), shifted=False).status == 200
        sizes.append(row.size)
    note = outsider.state.signed(origin_hash(SETTINGS.origin), sizes[0])
    with writing():
        healing.take_checkpoint(note or b"")
    models.Checkpoint.objects.filter(size=sizes[1]).delete()
    return sizes


def test_what_a_witness_cosigned_comes_back_from_it(outsider: Witness, enter: Enter, integrate_all: object) -> None:
    sizes = cosigned(outsider, enter, integrate_all)
    vkey = str(outsider.state.key.verifier)
    assert healing.cosigned_sizes(vkey) == {sizes[0]}
    name = outsider.state.key.name
    assert take_cosigned() == (Cosigned(name, 3, 2, 0, ""),)
    assert healing.cosigned_sizes(vkey) == set(sizes)
    assert take_cosigned() == (Cosigned(name, 3, 0, 0, ""),)
    check_log()


def test_a_witness_that_says_nothing_hinders_nothing(outsider: Witness, enter: Enter, integrate_all: object) -> None:
    cosigned(outsider, enter, integrate_all)
    outsider.go()
    outgoing.hang_up()
    (given,) = take_cosigned()
    assert (given.listed, given.taken, given.lacking) == (0, 0, 0)
    assert given.silent
    outsider.come()
    assert take_cosigned()[0].taken == 2


@pytest.mark.parametrize("harm", ["another tree", "another key", "no cosignature"])
def test_what_a_witness_makes_up_is_not_taken(
    outsider: Witness, enter: Enter, integrate_all: object, harm: str
) -> None:
    sizes = cosigned(outsider, enter, integrate_all)
    root = root_at(sizes[1], tiles.hash_reader(SETTINGS.origin, sizes[2]))
    right = Checkpoint(SETTINGS.origin, sizes[1], b"\x07" * 32 if harm == "another tree" else root)
    if harm == "another key":
        note = sign_checkpoint(right, SigningKey.generate(SETTINGS.origin))
    else:
        note = sign_checkpoint(right, log_key())
    if harm != "no cosignature":
        note = note.with_signatures(cosign(note.text, outsider.state.key, int(now().timestamp())))
    with closing(sqlite3.connect(outsider.state.path, isolation_level=None)) as state:
        state.execute("UPDATE signed SET note = ? WHERE size = ?", (note.encode(), sizes[1]))
    (given,) = take_cosigned()
    assert (given.taken, given.lacking, given.silent) == (1, 1, "")
    assert not models.Cosignature.objects.filter(checkpoint_id=sizes[1]).exists()
