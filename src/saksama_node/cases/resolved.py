"""What plenaries decided of a case, in the order of the log, and under which subject a report becomes a case.

Rules kept here:
  * An entry that waits for its place counts as it will stand: before what was appended after it.
  * A report that a plenary decided on becomes a case under the subject that the meeting's entry names, and no other.
Left to others: what a decision carries (saksama.procedure), holding a meeting (holding), pages (held).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from saksama.procedure.plenary import Resolution
from saksama_node.cases.models import PlenaryItem, Submission
from saksama_node.ledger.actions import new_subject
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import positions

_NOT_YET: Final = 2**62


def resolutions_of(subject: str, entries: Sequence[LoggedEntry]) -> list[Resolution]:
    """What was decided of the case of this subject. `entries`: its own, as `history` gives them."""
    return resolutions_of_each({subject: entries})[subject]


def resolutions_of_each(entries: Mapping[str, Sequence[LoggedEntry]]) -> dict[str, list[Resolution]]:
    """The same of the cases of these subjects, in two questions."""
    found: dict[str, list[Resolution]] = {subject: [] for subject in entries}
    rows = list(PlenaryItem.objects.filter(subject__in=found).select_related("plenary"))
    places = positions(row.plenary.leaf for row in rows)
    for row in rows:
        held = row.plenary
        found[row.subject].append(
            Resolution(
                index=places.get(held.leaf, _before(held.leaf, entries[row.subject])),
                plenary=held.subject,
                office=held.region,
                day=held.day.isoformat(),
                decided=row.decided,
                counted=frozenset(row.counted),
                seats=held.seats,
            )
        )
    return found


def _before(leaf: int, entries: Sequence[LoggedEntry]) -> int:
    """Ahead of the first of these that was appended later."""
    return min((each.index for each in entries if each.leaf_id > leaf), default=_NOT_YET) - 1


def subject_for(row: Submission) -> str:
    """Under which subject this report becomes a case: the one that a plenary named, else a fresh one."""
    found = PlenaryItem.objects.filter(submission=row).values_list("subject", flat=True).first()
    return found or new_subject()
