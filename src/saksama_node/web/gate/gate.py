"""The node as granian runs it (RSGI): a request is let in whole, answered in a thread, and its answer seen off.

Rules kept here:
  * Nothing here waits in a thread, and no thread waits for a client: a body is whole before its turn comes, an answer
    is whole before its thread is free.
  * What cannot be let in is told in two languages, in few words, without a page: it costs little to be asked again.
  * Files of the pages are answered here (`files`), before any turn.
  * A long answer goes out as fast as its reader takes it, never into memory: granian's own stream has no bound.
Left to others: what is asked (Django, `web.wsgi`), the bounds (`bounds`), what the kernel sees (`lines`).
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final, NamedTuple, Protocol

from django.http.response import HttpResponseBase
from granian.rsgi import ProtocolClosed  # type: ignore[attr-defined]  # granian means it to be

from saksama_node.settings.current import SETTINGS
from saksama_node.web import throttle
from saksama_node.web.gate import bounds
from saksama_node.web.gate.bodies import (
    BEGINNING,
    LEAST_RATE,
    LONGEST_SECONDS,
    Bodies,
    BodyEnded,
    Ended,
    Untaken,
    declared,
    opened,
    too_long,
    without_room,
)
from saksama_node.web.gate.environ import Scope, Unreadable, environ_of
from saksama_node.web.gate.files import Files
from saksama_node.web.gate.lines import Warden, again, end, line_to
from saksama_node.web.gate.room import Held, Room
from saksama_node.web.gate.sharing import ASKED
from saksama_node.web.gate.standing_headers import beside_a_policy
from saksama_node.web.gate.turns import Crowded, Lane, Turns, groups
from saksama_node.web.plain_headers import as_older

WAITS: Final = 30.0
"""Seconds that a request waits for its turn."""
_AT_ONCE: Final = 128 << 10
"""An answer up to this size is handed over in one; a longer one is seen off."""
_AHEAD: Final = 1 << 20
_BETWEEN_PIECES: Final = 0.01
_LONGEST_PAUSE: Final = 0.5
_LINGERS: Final = 2.0
_LINGERS_OVER: Final = 8 << 20
_TELLS_EVERY: Final = 60.0
_HEADERS: Final = [
    ("content-type", "text/plain; charset=utf-8"),
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    *beside_a_policy(),
]
_WORDS: Final = {
    HTTPStatus.BAD_REQUEST: b"Permintaan ini tidak dapat dibaca.\nThis request cannot be read.\n",
    HTTPStatus.REQUEST_TIMEOUT: b"Kiriman terlalu lambat. Coba lagi.\nThis came too slowly. Try again.\n",
    HTTPStatus.LENGTH_REQUIRED: b"Kiriman harus menyebut panjangnya.\nA body must say how long it is.\n",
    HTTPStatus.SERVICE_UNAVAILABLE: b"Sedang ramai. Coba lagi sebentar lagi.\nBusy just now. Try again in a moment.\n",
}
_AGAIN: Final = {HTTPStatus.SERVICE_UNAVAILABLE: [("retry-after", "30")]}
_ENDED: Final = {
    Ended.GONE: HTTPStatus.BAD_REQUEST,
    Ended.SLOW: HTTPStatus.REQUEST_TIMEOUT,
    Ended.CROWDED: HTTPStatus.SERVICE_UNAVAILABLE,
}
_LOG = logging.getLogger("saksama.gate")

type Environ = dict[str, Any]
type Application = Callable[..., HttpResponseBase]


class Stream(Protocol):
    """Where a long answer goes."""

    async def send_bytes(self, data: bytes) -> None: ...


class Request(Protocol):
    """Granian's side of a request: its body, piece by piece, and ways to answer."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...
    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> Stream: ...


class Refused(Exception):
    """What is not let in. `why`: what is counted, where it is none of the sender's mistakes."""

    def __init__(self, status: HTTPStatus, why: str = "") -> None:
        super().__init__(status)
        self.status, self.why = status, why


class Asked(NamedTuple):
    """Who asks, and in which lane."""

    sender: str
    lane: Lane


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that has left its thread, short or long."""

    status: int
    headers: list[tuple[str, str]]
    short: bytes = b""
    long: Held | None = None


@dataclass(slots=True)
class Gate:
    """The node's gate in one process of the web server, which answers in `threads` threads."""

    application: Application
    files: Files
    threads: int
    most_connections: int
    _room: Room = field(default_factory=Room)
    _refused: Counter[str] = field(default_factory=Counter)
    _told: float = 0.0
    _bodies: Bodies = field(init=False)
    _turns: Turns = field(init=False)
    _pool: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self._bodies = Bodies(self._room)
        self._turns = Turns(groups(self.threads, bounds.PICTURES_AT_ONCE))
        self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="saksama-page")

    def __rsgi_init__(self, _loop: asyncio.AbstractEventLoop) -> None:
        """Begin, in the process that will answer."""
        Warden(SETTINGS.port, self.most_connections, fair=not SETTINGS.proxies).start()

    async def __rsgi__(self, scope: Scope, request: Request) -> None:
        """Answer one request."""
        try:
            if not self.files.answers(scope, request):
                await self._let_in(scope, request)
        except Refused as refused:
            if refused.why != Ended.GONE.value:
                self._tell(refused.why)
            request.response_bytes(refused.status, [*_HEADERS, *_AGAIN.get(refused.status, [])], _WORDS[refused.status])
        except Exception:  # noqa: BLE001 - whatever it was, the client is answered and the node goes on
            _LOG.exception("a request failed at the gate")
            request.response_bytes(HTTPStatus.INTERNAL_SERVER_ERROR, _HEADERS, b"")

    async def _let_in(self, scope: Scope, request: Request) -> None:
        try:
            environ = environ_of(scope)
        except Unreadable:
            raise Refused(HTTPStatus.BAD_REQUEST) from None
        environ[ASKED] = time.monotonic()
        length = declared(environ.get("CONTENT_LENGTH", "0"))
        if length is None:
            raise Refused(HTTPStatus.BAD_REQUEST)
        if "HTTP_TRANSFER_ENCODING" in environ:
            raise Refused(HTTPStatus.LENGTH_REQUIRED)
        sender, path = _sender(environ), environ["PATH_INFO"]
        if length > bounds.PLAIN and length > bounds.longest(path):
            await self._answer_unread(scope, request, environ, sender, too_long())
            return
        try:
            body = await self._bodies.receive(aiter(request), length, sender)
        except BodyEnded as ended:
            if ended.why is Ended.NO_ROOM:
                self._tell(ended.why.value)
                await self._answer_unread(scope, request, environ, sender, without_room())
                return
            raise Refused(_ENDED[ended.why], ended.why.value) from None
        with closing(body):
            environ["wsgi.input"] = opened(body.whole())
            await self._answer(scope, request, environ, Asked(sender, bounds.lane(scope.method, path, length)))

    async def _answer_unread(
        self, scope: Scope, request: Request, environ: Environ, sender: str, untaken: Untaken
    ) -> None:
        """Have the page say why what was sent is not read."""
        environ["wsgi.input"] = untaken
        lane = bounds.lane(scope.method, environ["PATH_INFO"], 0)
        await self._answer(scope, request, environ, Asked(sender, lane))
        await _linger(request)

    async def _answer(self, scope: Scope, request: Request, environ: Environ, asked: Asked) -> None:
        """Have it answered in its turn, and see the answer off."""
        try:
            async with self._turns.turn(asked.lane, asked.sender, WAITS):
                loop = asyncio.get_running_loop()
                answer = await loop.run_in_executor(self._pool, self._made, environ, asked.sender)
        except Crowded:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "turn") from None
        if answer.long is None:
            request.response_bytes(answer.status, answer.headers, answer.short)
            return
        with closing(answer.long):
            await _see_off(scope.client, request, answer, answer.long)

    def _made(self, environ: Environ, sender: str) -> Answer:
        """In a thread: the page, all of it."""
        head: list[Any] = []
        response = self.application(environ, lambda status, headers: head.extend((int(status[:3]), headers)))
        status, headers = head
        with closing(response):
            if environ["REQUEST_METHOD"] == "HEAD":
                return Answer(status, headers)
            if not response.streaming and len(short := b"".join(response)) <= _AT_ONCE:
                return Answer(status, headers, short)
            long = self._room.begin(sender)
            try:
                for piece in response:
                    long.write(piece)
            except BaseException:
                long.close()
                raise
            return Answer(status, headers, long=long)

    def _tell(self, why: str) -> None:
        """Count what was refused, and say it once a minute: a line each would be a flood of its own."""
        self._refused[why or "unreadable"] += 1
        moment = time.monotonic()
        if moment - self._told >= _TELLS_EVERY:
            told = ", ".join(f"{name} {count}" for name, count in sorted(self._refused.items()))
            _LOG.warning("not let in: %s", told)
            self._refused.clear()
            self._told = moment


def _sender(environ: Environ) -> str:
    return throttle.sender_of(environ | (as_older(environ, SETTINGS.proxies) or {}))


async def _linger(request: Request) -> None:
    """Take a little more of a body that is not read: cut off at once, its sender would never see the answer."""
    taken = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(_LINGERS):
            async for piece in request:
                taken += len(piece)
                if not piece or taken > _LINGERS_OVER:
                    return


async def _see_off(client: str, request: Request, answer: Answer, long: Held) -> None:
    """Send a long answer as fast as its reader takes it; let the reader go who takes it too slowly."""
    loop = asyncio.get_running_loop()
    line, sent, began = line_to(client, SETTINGS.port), 0, loop.time()
    before = 0 if line is None else line.taken
    stream = request.response_stream(answer.status, answer.headers)
    for piece in long.pieces():
        pause = _BETWEEN_PIECES
        while line is not None and sent - (line.taken - before) > _AHEAD:
            taken = line.taken - before
            if loop.time() - began > min(BEGINNING + taken / LEAST_RATE, LONGEST_SECONDS):
                end(line, SETTINGS.port)
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
            line = again(line, SETTINGS.port)
            if line is None:
                return
        try:
            await stream.send_bytes(piece)
        except ProtocolClosed:
            return
        sent += len(piece)
