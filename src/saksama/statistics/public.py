"""The public numbers of one log: how many entries of which kind, at which size.

Rules kept here:
  * Every number is a pure function of the first `size` entries; whoever has them gets the same numbers.
  * The file has one spelling: RFC 8785 JSON `{"kinds":{...},"origin":...,"size":...}`; kinds that never occurred are
    absent.
Left to others: serving it as `<url>/statistik.json` (portal), comparing it (verify).
"""

from collections.abc import Iterable, Mapping
from typing import Annotated

import msgspec

from saksama.errors import EvidenceError
from saksama.json_documents import read_json

PATH = "statistik.json"
"""Where a node serves it, under its public address."""

_Count = Annotated[int, msgspec.Meta(ge=0)]


class StatisticsMalformed(EvidenceError):
    """The bytes are no public statistics."""

    code = "statistics.malformed"
    advice = "Ask the institution to serve the statistics of its own log."

    why: str


class PublicStatistics(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Counts by kind over the first `size` entries of the log `origin`."""

    kinds: dict[str, _Count]
    origin: str
    size: _Count


def count(origin: str, kinds: Iterable[str]) -> PublicStatistics:
    """The statistics of a log from the kinds of its entries, in any order."""
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return from_counts(origin, counts)


def from_counts(origin: str, counts: Mapping[str, int]) -> PublicStatistics:
    """The statistics of a log from counts by kind that cover every entry."""
    return PublicStatistics(
        kinds={kind: n for kind, n in sorted(counts.items()) if n}, origin=origin, size=sum(counts.values())
    )


def encode_statistics(statistics: PublicStatistics) -> bytes:
    """The file's bytes."""
    return msgspec.json.encode(statistics, order="sorted")


def parse_statistics(data: bytes) -> PublicStatistics:
    """Read the file. Raises `StatisticsMalformed`."""
    try:
        return read_json(data, PublicStatistics)
    except msgspec.DecodeError as error:
        raise StatisticsMalformed(why=str(error)) from error
