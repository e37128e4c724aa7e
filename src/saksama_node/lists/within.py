"""Rows of certain places, as a condition of a query.

Rules kept here: the parts of a code are as long in every code (52, 52.02, 52.02.01, 52.02.01.2001), so what begins like
a whole code is that place or below it, and PostgreSQL reads it as one stretch of an index.
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Q


def within(places: Sequence[str], field: str = "region") -> Q:
    """Whose `field` is one of these regions or below; none where no region is named."""
    each = [Q(**{f"{field}__startswith": place}) for place in places]
    return reduce(or_, each) if each else Q(pk__in=[])
