"""A copy says what the node said, holds no more than is new, and nothing of it lies outside its folder."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.cli.checking import check_once
from saksama.cli.copies.folder import MARK, CopyUnderWay, FolderUnusable, sole
from saksama.cli.copies.keeping import Keeper
from saksama.cli.copies.making import Copied, CopyBrokenOff, NothingToCopy, make_copy
from saksama.cli.copies.manifest import NotACopy
from saksama.cli.copies.places import address_of, place_of
from saksama.cli.copies.reading import CopyReader
from saksama.cli.evidence import moment_words
from saksama.cli.fetch import HttpReader
from saksama.cli.main import main
from saksama.cli.refusals import refusal
from saksama.entries.kinds.checker import CheckerPublished
from saksama.entries.kinds.incident import IncidentClosed
from saksama.verify.reader import NotServed, Spent, Unreachable
from saksama.verify.report import Report
from saksama.verify.trust import Anchors
from tests.testonly.lies_of_signers import a_past_that_partner_and_witness_saw_otherwise as another_past
from tests.testonly.lies_of_signers import report_one
from tests.testonly.staticlog import START
from tests.testonly.story import Story, no_progress, subject

BOUND = 10_000_000


def copy(story: Story, folder: Path, on_pause: Callable[[], object] = lambda: None, bound: int = BOUND) -> Copied:
    def pause() -> None:
        on_pause()

    with HttpReader() as reader:
        return make_copy(story.bawaslu.url, folder, reader, bound, progress=no_progress, pause=pause, now=lambda: START)


def offline(folder: Path) -> Report:
    reader = CopyReader(folder)
    return check_once(reader.manifest.url, Anchors(), reader, no_progress, lambda: None)


def said(report: Report) -> list[tuple[str, str, int | None]]:
    return [(one.code.value, one.log, one.index) for one in report.findings]


def said_codes(report: Report) -> list[str]:
    return [one.code.value for one in report.findings]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def test_a_copy_is_judged_as_the_node_was(told: Story, tmp_path: Path) -> None:
    copied = copy(told, tmp_path / "copy")
    assert (copied.unanswered, copied.moved, copied.reused) == ((), False, 0)
    assert (said(offline(tmp_path / "copy")), said(told.check())) == ([], [])
    assert offline(tmp_path / "copy").logs == told.check().logs


def _garbled(told: Story) -> None:
    told.bawaslu.write("log/checkpoints/bundle/0", b"x")


def _gone(told: Story) -> None:
    for file in (told.bawaslu.folder / "log" / "blob").iterdir():
        file.unlink()


def _late(told: Story) -> None:
    told.bawaslu.append(told.send(number=3), subject="d" * 32)
    told.bawaslu.publish()


@pytest.mark.parametrize("spoil", [another_past, _garbled, _gone, _late])
def test_a_lie_is_in_the_copy_as_it_was_told(told: Story, tmp_path: Path, spoil: Callable[[Story], object]) -> None:
    spoil(told)
    copy(told, tmp_path / "copy")
    online = said(told.check())
    assert online
    assert said(offline(tmp_path / "copy")) == online


def test_a_second_run_brings_only_what_is_new(told: Story, tmp_path: Path) -> None:
    first = copy(told, tmp_path / "copy")
    report_one(told.bawaslu, "new")
    told.world.publish()
    second = copy(told, tmp_path / "copy")
    assert second.reused >= 7
    assert second.asked + second.reused == first.asked
    again = said(offline(tmp_path / "copy"))
    fresh = copy(told, tmp_path / "other")
    assert (again, fresh.reused) == (said(offline(tmp_path / "other")), 0)
    assert files(tmp_path / "copy") == files(tmp_path / "other")


def test_a_spoilt_copy_is_made_whole_again(told: Story, tmp_path: Path) -> None:
    copy(told, tmp_path / "copy")
    (bundle,) = (
        path for path in (tmp_path / "copy").rglob(f"000.p/{len(told.bawaslu.entries)}") if "entries" in path.parts
    )
    good = bundle.read_bytes()
    bundle.write_bytes(good.replace(b"bawaslu", b"bowaslu"))
    assert said(offline(tmp_path / "copy"))
    assert copy(told, tmp_path / "copy").reused == 0
    assert (bundle.read_bytes(), said(offline(tmp_path / "copy"))) == (good, [])


def test_a_node_that_does_not_answer_takes_nothing_away(told: Story, tmp_path: Path) -> None:
    copy(told, tmp_path / "copy")
    before = files(tmp_path / "copy")
    (told.bawaslu.folder / ".well-known" / "saksama").unlink()
    with pytest.raises(NothingToCopy) as caught:
        copy(told, tmp_path / "copy")
    assert "the node answered that it has none" in refusal(caught.value, "en")
    assert files(tmp_path / "copy") == before
    assert said(offline(tmp_path / "copy")) == []


class SpentSoon(HttpReader):
    """Its run is over when a witness is asked: logs were read by then."""

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        for url, answer in zip(urls, super().get_many(urls, limit), strict=True):
            if url.endswith("/checkpoint") and "/log/" not in url:
                raise Spent("seconds", 1)
            yield answer


def test_a_run_that_is_broken_off_leaves_no_copy_and_the_next_goes_on_from_it(told: Story, tmp_path: Path) -> None:
    with SpentSoon() as reader, pytest.raises(CopyBrokenOff):
        make_copy(
            told.bawaslu.url,
            tmp_path / "copy",
            reader,
            BOUND,
            progress=no_progress,
            pause=lambda: None,
            now=lambda: START,
        )
    with pytest.raises(NotACopy):
        CopyReader(tmp_path / "copy")
    assert copy(told, tmp_path / "copy").reused >= 1
    assert said(offline(tmp_path / "copy")) == []


def test_while_the_node_moves_on_it_is_asked_again(told: Story, tmp_path: Path) -> None:
    """The partner saw more than the checkpoint that was fixed: the log is read on, and the copy made of that moment."""
    node = told.bawaslu
    fixed = node.newest.encode()
    report_one(told.bawaslu, "new")
    note = node.publish()
    told.diskominfotik.observe(note)
    told.diskominfotik.publish()
    fresh = (node.folder / "log" / "checkpoint").read_bytes()
    node.write("log/checkpoint", fixed)
    copied = copy(told, tmp_path / "copy", on_pause=lambda: node.write("log/checkpoint", fresh))
    assert (copied.moved, said(offline(tmp_path / "copy"))) == (False, [])


def test_what_was_not_there_is_not_there_in_the_copy(told: Story, tmp_path: Path) -> None:
    _gone(told)
    copy(told, tmp_path / "copy")
    reader = CopyReader(tmp_path / "copy")
    (gone, *_) = reader.manifest.not_served
    (not_served, unreachable) = reader.get_many([gone, f"{told.bawaslu.url}/never-asked"], 10)
    assert isinstance(not_served, NotServed)
    assert isinstance(unreachable, Unreachable)
    checkpoint = f"{told.bawaslu.url}/log/checkpoint"
    assert reader.get(checkpoint, 10_000)
    with pytest.raises(Unreachable, match="more than 10 bytes"):
        reader.get(checkpoint, 10)


def test_documents_that_no_check_reads_are_kept_too(told: Story, tmp_path: Path) -> None:
    node = told.bawaslu
    note = node.blob(b"CONTOH: keterangan untuk umum")
    node.append(IncidentClosed(note=note), subject=subject("other incident"))
    node.append(CheckerPublished(agreement=told.world.digest, digest="ab" * 32, edition=1))
    node.publish()
    copy(told, tmp_path / "copy")
    reader = CopyReader(tmp_path / "copy")
    assert reader.get(f"{node.url}/log/blob/{note}", 100).startswith(b"CONTOH")
    assert reader.manifest.not_served[f"{node.url}/log/blob/{'ab' * 32}"] == 404


def test_a_folder_without_a_manifest_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(NotACopy):
        CopyReader(tmp_path)


def test_a_link_out_of_the_copy_is_not_followed(told: Story, tmp_path: Path) -> None:
    copy(told, tmp_path / "copy")
    head = tmp_path / "copy" / str(place_of(f"{told.bawaslu.url}/log/checkpoint"))
    outside = tmp_path / "outside"
    outside.write_bytes(head.read_bytes())
    head.unlink()
    head.symlink_to(outside)
    assert ("unreachable", told.bawaslu.origin, None) in said(offline(tmp_path / "copy"))


@pytest.mark.parametrize("link", ["http", "https", ".fresh", "mirror.json", "mirror.json.new", MARK, "http/x/a"])
@pytest.mark.parametrize("was_copied", [False, True])
def test_a_folder_with_a_link_in_it_is_refused_and_nothing_touched(
    told: Story, tmp_path: Path, link: str, was_copied: bool
) -> None:
    own, folder = tmp_path / "own", tmp_path / "copy"
    (own / "sub").mkdir(parents=True)
    (own / "sub" / "precious").write_text("mine")
    if was_copied:
        copy(told, folder)
        if (folder / link).exists():
            (folder / link).rename(tmp_path / "aside")
    (folder / link).parent.mkdir(parents=True, exist_ok=True)
    (folder / link).symlink_to(own / "sub" / "precious" if "mirror" in link else own)
    before = {name: (folder / name).lstat().st_mtime_ns for name in files(folder)}
    with pytest.raises(FolderUnusable):
        copy(told, folder)
    assert {name: (folder / name).lstat().st_mtime_ns for name in files(folder)} == before
    assert (files(own), (own / "sub" / "precious").read_text()) == ({"sub/precious"}, "mine")


def test_a_link_that_comes_while_a_copy_is_made_is_not_followed(tmp_path: Path) -> None:
    own, folder = tmp_path / "own", tmp_path / "copy"
    (own / "x").mkdir(parents=True)
    (own / "x" / "a").write_text("mine")
    folder.mkdir()
    (folder / ".fresh").symlink_to(own)
    keeper = Keeper(Says(), folder, BOUND)
    assert keeper.get("http://x/a", 10) == b"x"
    (folder / "https").symlink_to(own)
    (folder / "http").symlink_to(own)
    (folder / "mirror.json.new").symlink_to(own / "x" / "a")
    keeper.keep("http://x", "2026-11-24T01:00:00.000Z")
    assert (files(own), (own / "x" / "a").read_text()) == ({"x/a"}, "mine")
    assert (folder / "http" / "x" / "a").read_bytes() == b"x"


@pytest.mark.parametrize("own", ["http/mine.txt", "notes/mine.txt", "mirror.json"])
def test_a_folder_of_ones_own_is_no_place_for_a_copy(told: Story, tmp_path: Path, own: str) -> None:
    folder = tmp_path / "copy"
    (folder / own).parent.mkdir(parents=True)
    (folder / own).write_text("mine")
    with pytest.raises(FolderUnusable, match="it is not empty"):
        copy(told, folder)
    assert (files(folder), (folder / own).read_text()) == ({own}, "mine")


def test_one_copy_is_made_in_a_folder_at_a_time(told: Story, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    with sole(folder), pytest.raises(CopyUnderWay):
        copy(told, folder)
    copy(told, folder)
    assert said(offline(folder)) == []


@pytest.mark.parametrize("place", ["a file", "a file/within", "/proc/x"])
def test_where_no_folder_can_be_it_is_said(
    told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (tmp_path / "a file").write_text("mine")
    assert main(["mirror", told.bawaslu.url, str(tmp_path / place)]) == 2
    (error, *_) = capsys.readouterr().err.splitlines()
    assert "tidak dapat dibuat salinan" in error
    assert (tmp_path / "a file").read_text() == "mine"


def test_a_copy_is_read_whole_each_time(told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It holds what a first run asks; keys and checkpoints of the run before are held against it even so."""
    folder = tmp_path / "copy"
    asked = ["verify", str(folder), "--json", "--state", str(tmp_path / "state"), "--at", told.world.now.isoformat()]

    def found() -> tuple[int, list[str]]:
        capsys.readouterr()
        code = main(asked)
        return code, [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]]

    copy(told, folder)
    first = found()
    assert first[0] == 0
    assert found() == first
    report_one(told.bawaslu, "new")
    told.world.publish()
    copy(told, folder)
    assert found()[1] == said_codes(offline(folder))
    another_past(told)
    copy(told, folder)
    assert found()[0] == 1


@pytest.mark.parametrize("command", [["verify", ""], ["verify", " "], ["mirror", "", "copy"]])
def test_an_empty_address_is_none(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(command)
    assert "alamatnya kosong (the address is empty)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        (["verify", "bawaslu.example"], "tulis https://... atau folder salinan yang ada"),
        (["verify", "no/such/folder"], "write https://... or a copy's folder that is there"),
        (["verify", "https://"], "tulis https://... atau folder salinan yang ada"),
        (["mirror", "bawaslu.example", "copy"], "tulis https://..."),
    ],
)
def test_what_is_no_address_is_refused_at_once_with_a_hint(
    command: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(command)
    assert hint in capsys.readouterr().err


class Says:
    """Answers whatever is asked with these octets."""

    def __init__(self, octets: bytes = b"x") -> None:
        self.octets = octets

    def get(self, url: str, limit: int) -> bytes:
        assert url
        return self.octets[:limit]

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        return iter([self.octets[:limit] for _ in urls])

    def check_bounds(self) -> None:
        """There are none."""


ODD = [
    "http://x/../../../../etc/passwd",
    "http://x/%2e%2e/%2e%2e/a",
    "http://../a",
    "http://./a",
    "http://x/a/./b",
    "http://x//a//",
    "http://x/a\\..\\b",
    "http://x/a\x00b",
    "http://x/a?../../b",
    "http://user@x:80/a",
    "http://[::1]:80/a",
    "https://x/.fresh/../mirror.json",
]
REFUSED = [
    "file:///etc/passwd",
    "/etc/passwd",
    "",
    "http://",
    "http:///a",
    "HTTP://x/a",
    "ftp://x/a",
    "http://x/é",
    "http://x/a#b",
    "http://x/" + "a" * 300,
    "http://x" + "/a" * 30,
]


@pytest.mark.parametrize("url", [*ODD, *REFUSED])
def test_nothing_is_written_outside_the_folder(url: str, tmp_path: Path) -> None:
    keeper = Keeper(Says(), tmp_path / "a" / "copy", BOUND)
    (answer,) = keeper.get_many([url], 10)
    assert isinstance(answer, Unreachable if url in REFUSED else bytes), answer
    keeper.keep("http://x", "2026-11-24T01:00:00.000Z")
    kept = {name.split("/", 2)[2] for name in files(tmp_path)}
    assert kept == {"mirror.json"} | (set() if url in REFUSED else {place_of(url)})
    (again,) = CopyReader(tmp_path / "a" / "copy").get_many([url], 10)
    assert repr(again) == repr(answer)


def test_one_answer_cannot_lie_where_another_has_its_folder(tmp_path: Path) -> None:
    keeper = Keeper(Says(), tmp_path, BOUND)
    one, two, three, four = keeper.get_many(["http://x/a", "http://x/a/b", "http://x/c/d", "http://x/c"], 10)
    assert (one, three) == (b"x", b"x")
    assert isinstance(two, Unreachable)
    assert isinstance(four, Unreachable)
    keeper.keep("http://x", "2026-11-24T01:00:00.000Z")
    other = Keeper(Says(b"y"), tmp_path, BOUND)
    assert other.get("http://x/a/b", 10) == b"y"
    assert other.get("http://x/c", 10) == b"y"
    other.keep("http://x", "2026-11-24T01:00:00.000Z")
    assert files(tmp_path) == {"mirror.json", "http/x/a/b", "http/x/c"}


def test_a_copy_has_a_bound(told: Story, tmp_path: Path) -> None:
    copied = copy(told, tmp_path / "copy", bound=20_000)
    assert copied.octets <= 20_000
    assert copied.unanswered
    kept = [path for path in (tmp_path / "copy").rglob("*") if path.is_file() and path.name != "mirror.json"]
    assert sum(path.stat().st_size for path in kept) <= 20_000
    assert {code for code, *_ in said(offline(tmp_path / "copy"))} >= {"unreachable"}


PARTS = st.text(st.characters(max_codepoint=126, exclude_characters="/?#"), max_size=12)
ADDRESSES = st.builds(
    lambda scheme, host, parts, query: f"{scheme}://{host}/{'/'.join(parts)}{query}",
    st.sampled_from(["http", "https"]),
    st.text(st.characters(max_codepoint=126, exclude_characters="/?#"), min_size=1, max_size=12),
    st.lists(PARTS | st.sampled_from(["", ".", "..", "%2e", "%index", "%"]), min_size=1, max_size=5),
    PARTS.map(lambda asked: f"?{asked}" if asked else ""),
)


@given(one=ADDRESSES, other=ADDRESSES)
def test_each_address_has_a_place_of_its_own_within_the_folder(one: str, other: str) -> None:
    place = place_of(one)
    assert place is not None
    assert address_of(place) == one
    assert os.path.normpath(f"/copy/{place}") == f"/copy/{place}"
    assert place.isascii()
    assert place.isprintable()
    assert (place == place_of(other)) == (one == other)


def test_the_commands(told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, state, at = tmp_path / "copy", tmp_path / "state", ["--at", told.world.now.isoformat()]
    assert main(["mirror", told.bawaslu.url, str(folder), "--lang", "en"]) == 0
    assert f"Check it offline: saksama verify {folder}" in capsys.readouterr().out
    assert main(["verify", str(folder), "--json", *at]) == 0
    assert json.loads(capsys.readouterr().out)["url"] == told.bawaslu.url
    assert main(["verify", str(folder), "--state", str(state), *at]) == 0
    assert [path.name for path in state.iterdir()] == ["verify"]
    assert main(["verify", str(tmp_path)]) == 2
    assert main(["mirror", "http://127.0.0.1:9", str(folder)]) == 2
    (told.bawaslu.folder / "statistik.json").unlink()
    assert main(["mirror", told.bawaslu.url, str(folder), "--largest", "1"]) == 0
    capsys.readouterr()
    assert main(["verify", str(folder), "--json", *at]) == main(
        ["verify", told.bawaslu.url, "--state", str(state), *at]
    )


def test_a_copy_is_called_one_and_its_damage_may_be_one_s_own(
    told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, page = tmp_path / "copy", tmp_path / "page.html"
    copy(told, folder)
    assert main(["verify", str(folder), "--html", str(page)]) == 0
    said_so = f"Yang diperiksa adalah salinan, dibuat {moment_words(START.isoformat(), 'id')} dengan saksama mirror"
    whole = capsys.readouterr().out
    assert [said_so in whole, said_so in page.read_text(), "tampak sama" in whole] == [True, True, False]
    tile = next(path for path in folder.rglob("tile/entries/**/*") if path.is_file())
    tile.write_bytes(tile.read_bytes()[:-9])
    assert main(["verify", str(folder), "--html", str(page)]) == 1
    for text in (capsys.readouterr().out, page.read_text()):
        assert "Salinan yang rusak di penyimpanan Anda sendiri tampak sama." in text


def test_a_copy_of_before_accuses_nobody(told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy(told, tmp_path / "copy")
    report_one(told.bawaslu, "new")
    told.world.publish()
    state = ["--state", str(tmp_path / "state"), "--json"]
    assert main(["verify", told.bawaslu.url, *state, "--at", told.world.now.isoformat()]) == 0
    (anchors,) = (tmp_path / "state" / "verify").glob("*.json")
    before = json.loads(anchors.read_bytes())["checkpoints"][told.bawaslu.origin]
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "copy"), *state]) == 2
    assert {one["code"] for one in json.loads(capsys.readouterr().out)["findings"]} == {"copy.older"}
    assert json.loads(anchors.read_bytes())["checkpoints"][told.bawaslu.origin] == before


def test_a_copy_does_not_become_another_node_s(told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "copy")
    assert main(["mirror", told.bawaslu.url, folder]) == 0
    whose = files(tmp_path / "copy")
    assert main(["mirror", told.diskominfotik.url, folder]) == 2
    assert f"isinya salinan {told.bawaslu.url}" in capsys.readouterr().err
    assert files(tmp_path / "copy") == whose
    assert main(["mirror", f"{told.bawaslu.url}/", folder]) == 0


def test_a_copy_is_judged_as_of_when_it_was_made(
    told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy(told, tmp_path / "copy")
    main(["verify", str(tmp_path / "copy"), "--json"])
    report = json.loads(capsys.readouterr().out)
    assert (report["at"], report["at_named"]) == (START.isoformat(), True)
