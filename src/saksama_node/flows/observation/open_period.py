"""Open a period of reports at an office, ask its offices for other numbers, close it.

Rules kept here:
  * Who plans for an office opens its periods; offices below see them and change nothing.
  * Asked are offices at or below it, none finer than the district: below it an office is one person.
  * The chain is one that goes upwards; what the stages propose (`saksama.observation.chains`) may be shortened.
Left to others: what came in (observation.planned), words (web).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saksama.entries.kinds.observation import MOST_OFFICES
from saksama.observation.chains import goes_up
from saksama.observation.reading import shipped
from saksama.procedure.levels import Level, depth, is_within
from saksama_node.accounts.policy import Action, Staff, places, require
from saksama_node.accounts.queries import OfficeInfo, offices
from saksama_node.ledger.actions import act
from saksama_node.observation import planning
from saksama_node.observation.faults import PeriodRefused, WhyPeriod
from saksama_node.observation.planned import PlannedPeriod, office_of, period_of, periods_at

_FINEST = depth("52.01.01")
"""Parts of a district's code."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A period to be opened."""

    office: str
    name: str
    form: str
    begins: date
    ends: date
    chain: Sequence[Level]
    asked: Mapping[str, int]


def seen_periods(by: Staff, *, closed: bool | None = None, words: str = "") -> list[PlannedPeriod]:
    """The periods that this person sees; those closed, or open; named with these words."""
    return periods_at(places(by, Action.OBSERVATION_READ), closed=closed, words=words)


def seen_period(by: Staff, subject: str) -> PlannedPeriod:
    """One of them. Raises `NoSuchPeriod`."""
    return period_of(subject, places(by, Action.OBSERVATION_READ))


def askable(office: str) -> list[OfficeInfo]:
    """The offices that a period of this office may ask: itself and those below it down to the districts, by code."""
    return [each for each in offices() if is_within(each.region, office) and depth(each.region) <= _FINEST]


def open_period(by: Staff, wanted: Wanted) -> str:
    """Open it; its subject. Raises `NotAllowed`, `PeriodRefused`."""
    require(by, Action.OBSERVATION_PLAN, wanted.office)
    if wanted.ends < wanted.begins:
        raise PeriodRefused(WhyPeriod.DAYS)
    if not goes_up(wanted.chain):
        raise PeriodRefused(WhyPeriod.CHAIN)
    if wanted.form not in shipped():
        raise PeriodRefused(WhyPeriod.FORM)
    asked = _checked(wanted.office, wanted.asked)
    with act():
        days = (wanted.begins, wanted.ends)
        leaf = planning.open_period(by, wanted.office, wanted.name, wanted.form, days, wanted.chain, asked)
    return leaf.entry.subject


def ask(by: Staff, subject: str, asked: Mapping[str, int], reason: str) -> None:
    """Ask for other numbers from now on, with a reason. Raises `NoSuchPeriod`, `NotAllowed`, `PeriodRefused`."""
    office = office_of(subject)
    require(by, Action.OBSERVATION_PLAN, office)
    wanted = _checked(office, asked)
    if wanted == seen_period(by, subject).asked:
        raise PeriodRefused(WhyPeriod.SAME)
    with act():
        planning.ask(by, subject, wanted, reason)


def close_period(by: Staff, subject: str) -> None:
    """Close it: what comes in afterwards is taken, and late. Raises `NoSuchPeriod`, `NotAllowed`, `PeriodRefused`."""
    require(by, Action.OBSERVATION_PLAN, office_of(subject))
    with act():
        planning.close_period(by, subject)


def _checked(office: str, asked: Mapping[str, int]) -> dict[str, int]:
    """Those that are asked for one report at least. Raises `PeriodRefused`."""
    wanted = {each: reports for each, reports in asked.items() if reports}
    known = {each.region for each in askable(office)}
    if not wanted or len(wanted) > MOST_OFFICES or not wanted.keys() <= known or min(wanted.values()) < 0:
        raise PeriodRefused(WhyPeriod.ASKED)
    return wanted
