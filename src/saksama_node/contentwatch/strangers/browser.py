"""A process of its own that has a headless Chromium draw one page.

    python -m saksama_node.contentwatch.strangers.browser /usr/bin/chromium < page

Rules kept here:
  * It knows no key, no database, no setting; it reads the page's text from standard input and writes a PNG.
  * Chromium runs in its own sandbox or not at all: no flag here switches it off, and root, for whom it cannot, is
    refused. Its profile is a folder that goes with it.
  * Scripts are off. The page is put into an empty document, whose origin reads no file of this machine; names are not
    resolved, every connection goes to a proxy that is not there, and the page is told that it is offline.
  * It is spoken to by two pipes (Chrome DevTools Protocol), not by a port; when they close, Chromium ends.
Left to others: whether there is one (settings), what came of it (reading).
"""

import base64
import contextlib
import fcntl
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any, Final

import msgspec

from saksama_node.contentwatch.strangers.limits import (
    AS_ROOT,
    BROWSER_SECONDS,
    PAGE_HIGH,
    PAGE_WIDE,
)

_FLAGS: Final = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--blink-settings=scriptEnabled=false",
    "about:blank",
)
_READS, _WRITES = 3, 4
"""The pipes by which Chromium reads and writes, as `--remote-debugging-pipe` has them."""
_HIGH: Final = 10
"""From here on no number is one of those two."""


class Ended(Exception):
    """Chromium ended, said no, or took too long."""


class Talk:
    """Questions and answers over the two pipes, until the deadline."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read = write, read
        self._until = time.monotonic() + BROWSER_SECONDS
        self._number = 0
        self._heard = b""

    def ask(self, method: str, session: str = "", **params: object) -> dict[str, Any]:
        """The result of one command. Raises `Ended`."""
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if session:
            asked["sessionId"] = session
        self._send(msgspec.json.encode(asked) + b"\0")
        while True:
            told = msgspec.json.decode(self._next())
            if told.get("id") == self._number:
                if "result" not in told:
                    raise Ended(method)
                return dict(told["result"])

    def _send(self, data: bytes) -> None:
        while data:
            self._wait([], [self._write])
            data = data[os.write(self._write, data[: 1 << 16]) :]

    def _next(self) -> bytes:
        while b"\0" not in self._heard:
            self._wait([self._read], [])
            got = os.read(self._read, 1 << 16)
            if not got:
                raise Ended("pipe")
            self._heard += got
        one, _, self._heard = self._heard.partition(b"\0")
        return one

    def _wait(self, reads: list[int], writes: list[int]) -> None:
        left = self._until - time.monotonic()
        if left <= 0 or not any(select.select(reads, writes, [], left)):
            raise Ended("time")


def drawn(ask: Callable[..., dict[str, Any]], page: str) -> bytes:
    """The page as PNG, as wide as a desk and as high as a first look."""
    target = ask("Target.createTarget", url="about:blank")["targetId"]
    session = ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    ask("Emulation.setScriptExecutionDisabled", session, value=True)
    ask("Network.enable", session)
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    ask("Network.emulateNetworkConditions", session, **offline)
    size = {"width": PAGE_WIDE, "height": PAGE_HIGH, "deviceScaleFactor": 1, "mobile": False}
    ask("Emulation.setDeviceMetricsOverride", session, **size)
    frame = ask("Page.getFrameTree", session)["frameTree"]["frame"]["id"]
    ask("Page.setDocumentContent", session, frameId=frame, html=page)
    return base64.b64decode(ask("Page.captureScreenshot", session, format="png")["data"])


def main(arguments: list[str]) -> int:
    """Draw standard input; write the PNG, or exit with a code that is not 0."""
    if os.geteuid() == 0:
        return AS_ROOT
    (chromium,) = arguments
    page = sys.stdin.buffer.read().decode(errors="replace")
    theirs, ours = _pipes()
    with tempfile.TemporaryDirectory(prefix="saksama-browser-", ignore_cleanup_errors=True) as home:
        command = [chromium, *_FLAGS[:-1], f"--user-data-dir={home}", _FLAGS[-1]]
        process = subprocess.Popen(
            command, pass_fds=theirs, env={"HOME": home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for each in theirs:
            os.close(each)
        try:
            sys.stdout.buffer.write(drawn(Talk(*ours).ask, page))
        except (Ended, OSError, msgspec.DecodeError, KeyError):
            return 1
        finally:
            for each in ours:
                os.close(each)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(2)
            process.kill()
            process.wait()
    return 0


def _pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    """Chromium's ends, at the numbers where it looks for them, and ours: to write, to read."""
    ends = [end for _ in range(2) for end in os.pipe()]
    their_read, our_write, our_read, their_write = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _HIGH) for end in ends)
    for end in ends:
        os.close(end)
    os.dup2(their_read, _READS)
    os.dup2(their_write, _WRITES)
    for end in (their_read, their_write):
        os.close(end)
    return (_READS, _WRITES), (our_write, our_read)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
