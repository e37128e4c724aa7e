"""Public numbers: what a node serves of them is what the entries add up to.

Rules kept here:
  * Numbers are asked before the checkpoint, so that they are not newer than the tree they are compared with.
  * Numbers on content rest on several logs, each to its own size. Where one of those was not read so far, they are not
    compared, and the report says so.
  * Numbers that were true of a shorter log are still compared; a node that leaves out what its log has held for a day
    is named, else it could serve those of the beginning for ever.
  * A node whose log holds nothing on content owes no numbers on it.
Left to others: how they are counted (`saksama.statistics`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from saksama.statistics import content as of_content
from saksama.statistics.content import ContentStatistics, ContentStatisticsMalformed, content_statistics
from saksama.statistics.content_facts import Indexed, content_facts
from saksama.statistics.public import PATH, PublicStatistics, StatisticsMalformed, from_counts, parse_statistics
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.reader import NotServed, Reader, Unreachable
from saksama.verify.served import ServedLog

_DOCUMENT = 1_000_000
LATE = timedelta(days=1)
"""So far behind its own log a node's numbers may be."""
FAMILIES = ("content", "clarification")
"""The families of entries that numbers on content are made of."""


@dataclass(frozen=True, slots=True)
class SaidNumbers:
    """The numbers of one node; None where they could not be had. `why`: the fault of those on content."""

    public: PublicStatistics | None = None
    content: ContentStatistics | None = None
    why: str = ""


def ask_numbers(reader: Reader, url: str, origin: str, found: Findings) -> SaidNumbers:
    """What the node at `url` says of the log `origin`."""
    public, content, why = None, None, ""
    try:
        public = parse_statistics(reader.get(f"{url}/{PATH}", _DOCUMENT))
    except (NotServed, Unreachable, StatisticsMalformed) as error:
        found.add(Code.UNREACHABLE, origin, None, what=PATH, why=str(error))
    try:
        content = of_content.parse_content_statistics(reader.get(f"{url}/{of_content.PATH}", _DOCUMENT))
    except (NotServed, Unreachable, ContentStatisticsMalformed) as error:
        why = str(error)
    return SaidNumbers(public, content, why)


def check_public(log: ServedLog, said: PublicStatistics | None, found: Findings) -> None:
    """The counts by kind, against those of the entries."""
    if said is None:
        return
    ours = from_counts(log.origin, log.contents.columns.upto(said.size).counts)
    if said != ours:
        kind = next(
            (kind for kind in sorted({*said.kinds, *ours.kinds}) if said.kinds.get(kind) != ours.kinds.get(kind)), ""
        )
        numbers = {"said": said.kinds.get(kind, 0), "counted": ours.kinds.get(kind, 0)}
        found.add(Code.STATISTICS_DIFFER, log.origin, None, size=said.size, kind=kind, **numbers)
    elif said.size < log.checkpoint.size and _is_old(log, said.size):
        told = {"said": said.size, "counted": log.checkpoint.size}
        found.add(Code.STATISTICS_DIFFER, log.origin, None, size=said.size, kind="size", **told)


def _is_old(log: ServedLog, size: int) -> bool:
    """Whether the numbers leave out what the log held for a day: else those of its beginning would do for ever."""
    left_out = [at for _, at in log.contents.columns.moments_from(size)]
    return bool(left_out) and max(left_out) - left_out[0] > LATE


def check_content_numbers(logs: Sequence[ServedLog], said: Mapping[str, SaidNumbers], found: Findings) -> bool:
    """The numbers on content of each of these logs' nodes, by origin, against the entries. Whether all were compared.

    `logs` are those that were read whole.
    """
    compared = True
    for log in logs:
        numbers = said.get(log.origin, SaidNumbers())
        if numbers.content is not None:
            compared &= _compared(logs, log.origin, numbers.content, found)
        elif any(log.contents.family(name) for name in FAMILIES):
            found.add(Code.UNREACHABLE, log.origin, None, what=of_content.PATH, why=numbers.why)
    return compared


def _compared(logs: Sequence[ServedLog], origin: str, said: ContentStatistics, found: Findings) -> bool:
    """Compare where every log was read as far; a node must count its own log."""
    read = {log.origin: log.checkpoint.size for log in logs}
    if origin in said.sizes and any(size > read.get(log, -1) for log, size in said.sizes.items()):
        return False
    entries = {log.origin: list(_entries(log, said.sizes[log.origin])) for log in logs if log.origin in said.sizes}
    ours = content_statistics(content_facts(entries), {origin: 0, **said.sizes})
    if said != ours:
        field = next(name for name in ours.__struct_fields__ if getattr(said, name) != getattr(ours, name))
        spelled = {"said": _short(getattr(said, field)), "counted": _short(getattr(ours, field))}
        found.add(Code.STATISTICS_DIFFER, origin, None, size=sum(said.sizes.values()), kind=field, **spelled)
    elif (late := _left_out(next(log for log in logs if log.origin == origin), said.sizes[origin])) is not None:
        spelled = {"said": str(said.sizes[origin]), "counted": str(late.index + 1)}
        found.add(Code.STATISTICS_DIFFER, origin, None, size=sum(said.sizes.values()), kind="sizes", **spelled)
    return True


def _left_out(log: ServedLog, size: int) -> Item | None:
    """The first entry on content that the numbers do not reach, though the log is a day further already."""
    newest = log.contents.columns.total.newest
    items = (item for name in FAMILIES for item in log.contents.family(name) if item.index >= size)
    late = (item for item in items if newest is not None and newest - item.at > LATE)
    return min(late, key=lambda each: each.index, default=None)


def _entries(log: ServedLog, size: int) -> Iterator[Indexed]:
    for name in FAMILIES:
        for item in log.contents.family(name):
            if item.index < size:
                yield item.index, item.entry


def _short(value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= 200 else f"{text[:199]}…"
