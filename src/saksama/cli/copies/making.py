"""Making a copy: what a check asks is asked, and kept; again while the node moves on.

Rules kept here:
  * Nothing is believed on the way: the check of a copy is the check of a node, on first use.
  * Where what was reused is part of something wrong, all is asked for anew: the copy may be what is wrong.
  * Where the node did not even say who it is, the copy that is there stays as it is.
Left to others: files (folder, keeping), judging (saksama.verify).
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from saksama.cli.checking import ROUNDS, Judging, check_once, is_only_late
from saksama.cli.copies.documents import ask_documents
from saksama.cli.copies.folder import refuse_another, sole
from saksama.cli.copies.keeping import Keeper, drop
from saksama.errors import WorldError
from saksama.verify.findings import Code
from saksama.verify.reader import Progress, Reader, Spent
from saksama.verify.report import Report
from saksama.verify.trust import Anchors
from saksama.vocabulary import format_moment

_RESTS_ON_FIXED: Final = frozenset(
    {
        Code.BLOB_WRONG,
        Code.CHECKPOINT_MALFORMED,
        Code.ENTRY_ADDED,
        Code.ENTRY_ALTERED,
        Code.ENTRY_DROPPED,
        Code.ENTRY_REORDERED,
        Code.LOG_REWRITTEN,
        Code.TILE_ALTERED,
    }
)
"""What a spoilt file of the copy would look like."""


class NothingToCopy(WorldError):
    """The address did not answer as a node."""

    code = "mirror.nothing"
    advice = "Check the address and the connection; a copy that was there is as it was."

    url: str
    why: str


class CopyBrokenOff(WorldError):
    """A bound of the run was reached before all was asked."""

    code = "mirror.broken-off"
    advice = "Run it again: it goes on from what is there. Give it more --seconds or --megabytes."

    url: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What was kept. `asked`: how many answers came from the node; `reused`: how many lay there.

    `unanswered`: addresses without an answer; `moved`: the node moved on until the end, so that the copy is of no one
    moment.
    """

    answers: int
    octets: int
    asked: int
    reused: int
    unanswered: tuple[str, ...]
    moved: bool
    report: Report


def make_copy(
    url: str,
    folder: Path,
    reader: Reader,
    bound: int,
    *,
    progress: Progress,
    pause: Callable[[], None],
    now: Callable[[], datetime],
    documents: bool = True,
) -> Copied:
    """Keep a whole copy of the node at `url` in `folder`, `bound` octets at most.

    `documents`: also those that entries name and no check reads. Raises `NothingToCopy`, `CopyBrokenOff`,
    `FolderUnusable`, `CopyUnderWay`.
    """
    url, again = url.rstrip("/"), True
    with sole(folder), ExitStack() as ending:
        refuse_another(folder, url)
        # Also where a person stops it: nothing half written stays.
        ending.callback(drop, folder)
        for turn in range(ROUNDS):
            keeper = Keeper(reader, folder, bound, again=again)
            report = check_once(url, Anchors(), keeper, progress, pause, Judging(at=now()))
            if any(one.code is Code.RUN_SPENT for one in report.findings):
                raise CopyBrokenOff(url)
            if not report.origin:
                raise NothingToCopy(url, str(report.findings[0].evidence["why"]))
            if again and keeper.reused and any(one.code in _RESTS_ON_FIXED for one in report.findings):
                again = False
            elif not keeper.moved and not is_only_late(report):
                break
            if turn + 1 < ROUNDS:
                pause()
        if documents:
            _ask_documents(keeper, report)
        keeper.keep(url, format_moment(now()))
        return Copied(
            keeper.answers, keeper.octets, keeper.asked, keeper.reused, keeper.unanswered, keeper.moved, report
        )


def _ask_documents(keeper: Keeper, report: Report) -> None:
    try:
        for log in report.logs:
            ask_documents(keeper, log)
    except Spent as spent:
        raise CopyBrokenOff(report.url) from spent
