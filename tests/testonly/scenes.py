"""Scenes of the demo that begin where two stood for all accounts: what comes before is the same in each.

Rules kept here: both nodes are made, served and confirmed by the demo's own way, once; what is copied is stopped, and
knows no partner and no witness yet.
Left to others: what is played in them (chapters), nodes that were only made (nodes), copying (kept).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from saksama_demo.launch import Node, free_ports
from saksama_demo.scene import Scene, both
from saksama_demo.story import Story
from tests.testonly.kept import at_address, kept


@contextmanager
def opened(folder: Path) -> Iterator[Scene]:
    """A scene of today in `folder`, open; closed in the end."""
    scene = Scene(folder, free_ports(4), Story())
    try:
        both([partial(_prepare, scene, node) for node in scene.nodes])
        scene.open()
        yield scene
    finally:
        scene.close()


def _prepare(scene: Scene, node: Node) -> None:
    kept(("scene", node.institution.code), partial(_made, scene, node)).copied(node.folder, node.database)
    at_address(node.data, node.url)


def _made(scene: Scene, like: Node, folder: Path, database: str) -> None:
    node = Node(like.institution, folder, like.port, database=database, reports=like.reports)
    scene.make(node)
    node.serving.start()
    try:
        node.serving.wait_until_up()
        scene.stand_for(node)
    finally:
        node.serving.stop()
