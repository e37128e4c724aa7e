"""The shape of a chapter: steps made of beats.

Rules kept here: a step is one line of the result; a beat is one press of "Lanjut" on the stage.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from saksama_demo.scene import Scene


@dataclass(frozen=True, slots=True)
class View:
    """What a desk shows after a beat: who sits there, and which page is open (empty: as before)."""

    username: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Beat:
    """One sentence and what is done."""

    sentence: str
    play: Callable[[Scene], None]
    left: View = View()
    right: View = View()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the result."""

    name: str
    beats: tuple[Beat, ...]

    def play(self, scene: Scene) -> None:
        """All beats in order."""
        for beat in self.beats:
            beat.play(scene)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story. `begins`: when its simulation begins, None where it plays now; `more`: who else works at Bawaslu."""

    steps: tuple[Step, ...]
    begins: datetime | None = None
    more: tuple[tuple[str, str, str, str], ...] = ()


def all_of(*acts: Callable[[Scene], None]) -> Callable[[Scene], None]:
    """One act made of several, in order."""

    def played(scene: Scene) -> None:
        for act in acts:
            act(scene)

    return played
