"""How much is late, due today and within seven days, by office: what opens the first page of who decides there.

Rules kept here: each number leads to the list that has as many; an office with nothing is not named; one question.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode

from saksama_node.accounts.policy import Action, Staff, places
from saksama_node.accounts.queries import names_of_offices
from saksama_node.deadlines.queries import OfficeCounts, Wanted, When, counts_by_office
from saksama_node.settings.clock import now
from saksama_node.web.desk.words.deadlines import NEAR

_SHOWN: Final = (When.LAPSED, When.TODAY, When.WEEK)


@dataclass(frozen=True, slots=True)
class Number:
    """One number and the list that it leads to. `colour`: of the look, "plain" where it is none."""

    words: str
    count: int
    url: str
    colour: str


@dataclass(frozen=True, slots=True)
class Row:
    """One office with its numbers."""

    office: str
    numbers: Sequence[Number]


@dataclass(frozen=True, slots=True)
class Counts:
    """All offices together, and each of several."""

    total: Sequence[Number]
    offices: Sequence[Row]

    @property
    def is_any(self) -> bool:
        """Whether anything is late, or due within seven days."""
        return any(each.count for each in self.total)


def counts_for(by: Staff) -> Counts | None:
    """For who decides in cases; None for everybody else."""
    at = places(by, Action.CASE_DECIDE)
    if not at:
        return None
    found = counts_by_office(Wanted(at, requests=places(by, Action.CONTENT_READ)), now())
    names = names_of_offices({each.region for each in found})
    rows = [Row(names.get(each.region, each.region), _numbers([each], each.region)) for each in found]
    return Counts(_numbers(found, ""), rows if len(rows) > 1 else [])


def _numbers(found: Sequence[OfficeCounts], office: str) -> list[Number]:
    numbers: list[Number] = []
    for when in _SHOWN:
        near, count = NEAR[when], sum(getattr(each, when.value) for each in found)
        asked = {"kapan": near.slug, **({"kantor": office} if office else {})}
        url = f"{reverse('desk:deadlines')}?{urlencode(asked)}"
        numbers.append(Number(str(near.words), count, url, near.colour if count else "plain"))
    return numbers
