"""Public numbers on supervision: each that a node serves is what the entries of its log add up to.

Rules kept here:
  * Every number is counted again, and each that differs is named by office, period or body, and what it counts.
  * Numbers of a shorter log are compared at their own size; a node that leaves out what its log has held for a day, or
    that advice is overdue since, is named.
  * A node whose log holds nothing of supervision owes no numbers on it.
Left to others: how they are counted (`saksama.statistics.supervision`), whether the acts are lawful (supervision).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from saksama.statistics.supervision import (
    FAMILIES,
    PATH,
    Named,
    SupervisionStatistics,
    SupervisionStatisticsMalformed,
    named_numbers,
    parse_supervision_statistics,
    supervision_statistics,
)
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.numbers import LATE
from saksama.verify.reader import NotServed, Reader, Unreachable
from saksama.verify.served import ServedLog

_DOCUMENT: Final = 16_000_000
_WHAT: Final[Mapping[str, tuple[str, str]]] = {
    "period": ("masa laporan", "period of reports"),
    "changed": ("hari perubahan jumlah yang diminta", "days on which what is asked for was changed"),
    "first": ("laporan yang semula diminta", "reports asked for at first"),
    "asked": ("laporan yang diminta", "reports asked for"),
    "sent": ("laporan yang masuk", "reports that are in"),
    "late": ("laporan yang terlambat", "reports that are late"),
    "approved": ("laporan yang disetujui", "reports approved"),
    "advice": ("saran perbaikan", "advice given"),
    "answered-late": ("saran perbaikan yang dijawab sesudah batas", "advice answered after its due day"),
    "open": ("saran perbaikan yang belum dijawab", "advice not answered"),
    "overdue": ("saran perbaikan yang lewat batas", "advice overdue"),
}


@dataclass(frozen=True, slots=True)
class SaidSupervision:
    """What a node says; None where it could not be had, with the fault (`why`)."""

    numbers: SupervisionStatistics | None = None
    why: str = ""


def ask_supervision(reader: Reader, url: str) -> SaidSupervision:
    """What the node at `url` says of its log."""
    try:
        return SaidSupervision(parse_supervision_statistics(reader.get(f"{url}/{PATH}", _DOCUMENT)))
    except (NotServed, Unreachable, SupervisionStatisticsMalformed) as error:
        return SaidSupervision(why=str(error))


def check_supervision_numbers(log: ServedLog, said: SaidSupervision, found: Findings) -> None:
    """The numbers of one log's node against its entries."""
    items = [item for name in FAMILIES for item in log.contents.family(name)]
    if said.numbers is None:
        if items:
            found.add(Code.UNREACHABLE, log.origin, None, what=PATH, why=said.why)
        return
    numbers = said.numbers
    counted = _counted(log, items, numbers.size)
    ours, theirs = named_numbers(counted), named_numbers(numbers)
    for name in sorted({*ours, *theirs}):
        if ours.get(name) != theirs.get(name):
            _name(found, log.origin, numbers.size, name, theirs.get(name, "-"), ours.get(name, "-"))
    if (numbers.origin, numbers.day) != (counted.origin, counted.day):
        whole = f"{counted.origin} {counted.day}"
        _name(found, log.origin, numbers.size, Named("", "", "day"), f"{numbers.origin} {numbers.day}", whole)
    owed = _owed(log, items, numbers.size, ours)
    if owed:
        _name(found, log.origin, numbers.size, Named("", "", "size"), str(numbers.size), str(owed))


def _counted(log: ServedLog, items: list[Item], size: int) -> SupervisionStatistics:
    below = sorted((item for item in items if item.index < size), key=lambda item: item.index)
    return supervision_statistics(log.origin, size, _newest(log, size), ((item.index, item.entry) for item in below))


def _newest(log: ServedLog, size: int) -> datetime | None:
    return log.contents.columns.upto(size).last


def _owed(log: ServedLog, items: list[Item], size: int, said: Mapping[Named, str]) -> int:
    """To which size the numbers should reach by now; 0 where those of `size` still do.

    The log is a day further than an entry that they leave out; or two days further than they are, and says another
    number by then: advice grows overdue by itself.
    """
    whole = log.contents.columns.size
    newest, then = _newest(log, whole), _newest(log, size)
    if newest is None:
        return 0
    late = next((item for item in items if item.index >= size and newest - item.at > LATE), None)
    if late is not None:
        return late.index + 1
    is_old = then is not None and newest - then > 2 * LATE
    return whole if is_old and named_numbers(_counted(log, items, whole)) != said else 0


def _name(found: Findings, origin: str, size: int, name: Named, said: str, counted: str) -> None:
    indonesian, english = _WHAT.get(name.what, (name.what, name.what))
    found.add(
        Code.SUPERVISION_DIFFER,
        origin,
        None,
        what=indonesian,
        what_en=english,
        office=name.office or "-",
        of=name.of or "-",
        said=said,
        counted=counted,
        size=size,
    )
