"""What of the cases is asked for: one meaning for list and search, so that neither loses what the other has.

Rules kept here: a filter is asked in the query, not of what was found before it; what waits for its review is no case.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from saksama_node.cases.models import Case, Submission


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Cases in this state, of this officer, or in one of these states and nobody's; `waits`: no case, only reports;
    `owed`: those in which a person owes something (`awaited.owed_of`).

    What is left empty narrows nothing.
    """

    state: str = ""
    assignee: int | None = None
    nobodys: tuple[str, ...] = ()
    waits: bool = False
    owed: Q | None = None

    def __bool__(self) -> bool:
        """Whether it narrows anything."""
        return self != Narrowed()

    def cases(self) -> QuerySet[Case]:
        """The cases that are asked for."""
        rows = Case.objects.none() if self.waits else Case.objects.all()
        if self.state:
            rows = rows.filter(state=self.state)
        if self.assignee is not None:
            rows = rows.filter(assignee=self.assignee)
        if self.nobodys:
            rows = rows.filter(assignee__isnull=True, state__in=self.nobodys)
        if self.owed is not None:
            rows = rows.filter(self.owed)
        return rows

    def has(self, submission: str) -> Exists:
        """For a query: whether the report that its column `submission` names is asked for, one row at a time."""
        if self.waits:
            return Exists(Submission.objects.filter(pk=OuterRef(submission), reviewed=False))
        return Exists(self.cases().filter(submission=OuterRef(submission)))

    def some(self, limit: int) -> list[int]:
        """Reports that are asked for, wherever they lie, by id: all of them, or so many."""
        if self.waits:
            return list(Submission.objects.filter(reviewed=False).values_list("pk", flat=True)[:limit])
        return list(self.cases().values_list("submission", flat=True)[:limit])
