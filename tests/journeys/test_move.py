"""A node with all that a story leaves in it moves to PostgreSQL and back, and goes on there; no outsider notices.

Cases with evidence, dispatches, tasks, an incident, an agreement, sessions of people who are logged in: the story of
the demonstration, played by its own doors.
"""

import os
import re
from collections.abc import Iterator

import pytest

from saksama_demo.chapters import inti, verifying
from saksama_demo.database import made_on
from saksama_demo.launch import Node, free_ports
from saksama_demo.scene import Scene
from saksama_demo.story import Story

SERVER = os.environ.get("SAKSAMA_TEST_DATABASE_URL", "")

pytestmark = pytest.mark.skipif(not SERVER, reason="needs a PostgreSQL server; tools/databases.py")


@pytest.fixture
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    held = Scene(tmp_path_factory.mktemp("pindah"), free_ports(4), Story())
    try:
        held.open()
        yield held
    finally:
        held.close()


def move(node: Node, address: str) -> str:
    """Stop the node, move it, serve it there; what the command said."""
    node.serving.stop()
    said = node.command("migrate-database", "--to", address)
    node.database = address
    node.serving.env = node.env
    node.serving.start()
    node.serving.wait_until_up()
    return said


def proved(said: str, node: Node, size: int) -> bool:
    found = re.search(rf"{re.escape(node.institution.origin)}: (\d+) catatan dibaca ulang", said)
    return found is not None and int(found[1]) >= size and "Done and proved" in said


def test_there_and_back_with_everything_and_verify_finds_nothing(scene: Scene) -> None:
    for step in (inti.SIGN, inti.SHARE, inti.ANSWER, inti.REPORT):
        step.play(scene)
    for node, place in ((scene.bawaslu, "there"), (scene.diskominfotik, "there")):
        size = node.tree_size()
        assert size > 0
        assert proved(move(node, made_on(SERVER, f"{place}_{node.institution.code}")), node, size)
    # The story goes on where it was: one node rests, the other sends on, and it catches up.
    inti.REST.play(scene)
    verifying.verify_both(scene)
    grown = scene.bawaslu.tree_size()
    back = scene.folder / "back.sqlite3"
    assert proved(move(scene.bawaslu, f"sqlite://{back}"), scene.bawaslu, grown)
    inti.SHARE.play(scene)
    verifying.verify_both(scene)
    assert scene.bawaslu.tree_size() > grown
