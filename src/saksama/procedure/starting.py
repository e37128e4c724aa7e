"""What a deadline starts with besides an act: a day that an act names."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.handling import CaseInvited
from saksama.procedure.acts import Act

RECEIPT: Final = "receipt"
"""What a deadline `starts` with, where it runs from the day on which something was handed in."""

HEARING: Final = "hearing"
"""What a deadline `starts` with, where it is counted backwards from the day to which somebody is invited."""

RELAYED: Final = "relayed"
"""What a deadline `starts` with, where it runs from the day on which a supervisor in the field received a report."""

WRITTEN: Final = "written"
"""What a deadline `starts` with, where it runs from the day on which a finding's supervision report was made."""

_NOON: Final = time(4)  # by UTC, of WITA


def days_named(act: Act) -> Iterator[tuple[str, str, datetime]]:
    """Days that an act names itself, from which it is counted until this very act, or until the day of receipt."""
    body = act.body
    if isinstance(body, CaseInvited):
        yield HEARING, body.day, act.at
    if isinstance(body, CaseReviewed) and body.written is not UNSET:
        yield WRITTEN, body.written, act.at
    if isinstance(body, CaseReviewed) and body.relayed is not UNSET:
        # Noon of WITA is of that day in every zone of the country.
        yield RELAYED, body.relayed, datetime.combine(date.fromisoformat(body.day), _NOON, UTC)
