"""The requirements of a report beside the form: what is there, what is missing, what is late; and what helps.

Rules kept here:
  * The page says it without JavaScript, by what was sent so far; with it, the same list follows each letter.
  * Late is said with its date and its count, and informasi awal is offered; nothing is refused.
Left to others: the requirements (`cases.report`), the limit (`cases.limit`), the markup (templates).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama_node.cases.limit import Limit, is_late, limit_of, oldest_in_time
from saksama_node.cases.report import IN_TIME, Group, Judged, Requirement, Standing, SubmissionKind, judge
from saksama_node.deadlines.ruling import law_at
from saksama_node.flows.reports.choose_place import office_of
from saksama_node.web.formats import english, local
from saksama_node.web.reporting.wizard import Wizard

_WORDS: Final[Mapping[Standing, str | Promise]] = {
    Standing.THERE: gettext_lazy("terisi"),
    Standing.MISSING: gettext_lazy("belum ada"),
    Standing.LATE: gettext_lazy("lewat batas"),
}
_COLOURS: Final = {Standing.THERE: "kept", Standing.MISSING: "due", Standing.LATE: "lapsed"}
_GROUPS: Final[Mapping[Group, str | Promise]] = {
    Group.FORMAL: gettext_lazy("Syarat formal"),
    Group.MATERIAL: gettext_lazy("Syarat materiel"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement for a screen, in the reader's language. `dated`: it may be late."""

    asked: Requirement
    words: str
    example: str
    article: str
    dated: bool
    state: str
    colour: str
    standing: Standing
    applies: bool


type Told = tuple[str | Promise, list[Line]]


@dataclass(frozen=True, slots=True)
class Late:
    """A report past its last day, by every count (`lapsed`) or by one alone; `latest`: what the other count says.

    `counts`: how each rule was counted.
    """

    last_day: date
    latest: date
    lapsed: bool
    counts: tuple[str, ...]


def standing(wizard: Wizard, today: date) -> dict[str, object]:
    """What `reporting/completeness.html` shows, and whether the report is past its last day, by every count or one."""
    known = known_on(wizard)
    law = law_at(office_of(str(wizard.data.get("region", "")) if wizard.data else ""))
    limit = limit_of(known, law) if known is not None and wizard.kind == SubmissionKind.REPORT else None
    late = limit is not None and today > limit.latest
    given = {name: str(value) for name, value in wizard.data.items()} if wizard.data else {}
    lines = _lines(wizard.kind, given, late=late)
    counted = [line for _, line in lines if line.applies]
    return {
        "groups": _grouped(lines),
        "total": len(counted),
        "filled": sum(line.standing is Standing.THERE for line in counted),
        "oldest": oldest_in_time(today, law).isoformat(),
        "state_words": {each.value: _WORDS[each] for each in Standing},
        "late": _late(limit, today),
        "is_report": wizard.kind == SubmissionKind.REPORT,
    }


@dataclass(frozen=True, slots=True)
class Handed:
    """What came in, as far as its completeness goes. `given`: fields of the form with something in them."""

    kind: str
    region: str
    received_at: datetime
    known_on: str
    given: Mapping[str, str]


def as_handed_in(handed: Handed) -> list[Told]:
    """The list that the reporter saw, as it stood when the report came in, for who reviews it."""
    known = date.fromisoformat(handed.known_on) if handed.known_on else None
    is_report = handed.kind == SubmissionKind.REPORT
    day = local(handed.received_at).date()
    late = known is not None and is_report and is_late(known, day, law_at(handed.region))
    return _grouped([each for each in _lines(handed.kind, handed.given, late=late) if each[1].applies])


def _lines(kind: str, given: Mapping[str, str], *, late: bool) -> list[tuple[Group, Line]]:
    return [(each.requirement.group, _line(kind, each)) for each in judge(given, late=late)]


def _grouped(lines: Sequence[tuple[Group, Line]]) -> list[Told]:
    return [(words, [line for group, line in lines if group is wanted]) for wanted, words in _GROUPS.items()]


def _line(kind: str, judged: Judged) -> Line:
    asked, found, is_english = judged.requirement, judged.standing, english()
    return Line(
        asked=asked,
        words=asked.words_en if is_english else asked.words,
        example=asked.example_en if is_english else asked.example,
        article=asked.article_en if is_english else asked.article,
        dated=asked.id == IN_TIME,
        state=str(_WORDS[found]),
        colour=_COLOURS[found],
        standing=found,
        applies=kind in asked.kinds,
    )


def _late(limit: Limit | None, today: date) -> Late | None:
    if limit is None or today <= limit.earliest:
        return None
    counts = tuple(each.en if english() else each.id for each in limit.told())
    return Late(limit.earliest, limit.latest, today > limit.latest, counts)


def known_on(wizard: Wizard) -> date | None:
    """The day on which it became known, as far as it was typed."""
    try:
        return date.fromisoformat(str(wizard.data.get("known_on", "")) if wizard.data else "")
    except ValueError:
        return None
