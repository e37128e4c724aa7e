"""A copy as a `verify.reader.Reader`: every answer as it was given to whoever made the copy.

Rules kept here:
  * What was not served then is not served now; what the copy does not hold is unreachable, never guessed.
  * Nothing outside the folder is read, whatever link lies in it.
Left to others: what the answers mean (verify).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from saksama.cli.copies.manifest import LARGEST, NAME, Manifest, NotACopy, parse_copy_manifest
from saksama.cli.copies.places import place_of
from saksama.verify.reader import NotServed, Unreachable


class CopyReader:
    """Reads from the folder that `saksama mirror` made. Raises `NotACopy`, `ManifestMalformed`."""

    def __init__(self, folder: Path) -> None:
        """Only the manifest is read now."""
        self._folder = folder.resolve()
        found = octets_within(self._folder, NAME, LARGEST)
        if found is None:
            raise NotACopy(str(folder), f"no {NAME} in it")
        self.manifest: Manifest = parse_copy_manifest(found)

    def get(self, url: str, limit: int) -> bytes:
        """The bytes that were served at `url`. Raises `NotServed`, `Unreachable`."""
        answer = self._answer(url, limit)
        if not isinstance(answer, bytes):
            raise answer
        return answer

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        """The same for many, in their order."""
        return (self._answer(url, limit) for url in urls)

    def check_bounds(self) -> None:
        """There are none: a copy on one's own disk waits for nobody."""

    def _answer(self, url: str, limit: int) -> bytes | NotServed | Unreachable:
        if (status := self.manifest.not_served.get(url)) is not None:
            return NotServed(url, status)
        if (why := self.manifest.unanswered.get(url)) is not None:
            return Unreachable(url, why)
        place = place_of(url)
        found = None if place is None else octets_within(self._folder, place, limit)
        if found is None:
            return Unreachable(url, "not in this copy")
        return found if len(found) <= limit else Unreachable(url, f"too-large: more than {limit} bytes")


def octets_within(folder: Path, place: str, limit: int) -> bytes | None:
    """Up to one octet more than `limit` of a file below `folder`, itself resolved; None where there is none."""
    try:
        path = (folder / place).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError:
        return None
