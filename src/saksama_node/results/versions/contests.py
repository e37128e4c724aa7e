"""The contests whose results this node reads, as data.

Rules kept here:
  * A contest is a file in `contests/`: its sheet, the region it covers, the pairs, where they are from and how certain.
  * Its pairs stand for a time: from the day they were determined to the day on which who was elected took the oath.
  * A file is whole or refused: an unknown key, a pair that stands twice, a sheet that this version lacks.
Left to others: what a sheet asks (saksama.tally.sheet), the figures (publications).
"""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from saksama.errors import BugError, NotThere
from saksama.tally.sheet.definition import Certainty, Sheet
from saksama.tally.sheet.reading import sheet_of

_LEVELS: Final = {0: "nation", 1: "province", 2: "regency"}


class NoSuchContest(NotThere):
    """No contest of this id comes with this version."""

    code = "results.no-such-contest"
    advice = "Use one of the contests that are named."

    contest: str
    known: tuple[str, ...]


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who stands. `number`: on the ballot; `screen_id`: KPU's id on its screen of a local election, or empty."""

    number: int
    name: str
    screen_id: str = ""

    @property
    def field(self) -> str:
        """The column of its votes."""
        return f"suara_paslon_{self.number}"


class Stands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When its pairs stand: from `since` until `until`, both days included."""

    since: date
    until: date
    source: str
    certainty: Certainty


class Contest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One contest. `region`: what it covers, with dots, empty for the nation; `screen`: KPU's word for its kind."""

    id: str
    sheet: str
    region: str
    title: str
    title_en: str
    voting_day: date
    source: str
    certainty: Certainty
    pair: tuple[Pair, ...]
    stands: Stands
    screen: str = ""

    @property
    def digits(self) -> str:
        """The region as KPU writes it: digits alone."""
        return self.region.replace(".", "")

    @property
    def shipped(self) -> Sheet:
        """Its sheet as it comes with the library, whoever stands."""
        return sheet_of(self.sheet)

    @property
    def definition(self) -> Sheet:
        """Its sheet, with as many contestants as stand."""
        return _fitted(self)


@cache
def _fitted(contest: Contest) -> Sheet:
    return sheet_of(contest.sheet).fitted({each.field for each in contest.pair})


@cache
def contests() -> tuple[Contest, ...]:
    """Every contest, the latest vote first, within a day from the widest region."""
    found = files("saksama_node.results").joinpath("contests").iterdir()
    read = [parse_contest(file.read_text("utf-8")) for file in found if file.name.endswith(".toml")]
    return tuple(sorted(read, key=lambda each: (-each.voting_day.toordinal(), len(each.region), each.id)))


def contest_of(contest: str) -> Contest:
    """The contest of this id. Raises `NoSuchContest`."""
    found = next((each for each in contests() if each.id == contest), None)
    if found is None:
        raise NoSuchContest(contest, tuple(each.id for each in contests()))
    return found


def parse_contest(text: str) -> Contest:
    """One file. It ships with us: what is wrong in it is our bug (`BugError`)."""
    try:
        read = msgspec.toml.decode(text, type=Contest)
    except (ValueError, msgspec.DecodeError) as error:
        raise BugError(f"a contest cannot be read: {error}") from error
    numbers = [each.number for each in read.pair]
    if len(set(numbers)) != len(numbers) or not numbers:
        raise BugError(f"contest {read.id}: its pairs are none, or one stands twice")
    if read.region.count(".") + bool(read.region) not in _LEVELS:
        raise BugError(f"contest {read.id}: its region is no nation, province or regency")
    if not read.stands.since <= read.voting_day <= read.stands.until:
        raise BugError(f"contest {read.id}: its pairs do not stand on the day of the vote")
    return read
