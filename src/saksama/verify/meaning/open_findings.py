"""Open findings on a node's pages: what is listed is what the lists of its log leave open, not a line less or more.

Rules kept here:
  * Every list of the log counts in its order; only what an entry says two persons decided on is left out.
  * A node that shows fewer lists, or as open what was decided, is behind its own log, and that is wrong. One that shows
    more lists or decisions than were read may have entered them since: where its log has not grown, that is wrong too;
    where it has, it is told as not checked.
  * No list is made again for this: the libraries for results are not needed.
Left to others: whether a list follows from the figures (`sheets`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from saksama.entries.kinds.keying import SheetResolved
from saksama.entries.kinds.sheet import SheetFlagged, SheetImported
from saksama.errors import EvidenceError
from saksama.statistics.open_findings import ListMalformed, OpenShown, Standing, path_of, read_open, shown_differs
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import MAX_NOTE, Note
from saksama.verify.blobs import Blobs
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.sheets import LARGEST
from saksama.verify.reader import NotServed, Reader, Unreachable
from saksama.verify.served import ServedLog
from saksama.verify.shown import Pages

_PART = "open findings"
_SHOWN_AT_MOST = 3


@dataclass(slots=True)
class _Contest:
    """How far a contest has been read. `index`: of its newest list; `is_whole`: every list of it could be read."""

    standing: Standing
    decided: set[str] = field(default_factory=set)
    index: int = 0
    subject: str = ""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """Where to ask: the pages of a log's node; `reader` and `pause` to see whether the log has grown meanwhile."""

    pages: Pages
    reader: Reader
    pause: Callable[[], None]


def check_open_findings(log: ServedLog, blobs: Blobs, asked: Asked, found: Findings) -> None:
    """Hold what the node lists as open of each contest against the lists and decisions of its log."""
    shown = list(_shown(log, _read(log, blobs), asked))
    # Waited for once, when all was shown: not once for each contest.
    has_grown = any(is_newer for _, _, is_newer in shown) and _has_grown(log, asked)
    for each, why, is_newer in shown:
        if is_newer and has_grown:
            what = path_of(each.standing.contest)
            found.add(Code.UNREACHABLE, log.origin, each.index, what=what, why=f"{why}; run this again")
        elif why:
            _wrong(log, each, why, found)


def _shown(log: ServedLog, contests: Mapping[str, _Contest], asked: Asked) -> Iterator[tuple[_Contest, str, bool]]:
    """Of each contest that is shown what is wrong with it, and whether it may have been entered since."""
    for contest, each in contests.items():
        if not (each.standing.lists and each.is_whole):
            continue
        served = asked.pages.get(path_of(contest), log.origin, each.index)
        if served is None:
            continue
        theirs, ours = read_open(served), each.standing.shown(each.decided)
        if theirs is None:
            yield each, "what is shown cannot be read", False
        elif newer := _newer(theirs, ours, each):
            yield each, newer, True
        else:
            yield each, _behind(theirs, ours) or shown_differs(theirs, ours), False


def _read(log: ServedLog, blobs: Blobs) -> dict[str, _Contest]:
    contests: dict[str, _Contest] = {}
    sources: dict[tuple[str, str, str], str] = {}
    for item in log.contents.family("sheet"):
        match item.body:
            case SheetImported() as body:
                sources[body.contest, body.document, item.wire.subject] = body.source.value
            case SheetFlagged() as body:
                here = contests.setdefault(body.contest, _Contest(Standing(body.contest)))
                source = sources.get((body.contest, body.figures, item.wire.subject))
                _listed(log, blobs, here, source, item, body)
            case SheetResolved() as body:
                contests.setdefault(body.contest, _Contest(Standing(body.contest))).decided.add(body.finding)
            case _:
                continue
    return contests


def _listed(log: ServedLog, blobs: Blobs, here: _Contest, source: str | None, item: Item, body: SheetFlagged) -> None:
    data = blobs.get(body.document, [log.base], log.origin, item.index, limit=LARGEST)
    here.index, here.subject = item.index, item.wire.subject
    if source is None or data is None:
        # Both are told by `sheets` and the blobs; what is shown cannot be said of what cannot be read.
        here.is_whole = False
        return
    try:
        here.standing.settle(source, data)
    except ListMalformed:
        here.is_whole = False


def _newer(theirs: OpenShown, ours: OpenShown, each: _Contest) -> str:
    """What is shown and in no entry that was read; empty where there is nothing."""
    if theirs.lists > ours.lists:
        return f"it rests on {theirs.lists} lists, the log holds {ours.lists}"
    undecided = sorted({*theirs.decided} - each.decided)
    if undecided:
        return f"called decided, and in no entry: {' '.join(undecided[:_SHOWN_AT_MOST])}"
    return ""


def _behind(theirs: OpenShown, ours: OpenShown) -> str:
    if theirs.lists < ours.lists:
        return f"it rests on {theirs.lists} lists, the log holds {ours.lists}"
    forgotten = sorted({*ours.decided} - {*theirs.decided})
    return f"decided, and not shown as that: {' '.join(forgotten[:_SHOWN_AT_MOST])}" if forgotten else ""


def _has_grown(log: ServedLog, asked: Asked) -> bool:
    """Whether the log holds more than was read; what was committed just now has its place a moment later."""
    asked.pause()
    try:
        newest = Checkpoint.parse(Note.parse(asked.reader.get(f"{log.base}/checkpoint", MAX_NOTE)).text)
    except (NotServed, Unreachable, EvidenceError):
        return True
    return newest.size > log.checkpoint.size


def _wrong(log: ServedLog, each: _Contest, why: str, found: Findings) -> None:
    found.add(Code.SHEET_WRONG, log.origin, each.index, subject=each.subject, part=_PART, why=why)
