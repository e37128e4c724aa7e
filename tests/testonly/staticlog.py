"""Two nodes and a witness as plain files behind a real HTTP server: whole logs made from lists of entries.

Rules kept here:
  * Everything is made by the library's own signing halves and written as the node serves it; nothing is mocked.
  * Time is a counter that the test moves; every publishing is cosigned by partner and witness at that time.
  * A test spoils what was written, or signs what no honest node would sign.
Left to others: what the verifier says of it.
"""

import json
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from saksama.agreement.terms import PartyNode, WitnessNode, agreement_digest, complete, read_terms
from saksama.entries.body import Body
from saksama.entries.encoding import MalformedEntry
from saksama.entries.entry import Entry, NewerThanKnown, decode_entry
from saksama.entries.kinds.agreement import AgreementProposed, AgreementSigned
from saksama.entries.kinds.key import KeyIntroduced
from saksama.entries.kinds.log import LogObserved
from saksama.keys.statement import KeyStatement, sign_statement
from saksama.statistics.content import ContentStatistics, content_statistics, encode_content_statistics
from saksama.statistics.content_facts import content_facts
from saksama.statistics.public import count, encode_statistics
from saksama.statistics.supervision import (
    SupervisionStatistics,
    encode_supervision_statistics,
    supervision_statistics,
)
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import COSIGNATURE_V1, ED25519, Note, SigningKey, sign
from saksama.tlog.sizes import SignedSizes
from saksama.tlog.tile import WIDTH, bundles_for, encode_bundle
from saksama.tlog.tree import leaf_hashes, root_from_leaves
from saksama.tlog.witness import origin_hash
from saksama.verify.reader import NotServed, Unreachable
from saksama.vocabulary import KeyUse, format_moment

START = datetime(2026, 11, 24, 1, 0, 0, tzinfo=UTC)
TEMPLATE = (Path(__file__).parents[2] / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml").read_text()
_PROSE = r"#|(?:about|office|role|text|(?:text|purpose|title)_en) = |\[\[(?:assumption|party\.contact)\]\]"
SHORT = re.sub(rf"(?m)^(?:{_PROSE}).*\n", "", TEMPLATE)
"""The same terms in fewer words."""


def seed(word: str) -> bytes:
    return sha256(word.encode()).digest()


def read_file(folder: Path, asked: str) -> bytes | None:
    """What a plain server gives of a folder; a path that ends in a slash is its `index.json`."""
    path = asked.partition("?")[0]
    file = folder / (path.strip("/") + ("/index.json" if path.endswith("/") else ""))
    return file.read_bytes() if file.is_file() and ".." not in path else None


class _Handler(BaseHTTPRequestHandler):
    """Files of one folder."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # one packet an answer: else the next one waits for a delayed acknowledgement
    folder: Path

    def do_GET(self) -> None:
        data = read_file(self.folder, self.path)
        self.send_response(404 if data is None else 200)
        self.send_header("Content-Length", str(len(data or b"")))
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *said: object) -> None:
        pass


@dataclass(frozen=True)
class StillReader:
    """A `verify.reader.Reader` of folders by the address under which each would be served; no network."""

    folders: Mapping[str, Path]

    def get(self, url: str, limit: int) -> bytes:
        answer = self._answer(url, limit)
        if not isinstance(answer, bytes):
            raise answer
        return answer

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        return (self._answer(url, limit) for url in urls)

    def check_bounds(self) -> None:
        """There are none."""

    def _answer(self, url: str, limit: int) -> bytes | NotServed | Unreachable:
        base = next((base for base in self.folders if url.startswith(f"{base}/")), None)
        if base is None:
            return Unreachable(url, "silent: nobody is there")
        data = read_file(self.folders[base], url.removeprefix(base))
        if data is None:
            return NotServed(url, 404)
        return data if len(data) <= limit else Unreachable(url, f"too-large: more than {limit} bytes")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder behind HTTP; gives its address."""
    handler = type("Handler", (_Handler,), {"folder": folder})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Node:
    """One institution's node as files. `entries` are its log's bytes."""

    code: str
    folder: Path
    url: str
    world: "World"
    entries: list[bytes] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    notes: dict[int, Note] = field(default_factory=dict)
    agreement: str | None = None
    renewed: set[KeyUse] = field(default_factory=set)
    """Uses whose second key counts now."""

    @property
    def origin(self) -> str:
        return f"{self.code}.contoh.example/log"

    def key(self, use: KeyUse) -> SigningKey:
        algorithm = COSIGNATURE_V1 if use is KeyUse.WITNESS else ED25519
        name = self.origin if use in (KeyUse.LOG, KeyUse.WITNESS) else self.code
        return SigningKey(name, algorithm, seed(f"{self.code} {use}{' renewed' * (use in self.renewed)}"))

    @property
    def partner(self) -> "Node":
        one, other = self.world.nodes
        return other if self is one else one

    def blob(self, data: bytes) -> str:
        digest = sha256(data).hexdigest()
        self.write(f"log/blob/{digest}", data)
        return digest

    def write(self, path: str, data: bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def append(
        self, body: Body, *, subject: str = "", actor: str = "node", at: datetime | None = None, **commits: str
    ) -> int:
        """Append one entry at the world's time, or at another that the test wants; gives its index."""
        moment = self.world.tick() if at is None else at
        entry = Entry(body=body, at=moment, node=self.origin, subject=subject, actor=actor, commits=commits)
        return self.append_bytes(entry.encode(), body.KIND)

    def append_bytes(self, data: bytes, kind: str) -> int:
        self.entries.append(data)
        self.kinds.append(kind)
        return len(self.entries) - 1

    def introduce(self, owner: "Node") -> None:
        for use in (KeyUse.LOG, KeyUse.WITNESS):
            key = str(owner.key(use).verifier)
            statement = KeyStatement(owner.origin, use, key, START, START + timedelta(days=365))
            digest = self.blob(sign_statement(statement, owner.key(KeyUse.INSTITUTION)).encode())
            body = KeyIntroduced(
                owner=owner.origin,
                use=use,
                key=key,
                statement=digest,
                not_before=format_moment(statement.not_before),
                not_after=format_moment(statement.not_after),
            )
            self.append(body)

    def observe(self, note: Note | None = None, at: datetime | None = None) -> int:
        """Log the partner's newest checkpoint, or the one that the test wants."""
        seen = self.partner.newest if note is None else note
        checkpoint = Checkpoint.parse(seen.text)
        body = LogObserved(
            checkpoint=seen.encode().decode(),
            origin=checkpoint.origin,
            root=checkpoint.root.hex(),
            size=checkpoint.size,
        )
        return self.append(body, at=at)

    @property
    def newest(self) -> Note:
        return self.notes[self.sizes[-1]]

    def publish(self, *, cosigned: bool = True, at: datetime | None = None) -> Note:
        """Write tiles, bundles, checkpoint and numbers; partner and witness cosign."""
        self.write_tree()
        note = self.signed()
        if cosigned:
            note = self.world.cosign(self, note, at)
        size = len(self.entries)
        self.notes[size] = note
        if size not in self.sizes:
            self.sizes.append(size)
        self.write_served()
        return note

    def content_numbers(self) -> ContentStatistics:
        """Those of this log alone."""
        kinds = [at for at, kind in enumerate(self.kinds) if kind.startswith(("content.", "clarification."))]
        entries = [(at, decode_entry(self.entries[at])) for at in kinds]
        return content_statistics(content_facts({self.origin: entries}), {self.origin: len(self.entries)})

    def supervision_numbers(self) -> SupervisionStatistics:
        """Those of this log."""
        read = list[tuple[int, Entry]]()
        for at, data in enumerate(self.entries):
            with suppress(MalformedEntry, NewerThanKnown):
                read.append((at, decode_entry(data)))
        ours = [(at, entry) for at, entry in read if entry.body.KIND.startswith(("period.", "lhp.", "advice."))]
        return supervision_statistics(self.origin, len(self.entries), read[-1][1].at if read else None, ours)

    def signed(self) -> Note:
        root = root_from_leaves(leaf_hashes(self.entries))
        return sign_checkpoint(Checkpoint(self.origin, len(self.entries), root), self.key(KeyUse.LOG))

    def write_tree(self) -> None:
        for path, data in grow(Edge(), leaf_hashes(self.entries)).tiles:
            self.write(f"log/{path.encode()}", data)
        for path in bundles_for(0, len(self.entries)):
            self.write(f"log/{path.encode()}", encode_bundle(self.entries[path.start : path.start + path.width]))

    def write_served(self) -> None:
        self.write("log/checkpoint", self.newest.encode())
        for size, note in self.notes.items():
            self.write(f"log/checkpoints/{size}", note.encode())
        sizes = sorted(self.sizes)
        self.write("log/checkpoints/index.json", json.dumps({"sizes": sizes}).encode())
        for at in range(0, len(sizes) or 1, WIDTH):
            notes = [self.notes[size].encode() for size in sizes[at : at + WIDTH]]
            self.write(f"log/checkpoints/bundle/{sizes[at - 1] if at else 0}", encode_bundle(notes))
        self.write("statistik.json", encode_statistics(count(self.origin, self.kinds)))
        self.write("statistik-konten.json", encode_content_statistics(self.content_numbers()))
        self.write("statistik-pengawasan.json", encode_supervision_statistics(self.supervision_numbers()))
        described: dict[str, object] = {
            "node": self.code,
            "name": self.code.title(),
            "origin": self.origin,
            "log": f"{self.url}/log",
            "vkey": str(self.key(KeyUse.LOG).verifier),
            "institution_key": str(self.key(KeyUse.INSTITUTION).verifier),
            "keys": [],
            "agreement": self.agreement and f"{self.url}/log/blob/{self.agreement}",
            "url": self.url,
        }
        self.write(".well-known/saksama", json.dumps(described).encode())


@dataclass
class World:
    """Two nodes, one witness, one time."""

    folder: Path
    urls: tuple[str, str, str]
    now: datetime = START
    nodes: tuple[Node, Node] = field(init=False)
    text: str = ""
    digest: str = ""
    template: str = TEMPLATE
    tells_sizes: bool = True
    signed_sizes: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        one, other, _ = self.urls
        self.nodes = (
            Node("bawaslu", self.folder / "bawaslu", one, self),
            Node("diskominfotik", self.folder / "diskominfotik", other, self),
        )

    @property
    def witness(self) -> SigningKey:
        return SigningKey("penyaksi.contoh.example", COSIGNATURE_V1, seed("penyaksi"))

    def tick(self, seconds: float = 1) -> datetime:
        self.now += timedelta(seconds=seconds)
        return self.now

    def live(self, hours: int) -> datetime:
        """Hours in which nothing happens: each looks at the other's log, and both are cosigned."""
        for _ in range(hours):
            self.tick(3600)
            for node in self.nodes:
                node.observe()
            self.publish()
        return self.now

    def cosign(self, node: Node, note: Note, at: datetime | None = None) -> Note:
        """Cosignatures of the partner and the witness; both remember what they cosigned."""
        moment = int((self.now if at is None else at).timestamp())
        keys = (node.partner.key(KeyUse.WITNESS), self.witness)
        whole = note.with_signatures(*[cosign(note.text, key, moment) for key in keys])
        self.signed_sizes.setdefault(node.origin, {}).setdefault(Checkpoint.parse(note.text).size, moment)
        self.remember(node, whole)
        return whole

    def remember(self, node: Node, note: Note) -> None:
        """What partner and witness answer when asked for the log's newest checkpoint."""
        node.partner.write(f"witness/{origin_hash(node.origin)}/checkpoint", note.encode())
        file = self.folder / "penyaksi" / origin_hash(node.origin) / "checkpoint"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(note.encode())
        if self.tells_sizes:
            sizes = SignedSizes(0, tuple(sorted(self.signed_sizes.get(node.origin, {}).items())))
            file.with_name("sizes").write_bytes(sizes.encode())

    def agree(self, *, countersigned: bool = True) -> None:
        """Keys and the agreement, in both logs."""
        one, other = self.nodes
        for node in self.nodes:
            node.introduce(node)
            node.introduce(node.partner)
        parties = [
            PartyNode(node.code, node.origin, str(node.key(KeyUse.INSTITUTION).verifier), node.url)
            for node in self.nodes
        ]
        witnesses = [WitnessNode("penyaksi", str(self.witness.verifier), self.urls[2])]
        text = complete(self.template, parties, witnesses)
        terms = read_terms(text)
        self.text, self.digest = text, agreement_digest(text)
        proposed = sign(text, one.key(KeyUse.INSTITUTION)).encode()
        note = sign(text, one.key(KeyUse.INSTITUTION), other.key(KeyUse.INSTITUTION)).encode()
        first = one.blob(proposed)
        one.append(AgreementProposed(digest=self.digest, note=first), subject=terms.subject, actor="signatory")
        one.append(AgreementSigned(digest=self.digest, note=first), subject=terms.subject, actor="signatory")
        if countersigned:
            second = AgreementSigned(digest=self.digest, note=other.blob(note))
            other.append(second, subject=terms.subject, actor="signatory")
            one.agreement = one.blob(note)
            other.agreement = other.blob(note)
        self.publish()

    def publish(self) -> None:
        for node in self.nodes:
            node.publish()

    @property
    def reader(self) -> StillReader:
        """Reads what was written, without a server."""
        return StillReader({url: self.folder / name for url, name in zip(self.urls, NAMES, strict=True)})


NAMES = ("bawaslu", "diskominfotik", "penyaksi")


def still_world(folder: Path, *, agreed: bool = True) -> World:
    """As `world`, behind no server: at addresses of its own, which are the same each time."""
    for name in NAMES:
        (folder / name).mkdir(parents=True)
    one, other, third = (f"https://{name}.contoh.example" for name in NAMES)
    made = World(folder, (one, other, third), template=SHORT)
    if agreed:
        made.agree()
    return made


@contextmanager
def world(folder: Path, *, agreed: bool = True, template: str = TEMPLATE) -> Iterator[World]:
    """Two nodes and a witness, served; with keys and an agreement in force unless the test makes them itself."""
    for name in NAMES:
        (folder / name).mkdir(parents=True)
    with (
        served(folder / "bawaslu") as one,
        served(folder / "diskominfotik") as other,
        served(folder / "penyaksi") as third,
    ):
        made = World(folder, (one, other, third), template=template)
        if agreed:
            made.agree()
        yield made
