"""A partner whose log is mirrored."""

from dataclasses import dataclass, field

import pytest

from saksama.entries.entry import Entry
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import SigningKey
from saksama.tlog.tile import HashReader, TilePath, cut_tile
from saksama.tlog.tree import consistency_proof, leaf_hash, root_at
from saksama.tlog.witness import AddCheckpoint
from saksama_node.ledger import actions, mirror
from saksama_node.settings.clock import now
from tests.node.ledger.conftest import a_body

ORIGIN = "mitra.uji.saksama.example/log"


@dataclass
class Partner:
    """The partner's log in memory."""

    key: SigningKey = field(default_factory=lambda: SigningKey.generate(ORIGIN))
    entries: list[bytes] = field(default_factory=list)
    tiles: dict[tuple[int, int], bytes] = field(default_factory=dict)
    edge: Edge = field(default_factory=Edge)

    def add(self, *entries: bytes) -> None:
        growth = grow(self.edge, b"".join(leaf_hash(entry) for entry in entries))
        self.edge = growth.edge
        self.entries += entries
        for path, data in growth.tiles:
            self.tiles[path.level, path.index] = data

    def read(self, size: int) -> HashReader:
        def fetch(path: TilePath) -> bytes:
            return cut_tile(self.tiles[path.level, path.index], path.width)

        return HashReader(fetch, size)

    def note(self, size: int | None = None) -> bytes:
        size = len(self.entries) if size is None else size
        return sign_checkpoint(Checkpoint(ORIGIN, size, root_at(size, self.read(len(self.entries)))), self.key).encode()

    def request(self, old: int, new: int) -> bytes:
        proof = consistency_proof(old, new, self.read(len(self.entries)))
        return AddCheckpoint(old, proof, self.note(new)).encode()


def an_entry(number: int, subject: str = "") -> bytes:
    return Entry(
        body=a_body(number), at=now(), node=ORIGIN, subject=subject or actions.new_subject(), actor="0" * 32
    ).encode()


@pytest.fixture
def partner() -> Partner:
    made = Partner()
    made.add(*(an_entry(number) for number in range(10)))
    actions.trust_log(ORIGIN, str(made.key.verifier))
    return made


def _follow(partner: Partner) -> None:
    held = mirror.state(ORIGIN)
    mirror.advance(ORIGIN, partner.note(), partner.entries[held.size :])
