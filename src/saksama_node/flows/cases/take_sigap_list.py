"""Take a list from SigapLapor: judged whole, kept in batches, compared only once it is whole.

Rules kept here: a list with one fault is not taken; all faults are told at once (as in `import_accounts`, for the same
reason: half a list would show cases as missing that are in the other half).
"""

from itertools import batched
from typing import Final

from saksama_node.accounts.days import today
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.sigap.actions import close_listing, open_listing, stage_rows
from saksama_node.sigap.list_file import ListFile, read_list

_AT_ONCE: Final = 500


def judge_list(data: bytes) -> ListFile:
    """Read and judge a whole list; change nothing."""
    return read_list(data, today())


def keep_list(*, by: Staff, name: str, region: str, file: ListFile) -> int:
    """Keep a list without faults; return its number. `region`: the office of which it tells."""
    require(by, Action.CASE_REGISTER, region)
    with writing():
        listing = open_listing(by.id, name, region, file, now())
    for part in batched(file.rows, _AT_ONCE, strict=False):
        with writing():
            stage_rows(listing, part)
    with writing():
        close_listing(listing)
    return listing
