"""A list that is read only where it is looked at: fifty rows of a hundred thousand.

Rules kept here:
  * Its order is total: at one moment no row stands on two pages, and none on no page.
  * It is counted up to `MANY`; what is beyond is said (`more`) and not shown by page. Iterated, it gives every row.
  * A page asks for ids first, which the index of the order has, then for the rows alone.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import batched
from typing import Final, overload

from django.db.models import Model, QuerySet

MANY: Final = 10_000
"""What is counted exactly, and shown by page."""
_AT_ONCE: Final = 1000


class Listed[Told]:
    """Rows of a query in its order; `read` gives what is told of these ids, in the order of the ids.

    `few`: they cannot be many, and one question gives all ids, for counting and for any page.
    """

    def __init__(
        self, rows: "QuerySet[Model]", read: Callable[[Sequence[int]], list[Told]], *, few: bool = False
    ) -> None:
        self._rows = rows.values_list("pk", flat=True)
        self._read = read
        self._few = few

    @cached_property
    def _ids(self) -> "QuerySet[Model, int] | list[int]":
        return list(self._rows) if self._few else self._rows

    @cached_property
    def _count(self) -> int:
        if isinstance(self._ids, list):
            return len(self._ids)
        # In no order: which of them are beyond the bound makes no difference, and sorting ten thousand does.
        return self._ids.order_by()[: MANY + 1].count()

    def __len__(self) -> int:
        return min(self._count, MANY)

    @property
    def more(self) -> bool:
        """Whether there are more than can be shown by page."""
        return self._count > MANY

    def __iter__(self) -> Iterator[Told]:
        for part in batched(self._rows.iterator(chunk_size=_AT_ONCE), _AT_ONCE, strict=False):
            yield from self._read(part)

    @overload
    def __getitem__(self, part: int, /) -> Told: ...

    @overload
    def __getitem__(self, part: slice, /) -> list[Told]: ...

    def __getitem__(self, part: int | slice, /) -> Told | list[Told]:
        if isinstance(part, slice):
            return self._read(list(self._ids[part]))
        return self._read([self._ids[part]])[0]


def listed[Row: Model, Told](rows: QuerySet[Row], tell: Callable[[Sequence[Row]], list[Told]]) -> Listed[Told]:
    """Rows of a query in its order, each page of them told; with them comes what the query fetches beside."""

    def read(ids: Sequence[int]) -> list[Told]:
        found = rows.order_by().in_bulk(ids)
        return tell([found[each] for each in ids if each in found])

    return Listed(rows, read)
