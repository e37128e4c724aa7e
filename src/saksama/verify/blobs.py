"""Public blobs of a log: fetched once, believed only by their digest.

Rules kept here:
  * A blob is what its SHA-256 says, wherever it was fetched; a log must serve what its entries name.
  * One that could not be had is told as that, and remembered: nothing is concluded from its absence.
  * Any number of entries may name one, and it may be looked at for each of them: that ends with the run's own bound.
Left to others: what a blob means (agreements, statements).
"""

import hashlib
from collections.abc import Callable, Sequence

from saksama.errors import SaksamaError
from saksama.verify.findings import Code, Findings
from saksama.verify.reader import NotServed, Reader, Unreachable

_LIMIT = 4_000_000


class ReadOnce[T]:
    """Documents as a parser reads them: each once, however many entries name it, and one that it refuses too."""

    def __init__(self, parse: Callable[[bytes], T], refusal: type[SaksamaError]) -> None:
        """`parse` raises `refusal`."""
        self._parse = parse
        self._refusal = refusal
        self._known: dict[bytes, T | SaksamaError] = {}

    def __call__(self, data: bytes) -> T:
        """What it is read as. Raises what the parser raised."""
        if data not in self._known:
            try:
                self._known[data] = self._parse(data)
            except self._refusal as error:
                self._known[data] = error
        known = self._known[data]
        if isinstance(known, SaksamaError):
            # Without its trace, which would grow each time.
            raise known.with_traceback(None)
        return known


class Blobs:
    """Fetches blobs named by entries. One owner."""

    def __init__(self, reader: Reader, found: Findings) -> None:
        """Nothing fetched yet."""
        self._reader = reader
        self._found = found
        self._known: dict[str, bytes | None] = {}
        self.missed: set[str] = set()
        """Digests of those that could not be had (`Unreachable`)."""

    def get(self, digest: str, bases: Sequence[str], log: str, index: int, *, limit: int = _LIMIT) -> bytes | None:
        """The blob that entry `index` of `log` names, from the first of `bases` that has it; None with a finding.

        `limit`: octets; a longer one is not read.
        """
        if digest in self._known:
            self._reader.check_bounds()
        else:
            self._known[digest] = self._fetch(digest, bases, log, index, limit)
        return self._known[digest]

    def _fetch(self, digest: str, bases: Sequence[str], log: str, index: int, limit: int) -> bytes | None:
        why = "not asked"
        for base in dict.fromkeys(bases):
            try:
                data = self._reader.get(f"{base}/blob/{digest}", limit)
            except Unreachable as error:
                self.missed.add(digest)
                self._found.add(Code.UNREACHABLE, log, index, what=f"blob/{digest}", why=str(error))
                return None
            except NotServed as error:
                why = str(error)
                continue
            if hashlib.sha256(data).hexdigest() == digest:
                return data
            # Told at once, though another base may have the true bytes: this one serves false ones.
            self._found.add(Code.BLOB_WRONG, log, index, digest=digest, why=f"{base} serves other bytes")
            why = ""
        if why:
            self._found.add(Code.BLOB_WRONG, log, index, digest=digest, why=why)
        return None
