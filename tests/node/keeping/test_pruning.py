"""Backups side by side: what is the same is on the disk once, what may go goes, and nothing else does."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from saksama.vocabulary import format_moment, parse_moment
from saksama_node.ledger import blobs
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations import backup
from saksama_node.web.operations.keeping import making, manifest, pruning
from saksama_node.web.operations.keeping.shelf import newest
from saksama_node.web.operations.progress import progress

pytestmark = pytest.mark.usefixtures("database")
BEGIN = datetime(2026, 11, 24, 19, tzinfo=UTC)


def made(place: Path, **more: bool) -> manifest.Manifest:
    return making.make(place, with_keys=more.get("with_keys", False), progress=progress)[0]


def node_of(place: Path) -> int:
    return place.stat().st_ino


def back_dated(place: Path, days: float) -> None:
    """Let a backup be of another day, as its manifest has it."""
    found = manifest.read(place)
    moment = format_moment(datetime.fromisoformat(found.made) - timedelta(days=days))
    (place / manifest.FILE).write_bytes(msgspec.json.encode(msgspec.structs.replace(found, made=moment)))


@pytest.fixture
def document() -> str:
    digest = blobs.put(b"a public document")
    return f"blobs/{digest[:2]}/{digest}"


def test_what_did_not_change_is_on_the_disk_once_and_each_backup_is_whole(tmp_path: Path, document: str) -> None:
    changing = SETTINGS.data / "received" / "berubah"
    changing.write_bytes(b"one")
    try:
        made(tmp_path / "one")
        changing.write_bytes(b"two")
        made(tmp_path / "two")
    finally:
        changing.unlink()
    made(tmp_path / "three")
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    assert node_of(one / document) == node_of(two / document) == node_of(three / document)
    assert [(place / "received" / "berubah").read_bytes() for place in (one, two)] == [b"one", b"two"]
    # The node's own file is never one with a backup's.
    assert node_of(SETTINGS.data / document) != node_of(one / document)
    shutil.rmtree(two)
    shutil.rmtree(one)
    assert document in {item.path for item in manifest.check(three).files}


def test_a_copy_that_its_disk_spoilt_is_copied_anew_on_the_next_day(tmp_path: Path, document: str) -> None:
    made(tmp_path / "one")
    spoilt = tmp_path / "one" / document
    stamp = spoilt.stat().st_mtime_ns
    spoilt.write_bytes(b"A public document")
    os.utime(spoilt, ns=(stamp, stamp))
    back_dated(tmp_path / "one", 1)
    made(tmp_path / "two")
    assert node_of(tmp_path / "two" / document) != node_of(spoilt)
    assert manifest.check(tmp_path / "two")


def test_a_disk_that_knows_no_links_gets_copies(tmp_path: Path, document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "one")
    link = Path.hardlink_to

    def refused(self: Path, target: Path) -> None:
        if str(target).startswith(str(tmp_path / "one")):
            raise PermissionError(1, "Operation not permitted")
        link(self, target)

    monkeypatch.setattr(Path, "hardlink_to", refused)
    made(tmp_path / "two")
    assert node_of(tmp_path / "two" / document) != node_of(tmp_path / "one" / document)
    assert manifest.check(tmp_path / "two")


def shelf(folder: Path, hours: range) -> list[datetime]:
    """Backups of this node of so many hours before BEGIN, as small as one can be."""
    found = manifest.Manifest(
        format=manifest.FORMAT,
        made="",
        version="1",
        origin=SETTINGS.origin,
        code=SETTINGS.code,
        engine="sqlite",
        migrations=(),
        size=1,
        root="0" * 64,
        keys=False,
        needs=(),
        files=(manifest.Item("a", 1, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),),
    )
    moments = [BEGIN - timedelta(hours=hour) for hour in hours]
    for moment in moments:
        place = folder / moment.strftime("%Y-%m-%dT%H")
        place.mkdir(parents=True)
        (place / "a").write_bytes(b"a")
        told = msgspec.structs.replace(found, made=format_moment(moment))
        (place / manifest.FILE).write_bytes(msgspec.json.encode(told))
    return moments


def stay(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


def pruned(folder: Path) -> pruning.Pruned:
    return pruning.prune(folder, SETTINGS.origin, SETTINGS.code)


def test_hours_stay_for_two_days_days_for_two_months_months_for_five_years(tmp_path: Path) -> None:
    moments = shelf(tmp_path, range(0, 24 * 200, 6)) + shelf(tmp_path, range(1, 48, 6))
    every = sorted({each.strftime("%Y-%m-%dT%H") for each in moments})
    pruned(tmp_path)
    left = stay(tmp_path)
    since = [name for name in every if name >= (BEGIN - timedelta(days=2)).strftime("%Y-%m-%dT%H")]
    assert [name for name in left if name in since] == since, "each hour of two days"
    days = {(BEGIN - timedelta(days=day)).strftime("%Y-%m-%d") for day in range(62)}
    assert days <= {name[:10] for name in left}, "each day of two months"
    assert {name[:7] for name in every} == {name[:7] for name in left}, "each month"
    assert len(left) < len(every) / 4
    assert pruned(tmp_path).gone == ()


def test_a_long_pause_and_a_clock_that_was_wrong_let_none_go(tmp_path: Path) -> None:
    shelf(tmp_path, range(48))
    shelf(tmp_path, range(-24 * 365 * 20, -24 * 365 * 20 + 1))
    assert pruned(tmp_path).gone == ()


def test_of_a_folder_the_newest_is_none_of_a_day_that_has_not_come(tmp_path: Path) -> None:
    """Else the daily check would read the same one for years, and no other."""
    shelf(tmp_path, range(-24 * 365, -24 * 365 + 1))
    (ahead,) = stay(tmp_path)
    assert newest(tmp_path, BEGIN) == tmp_path / ahead
    shelf(tmp_path, range(3))
    assert newest(tmp_path, BEGIN) == tmp_path / BEGIN.strftime("%Y-%m-%dT%H")


def test_nothing_goes_that_is_not_proved_to_be_a_backup_of_this_node(tmp_path: Path) -> None:
    shelf(tmp_path, range(0, 24 * 100, 4))
    pruned(tmp_path)
    before = stay(tmp_path)
    (gone,) = shelf(tmp_path, range(24 * 90 + 1, 24 * 90 + 2))
    here = tmp_path / gone.strftime("%Y-%m-%dT%H")
    copies = {name: here.with_name(name) for name in ("more", "less", "other", "link", "half", "outside")}
    for place in copies.values():
        shutil.copytree(here, place)
    (copies["more"] / "surat").write_text("not in the manifest")
    (copies["less"] / "a").unlink()
    other = msgspec.structs.replace(manifest.read(here), origin="other.example/log")
    (copies["other"] / manifest.FILE).write_bytes(msgspec.json.encode(other))
    (copies["link"] / "a").unlink()
    (copies["link"] / "a").symlink_to(here / "a")
    (copies["half"] / manifest.FILE).write_bytes(b"{")
    copies["outside"].rename(tmp_path.with_name("outside"))
    copies["outside"].symlink_to(tmp_path.with_name("outside"))
    (tmp_path / "catatan.txt").write_text("a file of the operator's")
    done = pruned(tmp_path)
    assert done.gone == (here,)
    assert stay(tmp_path) == sorted([*before, *copies, "catatan.txt"])
    assert {place.name for place, _ in done.left} == {"more", "less", "other", "link", "half"}
    assert tmp_path.with_name("outside").joinpath("a").is_file()


def test_the_newest_whole_one_stays_and_without_one_nothing_goes(tmp_path: Path) -> None:
    shelf(tmp_path, range(0, 24 * 100, 4))
    for place in tmp_path.iterdir():
        (place / "a").write_bytes(b"b")
    assert pruned(tmp_path).gone == (), "none of them is whole"
    # Within an hour only the older is whole: that one stays, and so does what a person should look at.
    shutil.rmtree(tmp_path)
    shelf(tmp_path, range(1))
    (whole,) = tmp_path.iterdir()
    spoilt = tmp_path / "later"
    shutil.copytree(whole, spoilt)
    back_dated(spoilt, -0.001)
    (spoilt / "a").write_bytes(b"b")
    done = pruned(tmp_path)
    assert (done.gone, done.kept, [place for place, _ in done.left]) == ((), 2, [spoilt])


def test_another_node_s_backups_take_no_place_of_ours(tmp_path: Path) -> None:
    shelf(tmp_path, range(24 * 90, 24 * 90 + 1))
    (ours,) = tmp_path.iterdir()
    theirs = tmp_path / "theirs"
    shutil.copytree(ours, theirs)
    told = manifest.read(theirs)
    moment = parse_moment(told.made) + timedelta(minutes=1)
    other = msgspec.structs.replace(told, origin="other.example/log", made=format_moment(moment))
    (theirs / manifest.FILE).write_bytes(msgspec.json.encode(other))
    assert pruned(tmp_path).kept == 1
    assert stay(tmp_path) == sorted([ours.name, theirs.name])


def test_one_command_makes_a_backup_in_a_folder_and_lets_old_ones_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf(tmp_path, range(0, 24 * 100, 4))
    assert backup.run_backup(["--into", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    newest = stay(tmp_path)[-1]
    assert manifest.check(tmp_path / newest).origin == SETTINGS.origin
    assert "tinggal" in told
    assert backup.run_backup(["--prune", str(tmp_path)]) == 0
    assert newest in stay(tmp_path)
    for wrong in ([], [str(tmp_path / "x"), "--into", str(tmp_path)], ["--into", "a", "--prune", "b"]):
        with pytest.raises(SystemExit):
            backup.run_backup(wrong)
