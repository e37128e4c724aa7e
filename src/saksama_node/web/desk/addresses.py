"""Addresses that stand in every row of a list, put together from what they have in common.

Rules kept here: what names the object is a number or a public id, which need no quoting.
"""

from functools import cache
from typing import Final

from django.urls import reverse

_MARK: Final = 8_888_888_888
"""Stands for the object: both a number and a text."""


def address_of(view: str, key: int | str) -> str:
    """The address of a view that takes one object, as `reverse` gives it."""
    before, after = _around(view)
    return f"{before}{key}{after}"


@cache
def _around(view: str) -> tuple[str, str]:
    before, _mark, after = reverse(view, args=[_MARK]).partition(str(_MARK))
    return before, after
