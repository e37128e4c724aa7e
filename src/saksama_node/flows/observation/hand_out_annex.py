"""Hand out a file of a report to whoever reads that report, look at it, and draw its picture anew for a page.

Rules kept here: only what is whole and of a type that is taken; a device's file is read in the quarantine alone, as a
stranger's is: the device may be in other hands. A file goes out under a name of ours.
Left to others: who reads which report (read_report), pieces (take_piece).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Final

from saksama_node.accounts.policy import Staff
from saksama_node.cases.evidence import HEAD_BYTES, media_type, named_as
from saksama_node.confined.looked import File, Warnings, looked_over
from saksama_node.contentwatch.strangers.reading import read
from saksama_node.contentwatch.strangers.refusal import PICTURES, CaptureRefused, Format
from saksama_node.flows.observation.read_report import report_for
from saksama_node.observation.annexed import AnnexInfo, NoSuchAnnex, annex
from saksama_node.observation.annexing import AnnexMissing, open_annex

_PICTURES: Final = frozenset(each.value for each in PICTURES)


def annex_for(by: Staff, number: int) -> tuple[AnnexInfo, str, bytes]:
    """A file, its name and what is in it. Raises `NoSuchAnnex`, `ReportUnknown`, `AnnexMissing`."""
    found = _readable(by, number)
    content = open_annex(found)
    # What it is, its bytes say: what its device said was judged when it was whole.
    return found, named_as(f"lampiran-{found.id}", media_type("", content[:HEAD_BYTES])), content


def look_at_annex(by: Staff, number: int) -> tuple[AnnexInfo, str, File]:
    """A file to be looked at instead of opened, and its name. Raises as `annex_for`."""
    found, name, content = annex_for(by, number)
    return found, name, _file(found, len(content), lambda: content)


def warned_annexes(annexes: Iterable[AnnexInfo]) -> Mapping[int, Warnings]:
    """What is to be said of each file of a report that its reader sees, as far as a list has time."""
    there = [each for each in annexes if each.whole_at is not None and not each.fault]
    told = looked_over((_file(each, each.size, cache(partial(open_annex, each))) for each in there), AnnexMissing)
    return {each.id: told.get(each.plain, ()) for each in there}


def draw_annex(by: Staff, number: int) -> bytes | None:
    """The picture as PNG; None where it is none. Raises as `annex_for`."""
    found = _readable(by, number)
    content = open_annex(found)
    kind = media_type("", content[:HEAD_BYTES])
    if kind not in _PICTURES:
        return None
    try:
        return read(f"annex {found.id}", content, Format(kind)).shown or None
    except CaptureRefused:
        return None


def _file(found: AnnexInfo, size: int, content: Callable[[], bytes]) -> File:
    return File(found.plain, size, lambda: media_type("", content()[:HEAD_BYTES]), content)


def _readable(by: Staff, number: int) -> AnnexInfo:
    found = annex(number)
    report_for(by, found.report)
    if found.whole_at is None or found.fault:
        raise NoSuchAnnex(str(number))
    return found
