"""What of a list is looked for, and in which order it stands: the same for copies, claims, requests and clarifications.

Rules kept here:
  * Every word that was typed must stand somewhere in what the list has words of; a beginning of an id finds it too.
  * An order is total: what is equal stands by its row, so that no page shows a row twice.
Left to others: the filters of each list (its own queries), who may read (web).
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import reduce
from operator import and_, or_
from typing import Final

from django.db.models import F, Model, Q, QuerySet

MOST_WORDS: Final = 8
"""So many words of a search count; whoever types more has said enough."""


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
