"""Reading the partner's public log, and fetching what it sealed for us.

Rules kept here:
  * Short timeouts, bounded answers; a ciphertext is streamed to disk and never whole in memory.
  * Nothing of an answer is believed here: signatures, roots and digests are the caller's to check.
Left to others: what an answer means (the follower), the partner's witness (ledger.witness_client),
which addresses are gone to (ledger.outgoing).
"""

from collections.abc import Iterator
from functools import cache
from typing import BinaryIO, Final

import httpx
import msgspec

from saksama.errors import BundleMalformed, TileMalformed
from saksama.tlog.note import MAX_NOTE, SigningKey
from saksama.tlog.tile import WIDTH, TilePath, entries_path, parse_bundle
from saksama_node.exchange.faults import PartnerLacks, PartnerSilent
from saksama_node.exchange.transport import sign_request
from saksama_node.ledger import outgoing
from saksama_node.settings.clock import now

TIMEOUT: Final = httpx.Timeout(10.0, connect=2.0)
MAX_BUNDLE: Final = WIDTH * (65_535 + 2)
MAX_BLOB: Final = 8 << 20
MAX_INDEX: Final = 2 << 20


class NotServed(PartnerSilent):
    """The partner answers with another status than 200."""


class CheckpointIndex(msgspec.Struct, frozen=True):
    """A page of sizes of cosigned checkpoints, ascending; `following`: where the next page begins."""

    sizes: tuple[int, ...]
    following: int | None = None


class PartnerClient:
    """One partner's public addresses. `origin` is for errors; `url` is the node's base address.

    `log`: where below it the log lies that is read, the partner's own unless the mirror of another is named.
    """

    def __init__(self, origin: str, url: str, log: str = "/log") -> None:
        self.origin = origin
        self._url = url.rstrip("/")
        self._log = log

    def checkpoint(self) -> bytes:
        """The newest published checkpoint, unverified."""
        return self._get(f"{self._log}/checkpoint", MAX_NOTE)

    def checkpoint_of(self, size: int) -> bytes:
        """The checkpoint of one size, unverified."""
        return self._get(f"{self._log}/checkpoints/{size}", MAX_NOTE)

    def first_checkpoint_above(self, index: int) -> int | None:
        """The smallest size above `index` that the partner says was cosigned; None if there is none yet."""
        return next((size for size in self._index(index).sizes if size > index), None)

    def checkpoint_sizes(self, after: int) -> Iterator[int]:
        """All sizes above `after` of which a checkpoint is kept, ascending, page by page."""
        following: int | None = after
        while following is not None:
            page = self._index(following)
            yield from page.sizes
            # A page that leads nowhere would be asked for without end.
            following = page.following if page.following is not None and page.following > following else None

    def _index(self, after: int) -> CheckpointIndex:
        data = self._get(f"{self._log}/checkpoints/?after={after}", MAX_INDEX)
        try:
            return msgspec.json.decode(data, type=CheckpointIndex)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise self._silent("an index of checkpoints that cannot be read") from error

    def entries(self, first: int, size: int) -> Iterator[bytes]:
        """Entries from index `first` to the end of a tree of `size`, bundle by bundle."""
        at = first
        while at < size:
            start = at - at % WIDTH
            width = min(WIDTH, size - start)
            path = entries_path(start // WIDTH, width)
            try:
                bundle = parse_bundle(self._get(f"{self._log}/{path.encode()}", MAX_BUNDLE), width)
            except BundleMalformed as error:
                raise self._silent("a bundle that cannot be cut") from error
            yield from bundle[at - start :]
            at = start + width

    def tile(self, path: TilePath) -> bytes:
        """One hash tile (a `TileReader`); TileMalformed where the log serves none."""
        try:
            return self._get(f"{self._log}/{path.encode()}", MAX_BUNDLE)
        except PartnerSilent as error:
            raise TileMalformed(path=path.encode(), why=error.why) from error

    def blob(self, sha256: str) -> bytes:
        """A public document; its digest is the caller's to check. `PartnerLacks` if it is not served."""
        try:
            return self._get(f"/log/blob/{sha256}", MAX_BLOB)
        except NotServed as error:
            raise PartnerLacks(self.origin, f"blob {sha256}") from error

    def sealed(self, sha256: str, limit: int, key: SigningKey, out: BinaryIO) -> int | None:
        """Stream a ciphertext to `out` and give its size; None if the partner answers, but does not serve it.

        Stops after `limit` bytes: what is longer has another digest.
        """
        url = f"{self._url}/sealed/{sha256}"
        size = 0
        try:
            with _client().stream("GET", url, headers=sign_request("GET", url, key, now())) as response:
                if response.status_code != httpx.codes.OK:
                    return None
                for piece in response.iter_raw():
                    size += len(piece)
                    out.write(piece)
                    if size > limit:
                        break
        except httpx.HTTPError as error:
            raise self._silent(outgoing.why(error)) from error
        return size

    def _get(self, path: str, limit: int) -> bytes:
        body = bytearray()
        try:
            with _client().stream("GET", self._url + path) as response:
                self._check(response)
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > limit:
                        raise self._silent("an answer that is too large")
        except httpx.HTTPError as error:
            raise self._silent(outgoing.why(error)) from error
        return bytes(body)

    def _check(self, response: httpx.Response) -> None:
        if response.status_code != httpx.codes.OK:
            raise NotServed(self.origin, f"HTTP {response.status_code}")

    def _silent(self, why: str) -> PartnerSilent:
        return PartnerSilent(self.origin, why)


@cache
def _client() -> httpx.Client:
    """One client a process: connections are kept alive, threads may share it."""
    return outgoing.client(TIMEOUT)
