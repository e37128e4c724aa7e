"""The besieged node, and people who stand before it with a browser, a password and an app.

Rules kept here:
  * As in production: its address is https, a second factor is asked for, one proxy stands before it, and nobody comes
    to it but by that one.
  * Everybody is at an address of their own (127.0.0.0/8), as the proxy names it.
  * What a browser gets is given as it is: an attack looks at the answer, and says itself what would be a hole.
Left to others: what is tried (`powers`, `locks`, `disk`).
"""

import hashlib
import hmac
import itertools
import re
import sqlite3
import ssl
import struct
import time
from base64 import b32decode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx
import psycopg

from saksama_demo.launch import ANSWER_SECONDS, BAWASLU, Node, free_ports
from saksama_demo.page import read_page
from saksama_demo.player import Person, wait_until
from tools.siege.proxy import HOST, proxied

PEOPLE: Final = (
    ("contoh.admin2", "Contoh Administrator Dua", "administrator", "52"),
    ("contoh.ketua", "Contoh Ketua", "signatory", "52"),
    ("contoh.anggota", "Contoh Anggota", "commissioner", "52"),
    ("contoh.kabadmin", "Contoh Administrator Kabupaten", "administrator", "52.01"),
    ("contoh.kabanggota", "Contoh Anggota Kabupaten", "commissioner", "52.01"),
    ("contoh.kabpetugas", "Contoh Petugas Kabupaten", "officer", "52.01"),
)
LOGIN: Final = "/akun/login/"
SET_UP: Final = "/akun/2fa/totp/activate/"
ASKED: Final = "/akun/2fa/authenticate/"
DESK: Final = "/meja/"
STEP_SECONDS: Final = 30
_TO_LIVE: Final = 6
_SECRET: Final = re.compile(r"\b[A-Z2-7]{32}\b")
_NUMBERS: Final = itertools.count(11)


class Hole(AssertionError):
    """An attack that succeeded."""


@dataclass
class Guarded(Node):
    """A node as an institution runs it. `front`: the port of the proxy."""

    front: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        # Whether it is up is asked at the machine itself, past the proxy.
        self.serving.url = f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """As readers come."""
        return f"https://{HOST}:{self.front}"

    @property
    def env(self) -> dict[str, str]:
        """Nothing is switched off."""
        return {**super().env, "SAKSAMA_REQUIRE_MFA": "1", "SAKSAMA_PROXIES": "1"}


class Visitor(Person):
    """A person, or a stranger, at a browser before the proxy. `app`: the secret of the second factor."""

    def __init__(self, base: str, trust: ssl.SSLContext, name: str = "") -> None:
        super().__init__(base, name)
        self._http.close()
        number = next(_NUMBERS)
        own = httpx.HTTPTransport(
            verify=trust,
            local_address=f"127.9.{number // 250}.{1 + number % 250}",
            limits=httpx.Limits(max_keepalive_connections=0),
        )
        self._http = httpx.Client(base_url=self.base, transport=own, timeout=ANSWER_SECONDS, follow_redirects=False)
        self.app, self.used, self.spare = "", "", list[str]()

    def get(self, address: str, **headers: str) -> httpx.Response:
        """Whatever is answered; a header's name is sent as it is written."""
        return self._http.get(address, headers=headers)

    def post(self, address: str, data: Mapping[str, Any] = {}, **more: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
        """Send a form, as one of our pages would; whatever is answered."""
        token = next((value for name, value in self.cookies.items() if name.endswith("_csrf")), "")
        if not token:
            self._http.get(LOGIN)
            return self.post(address, data, **more)
        headers = {"Referer": f"{self.base}{address}", "Origin": self.base, "X-CSRFToken": token}
        return self._http.post(address, data=dict(data), headers=headers, **more)

    def try_password(self, password: str, name: str = "") -> httpx.Response:
        """Type it at the login."""
        return self.post(LOGIN, {"login": name or self.name, "password": password})

    def is_in(self) -> bool:
        """Whether the desk opens."""
        return self.get(DESK).status_code == httpx.codes.OK

    def choose(self, code: str, password: str, rest: str = "") -> bool:
        """Choose a password by a first code, or by its halves; whether it was taken."""
        sent = {"username": self.name, "code": code, "rest": rest, "password": password, "again": password}
        return self.post("/akun/pertama/", sent).status_code == httpx.codes.FOUND

    def set_up_app(self, password: str) -> None:
        """Set up the second factor and keep its spare codes, as the node asks everybody to."""
        asked = self.get(SET_UP)
        if asked.is_redirect:
            # The password again: so soon before something that matters.
            self.post(asked.headers["location"], {"password": password})
        found = _SECRET.search(self.get(SET_UP).text)
        if found is None:
            raise Hole(f"{self.name} is not asked to set up a second factor")
        wait_until(is_early, seconds=STEP_SECONDS, what="a code has some seconds to live")
        self.app, self.used = found[0], now_code(found[0])
        self.post(SET_UP, {"code": self.used})
        self.spare = self.get("/akun/2fa/recovery-codes/download/").text.split()

    def bear(self, other: "Visitor") -> None:
        """Take over what another's browser keeps."""
        for name, value in other.cookies.items():
            self._http.cookies.set(name, value, domain=f"{HOST}.local")

    def forget_session(self) -> None:
        """Close the browser: what it knows the device by stays."""
        for cookie in list(self._http.cookies.jar):
            if cookie.name.endswith("_session"):
                self._http.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)


@dataclass(slots=True)
class Fort:
    """The node, and who is at it. `notes`: what one attack leaves for another to look for."""

    node: Guarded
    trust: ssl.SSLContext
    people: dict[str, Visitor] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def visitor(self, name: str = "") -> Visitor:
        """Somebody at a new browser, at a new address."""
        return Visitor(self.node.url, self.trust, name)

    def person(self, name: str) -> Visitor:
        """A person of ours, who is in, with a second factor."""
        if name not in self.people:
            came = self.visitor(name)
            if not came.choose(self.node.first_code(name), self.node.told(name)):
                raise Hole(f"{name} could not use the first code")
            came.try_password(self.node.told(name))
            if came.is_in():
                raise Hole(f"{name} is at the desk without a second factor")
            came.set_up_app(self.node.told(name))
            if not came.is_in():
                raise Hole(f"{name} could not come in")
            self.people[name] = came
        return self.people[name]

    def number(self, name: str) -> int:
        """The number of an account, as the administrator's list has it; 0 where there is none of this name."""
        page = self.person("contoh.admin").get(f"/meja/akun/?q={name}").text
        found = re.search(r'href="/meja/akun/(\d+)/"', page)
        return int(found[1]) if found else 0

    def sql(self, words: str) -> list[tuple[Any, ...]]:
        """What somebody asks of the database, or does to it, who has it in hand."""
        if self.node.database:
            with psycopg.connect(self.node.database) as connection:
                done = connection.execute(words.encode())
                return done.fetchall() if done.description else []
        (file,) = self.node.data.glob("*.sqlite3")
        with closing(sqlite3.connect(file, timeout=60)) as opened, opened:
            return opened.execute(words).fetchall()


def is_early() -> bool:
    """Whether what the app shows can be typed in peace."""
    return time.time() % STEP_SECONDS < STEP_SECONDS - _TO_LIVE


def now_code(secret: str) -> str:
    """What an app shows (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // STEP_SECONDS)
    digest = hmac.digest(b32decode(secret), counter, hashlib.sha1)
    cut = struct.unpack_from(">I", digest, digest[-1] & 15)[0] & 0x7FFFFFFF
    return f"{cut % 1_000_000:06d}"


def refused(answer: httpx.Response, *codes: int, what: str) -> str:
    """The status with which it was refused; raises `Hole` where it was not."""
    if answer.status_code not in codes:
        page = read_page(str(answer.url), answer.status_code, answer.text)
        raise Hole(f"{what}: answered {answer.status_code} {answer.headers.get('location', '')} {page.text[:300]}")
    return str(answer.status_code)


@contextmanager
def fort(folder: Path, database: str, people: Sequence[tuple[str, str, str, str]] = PEOPLE) -> Iterator[Fort]:
    """Make the node, let its folder lie open, and serve it behind its proxy; end it."""
    port = free_ports(2)
    node = Guarded(BAWASLU, folder / "node", port, database=database, front=port + 1)
    node.init()
    node.employ(people)
    # As an operator once left it, and as `serve` must not leave it.
    node.data.chmod(0o755)
    with proxied(folder, node.front, node.port) as trust:
        held = Fort(node, trust)
        try:
            node.serving.start()
            node.serving.wait_until_up()
            yield held
        finally:
            node.serving.stop()
            for each in held.people.values():
                each.close()
