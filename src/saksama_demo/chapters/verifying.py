"""The outsider: verify both logs, alter one byte, verify again.

Rules kept here: before the tampering nothing may be found; after it something must.
"""

import time

from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene
from saksama_demo.story import say
from saksama_demo.tampering import flip_one_byte


def verify_both(scene: Scene) -> None:
    """`saksama verify` finds nothing at either; what cannot be checked yet (a cosignature under way) is asked again."""
    told: list[dict[str, object]] = []

    def clean() -> bool | None:
        told[:] = [scene.verify(node, accept=(0, 1, 2)) for node in scene.nodes]
        scene.story.before = [found for each in told for found in findings(each)]
        return True if all(each.get("exit") == 0 for each in told) else None

    try:
        wait_until(clean, seconds=PATIENCE, what="saksama verify passes for both nodes")
    except StoryMistake as mistake:
        exits = [each.get("exit") for each in told]
        raise StoryMistake(f"{mistake}; exits {exits}, findings {scene.story.before[:5]}") from mistake
    scene.story.nodes = [
        {
            "name": node.institution.name,
            "url": node.url,
            "origin": str(about["origin"]),
            "vkey": str(about["vkey"]),
            "tree_size": node.tree_size(),
        }
        for node, about in ((node, node.about()) for node in scene.nodes)
    ]


def alter(scene: Scene) -> None:
    """One byte of an entry bundle in Bawaslu's database; the verifier names the entry."""
    index = scene.bawaslu.tree_size() // 2
    altered = flip_one_byte(scene.bawaslu, index)
    scene.notes["altered"] = str(altered.index)
    began = time.monotonic()
    told = scene.verify(scene.bawaslu, accept=(1,))
    scene.story.after = findings(told)
    if not any(str(index) in str(found) for found in scene.story.after):
        raise StoryMistake(f"entry {index} ({altered.kind}) was altered, and is not named in {scene.story.after}")
    say(f"     catatan {index} ({altered.kind}) disebut {time.monotonic() - began:.1f} s setelah diubah")


def findings(told: dict[str, object]) -> list[dict[str, object]]:
    """The findings of a report."""
    found = told.get("findings", [])
    return [dict(each) for each in found] if isinstance(found, list) else []
