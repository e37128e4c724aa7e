"""The outsider's word on both nodes, asked again whenever something happened.

Rules kept here: the real command, in a thread of its own, so that the stage never waits for it.
"""

import threading
from dataclasses import dataclass, field
from functools import partial

from saksama.verify.classes import Class
from saksama_demo.launch import CommandFailed, Node
from saksama_demo.scene import Scene, both

IDLE_SECONDS = 0.2
FURTHER = 6
"""So many findings are named at most: the first in full, the others by code and entry."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`state`: good, bad, or wait (could not be checked)."""

    state: str
    title: str
    words: str

    def told(self) -> dict[str, str]:
        """For the page."""
        return {"state": self.state, "title": self.title, "words": self.words}


def ask_verifier(scene: Scene, node: Node) -> Verdict:
    """Run `saksama verify` and say what it found first."""
    name = node.institution.name
    try:
        said = scene.verify(node, accept=(0, 1, 2, 3), reader="stage", full=True)
    except (CommandFailed, ValueError) as fault:
        return Verdict("wait", f"{name}:", f"belum dapat diperiksa ({type(fault).__name__})")
    findings = said.get("findings")
    if not isinstance(findings, list) or not findings:
        return Verdict("good", f"{name}: cocok.", "")
    result = said.get("result")
    first = next(each for each in findings if each["class"] == result)
    if first["code"] == "unreachable":
        return Verdict("wait", f"{name}: belum dapat diperiksa.", f"{first['evidence']['what']} tidak menjawab.")
    where = str(first["log"]).removesuffix(".contoh.saksama.example/log")
    place = f"log {where}, catatan {first['index']}: " if first["index"] is not None else f"log {where}: "
    if result == Class.INTEGRITY:
        further = "".join(f" Juga [{each['code']}] catatan {each['index']}." for each in findings[1:FURTHER])
        return Verdict("bad", f"{name}: tidak cocok.", place + str(first["message"]) + further)
    if result == Class.CONDUCT:
        return Verdict("wait", f"{name}: cocok, tetapi ada yang terlambat.", place + str(first["message"]))
    return Verdict("wait", f"{name}: belum dapat diperiksa.", place + str(first["message"]))


@dataclass(slots=True)
class Outsider:
    """Asks until stopped; `verdicts` is the newest answer, Bawaslu first."""

    scene: Scene
    verdicts: list[Verdict] = field(default_factory=list)
    _dirty: threading.Event = field(default_factory=threading.Event)
    _stopping: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Begin to ask."""
        threading.Thread(target=self._run, daemon=True).start()

    def ask(self) -> None:
        """Something happened: ask again."""
        self._dirty.set()

    def stop(self) -> None:
        """Ask no more."""
        self._stopping.set()

    def _run(self) -> None:
        while not self._stopping.wait(IDLE_SECONDS):
            if not self._dirty.is_set():
                continue
            self._dirty.clear()
            found: dict[int, Verdict] = {}

            def ask(place: int, node: Node, found: dict[int, Verdict] = found) -> None:
                found[place] = ask_verifier(self.scene, node)

            both([partial(ask, place, node) for place, node in enumerate(self.scene.nodes)])
            self.verdicts = [found[place] for place in sorted(found)]
