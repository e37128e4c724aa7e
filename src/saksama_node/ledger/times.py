"""Moments as whole milliseconds since 1970 UTC, as the ledger's tables keep them.

Rules kept here: exact both ways; nothing is rounded (the clock has cut to milliseconds already).
Left to others: what time it is (settings.clock).
"""

from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970 UTC of a moment with a zone."""
    return (moment - _EPOCH) // _MILLISECOND


def from_ms(value: int) -> datetime:
    """The moment in UTC."""
    return _EPOCH + value * _MILLISECOND
