"""Addresses of the desk: of every row of a list, put together from what they have in common; and the page above one.

Rules kept here:
  * What names the object is a number or a public id, which need no quoting.
  * The page above is the nearest address that the desk has when parts are taken from the end.
"""

from functools import cache
from typing import Final

from django.urls import Resolver404, resolve, reverse

_MARK: Final = 8_888_888_888
"""Stands for the object: both a number and a text."""


def address_of(view: str, key: int | str) -> str:
    """The address of a view that takes one object, as `reverse` gives it."""
    before, after = _around(view)
    return f"{before}{key}{after}"


def report_page(submission: int, case: str) -> str:
    """The page of what came in: that of its case, once there is one."""
    return address_of("desk:case", case) if case else address_of("desk:case_submission", submission)


@cache
def _around(view: str) -> tuple[str, str]:
    before, _mark, after = reverse(view, args=[_MARK]).partition(str(_MARK))
    return before, after


def page_above(path: str) -> str:
    """The address of the page above, of a path as it was asked for (`request.path_info`); the first page at the end."""
    home = reverse("desk:home")
    above = path
    while above.count("/") > home.count("/"):
        above = above.rstrip("/").rpartition("/")[0] + "/"
        if _is_there(above):
            return above
    return home


def _is_there(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
