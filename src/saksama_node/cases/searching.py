"""Finding reports and cases by what a person has in hand: a number, a subject, words.

Rules kept here:
  * Found by index alone: the beginning of a register number, a receipt's place in the log, the beginning of a subject,
    whole words of what a report tells (event, place, names of the reported). The account, files and whoever reports
    are not searched.
  * What is found lies within the places that are given and is what the filters ask for (`narrowed`); at most `MOST`
    of that are found, the newest, and that is said.
  * All words must be there. The index holds numbers that only this node can make (`casekeys.keyed`), made in the act
    that takes a report in; it goes with the content.
Left to others: who may see which place (the callers), what of it is a case (queries).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from saksama_node.casekeys.keyed import numbers
from saksama_node.cases.models import Case, SearchWord, Submission
from saksama_node.cases.narrowed import Narrowed
from saksama_node.cases.number_form import MONTHS, form, regions
from saksama_node.cases.numbering import CODES
from saksama_node.cases.report import Content
from saksama_node.ledger.queries import leaf_at
from saksama_node.lists.within import within

MOST: Final = 1000
"""How many are found at most."""
_PLACES: Final = 18
"""Digits of a number that both databases hold."""
_COMPARED: Final = 8
"""Words of a long text among which the rarest is looked for."""
_USE: Final = "report"
"""Of these numbers, among those that this node makes."""
EVERYTHING: Final = Narrowed()
_SUBJECT: Final = re.compile(r"[0-9a-f]{8,32}")


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of submissions. `cut`: there are more; `searched`: false where nothing that was typed can be looked for."""

    submissions: frozenset[int]
    cut: bool = False
    searched: bool = True


def find(text: str, places: Sequence[str], only: Narrowed = EVERYTHING) -> Found:
    """What `text` may mean, at these places and of what is asked for: as a number, as a subject, else as words."""
    typed = " ".join(text.split())
    cases, reports = only.cases().filter(within(places)), _at(places)
    if only:
        reports = reports.filter(only.has("pk"))
    asked = list(chain(_by_number(typed, cases), _by_receipt(typed, reports), _by_subject(typed, cases, reports)))
    found = {pk for rows in asked for pk in rows}
    words = sorted(words_of(typed))
    # A bare number may be a year in somebody's words, too.
    if not words or (found and not typed.isdecimal()):
        return _cut(found, searched=bool(asked))
    told_of = _by_words(words, places, only)
    return Found(told_of.submissions | found, told_of.cut)


def index(submission: int, content: Content) -> None:
    """Make a report findable by its words, in the act that takes it in."""
    index_all([(submission, content)])


def index_all(reports: Iterable[tuple[int, Content]]) -> None:
    """The same for many, none of which is in the index yet."""
    SearchWord.objects.bulk_create(
        SearchWord(submission_id=submission, value=value)
        for submission, content in reports
        for value in sorted(words_of(told(content)))
    )


def forget(submission: int) -> None:
    """Take a report out of the index: for whoever erases its content."""
    SearchWord.objects.filter(submission_id=submission).delete()


def told(content: Content) -> str:
    """What of a report is searched."""
    return " ".join((content.event, content.place, *(each.name for each in content.reported)))


def words_of(text: str) -> frozenset[int]:
    """Its words as numbers, without case and accents; none of what is too short or stands everywhere."""
    return numbers(_USE, text)


def _by_number(typed: str, cases: QuerySet[Case]) -> Iterator[list[int]]:
    """Cases whose register number begins so; a bare number is a running one, whole."""
    head, _slash, rest = typed.replace(" ", "").partition("/")
    if not (head.isdecimal() and typed.isascii()) or len(head) > _PLACES:
        return
    prefix = f"{int(head):03d}/" + "/".join(_spelled(part) for part in rest.split("/"))
    rows = cases.filter(begins("number", prefix)).order_by("-pk")
    yield list(rows.values_list("submission", flat=True)[: MOST + 1])


def _by_receipt(typed: str, reports: QuerySet[Submission]) -> Iterator[list[int]]:
    """The report whose receipt has this place in the log."""
    if not typed.isdecimal() or len(typed) > _PLACES:
        return
    leaf = leaf_at(int(typed))
    yield [] if leaf is None else list(reports.filter(leaf=leaf).values_list("pk", flat=True))


def _by_subject(typed: str, cases: QuerySet[Case], reports: QuerySet[Submission]) -> Iterator[list[int]]:
    """Cases, and reports, whose subject begins so."""
    prefix = typed.lower()
    if not _SUBJECT.fullmatch(prefix):
        return
    begun = cases.filter(begins("subject", prefix)).order_by("-pk")
    yield list(begun.values_list("submission", flat=True)[: MOST + 1])
    yield list(reports.filter(begins("subject", prefix)).order_by("-pk").values_list("pk", flat=True)[: MOST + 1])


def _by_words(words: Sequence[int], places: Sequence[str], only: Narrowed) -> Found:
    """Reports that have all words and are what is asked for, newest first.

    Read under the rarest word, each asked for the rest; where every word is frequent and what is asked for is not, the
    other way round.
    """
    counts = {each: SearchWord.objects.filter(value=each)[: MOST + 1].count() for each in words[:_COMPARED]}
    rarest = min(counts, key=lambda each: counts[each])
    if only and counts[rarest] > MOST and len(few := only.some(MOST + 1)) <= MOST:
        reports = _at(places).filter(pk__in=few)
        for each in words:
            reports = reports.filter(_has(each, "pk"))
        return _cut(reports.values_list("pk", flat=True), searched=True)
    rows = SearchWord.objects.filter(value=rarest)
    for each in words:
        if each != rarest:
            rows = rows.filter(_has(each, "submission"))
    if only:
        rows = rows.filter(only.has("submission"))
    found = rows.order_by("-submission").values_list("submission", flat=True)
    # Each for itself: asked as one, every report of every word would be read for the place where it came in.
    at_case = found.filter(Exists(Case.objects.filter(within(places), submission=OuterRef("submission"))))
    waits = Submission.objects.filter(within(places), pk=OuterRef("submission"), reviewed=False)
    return _cut({*at_case[: MOST + 1], *found.filter(Exists(waits))[: MOST + 1]}, searched=True)


def _has(word: int, submission: str) -> Exists:
    return Exists(SearchWord.objects.filter(value=word, submission=OuterRef(submission)))


def _at(places: Sequence[str]) -> QuerySet[Submission]:
    return Submission.objects.filter(_lies(places))


def _lies(places: Sequence[str], of: str = "") -> Q:
    """A report at these places: where its case lies, where it has one, else where it came in."""
    came_in = Q(**{f"{of}reviewed": False}) & within(places, f"{of}region")
    return came_in | within(places, f"{of}case__region")


def _cut(found: Iterable[int], *, searched: bool) -> Found:
    newest = sorted(found, reverse=True)
    return Found(frozenset(newest[:MOST]), len(newest) > MOST, searched)


def begins(field: str, prefix: str) -> Q:
    """Whose `field`, a unique one, begins so, read from its index.

    PostgreSQL's LIKE takes the index that Django adds to a unique text; SQLite's reads every row, a range does not.
    """
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": prefix, f"{field}__lt": prefix[:-1] + chr(ord(prefix[-1]) + 1)})
    return Q(**{f"{field}__startswith": prefix})


def _spelled(part: str) -> str:
    """A part of a number in the form's own letters, however it was typed."""
    return _letters().get(part.casefold(), part)


@cache
def _letters() -> dict[str, str]:
    known = form()
    fixed = {each for each in known.number.register.split("/") if "{" not in each}
    codes = {each.code for each in known.election} | set(CODES.values()) | set(MONTHS)
    return {each.casefold(): each for each in {level for level, _code in regions()} | fixed | codes}
