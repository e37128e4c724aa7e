"""Reading the partner's public log, and fetching what it sealed for us.

Rules kept here:
  * Every answer has a total time and a size; a ciphertext is streamed to disk, never whole in memory.
  * A partner that answers for its log but, asked three times, not for what the log names, lacks it: that entry is at
    fault and the link goes on. A partner that answers for nothing is silent, and everything waits. To be unable for a
    moment is to be silent: it is asked again.
  * Nothing of an answer is believed here: signatures, roots and digests are the caller's to check.
Left to others: what an answer means (the follower), the partner's witness (ledger.witness_client),
which addresses are gone to (ledger.outgoing).
"""

import time
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

import msgspec

from saksama.errors import BundleMalformed, TileMalformed
from saksama.fetch import CERTIFICATE, Answer, Patience, Trouble, Unanswered
from saksama.tlog.note import MAX_NOTE, SigningKey
from saksama.tlog.tile import WIDTH, TilePath, entries_path, parse_bundle
from saksama_node.exchange.faults import (
    AnswerMalformed,
    AnswerRefused,
    AnswerTooLarge,
    AnswerTooSlow,
    PartnerLacks,
    PartnerSilent,
    PartnerStopped,
)
from saksama_node.exchange.transport import sign_request
from saksama_node.ledger import outgoing
from saksama_node.settings.clock import now

OK: Final = 200
PATIENCE: Final = Patience(10.0)
PATIENCE_SEALED: Final = Patience(30.0)
"""A ciphertext may be large: each 32 KiB that came earn a second more."""
MAX_BUNDLE: Final = WIDTH * (65_535 + 2)
MAX_BLOB: Final = 8 << 20
MAX_INDEX: Final = 2 << 20
_STOPPED: Final = frozenset({502, 503, 504})
"""What a proxy says of a node that does not answer it, and a node that cannot work."""
_PAUSES: Final = (0.2, 1.0, None)
_TROUBLES: Final = {
    Trouble.SILENT: PartnerSilent,
    Trouble.SLOW: AnswerTooSlow,
    Trouble.TOO_LARGE: AnswerTooLarge,
    Trouble.MALFORMED: AnswerMalformed,
    Trouble.COMPRESSED: AnswerMalformed,
    **dict.fromkeys(CERTIFICATE, PartnerSilent),
}


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
            raise AnswerMalformed(self.origin, "an index of checkpoints that cannot be read") from error

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
                raise AnswerMalformed(self.origin, "a bundle that cannot be cut") from error
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
        return self._insisted(lambda: self._get(f"/log/blob/{sha256}", MAX_BLOB), f"blob {sha256}")

    def sealed(self, sha256: str, limit: int, key: SigningKey, out: BinaryIO) -> int:
        """Stream a ciphertext to `out` and give its size; `PartnerLacks` if it is not served.

        Stops after `limit` bytes: what is longer has another digest.
        """
        url = f"{self._url}/sealed/{sha256}"

        def fetch() -> int:
            out.seek(0)
            out.truncate()
            headers = sign_request("GET", url, key, now())
            try:
                return self._ask(url, limit, PATIENCE_SEALED, headers, out).size
            except AnswerTooLarge:
                return limit + 1

        return self._insisted(fetch, f"ciphertext {sha256}")

    def _insisted[T](self, fetch: Callable[[], T], what: str) -> T:
        """Ask up to three times. Silence counts as the partner's lack only while its log is answered for."""
        for pause in _PAUSES:
            try:
                return fetch()
            except PartnerSilent as silence:
                self.checkpoint()
                if pause is None or _is_final(silence):
                    raise PartnerLacks(self.origin, f"{what}: {silence.why}") from silence
                time.sleep(pause)
        raise PartnerLacks(self.origin, what)

    def _get(self, path: str, limit: int) -> bytes:
        return self._ask(self._url + path, limit, PATIENCE).body

    def _ask(
        self,
        url: str,
        limit: int,
        patience: Patience,
        headers: dict[str, str] | None = None,
        out: BinaryIO | None = None,
    ) -> Answer:
        try:
            answer = outgoing.kept_client("partner").ask(
                "GET", url, limit=limit, patience=patience, headers=headers, into=out
            )
        except Unanswered as error:
            raise _TROUBLES[error.trouble](self.origin, error.why) from error
        if answer.status in _STOPPED:
            raise PartnerStopped(self.origin, f"HTTP {answer.status}")
        if answer.status != OK:
            raise AnswerRefused(self.origin, f"HTTP {answer.status}", answer.status)
        return answer


def _is_final(silence: PartnerSilent) -> bool:
    """Whether asking again at once would bring nothing else."""
    return isinstance(silence, AnswerTooSlow) or (isinstance(silence, AnswerRefused) and not silence.is_unable)
