"""Wrapping the keys of all cases anew, under a new `keys/cases`: the old one may have been stolen.

Rules kept here:
  * The new file is on the disk before a row is wrapped under it; from then on new keys are wrapped under it too.
  * Each row says under which file it is: cut off anywhere, all opens, and the rest is done by doing it again.
  * Nothing that a case holds is touched: what is sealed stays sealed under the same keys.
  * The earlier file stays, as every key file does: older backups open with nothing else.
Left to others: the turn at writing (the flow), what is said to the keeper (`flows.node`).
"""

import secrets
from typing import Final

from saksama_node.casekeys.models import CaseKey
from saksama_node.casekeys.sealing import newest_root, unwrapped, wrapped
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS

AT_ONCE: Final = 500
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


def rewrap_some() -> int:
    """Wrap some of those anew, in the caller's transaction; how many, 0 when none is left. Raises `SealBroken`."""
    root = newest_root()
    rows = list(CaseKey.objects.select_for_update().exclude(root=root).order_by("pk")[:AT_ONCE])
    CaseKey.objects.bulk_update((wrapped(row, unwrapped(row), root) for row in rows), ["wrapped", "root"])
    return len(rows)
