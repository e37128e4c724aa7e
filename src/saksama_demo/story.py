"""A story: its steps, how long each took, whether it did what it should, and the one JSON object that tells all.

Rules kept here: the first step that fails ends the story, with its reason; progress goes to standard error.
Left to others: the steps (chapters).
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NotRequired, TypedDict


class StepTold(TypedDict):
    """One step in the result."""

    name: str
    seconds: float
    ok: bool


class NodeTold(TypedDict):
    """One node in the result."""

    name: str
    url: str
    origin: str
    vkey: str
    tree_size: int


class ReceiptTold(TypedDict):
    """Where a receipt's files lie after the run: all paths absolute."""

    receipt: str
    openings: str
    file: str
    policy: str


class VerifyTold(TypedDict):
    """What the verifier found before and after the tampering."""

    before: list[dict[str, object]]
    after: list[dict[str, object]]


class GoneTold(TypedDict):
    """What the cases of one edition went through, as the public log says it."""

    cases: int
    states: list[str]
    acts: list[str]
    acts_not_played: list[str]


class PlantTold(TypedDict):
    """What was done against the rules: by which code the verifier has to name it, at which entry."""

    code: str
    index: int
    kind: str
    case: str


class Told(TypedDict):
    """The whole result; `cases` and `planted` only where the chapter has any."""

    steps: list[StepTold]
    nodes: list[NodeTold]
    receipts: list[ReceiptTold]
    verify: VerifyTold
    cases: NotRequired[dict[str, GoneTold]]
    planted: NotRequired[list[PlantTold]]
    ok: bool


def say(words: str) -> None:
    """Progress, for a person."""
    print(words, file=sys.stderr, flush=True)


@dataclass(slots=True)
class Story:
    """What has been told so far."""

    steps: list[StepTold] = field(default_factory=list)
    nodes: list[NodeTold] = field(default_factory=list)
    receipts: list[ReceiptTold] = field(default_factory=list)
    before: list[dict[str, object]] = field(default_factory=list)
    after: list[dict[str, object]] = field(default_factory=list)
    cases: dict[str, GoneTold] = field(default_factory=dict)
    planted: list[PlantTold] = field(default_factory=list)

    def opened(self, open_scene: Callable[[], None]) -> bool:
        """Open the scene; it is a step of the result only where it failed, which ends the story before it began."""
        began = time.monotonic()
        try:
            open_scene()
        except Exception as fault:  # noqa: BLE001 (told, as a step's would be)
            say(f"  tidak dapat mulai: {type(fault).__name__}: {fault}")
            seconds = round(time.monotonic() - began, 2)
            self.steps.append({"name": "Dua simpul dan satu penyaksi disiapkan", "seconds": seconds, "ok": False})
            return False
        say(f"  dua simpul dan satu penyaksi siap dalam {time.monotonic() - began:.1f} s")
        return True

    def step(self, name: str, play: Callable[[], None]) -> bool:
        """Play one step; tells its reason and returns False when it did not do what it should."""
        say(f"  {len(self.steps) + 1}. {name} ...")
        began = time.monotonic()
        try:
            play()
        except Exception as fault:  # noqa: BLE001 (a step may fail in any way; the story says how and ends)
            say(f"     TIDAK: {type(fault).__name__}: {fault}")
            ok = False
        else:
            ok = True
        seconds = round(time.monotonic() - began, 2)
        self.steps.append({"name": name, "seconds": seconds, "ok": ok})
        if ok:
            say(f"     ya, {seconds:.1f} s")
        return ok

    def told(self) -> Told:
        """The result; `ok` only if every step did what it should."""
        told: Told = {
            "steps": self.steps,
            "nodes": self.nodes,
            "receipts": self.receipts,
            "verify": {"before": self.before, "after": self.after},
            "ok": bool(self.steps) and all(step["ok"] for step in self.steps),
        }
        if self.cases:
            told["cases"] = self.cases
        if self.planted:
            told["planted"] = self.planted
        return told
