"""A partner that one does not wish for: a valid log under valid keys behind a real HTTP server, told how to misbehave.

Rules kept here:
  * It is made by the library's own signing halves, and keeps an agreement with a real node as an honest one would.
  * A misdeed is a change to what is logged, or an answer in the place of the true one; mending is taking it back.
  * Whatever it signs, its true log is kept, so that it can go on after it has mended itself.
Left to others: what the node makes of it.
"""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pyrage

from saksama.agreement.counting import Declaration, sign_declaration
from saksama.agreement.course import replay
from saksama.agreement.history import AgreementEvent, EventKind
from saksama.agreement.permit import Asked, Permit, permit
from saksama.agreement.terms import Terms, agreement_digest, read_terms
from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.agreement import AgreementEnded, AgreementSigned
from saksama.entries.kinds.dispatch import DispatchSent
from saksama.entries.kinds.key import KeyIntroduced
from saksama.envelope.kinds import Frame, Notice
from saksama.envelope.seal import seal
from saksama.keys.statement import KeyStatement, sign_statement
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import COSIGNATURE_V1, ED25519, Note, SigningKey, parse_signature_lines
from saksama.tlog.tile import WIDTH, HashReader, TilePath, cut_tile, encode_bundle
from saksama.tlog.tree import consistency_proof, leaf_hashes, root_at
from saksama.tlog.witness import AddCheckpoint
from saksama.vocabulary import Classification, DispatchKind, KeyUse, format_moment
from tests.testonly.hostile_answers import Answer, answering, says

MISSING = says(b"not found\n", 404)


def seed(word: str) -> bytes:
    return sha256(word.encode()).digest()


@dataclass(repr=False)
class Log:
    """Entries under one origin and key, and a checkpoint for each size that was published."""

    origin: str
    key: SigningKey
    entries: list[bytes] = field(default_factory=list)
    notes: dict[int, Note] = field(default_factory=dict)

    def read(self) -> HashReader:
        tiles = {(path.level, path.index): data for path, data in grow(Edge(), leaf_hashes(self.entries)).tiles}
        return HashReader(lambda path: cut_tile(tiles[path.level, path.index], path.width), len(self.entries))

    def sign(self, size: int | None = None, key: SigningKey | None = None) -> Note:
        wanted = len(self.entries) if size is None else size
        return sign_checkpoint(Checkpoint(self.origin, wanted, root_at(wanted, self.read())), key or self.key)

    def proof(self, old: int, new: int) -> tuple[bytes, ...]:
        return consistency_proof(old, new, self.read())

    def answer(self, path: str) -> bytes | None:
        """What a C2SP reader asks for, below the log's prefix; None if there is no such thing."""
        size = max(self.notes, default=0)
        if path == "checkpoint":
            return self.notes[size].encode()
        if found := re.fullmatch(r"checkpoints/([0-9]+)", path):
            note = self.notes.get(int(found[1]))
            return None if note is None else note.encode()
        if path.startswith("checkpoints/"):
            return json.dumps({"sizes": sorted(self.notes)}).encode()
        if not path.startswith("tile/"):
            return None
        tile = TilePath.parse(path)
        if path.startswith("tile/entries/"):
            return encode_bundle(self.entries[tile.index * WIDTH : tile.index * WIDTH + tile.width])
        tiles = {(each.level, each.index): data for each, data in grow(Edge(), leaf_hashes(self.entries[:size])).tiles}
        return cut_tile(tiles[tile.level, tile.index], tile.width)


@dataclass(repr=False)
class HostilePartner:
    """`instead`: address begins with this, answer that. `verifier_sees`: the log that `saksama verify` is shown."""

    code: str
    url: str = ""
    log: Log = field(init=False)
    blobs: dict[str, bytes] = field(default_factory=dict)
    sealed: dict[str, bytes] = field(default_factory=dict)
    instead: dict[str, Answer] = field(default_factory=dict)
    verifier_sees: Log | None = None
    node_url: str = ""
    node: dict[str, str] = field(default_factory=dict)
    node_age: str = ""
    text: str = ""
    number: int = 0
    clock: timedelta = timedelta()
    cosign_clock: timedelta = timedelta()

    def __post_init__(self) -> None:
        self.log = Log(self.origin, self.key(KeyUse.LOG))

    @property
    def origin(self) -> str:
        return f"{self.code}.uji.saksama.example/log"

    def key(self, use: KeyUse) -> SigningKey:
        algorithm = COSIGNATURE_V1 if use is KeyUse.WITNESS else ED25519
        name = self.origin if use in (KeyUse.LOG, KeyUse.WITNESS) else self.code
        return SigningKey(name, algorithm, seed(f"{self.code} {use}"))

    def blob(self, data: bytes) -> str:
        digest = sha256(data).hexdigest()
        self.blobs[digest] = data
        return digest

    # what it logs

    def append(self, body: Body, *, subject: str = "", actor: str = "node", at: datetime | None = None) -> int:
        moment = at or datetime.now(UTC) + self.clock
        moment -= timedelta(microseconds=moment.microsecond % 1000)
        return self.append_bytes(Entry(body=body, at=moment, node=self.origin, subject=subject, actor=actor).encode())

    def end(self, terms: Terms) -> int:
        """End the agreement, as its institution declares it."""
        said = Declaration(EventKind.ENDED, terms.digest, self.origin, datetime.now(UTC), "x")
        note = self.blob(sign_declaration(said, self.key(KeyUse.INSTITUTION)).encode())
        ended = AgreementEnded(digest=terms.digest, note=note, reason="x")
        return self.append(ended, subject=terms.subject, actor="signatory")

    def append_bytes(self, data: bytes) -> int:
        self.log.entries.append(data)
        return len(self.log.entries) - 1

    def introduce(self) -> None:
        """Statements of its keys, and their entries."""
        self.statements: dict[KeyUse, tuple[str, str]] = {}
        start = datetime(2026, 1, 1, tzinfo=UTC)
        for use in (KeyUse.LOG, KeyUse.WITNESS, KeyUse.TRANSPORT, KeyUse.AGE):
            key = (
                str(self.key(use).verifier)
                if use is not KeyUse.AGE
                else str(pyrage.x25519.Identity.generate().to_public())
            )
            statement = KeyStatement(self.origin, use, key, start, start + timedelta(days=900))
            digest = self.blob(sign_statement(statement, self.key(KeyUse.INSTITUTION)).encode())
            self.statements[use] = (key, digest)
            dates = {name: format_moment(getattr(statement, name)) for name in ("not_before", "not_after")}
            self.append(KeyIntroduced(owner=self.origin, use=use, key=key, statement=digest, **dates))
        self.publish()

    def countersign(self) -> None:
        """Take up the agreement that the node proposes."""
        self.meet()
        self.take_up(Note.parse(_get(self.node["proposal"])))

    def take_up(self, proposed: Note) -> None:
        """Countersign this note, and say so."""
        note = proposed.with_signatures(self.key(KeyUse.INSTITUTION).sign(proposed.text.encode()))
        self.text = note.text
        body = AgreementSigned(digest=agreement_digest(note.text), note=self.blob(note.encode()))
        self.append(body, subject=read_terms(note.text).subject, actor="signatory")
        self.publish()

    def meet(self) -> None:
        """Read the node's introduction."""
        told = json.loads(_get(f"{self.node_url}/.well-known/saksama"))
        self.node_age = next(key["key"] for key in told["keys"] if key["use"] == KeyUse.AGE)
        self.node = {name: value for name, value in told.items() if isinstance(value, str)}

    def node_size(self) -> int:
        return int(_get(f"{self.node_url}/log/checkpoint").split(b"\n")[1])

    def permit(self) -> Permit:
        terms = read_terms(self.text)
        signed = [
            AgreementEvent(origin, 0, EventKind.SIGNED, datetime(2026, 1, 1, tzinfo=UTC), terms.digest)
            for origin in (self.origin, self.node["origin"])
        ]
        asked = Asked(self.code, self.node["node"], DispatchKind.NOTICE, Classification.OPEN, clause="pasal-1")
        return permit(terms, replay(signed, {terms.digest: terms}), asked, datetime.now(UTC))

    def seal(self, subject: str, words: str, recipient: str = "") -> tuple[str, int]:
        """A ciphertext that it serves: digest and size."""
        given, out = self.permit(), BytesIO()
        frame = Frame(
            agreement=given.agreement,
            clause=given.clause,
            classification=given.classification,
            subject=subject,
            title=words,
        )
        sealed = seal(given, frame, Notice(text=words), (), [recipient or self.node_age], out)
        self.sealed[sealed.sha256] = out.getvalue()
        return sealed.sha256, sealed.size

    def dispatch(
        self,
        words: str = "Kabar",
        *,
        subject: str = "",
        inside: str = "",
        recipient: str = "",
        at: datetime | None = None,
        publish: bool = True,
        **other: object,
    ) -> tuple[int, str]:
        """Log a dispatch that is as it should be but for what is named; its index and subject."""
        subject = subject or sha256(f"{words} {time.monotonic_ns()}".encode()).hexdigest()[:32]
        digest, size = self.seal(inside or subject, words, recipient)
        number = other.get("number", self.number + 1)
        assert isinstance(number, int)
        self.number = max(self.number, number)
        fields: dict[str, object] = {
            "to": self.node["origin"],
            "agreement": read_terms(self.text).digest,
            "clause": "pasal-1",
            "dispatch_kind": DispatchKind.NOTICE,
            "classification": Classification.OPEN,
            "seen": self.node_size(),
            "ciphertext": digest,
            "size": size,
            **other,
            "number": number,
        }
        index = self.append(DispatchSent(**fields), subject=subject, actor="0" * 32, at=at)  # type: ignore[arg-type]
        if publish:
            self.publish()
        return index, subject

    # what it signs and serves

    def publish(self) -> Note:
        """Sign the newest tree and have the node cosign it, as an honest log does."""
        note = self.log.sign()
        size = len(self.log.entries)
        if self.node_url:
            note = note.with_signatures(*parse_signature_lines(self.cosigned(note)))
        self.log.notes[size] = note
        return note

    def cosigned(self, note: Note) -> str:
        old, size = 0, len(self.log.entries)
        for _ in range(20):
            status, body = self.add_checkpoint(old, self.log.proof(old, size), note.encode())
            if status == 200:
                return body.decode()
            if status != 409:
                return ""
            old = int(body)
        return ""

    def add_checkpoint(self, old: int, proof: tuple[bytes, ...], note: bytes) -> tuple[int, bytes]:
        return post(f"{self.node_url}/witness/add-checkpoint", AddCheckpoint(old, proof, note).encode())

    def forked(self, *, longer: int = 0) -> Log:
        """Another log under the same key: its last entry is another one, and some follow."""
        other = Log(self.origin, self.log.key, [*self.log.entries[:-1], self.log.entries[-1] + b" "])
        other.entries += [b"more"] * longer
        other.notes[len(other.entries)] = other.sign()
        return other

    def introduction(self) -> bytes:
        told = {
            "node": self.code,
            "name": self.code.title(),
            "url": self.url,
            "origin": self.origin,
            "log": f"{self.url}/log",
            "vkey": str(self.log.key.verifier),
            "witness": f"{self.url}/witness",
            "institution_key": str(self.key(KeyUse.INSTITUTION).verifier),
            "keys": [
                {"use": use, "key": key, "statement": f"{self.url}/log/blob/{digest}"}
                for use, (key, digest) in self.statements.items()
            ],
            "agreement": None,
            "proposal": None,
        }
        return json.dumps(told).encode()

    def answer(self, path: str, agent: str, body: bytes) -> Answer:
        """What it answers: the misdeed if there is one for this address, else the truth."""
        for prefix, answer in self.instead.items():
            if path.startswith(prefix):
                return answer
        shown = self.verifier_sees if self.verifier_sees is not None and "verify" in agent else self.log
        data: bytes | None = None
        if path == "/.well-known/saksama":
            data = self.introduction()
        elif path.startswith("/log/blob/"):
            data = self.blobs.get(path.removeprefix("/log/blob/"))
        elif path.startswith("/sealed/"):
            data = self.sealed.get(path.removeprefix("/sealed/"))
        elif path == "/witness/add-checkpoint":
            text = Note.parse(AddCheckpoint.parse(body).checkpoint).text
            moment = int((datetime.now(UTC) + self.cosign_clock).timestamp())
            data = cosign(text, self.key(KeyUse.WITNESS), moment).encode().encode()
        elif path.startswith("/log/"):
            data = shown.answer(path.removeprefix("/log/"))
        return MISSING if data is None else says(data)


@contextmanager
def hostile_partner(
    code: str = "diskominfotik", made: type[HostilePartner] = HostilePartner
) -> Iterator[HostilePartner]:
    """Serve one, made as `made` has it."""
    partner = made(code)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 16

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            path = self.path.partition("?")[0]
            try:
                partner.answer(path, self.headers.get("User-Agent", ""), body)(self)
            except OSError:
                self.close_connection = True

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *said: object) -> None:
            pass

    with answering(Handler) as url:
        partner.url = url
        partner.introduce()
        yield partner


@contextmanager
def misdeed(partner: HostilePartner, prefix: str, answer: Answer) -> Iterator[None]:
    """Answer so while it lasts; then it has mended itself."""
    partner.instead[prefix] = answer
    try:
        yield
    finally:
        del partner.instead[prefix]


def post(url: str, body: bytes) -> tuple[int, bytes]:
    """Status and body, also of a refusal."""
    try:
        with urlopen(Request(url, body, {"Content-Type": "text/plain"}), timeout=30) as answer:
            return int(answer.status), bytes(answer.read())
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read()


def _get(url: str) -> bytes:
    with urlopen(url, timeout=30) as answer:
        return bytes(answer.read())
