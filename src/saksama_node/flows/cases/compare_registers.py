"""Compare a list from SigapLapor with the cases here: what is in one alone, and what differs.

Rules kept here:
  * Linked is what a person linked: a number that was entered for the case. What may belong together is only proposed.
  * Here alone: a case of the list's office that was received within the list's days, and whose number is not in it.
  * A state is compared only where both registers say it in words that are known.
  * A linked case that this person may not read, by office or by a declared interest, is counted, not shown; nor is a
    row that bears such a case's register number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from saksama_node.accounts.policy import Action, Staff, may
from saksama_node.cases.briefed import Brief, briefs, briefs_of, numbers_kept
from saksama_node.sigap import registering
from saksama_node.sigap.list_file import normal, stage_of_state, stage_of_word
from saksama_node.sigap.registering import Listed, ListInfo

_PROPOSED = 20


class Differs(StrEnum):
    """What the two registers say differently."""

    STATE = "state"
    DAY = "day"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class OnlyThere:
    """A row without a case. `same`: the case with its register number; `near`: cases of its day without a number."""

    row: Listed
    same: Brief | None
    near: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A case that is not in the list. `number`: its number in SigapLapor, empty where none was entered."""

    case: Brief
    number: str


@dataclass(frozen=True, slots=True)
class Different:
    """A row and its case, and what they say differently."""

    row: Listed
    case: Brief
    differs: tuple[Differs, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Both registers. `alike`: rows and cases that say the same; `hidden`: linked cases at offices of others."""

    there: tuple[OnlyThere, ...]
    here: tuple[OnlyHere, ...]
    different: tuple[Different, ...]
    alike: int
    hidden: int
    unknown: tuple[str, ...]


def compare_registers(by: Staff, listing: ListInfo) -> Compared:
    """Compare; the caller has made sure that this person may read the list's office."""
    all_rows, subject_of = registering.listed(listing.id), registering.numbers()
    kept = {normal(number) for number in numbers_kept()}
    rows = [row for row in all_rows if not row.register or row.register not in kept]
    ours = briefs([listing.region], listing.first_day, listing.last_day)
    number_of = {subject: number for number, subject in subject_of.items()}
    in_list = {row.number for row in rows}
    here = tuple(
        OnlyHere(case, number_of.get(case.subject, ""))
        for case in ours
        if number_of.get(case.subject) not in in_list and may(by, Action.CASE_READ, case.region)
    )
    linked = briefs_of(subject_of[row.number] for row in rows if row.number in subject_of)
    known = [row for row in rows if row.number in subject_of]
    pairs = [(row, linked[subject_of[row.number]]) for row in rows if subject_of.get(row.number) in linked]
    shown = [(row, case) for row, case in pairs if may(by, Action.CASE_READ, case.region)]
    different = tuple(Different(row, case, found) for row, case in shown if (found := tuple(_differences(row, case))))
    unlinked = [row for row in rows if row.number not in subject_of]
    return Compared(
        there=tuple(_proposals(unlinked, [each.case for each in here if not each.number])),
        here=here,
        different=different,
        alike=len(shown) - len(different),
        hidden=len(all_rows) - len(rows) + len(known) - len(shown),
        unknown=tuple(sorted({row.state for row in rows if stage_of_word(row.state) is None})),
    )


def _proposals(rows: list[Listed], unnumbered: list[Brief]) -> Iterator[OnlyThere]:
    by_register = {normal(case.number): case for case in unnumbered if case.number}
    by_day: dict[object, list[Brief]] = {}
    for case in unnumbered:
        by_day.setdefault(case.day, []).append(case)
    for row in rows:
        same = by_register.get(row.register) if row.register else None
        yield OnlyThere(row, same, () if same else tuple(by_day.get(row.day, ())[:_PROPOSED]))


def _differences(row: Listed, case: Brief) -> Iterator[Differs]:
    theirs, ours = stage_of_word(row.state), stage_of_state(case.state, numbered=bool(case.number))
    if theirs is not None and ours is not None and theirs is not ours:
        yield Differs.STATE
    if row.day != case.day:
        yield Differs.DAY
    if row.register and row.register != normal(case.number):
        yield Differs.REGISTER
