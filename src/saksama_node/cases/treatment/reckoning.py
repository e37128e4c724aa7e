"""Compute a report on equal treatment in a process of its own: lines come in, the report goes out.

Rules kept here:
  * At 100,000 cases this takes a minute of a core: in a process of its own it holds up no page and no checkpoint, and
    everything else on the machine goes before it.
  * Pure but for its two streams: no database, no setting, no clock.
Left to others: who starts it and waits (flows.cases.compare_treatment), every number (saksama.fairness).
"""

import os
import sys
from datetime import datetime
from typing import Final

import msgspec

from saksama.fairness.lines import CaseLine
from saksama.fairness.report import FairnessReport, report_of

_LAST_IN_TURN: Final = 15


class Task(msgspec.Struct, frozen=True):
    """What is to be computed, as `saksama.fairness.report.report_of` takes it."""

    origin: str
    size: int
    until: datetime | None
    lines: tuple[CaseLine, ...]

    def report(self) -> FairnessReport:
        """Compute it."""
        return report_of(self.origin, self.lines, self.until, self.size)


def main() -> None:
    """Read a task as JSON, write its report as JSON."""
    os.nice(_LAST_IN_TURN)
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    sys.stdout.buffer.write(msgspec.json.encode(task.report()))


if __name__ == "__main__":
    main()
