"""Rows of certain places, as a condition of a query.

Rules kept here:
  * The parts of a region's code are as long in every code (52, 52.02, 52.02.01, 52.02.01.2001), so what begins like a
    whole code is that place or below it, and PostgreSQL reads it as one stretch of an index.
  * Codes of digits alone, at most thirteen, that begin with a code are the ones from it to it with nines, in every
    order of letters that a database may have: a range that any index can follow.
Left to others: which places somebody answers for (`accounts.policy`).
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

_LONGEST: Final = 13


def within(places: Sequence[str], field: str = "region") -> Q:
    """Whose `field` is one of these regions or below, everywhere for an empty one; none where no region is named."""
    each = [Q(**{f"{field}__startswith": place}) for place in places]
    return reduce(or_, each) if each else Q(pk__in=[])


def below(field: str, code: str) -> Q:
    """Rows whose `field` begins with `code`, in digits; all of them where it is empty."""
    return Q(**{f"{field}__gte": code, f"{field}__lte": code.ljust(_LONGEST, "9")}) if code else Q()
