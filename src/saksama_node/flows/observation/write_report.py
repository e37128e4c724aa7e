"""Begin a report of supervision, save its draft, answer what was noted, send it.

Rules kept here:
  * One writes for an office at which one has the right, no other, and only on one's own report.
  * What of the last report is a beginning is what stays from day to day: who, by which assignment, where, what for;
    never what was found, nor its day.
  * Saving the same again changes nothing and is no conflict: an answer may have been lost on its way.
Left to others: the form's faults (`saksama.observation.answers`), rows and entries (observation.writing).
"""

from collections.abc import Mapping
from typing import Final

from saksama.observation.answers import Answer, Answers, written
from saksama.observation.form import Field, Form, Kind
from saksama_node.accounts.policy import Action, Staff, places, require, today
from saksama_node.accounts.recused import check_part
from saksama_node.flows.observation.read_report import report_for
from saksama_node.ledger.actions import Leaf, act
from saksama_node.observation import attaching, examining, writing
from saksama_node.observation.prepared import pattern_for
from saksama_node.observation.written import ReportInfo, draft_of, last_of, notes, proposed_number

_OF_THE_DAY: Final = frozenset({"day", "from", "until", "account", "follow_up", "link"})


def begin_report(by: Staff, office: str, form: Form, period: str = "", *, like_last: bool = False) -> str:
    """Begin a draft; its subject. Raises `NotAllowed`, `ReportRefused`."""
    require(by, Action.OBSERVATION_WRITE, office)
    last = last_of(by.id, office) if like_last else None
    answers = {} if last is None else beginning(form, draft_of(last))
    with act():
        return writing.begin(by, office, form.id, period, answers)


def offices_of(by: Staff) -> tuple[str, ...]:
    """The offices for which this person writes."""
    return places(by, Action.OBSERVATION_WRITE)


def beginning(form: Form, last: Answers) -> dict[str, Answer]:
    """What of an earlier report's answers a new one begins with."""
    calls = {each.when.field for each in form.fields.values() if each.when is not None}
    return {
        field.id: _without_day(field, last[field.id])
        for field in form.fields.values()
        if field.id in last and field.id not in calls | _OF_THE_DAY and field.when is None
    }


def _without_day(field: Field, answer: Answer) -> Answer:
    if field.kind is not Kind.LIST or isinstance(answer, str):
        return answer
    known = {each.id for each in field.field} - _OF_THE_DAY
    return [{name: said for name, said in row.items() if name in known} for row in answer]


def number_for(found: ReportInfo, form: Form) -> str:
    """The number to propose, by the pattern of its office."""
    return proposed_number(found.office, pattern_for(found.office, form.id), today())


def save_report(
    by: Staff, subject: str, edits: int, answers: Answers, number: str, answered: Mapping[int, str] | None = None
) -> int:
    """Save the draft over the state `edits`, with answers to notes; the new state's number.

    Raises `NotAllowed`, `ReportRefused`, `DraftMoved`, `AnswersRefused`.
    """
    found = _own(by, subject)
    if found.edits != edits and found.number == number.strip() and written(draft_of(found)) == written(answers):
        edits = found.edits
    with act():
        after = writing.save_draft(by, subject, edits, answers, number)
        _answer(by, found, answered or {})
    return after


def send_report(by: Staff, subject: str, edits: int) -> Leaf:
    """Send the draft as the next version. Raises `NotAllowed`, `ReportRefused`, `DraftMoved`, `AnswersRefused`."""
    _own(by, subject)
    with act():
        return writing.send(by, subject, edits)


def discard_report(by: Staff, subject: str) -> None:
    """Throw away a draft that was never sent, with its files. Raises `NotAllowed`, `ReportRefused`."""
    found = _own(by, subject)
    with act():
        for number in attaching.loose_of(found.id):
            attaching.detach(by, subject, number)
        writing.discard(by, subject)


def _answer(by: Staff, found: ReportInfo, answered: Mapping[int, str]) -> None:
    held = {each.id: each.answer for each in notes(found)}
    for number, words in answered.items():
        if words.strip() and number in held and held[number] != words.strip():
            examining.answer_note(by, found.subject, number, words)


def _own(by: Staff, subject: str) -> ReportInfo:
    check_part(by.id, subject)
    found = report_for(by, subject)
    require(by, Action.OBSERVATION_WRITE, found.office)
    return found
