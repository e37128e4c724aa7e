"""A list of content as CSV: read whole, every fault of every row told at once.

Rules kept here:
  * Pure: bytes in, rows and faults out; nothing is fetched here.
  * A row has a link or words, not both and not neither; reach left empty is unknown.
  * The words are a stranger's and come as they are; the note is our own, and every sign of it is seen.
Left to others: the form of the file (`spreadsheets`), words for the faults (web).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saksama.entries.kinds.content import Channel
from saksama.entries.words import spelled, unprinted
from saksama_node.contentwatch.captures.gathering import Want
from saksama_node.contentwatch.strangers.fetching import checked_address
from saksama_node.contentwatch.strangers.material import MAX_WORDS
from saksama_node.contentwatch.strangers.refusal import CaptureRefused
from saksama_node.spreadsheets.reading import Cells, Fault, Shape, in_order, read_table

MAX_ROWS: Final = 1000
MAX_BYTES: Final = 4 << 20
COLUMNS: Final = {"tautan": "address", "teks": "words", "kanal": "channel", "jangkauan": "reach", "catatan": "note"}
MAX_REACH: Final = 10**10
_DIGITS: Final = 20
"""A number of more is none that anybody counted, however many noughts it begins with."""
_NOTE: Final = 2000


class Wrong(StrEnum):
    """What may be wrong with a row or a field of it."""

    NEITHER = "content-neither"
    BOTH = "content-both"
    ADDRESS = "content-address"
    CHANNEL = "content-channel"
    REACH = "content-reach"
    LONG = "content-long"
    TWICE = "content-twice"
    UNSEEN = "content-unseen"


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as it was read."""

    rows: tuple[Want, ...]
    faults: tuple[Fault, ...]


def read_list(data: bytes, by: int) -> ListFile:
    """Rows and faults of a list that person `by` hands in."""
    table = read_table(data, Shape(COLUMNS, (), MAX_ROWS, MAX_BYTES))
    faults = [Fault(cells.line, *wrong) for cells in table.rows for wrong in _wrong(cells)]
    faults += _twice(table.rows)
    rows = () if faults or table.faults else tuple(_row(cells, by) for cells in table.rows)
    return ListFile(rows, tuple(in_order(table.faults, faults)))


def _row(cells: Cells, by: int) -> Want:
    given = cells.given
    reach = given.get("reach", "")
    return Want(
        address=checked_address(given["address"]) if given.get("address") else "",
        words=given.get("words", ""),
        channel=Channel(given.get("channel") or Channel.UNKNOWN),
        note=given.get("note", ""),
        reach=int(reach) if reach else None,
        by=by,
    )


def _wrong(cells: Cells) -> Iterator[tuple[str, Wrong, str]]:
    given = {name: cells.given.get(name, "") for name in COLUMNS.values()}
    if not given["address"] and not given["words"]:
        yield "address", Wrong.NEITHER, ""
    if given["address"] and given["words"]:
        yield "words", Wrong.BOTH, ""
    if given["address"]:
        try:
            checked_address(given["address"])
        except CaptureRefused:
            yield "address", Wrong.ADDRESS, given["address"][:200]
    if given["channel"] and given["channel"] not in set(Channel):
        yield "channel", Wrong.CHANNEL, given["channel"][:60]
    if given["reach"] and not (
        given["reach"].isascii()
        and given["reach"].isdigit()
        and len(given["reach"]) <= _DIGITS
        and int(given["reach"]) <= MAX_REACH
    ):
        yield "reach", Wrong.REACH, given["reach"][:60]
    if len(given["words"]) > MAX_WORDS or len(given["note"]) > _NOTE:
        yield "words" if len(given["words"]) > MAX_WORDS else "note", Wrong.LONG, ""
    if unprinted(spelled(given["note"])) is not None:
        yield "note", Wrong.UNSEEN, ""


def _twice(rows: list[Cells]) -> list[Fault]:
    seen: dict[str, int] = {}
    found = []
    for cells in rows:
        address = cells.given.get("address", "")
        earlier = seen.setdefault(address, cells.line) if address else cells.line
        if earlier != cells.line:
            found.append(Fault(cells.line, "address", Wrong.TWICE, address[:200], earlier))
    return found
