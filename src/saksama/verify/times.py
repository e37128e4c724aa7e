"""Times of entries: in the order of the log, and within the interval of their cosignatures.

Rules kept here (design, "Time"):
  * `at` lies at most 120 s behind the greatest `at` before it.
  * `at` lies within 120 s of the interval between the cosignature of the last cosigned checkpoint before the entry and
    that of the first one containing it.
Left to others: when something happened in the world; nothing here proves that.
"""

from datetime import UTC, datetime

from saksama.verify.checkpoints import TOLERANCE, Standing
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)


def check_times(log: ServedLog, standing: Standing, before: datetime | None, found: Findings) -> datetime | None:
    """Name entries that are back-dated or ahead of their time.

    `before`: the greatest moment of an entry that an earlier run read; given back with those of this one.
    """
    bounds = iter(standing.cosigned)
    following = next(bounds, None)
    lower, upper, end = _EARLIEST, _LATEST, 0
    greatest = before or _EARLIEST
    allowed = _allowed(greatest)
    # Runs once for every entry: the bounds are recomputed only when a checkpoint is passed.
    for index, at in log.contents.columns.new_moments():
        if index >= end:
            while following is not None and following.size <= index:
                lower = following.at - TOLERANCE
                following = next(bounds, None)
            upper = _LATEST if following is None else following.at + TOLERANCE
            end = log.checkpoint.size if following is None else following.size
        if at > upper:
            # Not taken as the greatest: one entry ahead of its time must not make all after it look back-dated.
            _add(found, Code.ENTRY_AHEAD, log, index, at, upper, "cosignature")
        elif at < lower:
            _add(found, Code.ENTRY_BACK_DATED, log, index, at, lower, "cosignature")
        elif at > greatest:
            greatest, allowed = at, _allowed(at)
        elif at < allowed:
            _add(found, Code.ENTRY_BACK_DATED, log, index, at, allowed, "order")
    return None if greatest == _EARLIEST else greatest


def _allowed(greatest: datetime) -> datetime:
    return greatest - TOLERANCE if greatest > _EARLIEST + TOLERANCE else _EARLIEST


def _add(found: Findings, code: Code, log: ServedLog, index: int, at: datetime, bound: datetime, rule: str) -> None:
    found.add(code, log.origin, index, at=at.isoformat(), bound=bound.isoformat(), rule=rule)
