"""Who reads which report of supervision, and whose turn it is to examine it.

Rules kept here:
  * A supervisor reads their own, and what was written down of their words. Who has the right to read does so for the
    own offices and below, once a report was sent. Whatever else an address names is not there.
  * The level whose turn it is examines: who has the right at an office of that level, above the report's or its own,
    and whose words the report is not.
  * A finding's seven days begin when the first version was sent, whatever the revisions (Perbawaslu 7/2022 art. 5(1)b).
    None are counted any more once a finding of that event was proposed.
Left to others: the reads (observation.written), the acts (write_report, observation.examining).
"""

from collections.abc import Iterable
from typing import Final

from django.db.models import Q

from saksama.clocks.clock import Due
from saksama.observation.form import Purpose
from saksama.procedure.levels import Level, at_level, level_of
from saksama_node.accounts.policy import Action, Staff, covers, may, places
from saksama_node.accounts.queries import NoSuchPerson, people_at, staff
from saksama_node.deadlines.ruling import Law, law_at
from saksama_node.lists.listed import Listed
from saksama_node.observation.following import proposed_at
from saksama_node.observation.written import Narrowed, ReportInfo, Seen, is_own, report, reports, to_examine

FINDING_RULE: Final = "pemilu-temuan"


def seen_by(by: Staff) -> Seen:
    """What this person sees of reports."""
    return Seen(by.id, places(by, Action.OBSERVATION_READ), places(by, Action.OBSERVATION_WRITE))


def report_for(by: Staff, subject: str) -> ReportInfo:
    """A report that this person sees. Raises `ReportUnknown`."""
    return report(subject, seen_by(by))


def is_writer(by: Staff, found: ReportInfo) -> bool:
    """Whether it is theirs to write on."""
    return found.writer == by.id and may(by, Action.OBSERVATION_WRITE, found.office)


def examines_at(by: Staff) -> list[tuple[str, str]]:
    """The (level, office) for which this person examines."""
    return [(level_of(each).value, each) for each in places(by, Action.OBSERVATION_EXAMINE)]


def waits_for(by: Staff) -> Q:
    """The reports that wait for this person to examine them."""
    return to_examine(by.id, examines_at(by))


def waits_longest(by: Staff) -> Listed[ReportInfo]:
    """The reports that wait for this person to examine them, what waits longest first."""
    return reports(seen_by(by), Narrowed(waits=waits_for(by), oldest=True))


def examines(by: Staff, found: ReportInfo) -> bool:
    """Whether it is this person's turn to examine it."""
    return bool(found.turn) and _holds_at(by, found, (found.turn,)) and not is_own(by, found)


def reopens(by: Staff, found: ReportInfo) -> bool:
    """Whether this person may open it again: at a level that examined it, and not their own."""
    return _holds_at(by, found, found.steps) and found.writer != by.id and not is_own(by, found)


def unexamined_at(found: ReportInfo) -> str:
    """The office whose turn it is, or comes first, where none may examine but whose report it is; empty: some may."""
    own = {found.writer} | (set() if found.dictated is None else {found.dictated.told_by})
    office = found.turns_at or (at_level(found.office, Level(found.steps[0])) if found.is_in_hand else "")
    return office if office and not people_at(Action.OBSERVATION_EXAMINE, office).keys() - own else ""


def is_writer_gone(found: ReportInfo) -> bool:
    """Whether who wrote it is not known here any more, or may not write there: then somebody else has to."""
    try:
        return not may(staff(found.writer), Action.OBSERVATION_WRITE, found.office)
    except NoSuchPerson:
        return True


def finding_due(found: ReportInfo) -> Due | None:
    """Until when what it tells of may be made a finding; None where no rule counts, it was never sent, or it is one."""
    return finding_dues([found]).get(found.id)


def finding_dues(reports_told: Iterable[ReportInfo]) -> dict[int, Due]:
    """The same of many, by report; the law of an office is read once."""
    reports_told = list(reports_told)
    done = proposed_at({each.id: each.version for each in reports_told})
    laws: dict[str, Law] = {}
    dues: dict[int, Due] = {}
    for each in reports_told:
        form = each.whole
        if each.id in done or each.made_at is None or form is None or form.purpose is not Purpose.SUPERVISION:
            continue
        if each.office not in laws:
            laws[each.office] = law_at(each.office)
        due = laws[each.office].due(FINDING_RULE, each.made_at, extended=False)
        if due is not None:
            dues[each.id] = due
    return dues


def _holds_at(by: Staff, found: ReportInfo, levels: Iterable[str]) -> bool:
    named = {Level(each) for each in levels}
    return any(
        level_of(each) in named and covers(each, found.office) for each in places(by, Action.OBSERVATION_EXAMINE)
    )
