"""Wrapping the keys of all cases anew, under a new `keys/cases`: the old one may have been stolen.

Rules kept here:
  * The new file is on the disk before a row is wrapped under it; from then on new keys are wrapped under it too.
  * Each row says under which file it is: cut off anywhere, all opens, and the rest is done by doing it again.
  * A row that does not open (it was changed, or its file is not here) stays as it is and stops no other.
  * Nothing that a case holds is touched: what is sealed stays sealed under the same keys.
  * The earlier file stays, as every key file does: older backups open with nothing else.
Left to others: the turn at writing (the flow), what is said to the keeper (`flows.node`).
"""

import secrets
from dataclasses import dataclass
from typing import Final

from saksama_node.casekeys.models import CaseKey
from saksama_node.casekeys.sealing import SealBroken, newest_root, unwrapped, wrapped
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS

AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """What came of some rows: `done` were wrapped anew, `broken` do not open; `last`: None where none was left."""

    done: int
    broken: int
    last: int | None


_KEY_BYTES: Final = 32


def make_root() -> int:
    """Make the next `keys/cases`; its number. FileExistsError where somebody else makes it this moment."""
    content = f"{secrets.token_hex(_KEY_BYTES)}\n".encode()
    keyfiles.write(SETTINGS.data, keyfiles.next_of(SETTINGS.data, keyfiles.CASES), content)
    return newest_root()


def under_earlier() -> int:
    """How many keys are not wrapped under the newest file."""
    return CaseKey.objects.exclude(root=newest_root()).count()


def lacking() -> list[str]:
    """The files that some key is wrapped under and that are not here."""
    here = keyfiles.numbers(SETTINGS.data, keyfiles.CASES)
    gone = CaseKey.objects.exclude(root__in=here).order_by("root").values_list("root", flat=True).distinct()
    return [str(keyfiles.of_number(keyfiles.CASES, number)) for number in gone]


def rewrap_some(after: int = 0) -> Rewrapped:
    """Wrap some of those behind the row `after` anew, in the caller's transaction."""
    root = newest_root()
    rows = list(CaseKey.objects.select_for_update().filter(pk__gt=after).exclude(root=root).order_by("pk")[:AT_ONCE])
    opened = [row for row in rows if _is_wrapped(row, root)]
    CaseKey.objects.bulk_update(opened, ["wrapped", "root"])
    return Rewrapped(len(opened), len(rows) - len(opened), rows[-1].pk if rows else None)


def _is_wrapped(row: CaseKey, root: int) -> bool:
    try:
        wrapped(row, unwrapped(row), root)
    except SealBroken:
        return False
    return True
