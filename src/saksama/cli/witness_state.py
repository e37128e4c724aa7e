"""What a witness remembers, in one SQLite file: of each log the newest checkpoint and each that it signed; and the
public documents that it serves.

Rules kept here:
  * Judging and storing are one transaction; what is answered was on disk before (tlog-witness, "add-checkpoint").
  * A key without its state is refused: a witness that forgot what it cosigned could cosign a fork.
  * A log is cosigned only after the operator trusted its key by hand.
  * Of every size the first cosignature is kept, with its second and the note that it stands under: a draw's seed cannot
    be chosen among several, and a log that lost its disk finds here what was cosigned of it.
Left to others: the judgement (`saksama.tlog.witness`), HTTP (witness_http), commands (witness).
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from errno import EACCES
from pathlib import Path
from typing import Final

from saksama.errors import CallerError, KeyMisused
from saksama.tlog.algorithms import ED25519
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import COSIGNATURE_V1, Note, SigningKey, VerifierKey
from saksama.tlog.sizes import MAX_LISTED, SignedSizes
from saksama.tlog.witness import TEXT_TYPE, Refuse, StoredCheckpoint, decide, origin_hash, read_request

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS log (origin TEXT NOT NULL, vkey TEXT NOT NULL, PRIMARY KEY (origin, vkey)) STRICT;
CREATE TABLE IF NOT EXISTS former (origin TEXT NOT NULL, vkey TEXT NOT NULL, PRIMARY KEY (origin, vkey)) STRICT;
CREATE TABLE IF NOT EXISTS newest (
    origin TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS blob (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS signed (
    hash TEXT NOT NULL, size INTEGER NOT NULL, time INTEGER NOT NULL, note BLOB NOT NULL, PRIMARY KEY (hash, size)
) STRICT, WITHOUT ROWID;
"""
SIMULATION: Final = "simulasi"


class StateMissing(CallerError):
    """There is a key but no state, or a state but no key."""

    code = "witness.state-missing"
    advice = (
        "Restore the newest copy of the missing file. Without its state a witness must take a new name and key: "
        "it no longer knows what it cosigned."
    )

    missing: str


class NameNeeded(CallerError):
    """A witness is made here, and nobody said how it is called."""

    code = "witness.name-needed"
    advice = "Say once how the witness is called, as the address that readers know: --name penyaksi.example.org"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back: status, content type, body."""

    status: int
    content_type: str
    body: bytes


_PAGE = b"<!doctype html>"


@dataclass(frozen=True, slots=True)
class WitnessState:
    """The state's file and the key. Any number of threads and processes may use it at once."""

    path: Path
    key: SigningKey

    def trust(self, vkey: str) -> None:
        """Cosign this log from now on. Raises KeyMalformed, KeyMisused."""
        key = VerifierKey.parse(vkey)
        if key.algorithm != ED25519:
            raise KeyMisused(name=key.name, why="not a log key (algorithm 1)")
        with self._write() as database:
            database.execute("INSERT OR IGNORE INTO log VALUES (?, ?)", (key.name, vkey))

    def distrust(self, vkey: str) -> None:
        """Cosign under this key no more; what was cosigned stays remembered."""
        with self._write() as database:
            database.execute("INSERT OR IGNORE INTO former SELECT origin, vkey FROM log WHERE vkey = ?", (vkey,))
            database.execute("DELETE FROM log WHERE vkey = ?", (vkey,))

    def logs(self) -> dict[str, int]:
        """The trusted origins and the size that was last cosigned of each."""
        with self._read() as database:
            rows = database.execute(
                "SELECT DISTINCT log.origin, coalesce(size, 0) FROM log LEFT JOIN newest USING (origin) ORDER BY 1"
            )
            return {str(origin): int(size) for origin, size in rows}

    def vkeys(self) -> list[VerifierKey]:
        """Every log key that was ever trusted here, by origin: what was cosigned under one stays cosigned."""
        query = "SELECT origin, vkey FROM log UNION SELECT origin, vkey FROM former ORDER BY 1, 2"
        with self._read() as database:
            return [VerifierKey.parse(row[1]) for row in database.execute(query)]

    def cut_back(self, origin: str, size: int, root: bytes, revoked: VerifierKey) -> str | None:
        """Go back to a revoked key's last good size, if what was cosigned beyond it bears that key's signature alone.

        Until the next checkpoint is cosigned readers are still shown the branch's note: it is what was cosigned last.
        Give the SHA-256 under which the note of the branch is kept; None where there is nothing to go back from.
        """
        with self._write() as database:
            row = database.execute("SELECT size, note FROM newest WHERE origin = ?", (origin,)).fetchone()
            if row is None or int(row[0]) <= size:
                return None
            note = bytes(row[1])
            signers = [line for line in Note.parse(note).signatures if line.name == origin]
            if not all(line.is_by(revoked) for line in signers):
                return None
            sha256 = hashlib.sha256(note).hexdigest()
            database.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, note))
            database.execute("UPDATE newest SET size = ?, root = ? WHERE origin = ?", (size, root, origin))
            # The branch's sizes are no sizes of this log: on its true continuation they are signed for the first time.
            database.execute("DELETE FROM signed WHERE hash = ? AND size > ?", (origin_hash(origin), size))
            return sha256

    def keep(self, data: bytes) -> str:
        """Serve a public document under its SHA-256, which is given as hex."""
        sha256 = hashlib.sha256(data).hexdigest()
        with self._write() as database:
            database.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, data))
        return sha256

    def blob(self, sha256: str) -> bytes | None:
        """A kept document."""
        return self._one("SELECT data FROM blob WHERE sha256 = ?", sha256)

    def newest_page(self) -> bytes | None:
        """The kept document that came last and is a web page: an edition of the checker."""
        return self._one("SELECT data FROM blob WHERE substr(data, 1, 15) = ? ORDER BY rowid DESC LIMIT 1", _PAGE)

    def newest(self, hashed: str) -> bytes | None:
        """The newest checkpoint that was cosigned of the origin with this hash, as a note."""
        return self._one("SELECT note FROM newest WHERE hash = ?", hashed)

    def sizes(self, hashed: str, above: int) -> SignedSizes | None:
        """The sizes above this one that were cosigned of the origin with this hash; None for an unknown origin."""
        with self._read() as database:
            if database.execute("SELECT 1 FROM newest WHERE hash = ?", (hashed,)).fetchone() is None:
                return None
            rows = database.execute(
                "SELECT size, time FROM signed WHERE hash = ? AND size > ? ORDER BY size LIMIT ?",
                (hashed, above, MAX_LISTED),
            )
            return SignedSizes(above, tuple((int(size), int(time)) for size, time in rows))

    def signed(self, hashed: str, size: int) -> bytes | None:
        """The checkpoint of this size as it was first cosigned, a note; None where none was."""
        return self._one("SELECT note FROM signed WHERE hash = ? AND size = ?", hashed, size)

    def add_checkpoint(self, body: bytes, time: Callable[[], int], *, shifted: bool) -> Answer:
        """Answer one request.

        `time`: POSIX seconds; `shifted`: it is not the true time, so only simulations are cosigned.
        """
        request = read_request(body)
        if isinstance(request, Refuse):
            return Answer(request.status, request.content_type, request.body)
        if shifted and SIMULATION not in request.origin:
            return Answer(403, TEXT_TYPE, b"this witness runs on a shifted clock and cosigns simulations only\n")
        with self._write() as database:
            verdict = decide(request, _stored(database, request.origin), _keys(database, request.origin))
            if isinstance(verdict, Refuse):
                return Answer(verdict.status, verdict.content_type, verdict.body)
            second = time()
            line = cosign(verdict.note.text, self.key, second)
            new, note, hashed = verdict.state, verdict.served(line), origin_hash(verdict.state.origin)
            database.execute(
                "INSERT OR REPLACE INTO newest VALUES (?, ?, ?, ?, ?)", (new.origin, hashed, new.size, new.root, note)
            )
            if new.size:
                # Signed again, the first time stays: only the first cosignature of a size can give a seed.
                database.execute("INSERT OR IGNORE INTO signed VALUES (?, ?, ?, ?)", (hashed, new.size, second, note))
        # The transaction has ended: the state is on disk.
        return Answer(200, TEXT_TYPE, verdict.body(line))

    def _one(self, query: str, *values: str | bytes | int) -> bytes | None:
        with self._read() as database:
            row = database.execute(query, values).fetchone()
            return None if row is None else bytes(row[0])

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        with closing(_connect(self.path)) as database:
            yield database

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with closing(_connect(self.path)) as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")


def open_state(path: Path, key_path: Path, name: str) -> WitnessState:
    """Open a witness's state and key, or make both if neither is there. Raises StateMissing, NameNeeded, KeyMisused.

    Raises OSError with the file's name where this user may not read or write it.
    """
    if not path.exists() and not key_path.exists():
        _make(path, key_path, name)
    for needed in (path, key_path):
        if not needed.exists():
            raise StateMissing(str(needed))
    key = SigningKey.parse(key_path.read_text(encoding="ascii").strip())
    if key.algorithm != COSIGNATURE_V1 or (name and key.name != name):
        raise KeyMisused(name=key.name, why=f"not the key of a witness named {name}")
    if not os.access(path, os.R_OK | os.W_OK):
        # SQLite would name neither file nor reason.
        raise PermissionError(EACCES, "", str(path))
    with closing(_connect(path)) as database:
        database.executescript(_SCHEMA)
    return WitnessState(path, key)


def _make(path: Path, key_path: Path, name: str) -> None:
    if not name:
        raise NameNeeded
    key = SigningKey.generate(name, COSIGNATURE_V1)
    for folder in (path.parent, key_path.parent):
        folder.mkdir(parents=True, exist_ok=True)
    # The state first: a key without a state would be refused at the next start, and rightly.
    with closing(_connect(path)) as database:
        database.executescript(_SCHEMA)
    # Whole and synced before it has its name: a key that was cut off would be no key, and could not be made again.
    fresh = key_path.with_name(f".new-{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key.serialize() + "\n")
            file.flush()
            os.fsync(file.fileno())
        key_path.hardlink_to(fresh)
    finally:
        fresh.unlink(missing_ok=True)
    folder_handle = os.open(key_path.parent, os.O_RDONLY)
    try:
        os.fsync(folder_handle)
    finally:
        os.close(folder_handle)


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=30, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    return database


def _stored(database: sqlite3.Connection, origin: str) -> StoredCheckpoint | None:
    row = database.execute("SELECT size, root FROM newest WHERE origin = ?", (origin,)).fetchone()
    return None if row is None else StoredCheckpoint(origin, int(row[0]), bytes(row[1]))


def _keys(database: sqlite3.Connection, origin: str) -> tuple[VerifierKey, ...]:
    rows = database.execute("SELECT vkey FROM log WHERE origin = ?", (origin,))
    return tuple(VerifierKey.parse(row[0]) for row in rows)
