"""The checkpoints that a log keeps: their sizes from an index, their notes by the bundle.

Rules kept here:
  * Sizes rise from page to page and end below the checkpoint that is checked; an index that does otherwise is named,
    and no more of it is read.
  * Notes come 256 at once; from a server that bundles none, and where a bundle lacks one, each is asked for alone.
  * Each note stands under its own size.
  * What could not be had (`Unreachable`) is remembered as that: nothing may be concluded from its absence.
Left to others: whether signatures count, and what the sizes leave out (checkpoints).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import msgspec

from saksama.errors import BundleMalformed, EvidenceError
from saksama.json_documents import read_json
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import MAX_NOTE, Note
from saksama.tlog.tile import MAX_ENTRY, WIDTH, parse_bundle
from saksama.verify.findings import Code, Findings
from saksama.verify.reader import NotServed, Reader, Unreachable

_INDEX_LIMIT: Final = 1_000_000
_BUNDLE_LIMIT: Final = WIDTH * (MAX_ENTRY + 2)
_PAGES: Final = 1_000
MAX_KEPT: Final = 1_000_000
"""More are not read: a size is only a number until it is signed."""

type _Answer = bytes | NotServed | Unreachable


class IndexMalformed(EvidenceError):
    """The answer is no index of kept checkpoints."""

    code = "checkpoints.malformed"
    advice = "Ask the institution why its node answers so; nothing of the answer was used."

    why: str


class IndexPage(msgspec.Struct, frozen=True):
    """A page of the index: sizes, rising; `following`: the last of them where there is another page."""

    sizes: tuple[int, ...]
    following: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The log whose kept checkpoints are read: at `base`, those of sizes over `above` and below `below`.

    `missed`: what of them could not be had, by its address below the log.
    """

    reader: Reader
    base: str
    origin: str
    below: int
    found: Findings
    above: int = 0
    missed: list[str] = field(default_factory=list)

    def miss(self, what: str, why: str) -> None:
        """Something could not be had."""
        self.missed.append(what)
        self.found.add(Code.UNREACHABLE, self.origin, what=what, why=why)


def open_head(data: bytes) -> tuple[Note, Checkpoint]:
    """A checkpoint's note and what it says; nothing is verified. Raises the errors of `tlog`."""
    note = Note.parse(data)
    return note, Checkpoint.parse(note.text)


def note_again(reader: Reader, base: str, size: int) -> Note | None:
    """A kept checkpoint that an earlier run read; None where it is not served any more. Raises `Unreachable`."""
    try:
        return Note.parse(reader.get(f"{base}/checkpoints/{size}", MAX_NOTE))
    except (NotServed, EvidenceError):
        return None


def parse_index(data: bytes) -> IndexPage:
    """Read one page. Raises `IndexMalformed`, also where its sizes do not rise or its end is not the last of them."""
    try:
        page = read_json(data, IndexPage)
    except msgspec.DecodeError as error:
        raise IndexMalformed(why=str(error)) from error
    if any(size <= before for before, size in pairwise((-1, *page.sizes))):
        raise IndexMalformed(why="its sizes do not rise")
    if page.following is not None and page.following != (page.sizes or (None,))[-1]:
        raise IndexMalformed(why="the next page does not begin where this one ends")
    return page


def parse_kept(data: bytes) -> tuple[tuple[Note, Checkpoint], ...]:
    """The notes of a bundle, with what they say. Raises `BundleMalformed`, and the errors of `tlog` for a note."""
    opened = tuple(open_head(note) for note in parse_bundle(data))
    if any(one.size >= other.size for (_, one), (_, other) in pairwise(opened)):
        raise BundleMalformed(why="the sizes of its checkpoints do not rise")
    return opened


def kept_notes(log: Kept) -> Iterator[tuple[int, Note]]:
    """Each kept checkpoint's size and note, by size; what cannot be had or read is a finding."""
    sizes = _sizes(log)
    parts = [sizes[at : at + WIDTH] for at in range(0, len(sizes), WIDTH)]
    starts = [log.above, *(part[-1] for part in parts)][: len(parts)]
    addresses = [f"{log.base}/checkpoints/bundle/{start}" for start in starts]
    first = next(log.reader.get_many(addresses[:1], _BUNDLE_LIMIT), None)
    if isinstance(first, NotServed):
        yield from _alone(log, sizes)
    elif first is not None:
        yield from _bundled(log, parts[0], first)
        for part, answer in zip(parts[1:], log.reader.get_many(addresses[1:], _BUNDLE_LIMIT), strict=True):
            yield from _bundled(log, part, answer)


def _sizes(log: Kept) -> list[int]:
    sizes: list[int] = []
    after, address = log.above, f"{log.base}/checkpoints/" + (f"?after={log.above}" if log.above else "")
    for _ in range(_PAGES):
        try:
            page = parse_index(log.reader.get(address, _INDEX_LIMIT))
        except NotServed as error:
            log.found.add(Code.UNREACHABLE, log.origin, what="checkpoints/", why=str(error))
            break
        except Unreachable as error:
            log.miss("checkpoints/", str(error))
            break
        except IndexMalformed as error:
            log.found.add(Code.CHECKPOINT_MALFORMED, log.origin, why=f"in their list, {error.why}")
            break
        if sizes and page.sizes and page.sizes[0] <= after:
            log.found.add(Code.CHECKPOINT_MALFORMED, log.origin, why="in their list, a page repeats the one before")
            break
        # What the log has grown meanwhile is left for the next run.
        fresh = [size for size in page.sizes if log.above < size < log.below]
        sizes += fresh[: MAX_KEPT - len(sizes)]
        if page.following is None or page.following >= log.below:
            return sizes
        if len(sizes) == MAX_KEPT:
            break
        after, address = page.following, f"{log.base}/checkpoints/?after={page.following}"
    else:
        log.miss("checkpoints/", f"more than {_PAGES} pages")
    if len(sizes) == MAX_KEPT:
        log.miss("checkpoints/", f"more than {MAX_KEPT}")
    return sizes


def _bundled(log: Kept, sizes: Sequence[int], answer: _Answer) -> Iterator[tuple[int, Note]]:
    """Those of one bundle that the index names, and the rest of them alone."""
    if isinstance(answer, Unreachable):
        log.miss(f"checkpoints/{sizes[0]}", str(answer))
        return
    held: dict[int, Note] = {}
    try:
        opened = parse_kept(answer) if isinstance(answer, bytes) else ()
    except EvidenceError as error:
        log.found.add(Code.CHECKPOINT_MALFORMED, log.origin, why=str(error), size=sizes[0])
        return
    for note, checkpoint in opened:
        if checkpoint.origin != log.origin:
            _is_another(log, checkpoint.size)
            return
        held[checkpoint.size] = note
    held |= _alone(log, [size for size in sizes if size not in held])
    yield from ((size, held[size]) for size in sizes if size in held)


def _alone(log: Kept, sizes: Sequence[int]) -> Iterator[tuple[int, Note]]:
    answers = log.reader.get_many([f"{log.base}/checkpoints/{size}" for size in sizes], MAX_NOTE)
    for size, answer in zip(sizes, answers, strict=True):
        if isinstance(answer, Unreachable):
            log.miss(f"checkpoints/{size}", str(answer))
            continue
        if isinstance(answer, NotServed):
            log.found.add(Code.UNREACHABLE, log.origin, what=f"checkpoints/{size}", why=str(answer))
            continue
        try:
            note, checkpoint = open_head(answer)
        except EvidenceError as error:
            log.found.add(Code.CHECKPOINT_MALFORMED, log.origin, why=str(error), size=size)
            continue
        if checkpoint.size != size or checkpoint.origin != log.origin:
            _is_another(log, size)
            continue
        yield size, note


def _is_another(log: Kept, size: int) -> None:
    log.found.add(Code.CHECKPOINT_MALFORMED, log.origin, why=f"another checkpoint stands at size {size}", size=size)
