"""Kept checkpoints are read in bundles; an index that does not rise, or that never ends, is named and ends."""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.kinds.case import CaseReceived
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.note import Note, SigningKey
from saksama.tlog.tile import WIDTH, encode_bundle
from saksama.verify.findings import Code, Findings
from saksama.verify.kept_checkpoints import Kept, kept_notes
from saksama.verify.reader import NotServed, Unreachable
from saksama.vocabulary import KeyUse
from tests.testonly.story import COMMITS, Story, subject

ORIGIN = "contoh.example/log"
KEY = SigningKey(ORIGIN, 1, bytes(range(32)))
BELOW = 10_000


def note(size: int) -> bytes:
    return sign_checkpoint(Checkpoint(ORIGIN, size, bytes(32)), KEY).encode()


@dataclass
class Server:
    """Answers by address below the log; a list of answers is given in turn, the last one for ever."""

    pages: dict[str, bytes]
    asked: list[str] = field(default_factory=list)

    def get(self, url: str, limit: int) -> bytes:
        (answer,) = self.get_many([url], limit)
        if isinstance(answer, bytes):
            return answer
        raise answer

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        assert limit >= max(map(len, self.pages.values()))
        return map(self._answer, urls)

    def check_bounds(self) -> None:
        """There are none."""

    def _answer(self, url: str) -> bytes | NotServed:
        self.asked.append(url)
        path, _, asked = url.removeprefix("log/checkpoints/").partition("?")
        found = self.pages.get(f"{path}?{asked}" if asked else path, self.pages.get("*") if asked else None)
        return NotServed(url, 404) if found is None else found


def index(*sizes: int, following: int | None = None) -> bytes:
    return json.dumps({"sizes": sizes, "following": following}).encode()


def read(server: Server, below: int = BELOW, above: int = 0) -> tuple[list[int], list[tuple[str, object]]]:
    found = Findings()
    sizes = [size for size, _ in kept_notes(Kept(server, "log", ORIGIN, below, found, above))]
    return sizes, [(one.code.value, one.evidence.get("why")) for one in found.ordered()]


def bundled(sizes: Sequence[int]) -> dict[str, bytes]:
    starts = [0, *sizes[WIDTH - 1 :: WIDTH]]
    return {
        f"bundle/{start}": encode_bundle([note(size) for size in sizes if size > start][:WIDTH]) for start in starts
    }


def test_each_request_brings_256() -> None:
    sizes = list(range(3, 3 + 7 * 1000, 7))
    server = Server({"": index(*sizes), **bundled(sizes)})
    assert read(server) == (sizes, [])
    assert len(server.asked) == 1 + 4


def test_what_is_above_a_size_alone_is_read() -> None:
    sizes = list(range(1, 301))
    server = Server({"?after=290": index(*sizes[290:]), "bundle/290": encode_bundle(map(note, sizes[290:]))})
    assert read(server, above=290) == (sizes[290:], [])


def test_a_server_without_bundles_is_asked_one_by_one() -> None:
    server = Server({"": index(5, 9), "5": note(5), "9": note(9)})
    assert read(server) == ([5, 9], [])


def test_what_a_bundle_lacks_is_asked_for_alone() -> None:
    server = Server({"": index(5, 7, 9), "bundle/0": encode_bundle([note(5), note(9)]), "7": note(7)})
    assert read(server) == ([5, 7, 9], [])


def test_what_the_log_has_grown_meanwhile_is_left() -> None:
    server = Server({"": index(5, 9, 12, following=12), "bundle/0": encode_bundle([note(5), note(9), note(12)])})
    assert read(server, below=9) == ([5], [])


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        ({"": index(5, 5)}, "its sizes do not rise"),
        ({"": index(9, 5)}, "its sizes do not rise"),
        ({"": index(-1, 5)}, "its sizes do not rise"),
        ({"": index(5, following=7)}, "the next page does not begin where this one ends"),
        ({"": index(following=7)}, "the next page does not begin where this one ends"),
        ({"": index(5, following=5), "*": index(5, following=5)}, "a page repeats the one before"),
        ({"": index(5, following=5), "*": index(3, 9, following=9)}, "a page repeats the one before"),
    ],
)
def test_an_index_that_does_not_rise_is_named_and_ends(pages: dict[str, bytes], why: str) -> None:
    server = Server(pages | {"bundle/0": encode_bundle([note(5)])})
    _, found = read(server)
    assert found == [("checkpoint.malformed", f"in their list, {why}")]
    assert len(server.asked) < 5


def test_an_index_of_a_size_a_page_ends() -> None:
    pages = {f"?after={size}": index(size + 1, following=size + 1) for size in range(1, 2000)}
    server = Server({"": index(1, following=1), **pages, **bundled(range(1, 2001))})
    sizes, found = read(server)
    assert found == [("unreachable", "more than 1000 pages")]
    assert len(sizes) == 1000


@pytest.mark.parametrize(
    "bundle", [b"\x00", encode_bundle([b"x"]), encode_bundle([note(9), note(5)]), encode_bundle([note(5), note(5)])]
)
def test_a_bundle_that_cannot_be_read_is_named(bundle: bytes) -> None:
    sizes, found = read(Server({"": index(5, 9), "bundle/0": bundle}))
    assert (sizes, [code for code, _ in found]) == ([], ["checkpoint.malformed"])


def test_a_bundle_of_another_log_is_named() -> None:
    other = SigningKey("lain.example/log", 1, bytes(32))
    foreign = sign_checkpoint(Checkpoint(other.name, 5, bytes(32)), other).encode()
    assert read(Server({"": index(5), "bundle/0": encode_bundle([foreign])})) == (
        [],
        [("checkpoint.malformed", "another checkpoint stands at size 5")],
    )


PAGES = st.fixed_dictionaries(
    {"sizes": st.lists(st.integers(-2, 60), max_size=8), "following": st.none() | st.integers(-2, 60)}
)


@given(pages=st.dictionaries(st.integers(0, 60), PAGES, max_size=8), start=PAGES, sorts=st.booleans())
def test_whatever_an_index_says_sizes_rise_below_the_checkpoint_and_reading_ends(
    pages: dict[int, dict[str, object]], start: dict[str, object], sorts: bool
) -> None:
    for page in (start, *pages.values()):
        if sorts and isinstance(page["sizes"], list):
            page["sizes"] = sorted(set(page["sizes"]))
            page["following"] = page["following"] and (page["sizes"] or [None])[-1]
    named = {f"?after={after}": json.dumps(page).encode() for after, page in pages.items()}
    server = Server(named | {"": json.dumps(start).encode()} | {str(size): note(size) for size in range(60)})
    sizes, _ = read(server, below=40)
    assert sizes == sorted({size for size in sizes if size < 40})
    assert len(server.asked) < 100


@pytest.mark.parametrize("is_bundled", [True, False])
def test_a_log_is_judged_alike_with_bundles_and_without(told: Story, is_bundled: bool) -> None:
    if not is_bundled:
        for node in told.world.nodes:
            shutil.rmtree(node.folder / "log" / "checkpoints" / "bundle")
    report = told.check()
    assert (report.exit_code, [log.checkpoints for log in report.logs]) == (0, [6, 5])


def test_a_partner_who_keeps_its_cosignature_to_itself_accuses_nobody(told: Story) -> None:
    one, other = told.bawaslu, told.diskominfotik
    whole, size = one.newest, one.sizes[-1]
    other.observe(whole)
    theirs = other.key(KeyUse.WITNESS).verifier
    one.notes[size] = Note(whole.text, tuple(line for line in whole.signatures if not line.is_by(theirs)))
    one.append(CaseReceived(), subject=subject("more"), **COMMITS)
    told.world.publish()
    assert Code.CHECKPOINT_HIDDEN not in {each.code for each in told.judge().findings}
