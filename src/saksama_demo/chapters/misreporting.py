"""What a dishonest office would do with its reports of supervision, and the outsider who names each of it.

Rules kept here:
  * Before the plants nothing is wrong. Entries are laid before the node's own sequencer, which signs them; the count is
    altered where the node keeps it. All signatures are good.
  * Exactly what was planted is named: one finding more, or one less, ends the story.
Left to others: the reports (supervising), what the verifier says (saksama verify).
"""

import json
import secrets
from dataclasses import replace
from typing import Final

from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.observation import LhpApproved, LhpSent
from saksama_demo.chapters.supervising import SUSPECTED
from saksama_demo.chapters.verifying import entries, findings
from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene
from saksama_demo.story import say
from saksama_demo.tampering import enter

ITS_OWN: Final = "08.1"
CHANGED: Final = SUSPECTED
DIFFERS: Final = "supervision.differ"
UNLAWFUL: Final = "lhp.unlawful"


def approve_own(scene: Scene) -> None:
    """Who sent a report approves it."""
    sent = _sent(scene, ITS_OWN)
    _plant(scene, LhpApproved(level="kabupaten-kota", version=1), sent, ITS_OWN)


def change_version(scene: Scene) -> None:
    """A version that was sent, and approved, is sent again with other words under the same number."""
    sent = _sent(scene, CHANGED)
    _plant(scene, sent.body, sent, CHANGED, {"report": secrets.token_hex(32)})


def leave_one_out(scene: Scene) -> None:
    """The public count of a regency says one report less than came in."""
    scene.settle()
    place = scene.bawaslu.data / "cache" / "supervision.json"
    # The node counts again after the log grew.
    size = scene.bawaslu.tree_size()
    wait_until(lambda: json.loads(place.read_bytes())["size"] == size, seconds=PATIENCE, what="the numbers are new")
    told = json.loads(place.read_bytes())
    office = next(each for each in told["periods"][0]["offices"] if each["sent"])
    office["sent"] -= 1
    place.write_text(json.dumps(told, separators=(",", ":"), sort_keys=True))
    scene.story.planted.append({"code": DIFFERS, "index": -1, "kind": "statistik-pengawasan", "case": office["office"]})


def name_each(scene: Scene) -> None:
    """Each plant is named by its code, and nothing else is."""
    told = scene.verify(scene.bawaslu, accept=(1,))
    scene.story.after = findings(told)
    named = sorted(str(each["code"]) for each in scene.story.after)
    planted = sorted(each["code"] for each in scene.story.planted)
    if named != planted:
        raise StoryMistake(f"planted {planted}, named {named}: {scene.story.after}")
    for each in scene.story.after:
        say(f"     [{each['code']}] {each.get('index', '')}")


def _sent(scene: Scene, report: str) -> Entry:
    """The entry of this report's first version."""
    subject = scene.notes[report]
    return next(each for each in entries(scene.bawaslu) if each.subject == subject and isinstance(each.body, LhpSent))


def _plant(scene: Scene, body: Body, sent: Entry, report: str, commits: dict[str, str] | None = None) -> None:
    now = scene.now()
    at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    before = scene.bawaslu.tree_size()
    enter(scene.bawaslu, now, replace(sent, body=body, at=at, commits=commits or {}))
    wait_until(lambda: scene.bawaslu.tree_size() > before, seconds=PATIENCE, what=f"{body.KIND} has its place")
    index = max(
        place
        for place, each in enumerate(entries(scene.bawaslu))
        if each.subject == sent.subject and each.kind == body.KIND
    )
    scene.story.planted.append({"code": UNLAWFUL, "index": index, "kind": body.KIND, "case": report})
