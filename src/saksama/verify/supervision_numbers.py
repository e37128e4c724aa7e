"""Public numbers on supervision: each that a node serves is what the entries of its log add up to.

Rules kept here:
  * Every number is counted again, and each that differs is named by office, period or body, and what it counts.
  * Numbers of a shorter log are compared at their own size; a node that leaves out what its log has held for a day is
    named.
  * A node whose log holds nothing of supervision owes no numbers on it.
Left to others: how they are counted (`saksama.statistics.supervision`), whether the acts are lawful (supervision).
"""

from collections.abc import Iterator, Mapping
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
from saksama.verify.numbers import LATE
from saksama.verify.reader import NotServed, Reader, Unreachable
from saksama.verify.served import ServedLog

_DOCUMENT: Final = 16_000_000
_WHAT: Final[Mapping[str, tuple[str, str]]] = {
    "period": ("masa laporan", "period of reports"),
    "asked": ("laporan yang diminta", "reports asked for"),
    "sent": ("laporan yang masuk", "reports that are in"),
    "late": ("laporan yang terlambat", "reports that are late"),
    "approved": ("laporan yang disetujui", "reports approved"),
    "advice": ("saran perbaikan", "advice given"),
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
    late = next(_left_out(log, items, numbers.size), None)
    if late is not None:
        _name(found, log.origin, numbers.size, Named("", "", "size"), str(numbers.size), str(late.index + 1))


def _counted(log: ServedLog, items: list[Item], size: int) -> SupervisionStatistics:
    below = sorted((item for item in items if item.index < size), key=lambda item: item.index)
    return supervision_statistics(log.origin, size, _newest(log, size), ((item.index, item.entry) for item in below))


def _newest(log: ServedLog, size: int) -> datetime | None:
    return max(((index, at) for index, at in log.contents.moments if index < size), default=(0, None))[1]


def _left_out(log: ServedLog, items: list[Item], size: int) -> Iterator[Item]:
    """Entries on supervision that the numbers do not reach, though the log is a day further already."""
    newest = _newest(log, len(log.contents.kinds))
    return (item for item in items if item.index >= size and newest is not None and newest - item.at > LATE)


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
