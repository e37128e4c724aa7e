"""A list of the desk: what narrows it, its pages, its file.

Rules kept here:
  * Search, filters and order stay in the address. What an address names and no list offers is no filter: its field says
    so, and the list is whole.
  * The file holds what the filters leave, every row, in the same order, and is asked for at the same address.
Left to others: what is found (the rooms), how a row is told (each list).
"""

from collections.abc import Iterator
from typing import Any, Final, Protocol, overload

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE: Final = 50


class Rows[Row](Protocol):
    """What can be shown by page: a sequence, or what is read only where it is looked at."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Row]: ...

    @overload
    def __getitem__(self, part: int, /) -> Row: ...

    @overload
    def __getitem__(self, part: slice, /) -> "Rows[Row]": ...


class FilterForm(forms.Form):
    """The filters of a list."""

    def asked(self) -> dict[str, str]:
        """What is asked for, field by field; one that is wrong counts as left empty."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


def is_file(request: HttpRequest) -> bool:
    """Whether the list is asked for as CSV."""
    return request.GET.get("bentuk") == "csv"


def page_of[Row](request: HttpRequest, rows: Rows[Row], per_page: int = 0) -> "Page[Row]":
    """The rows that are looked at now; `per_page`: other than `PER_PAGE`."""
    return Paginator(rows, per_page or PER_PAGE).get_page(request.GET.get("page"))


def list_context(request: HttpRequest, form: FilterForm, page: "Page[Any]") -> dict[str, object]:
    """What every list shows around its rows: its filters, its pages, the query that gives it as a file."""
    query = request.GET.copy()
    query.pop("page", None)
    query["bentuk"] = "csv"
    return {"page": page, "filter": form, "filtered": any(form.asked().values()), "csv": query.urlencode()}
