"""How much work a run of the verifier is: steps of the interpreter, requests and pauses, the same at each run.

Rules kept here: a step is a turn of a loop, a call, or a generator that goes on; time is not looked at.
Left to others: what the work is about (every).
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from saksama.verify.reader import NotServed, Unreachable
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly.honest_worlds import told
from tests.testonly.staticlog import StillReader
from tests.testonly.story import Story, no_progress

_TOOL: Final = 4
_EVENTS: Final = sys.monitoring.events.JUMP | sys.monitoring.events.PY_START | sys.monitoring.events.PY_RESUME


@dataclass(slots=True)
class Work:
    """What one run took."""

    steps: int = 0
    requests: int = 0
    pauses: int = 0

    def step(self, *_told: object) -> None:
        self.steps += 1

    def pause(self) -> None:
        self.pauses += 1


@dataclass(frozen=True)
class Counting(StillReader):
    """Counts what it is asked."""

    work: Work = field(default_factory=Work)

    def get(self, url: str, limit: int) -> bytes:
        self.work.requests += 1
        return super().get(url, limit)

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        self.work.requests += len(urls)
        return super().get_many(urls, limit)


def judged(tell: Callable[[Story], None], around: Callable[[Callable[[], Report]], Report], work: Work) -> Report:
    """The report of a world in which this is told after the story. `around`: calls what it is given."""
    with tempfile.TemporaryDirectory() as folder:
        story = told(Path(folder))
        tell(story)
        story.world.publish()
        asking = Asking(Counting(story.world.reader.folders, work), no_progress, work.pause)
        return around(lambda: verify_node(story.world.urls[0], Anchors(), asking))


def work_of(tell: Callable[[Story], None]) -> Work:
    """What verifying it takes."""
    work = Work()

    def watched(verify: Callable[[], Report]) -> Report:
        monitoring = sys.monitoring
        monitoring.use_tool_id(_TOOL, "steps")
        try:
            for event in (1 << place for place in range(_EVENTS.bit_length()) if _EVENTS >> place & 1):
                monitoring.register_callback(_TOOL, event, work.step)
            monitoring.set_events(_TOOL, _EVENTS)
            return verify()
        finally:
            monitoring.set_events(_TOOL, 0)
            monitoring.free_tool_id(_TOOL)

    judged(tell, watched, work)
    return work
