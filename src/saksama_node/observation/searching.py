"""Finding reports of supervision by what a person has in hand: a number, a subject, words.

Rules kept here:
  * Searched are the lines and choices that say what was watched, where, and by whom; long accounts, witnesses and
    addresses are not.
  * The index holds numbers that only this node can make (`casekeys.keyed`), of the version that stands; whether it
    tells of a suspicion stands there as well, so that no plain column says so.
  * All words must be there.
Left to others: who may see which report (written), what of it is shown.
"""

import re
from collections.abc import Iterable
from typing import Final

from django.db.models import Exists, OuterRef, Q

from saksama.observation.answers import OTHER
from saksama.observation.document import Document
from saksama_node.casekeys.keyed import number, numbers
from saksama_node.observation.models import Report, ReportWord

SEARCHED: Final = (
    "stage", "election", "team.name", "activities.target", "activities.place", "event", "event_place", "suspect",
    "participant", "object_name", "division", "target", "place",
)  # fmt: skip
"""Fields whose words are found; of a list's rows after the dot."""
SUSPECTED: Final = "suspected"
_USE: Final = "observation"
_FACT: Final = "observation fact"
_SUBJECT: Final = re.compile(r"[0-9a-f]{8,32}")


def index(report: Report, document: Document) -> None:
    """Make a report findable by the version that stands from now on, in the act that sends it."""
    ReportWord.objects.filter(report=report).delete()
    index_new([(report, document)])


def index_new(pairs: Iterable[tuple[Report, Document]]) -> None:
    """The same of many that were never sent before."""
    ReportWord.objects.bulk_create(
        ReportWord(report=report, value=value) for report, document in pairs for value in sorted(_values(document))
    )


def _values(document: Document) -> set[int]:
    values = set(numbers(_USE, told(document)))
    return values | {number(_FACT, SUSPECTED)} if suspects(document) else values


def suspects(document: Document) -> bool:
    """Whether a version tells of a suspected violation."""
    return document.answers.get(SUSPECTED) == "yes"


def told(document: Document) -> str:
    """What of a version is searched."""
    said = []
    for name in SEARCHED:
        field, _dot, part = name.partition(".")
        answer = document.answers.get(field, "")
        said += [answer] if isinstance(answer, str) else [row.get(part, "") for row in answer]
    return " ".join(each.removeprefix(OTHER) for each in said)


def found(text: str) -> Q:
    """Reports that `text` may mean: by the beginning of a number or a subject, or by all its words; else none."""
    typed = " ".join(text.split())
    asked = Q(pk__in=[])
    if typed:
        asked |= Q(number__istartswith=typed)
    if _SUBJECT.fullmatch(typed.lower()):
        asked |= Q(subject__startswith=typed.lower())
    words = numbers(_USE, typed)
    if words:
        has = Q()
        for value in sorted(words):
            has &= Q(_has(value))
        asked |= has
    return asked


def suspected() -> Q:
    """Reports whose standing version tells of a suspected violation."""
    return Q(_has(number(_FACT, SUSPECTED)))


def _has(value: int) -> Exists:
    return Exists(ReportWord.objects.filter(value=value, report=OuterRef("pk")))
