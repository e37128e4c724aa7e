"""The figures on equal treatment: the log's cases as lines, read as it grows; the newest report, kept beside the pages.

Rules kept here:
  * The lines are those of the published log alone, so that `saksama fairness` on it gives the same report.
  * What is kept can be lost at any time: it is computed again from the log. It lies on disk whole or not at all.
  * A report on another log than the one that stands here (another origin, or a longer one) is not given.
Left to others: when to compute (flows.cases.compare_treatment), every number (saksama.fairness), the page (web.portal).
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from saksama.fairness.lines import Lines
from saksama.fairness.report import FairnessReport
from saksama_node.ledger import public
from saksama_node.settings import durable
from saksama_node.settings.current import SETTINGS

PAGE: Final = 500
_FAMILY: Final = "case"


@dataclass(slots=True)
class Book:
    """The lines of the first `size` entries. `grown`: an act of a case came since the last report of them."""

    size: int = 0
    lines: Lines = field(default_factory=Lines)
    grown: bool = True

    def read_on(self, end: int) -> None:
        """Read the next page, up to below index `end`."""
        until = min(self.size + PAGE, end)
        for entry in public.stretch(self.size, until, _FAMILY):
            self.lines.take(entry.subject, entry.at, entry.body)
            self.grown = True
        self.size = until


def keep(made: FairnessReport) -> None:
    """Put a report in the place of the last."""
    with durable.new_file(_file(), over=True) as file:
        file.write(msgspec.json.encode(made))


def kept() -> FairnessReport | None:
    """The newest report on this log; None where none was computed yet."""
    published = public.checkpoint()
    with suppress(FileNotFoundError, msgspec.DecodeError):
        found = msgspec.json.decode(_file().read_bytes(), type=FairnessReport)
        if published is not None and found.origin == SETTINGS.origin and found.size <= published.size:
            return found
    return None


def _file() -> Path:
    return SETTINGS.data / "cache" / "treatment.json"
