"""Worlds that no process plays: logs written as files, honest ones, late ones and each lie, copied without a network.

Rules kept here: made again, a world has the same octets, as long as formats are the same.
Left to others: the stories (tests.testonly), what is kept of them (keeping).
"""

import tempfile
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.testonly.every_lie import EVERY_LIE, LATE
from tests.testonly.honest_worlds import HONEST, told
from tests.testonly.lies import Lie
from tests.testonly.staticlog import World
from tests.testonly.story import Story
from tools.worlds.keeping import LARGEST_HONEST, LARGEST_LIE, WorldMistake, copied, expect

LATER: Final = timedelta(minutes=5)
"""How long after its last word a world is copied."""

SIBLINGS: Final = frozenset({
    "dispatch-of-a-stranger-accepted",
    "dispatch-to-a-stranger",
    "incident-of-a-stranger-taken",
    "receipt-of-one-s-own-dispatch",
    "rejection-of-what-was-never-sent",
    "task-of-a-stranger-accepted",
})  # fmt: skip
"""Lies that tests tell and no world keeps: of each another is kept that is named for the same reason."""


def still() -> Mapping[str, Callable[[Path], None]]:
    """Each such world by its name: called with the copy's folder."""
    honest = {f"honest-{name}": _honest(tell) for name, tell in HONEST.items()}
    late = {f"late-{name}": _lie(tell) for name, tell in LATE.items()}
    return honest | late | {f"lie-{name}": _lie(tell) for name, tell in EVERY_LIE.items() if name not in SIBLINGS}


def _honest(tell: Callable[[Path], World]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        with tempfile.TemporaryDirectory() as place:
            world = tell(Path(place))
            copied(world.urls[0], folder, world.reader, world.now + LATER, LARGEST_HONEST)
        if found := expect(folder):
            raise WorldMistake(f"{folder.name}: {found}")

    return make


def _lie(tell: Callable[[Story], Lie]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        with tempfile.TemporaryDirectory() as place:
            story = told(Path(place))
            lie = tell(story)
            world = story.world
            copied(world.urls[0], folder, world.reader, world.now + LATER, LARGEST_LIE)
        found = expect(folder)
        named = {"log": lie.log, "index": lie.index, "code": lie.code}
        if named not in found or not {str(one["code"]) for one in found} <= {lie.code, *lie.beside}:
            raise WorldMistake(f"{folder.name}: {named} is not what was found: {found}")

    return make
