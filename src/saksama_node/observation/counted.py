"""The public numbers on supervision, kept beside the pages: counted again where they are lost.

Rules kept here: they lie on disk whole or not at all; those of another log, or of a longer one, are not given.
Left to others: counting (`saksama.statistics.supervision`), when (flows.observation.count_reports).
"""

from contextlib import suppress
from pathlib import Path

from saksama.statistics.supervision import (
    SupervisionStatistics,
    SupervisionStatisticsMalformed,
    encode_supervision_statistics,
    parse_supervision_statistics,
)
from saksama_node.ledger import public
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file


def keep(counted: SupervisionStatistics) -> None:
    """Put these numbers in the place of the last."""
    with new_file(_place(), over=True) as file:
        file.write(encode_supervision_statistics(counted))


def newest() -> SupervisionStatistics | None:
    """The newest numbers on this log; None where none were counted yet."""
    published = public.checkpoint()
    with suppress(FileNotFoundError, SupervisionStatisticsMalformed):
        found = parse_supervision_statistics(_place().read_bytes())
        if found.origin == SETTINGS.origin and published is not None and found.size <= published.size:
            return found
    return None


def _place() -> Path:
    return SETTINGS.data / "cache" / "supervision.json"
