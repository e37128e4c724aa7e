"""A browser, a page served three ways, and receipts made by the library."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from saksama.entries.commitment import EvidenceFile, Opening, Openings, commit, encode_manifest, encode_openings
from saksama.entries.encoding import encode
from saksama.entries.entry import Entry
from saksama.entries.kinds.case import CaseReceived
from saksama.tlog.algorithms import COSIGNATURE_V1
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.policy import Group, LogEntry, Policy, WitnessEntry
from saksama.tlog.proof import Proof
from saksama.tlog.tree import inclusion_proof, leaf_hash, root_from_leaves
from saksama.tlog.vkey import SigningKey
from saksama_node.checker.edition import Carried, Era, assemble, csp_header
from tests.testonly.browsers import launched

ORIGIN = "bawaslu.example/log"
AT = datetime(2026, 11, 24, 8, 0, 0, 123000, UTC)
COSIGNED = int(AT.timestamp()) + 2
PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 12_000
SUBJECT = "0123456789abcdef0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Keys:
    """Who signs in these tests."""

    log: SigningKey
    partner: SigningKey
    outsider: SigningKey

    @classmethod
    def fresh(cls) -> "Keys":
        return cls(
            SigningKey.generate(ORIGIN),
            SigningKey.generate("diskominfotik.example/witness", COSIGNATURE_V1),
            SigningKey.generate("penyaksi.example", COSIGNATURE_V1),
        )

    def policy(self) -> Policy:
        return Policy(
            (LogEntry(self.log.verifier),),
            (WitnessEntry("partner", self.partner.verifier), WitnessEntry("outsider", self.outsider.verifier)),
            (Group("outsiders", 1, ("outsider",)), Group("both", 2, ("partner", "outsiders"))),
            "both",
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A receipt with all that belongs to it."""

    receipt: bytes
    openings: Openings
    entry: bytes
    index: int


def make_receipt(
    keys: Keys, *, size: int = 1000, index: int = 421, cosigned: int = COSIGNED, sealed: bytes = PHOTO
) -> Made:
    """A receipt for a report in a log of `size` entries."""
    manifest = encode_manifest([EvidenceFile(name="foto.jpg", sha256=sha256(sealed).hexdigest(), size=len(sealed))])
    items = tuple(
        Opening(name, bytes([i]) * 32, data)
        for i, (name, data) in enumerate(
            {
                "content": encode({"uraian": "CONTOH: spanduk dipasang pada masa tenang."}),
                "evidence": manifest,
                "identity": encode({"nama": "Contoh Pelapor"}),
            }.items()
        )
    )
    entry = Entry(
        body=CaseReceived(),
        at=AT,
        node=ORIGIN,
        subject=SUBJECT,
        actor="reporter",
        commits={item.name: commit("case.received", item.name, item.salt, item.data) for item in items},
    ).encode()
    leaves = [leaf_hash(f"leaf {i}".encode()) for i in range(size)]
    leaves[index] = leaf_hash(entry)
    root = root_from_leaves(leaves)
    note = sign_checkpoint(Checkpoint(ORIGIN, size, root), keys.log)
    note = note.with_signatures(*(cosign(note.text, key, cosigned) for key in (keys.partner, keys.outsider)))

    def read(level: int, at: int) -> bytes:
        return root_from_leaves(leaves[at << level : (at + 1) << level])

    proof = Proof(index, inclusion_proof(index, size, read), note.encode(), entry)
    return Made(proof.encode(), Openings(leaf_hash(entry).hex(), items), entry, index)


def carried(*eras: Era) -> Carried:
    """What the pages of these tests carry."""
    names = {
        ORIGIN: "Bawaslu Provinsi NTB",
        "diskominfotik.example/witness": "Dinas Kominfotik Provinsi NTB",
        "penyaksi.example": "Penyaksi </script> contoh",
    }
    return Carried(1, AT, "Nota contoh", "ab" * 32, names, eras)


@pytest.fixture(scope="session")
def keys() -> Keys:
    return Keys.fresh()


@pytest.fixture(scope="session")
def made(keys: Keys) -> Made:
    return make_receipt(keys)


@pytest.fixture(scope="session")
def edition(keys: Keys) -> bytes:
    return assemble(carried(Era(datetime(2026, 1, 1, tzinfo=UTC), None, keys.policy())))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # For one module: while Playwright's loop runs in this thread, Django refuses its database to other tests.
    # A name that is not this machine's own, so that plain http is no secure context: no crypto.subtle.
    with launched("--host-resolver-rules=MAP plain.example 127.0.0.1") as browser:
        yield browser


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, page: bytes, *args: object) -> None:
        self.page = page
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", csp_header(self.page))
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *args: object) -> None:
        pass


type Opener = Callable[..., Page]


@pytest.fixture(params=["file", "http", "plain-http"])
def open_page(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens a page as this run asks: from a file, from this machine, over plain http from another name."""
    servers: list[ThreadingHTTPServer] = []
    pages: list[Page] = []
    complaints: list[str] = []

    def opened(page: bytes, fragment: str = "", locale: str = "id-ID") -> Page:
        if request.param == "file":
            path = tmp_path / "periksa.html"
            path.write_bytes(page)
            address = path.as_uri()
        else:
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, page))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers.append(server)
            host = "plain.example" if request.param == "plain-http" else "127.0.0.1"
            address = f"http://{host}:{server.server_port}/periksa/"
        tab = browser.new_page(locale=locale)
        tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto(address + fragment)
        tab.wait_for_selector("html[data-ready=yes]")
        assert tab.evaluate("typeof crypto.subtle") == ("undefined" if request.param == "plain-http" else "object")
        pages.append(tab)
        return tab

    yield opened
    for tab in pages:
        tab.close()
    for server in servers:
        server.shutdown()
        server.server_close()
    assert [c for c in complaints if "favicon" not in c] == []


def openings_file(openings: Openings) -> dict[str, object]:
    """The openings file as something to change in a test."""
    loaded: dict[str, object] = json.loads(encode_openings(openings))
    return loaded
