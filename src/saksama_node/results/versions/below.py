"""An area and all that lies below it, as a range of codes that an index of the database can follow.

Rules kept here: codes are digits alone, at most thirteen; those that begin with a code are the ones from it to it with
nines, in every order of letters that a database may have.
Left to others: regions with dots (`actions.region_of`), what is asked for.
"""

from typing import Final

from django.db.models import Q

_LONGEST: Final = 13


def below(field: str, code: str) -> Q:
    """Rows whose `field` begins with `code`, in digits; all of them where it is empty."""
    return Q(**{f"{field}__gte": code, f"{field}__lte": code.ljust(_LONGEST, "9")}) if code else Q()
