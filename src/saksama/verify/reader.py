"""What the verifier asks of the network, as an interface: bytes by address, or why not.

Rules kept here:
  * `NotServed` is the server's own answer (it has no such thing); `Unreachable` is the world's fault. They differ:
    the first can be evidence, the second never is.
  * Answers are limited in size before they are read. `Spent` ends a run wherever it is; what was read until then stays
    found.
Left to others: doing it (cli.fetch; the tests' own).
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from saksama.errors import WorldError


class NotServed(WorldError):
    """The server answered that it has nothing there."""

    code = "fetch.not-served"
    advice = "Ask the institution why its node does not serve this address."

    url: str
    status: int


class Unreachable(WorldError):
    """No answer, or one that is no answer: try again later."""

    code = "fetch.unreachable"
    advice = "Check the connection and try again later."

    url: str
    why: str


class Spent(WorldError):
    """A bound of the whole run is reached, so nothing more is asked: `bound` of `what`, "seconds" or "megabytes"."""

    code = "fetch.spent"
    advice = "Run it again with a larger --seconds or --megabytes, if you trust the node with your machine."

    what: str
    bound: int


class Reader(Protocol):
    """Fetches bytes. Any number of calls may be under way at once; the same address may give other bytes later."""

    def get(self, url: str, limit: int) -> bytes:
        """The bytes at `url`, at most `limit`. Raises `NotServed`, `Unreachable` or `Spent`."""
        ...

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        """The same for many, in the order of `urls`, in parallel; failures are given, not raised, save `Spent`."""
        ...

    def check_bounds(self) -> None:
        """Raises `Spent` where a bound of the run is reached: asked where much is done with what is here already."""
        ...


class Progress(Protocol):
    """Is told how far reading a log has come."""

    def __call__(self, origin: str, done: int, total: int) -> None:
        """`done` of `total` entries of the log `origin` are read."""
        ...
