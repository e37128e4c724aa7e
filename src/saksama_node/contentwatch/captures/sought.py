"""What of a list is looked for, and in which order it stands: the same for copies, claims, requests and clarifications.

Rules kept here:
  * Every word that was typed must stand somewhere in what the list has words of; a beginning of an id finds it too.
  * An order is total: what is equal stands by its row, so that no page shows a row twice.
  * Copies are found by the words of what was captured, through the database's own index: each word that was typed
    begins some word of the title, the text or the address of a row, whatever its case; one with signs in it (an
    address) stands there as it was typed.
  * Read are the first 100,000 letters of a copy. What was covered or erased is found no more, from that act on.
  * Where the database keeps no index (SQLite older than 3.42), the rows are read one after the other.
Left to others: the filters of each list (its own reads), who may read (web).
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import reduce
from operator import and_, or_
from typing import Final

from django.db import connection
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import RawSQL

MOST_WORDS: Final = 8
"""So many words of a search count; whoever types more has said enough."""
FIELDS: Final = ("title", "text", "address")
_RUN: Final = re.compile(r"[^\W_]+")
_HEX: Final = frozenset("0123456789abcdef")
_IS_KEPT: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'contentwatch_words'"
_SQLITE: Final = "SELECT rowid FROM contentwatch_words WHERE contentwatch_words MATCH %s"
# The expression of the index, letter by letter: else it is not used.
_POSTGRESQL: Final = (
    "SELECT id FROM contentwatch_copy WHERE to_tsvector('simple', regexp_replace("
    "left(title || ' ' || text || ' ' || address, 100000), '[^[:alnum:]]+', ' ', 'g')) @@ to_tsquery('simple', %s)"
)
_BEGINS: Final = " UNION ALL SELECT id FROM contentwatch_copy WHERE subject >= %s AND subject < %s"


class Order(StrEnum):
    """In which order a list stands. `PRESSING`: what is due first; `LARGEST`: the most copies, or the widest reach."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PRESSING = "pressing"
    LARGEST = "largest"


def matching(text: str, words: Sequence[str], ids: Sequence[str] = ()) -> Q:
    """Rows that have each word of `text` in one of the fields `words`, or begin so in one of `ids`; all, for none."""
    typed = text.split()[:MOST_WORDS]
    if not typed:
        return Q()
    each = [reduce(or_, (Q(**{f"{field}__icontains": word}) for field in words)) for word in typed]
    begun = [Q(**{f"{field}__startswith": typed[0].lower()}) for field in ids if len(typed) == 1]
    return reduce(or_, [reduce(and_, each), *begun])


def ordered[Row: Model](rows: QuerySet[Row], order: Order, by: str = "") -> QuerySet[Row]:
    """In this order. `by`: the field of PRESSING (least first) and LARGEST (most first); unknown stands last."""
    match order:
        case Order.NEWEST:
            return rows.order_by("-id")
        case Order.OLDEST:
            return rows.order_by("id")
        case Order.PRESSING:
            return rows.order_by(F(by).asc(nulls_last=True), "id")
        case Order.LARGEST:
            return rows.order_by(F(by).desc(nulls_last=True), "-id")


def wording(text: str) -> Q:
    """The copies that have every word of `text`; all, for none."""
    typed = text.split()[:MOST_WORDS]
    runs = list(dict.fromkeys(run for word in typed for run in _RUN.findall(word)))
    if not runs or not _is_kept():
        return matching(text, FIELDS, ("subject",))
    found = Q(pk__in=_rows(runs, typed))
    # Their parts stand in the row, and may stand apart: the few that are left are looked at as a whole.
    whole = [matching(word, FIELDS) for word in typed if not _RUN.fullmatch(word)]
    return reduce(and_, whole, found)


def _is_kept() -> bool:
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute(_IS_KEPT)
        return cursor.fetchone() is not None


def _rows(runs: Sequence[str], typed: Sequence[str]) -> RawSQL:
    """The ids of rows in which each run begins a word; runs are letters and digits alone, and so no query's signs."""
    if connection.vendor == "sqlite":
        asked, each = " AND ".join(f'"{run}"*' for run in runs), _SQLITE
    else:
        asked, each = " & ".join(f"'{run}':*" for run in runs), _POSTGRESQL
    begun = typed[0].lower()
    if len(typed) == 1 and _HEX.issuperset(begun):
        return RawSQL(each + _BEGINS, (asked, begun, f"{begun}g"))  # noqa: S611 - constants; what was typed is bound
    return RawSQL(each, (asked,))  # noqa: S611 - the same
