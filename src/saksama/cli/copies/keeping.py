"""Keeping a copy: a `verify.reader.Reader` that asks another one, and lays each answer into a folder.

Rules kept here:
  * Nothing is written or deleted outside the folder, whatever link lies in it, and no more is written than the copy's
    bound, whatever a node names or serves.
  * What never changes (tiles, entry bundles, documents) is in its place as soon as it came, and is not asked for again;
    nor is a full bundle of checkpoints. All else is asked for in each run, and replaces what was there at its end.
  * While that is done there is no manifest: what was broken off is no copy, and the next run goes on from it.
  * Whether an address gave two different answers in one run is told: then the copy is of no one moment.
Left to others: what to ask (verify), how often (making), whether the folder may be used, and by whom (folder).
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from saksama.cli.copies.folder import lay, usable
from saksama.cli.copies.manifest import NAME, write_copy_manifest
from saksama.cli.copies.places import place_of
from saksama.cli.copies.reading import octets_within
from saksama.errors import BundleMalformed
from saksama.tlog.tile import WIDTH, parse_bundle
from saksama.verify.reader import NotServed, Reader, Unreachable

type _Answer = bytes | NotServed | Unreachable

_FRESH: Final = ".fresh"
_FIXED: Final = re.compile(r"/tile/[0-9a-z/.]+|/blob/[0-9a-f]{64}", re.ASCII)
_BUNDLE: Final = re.compile(r"/checkpoints/bundle/[0-9]+", re.ASCII)


class Keeper:
    """Asks `reader` what the folder does not hold for good already. One thread uses it at a time."""

    def __init__(self, reader: Reader, folder: Path, bound: int, *, again: bool = True) -> None:
        """`bound`: octets of all answers together; `again`: whether what lies in the folder may be used again."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder.resolve()
        self._reader, self._bound, self._again = reader, bound, again
        self._told: dict[str, bytes] = {}
        self.octets = 0
        """Of all answers that are kept."""
        self._sizes: dict[str, int] = {}
        self._folders: set[str] = set()
        self._not_served: dict[str, int] = {}
        self._unanswered: dict[str, str] = {}
        self.moved = False
        """Whether an address gave another answer than before in this run."""
        self.asked = self.reused = 0
        """How many answers came from the other reader, and how many lay in the folder before."""
        drop(folder)

    @property
    def answers(self) -> int:
        """How many answers are kept."""
        return len(self._sizes)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Addresses that gave no answer that could be kept."""
        return tuple(self._unanswered)

    def get(self, url: str, limit: int) -> bytes:
        """The bytes at `url`, kept. Raises `NotServed`, `Unreachable`."""
        (answer,) = self.get_many([url], limit)
        if not isinstance(answer, bytes):
            raise answer
        return answer

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[_Answer]:
        """The same for many, in their order; what the folder holds for good is not asked for."""
        held = {url: found for url in urls if (found := self._held(url, limit)) is not None}
        answers = self._reader.get_many([url for url in urls if url not in held], limit)
        for url in urls:
            if (there := held.get(url)) is not None:
                self.reused += there not in self._sizes
                yield self._keep(url, self._reread(there, limit, url), is_new=False)
            else:
                self.asked += 1
                yield self._keep(url, next(answers), is_new=True)

    def check_bounds(self) -> None:
        """Raises `Spent` where the other reader's bound is reached."""
        self._reader.check_bounds()

    def keep(self, url: str, at: str) -> None:
        """Make what was answered in this run the copy, of the moment `at`; all other answers in the folder go.

        Raises `FolderUnusable`.
        """
        with usable(self._folder):
            (self._folder / NAME).unlink(missing_ok=True)
            for place in self._sizes:
                fresh = self._folder / _FRESH / place
                if fresh.is_file():
                    self._replace(place, fresh)
            drop(self._folder)
            self._forget_others()
            fresh = self._folder / f"{NAME}.new"
            lay(fresh, write_copy_manifest(url, at, self._not_served, self._unanswered))
            fresh.replace(self._folder / NAME)

    def _held(self, url: str, limit: int) -> str | None:
        """The place of what lies there for good, or was asked for in this run already."""
        place = place_of(url)
        if place is None or not (self._again or place in self._sizes):
            return None
        path = url.partition("?")[0]
        if _FIXED.search(path):
            return place if (self._folder / place).is_file() else None
        if _BUNDLE.search(path) and (data := octets_within(self._folder, place, limit)):
            try:
                return place if len(parse_bundle(data)) == WIDTH else None
            except BundleMalformed:
                return None
        return None

    def _reread(self, place: str, limit: int, url: str) -> _Answer:
        found = octets_within(self._folder, place, limit)
        return Unreachable(url, "the copy cannot be read") if found is None else found

    def _keep(self, url: str, answer: _Answer, *, is_new: bool) -> _Answer:
        """What is answered, which is what is kept: an answer that no copy can hold counts as none."""
        place = place_of(url)
        if isinstance(answer, bytes):
            why = self._why_not(place, len(answer))
            if why:
                answer = Unreachable(url, why)
        mark = sha256(answer).digest() if isinstance(answer, bytes) else repr(answer).encode()
        self.moved |= self._told.setdefault(url, mark) != mark
        self._told[url] = mark
        self._not_served.pop(url, None)
        self._unanswered.pop(url, None)
        if isinstance(answer, NotServed):
            self._not_served[url] = answer.status
        elif isinstance(answer, Unreachable):
            self._unanswered[url] = answer.why
        if place is not None:
            self.octets -= self._sizes.pop(place, 0)
        if isinstance(answer, bytes) and place is not None:
            self.octets += len(answer)
            self._sizes[place] = len(answer)
            self._folders.update(map(str, PurePosixPath(place).parents))
            if is_new:
                self._write(place, answer)
        return answer

    def _write(self, place: str, answer: bytes) -> None:
        fresh = self._folder / _FRESH / place
        with usable(self._folder):
            fresh.parent.mkdir(parents=True, exist_ok=True)
            lay(fresh, answer)
            if _FIXED.search(place):
                self._replace(place, fresh)

    def _why_not(self, place: str | None, size: int) -> str:
        if place is None:
            return "no copy can hold this address"
        if place in self._folders or any(str(above) in self._sizes for above in PurePosixPath(place).parents):
            return "another answer lies where this one would"
        if self.octets - self._sizes.get(place, 0) + size > self._bound:
            return f"the copy would be longer than {self._bound} octets"
        return ""

    def _replace(self, place: str, fresh: Path) -> None:
        """Lay a new answer where it belongs; what lies in its way, a link too, is not of this run."""
        at = self._folder
        for part in PurePosixPath(place).parts[:-1]:
            at /= part
            if at.is_symlink() or at.is_file():
                at.unlink()
            at.mkdir(exist_ok=True)
        target = at / PurePosixPath(place).name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        fresh.replace(target)

    def _forget_others(self) -> None:
        for top in ("http", "https"):
            if (self._folder / top).is_symlink():
                continue
            for folder, below, files in (self._folder / top).walk(top_down=False):
                for name in files:
                    if (folder / name).relative_to(self._folder).as_posix() not in self._sizes:
                        (folder / name).unlink()
                for name in below:
                    if not any((folder / name).iterdir()):
                        (folder / name).rmdir()


def drop(folder: Path) -> None:
    """Take away what was answered and is not kept; what never changes stays."""
    fresh = folder / _FRESH
    if fresh.is_symlink():
        fresh.unlink()
    shutil.rmtree(fresh, ignore_errors=True)
