"""The partner's node is stopped, the other goes on working, the partner returns and catches up."""

import time

import httpx

from saksama_demo.chapters.exchanging import compose_notice
from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene
from saksama_demo.story import say

NOTICE = "CONTOH: pemberitahuan saat simpul mitra berhenti"


def stop(scene: Scene) -> None:
    """Diskominfotik's node is stopped."""
    scene.forget(scene.diskominfotik)
    scene.diskominfotik.serving.stop()
    try:
        httpx.get(scene.diskominfotik.url, timeout=1)
    except httpx.TransportError:
        return
    raise StoryMistake("the node still answers")


def go_on(scene: Scene) -> None:
    """Bawaslu writes to the partner all the same, and its desk works on."""
    before = scene.bawaslu.tree_size()
    scene.notes["notice"] = compose_notice(scene, NOTICE)
    wait_until(
        lambda: scene.bawaslu.tree_size() > before, seconds=PATIENCE, what="Bawaslu's log grows without its partner"
    )


def come_back(scene: Scene) -> None:
    """The node returns and catches up by itself; the notice has its receipt."""
    began = time.monotonic()
    scene.diskominfotik.serving.start()
    scene.diskominfotik.serving.wait_until_up()
    officer = scene.person(scene.bawaslu, "contoh.petugas")
    officer.look(scene.notes["notice"], "diterima simpul", seconds=PATIENCE)
    say(f"     simpul kembali dan mengejar dalam {time.monotonic() - began:.1f} s")
