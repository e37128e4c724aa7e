"""The node that is killed beside its partner: two institutions, their agreement in force, an outside witness.

Rules kept here:
  * Paired, signed and staffed at the real pages, as on the stage.
  * Only one of the two is killed: the partner has a folder and a database (SQLite) of its own, whatever the other's is.
Left to others: what is done to it (kills), what people do there meanwhile (load, desk).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from saksama_demo.chapters import agreeing
from saksama_demo.launch import BAWASLU, Node, free_ports
from saksama_demo.scene import Scene
from saksama_demo.story import Story
from tests.testonly.postgres import Server, server
from tools.crash.world import SQLITE, World


@dataclass(frozen=True, slots=True)
class Pair:
    """`here`: the node under test, with its witness and its database server; `scene`: both nodes."""

    scene: Scene
    here: World

    @property
    def partner(self) -> Node:
        """The node that is left alone."""
        return self.scene.diskominfotik


@contextmanager
def pair(folder: Path, database: str) -> Iterator[Pair]:
    """Make and start all of it, and conclude the agreement; end it."""
    if database == SQLITE:
        with _standing(folder, None) as made:
            yield made
    else:
        # Directly as a server of its own: killing it must fell nobody else's tests.
        with server("-c", "max_connections=60") as postgres, _standing(folder, postgres) as made:
            yield made


@contextmanager
def _standing(folder: Path, postgres: Server | None) -> Iterator[Pair]:
    scene = Scene(folder, free_ports(4), Story())
    if postgres is not None:
        scene.bawaslu = Node(BAWASLU, folder / BAWASLU.code, scene.port, database=postgres.url)
    try:
        scene.open()
        for step in (agreeing.pair_both, agreeing.propose, agreeing.countersign, agreeing.await_force):
            step(scene)
        yield Pair(scene, World(scene.bawaslu, scene.witness, scene.witness_vkey, postgres))
    finally:
        scene.close()
