"""Reports and cases in number, for tests of lists: rows alone, as their acts would have left them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from saksama_node.cases import searching
from saksama_node.cases.models import Case, Submission
from saksama_node.cases.report import Content
from saksama_node.ledger.actions import new_subject
from tests.node.cases.filing import CONTENT

MOMENT = datetime.fromisoformat("2026-11-25T02:00:00+00:00")


def reports(count: int, region: str = "52", content: Content = CONTENT) -> list[Submission]:
    """What came in, a minute apart; no entry is behind it."""
    first = Submission.objects.count() + 1_000_000
    made = Submission.objects.bulk_create(
        Submission(
            subject=new_subject(),
            leaf=first + n,
            kind="report",
            channel="online",
            region=region,
            received_at=MOMENT + timedelta(minutes=n),
            code_digest=new_subject() * 2,
            box=b"",
        )
        for n in range(count)
    )
    searching.index_all((row.pk, content) for row in made)
    return made


def cases(
    count: int, region: str = "52", *, numbers: Sequence[str] = (), state: str = "registered", **fields: object
) -> list[Case]:
    """Cases of reports of their own; all changed in the same moment, so that nothing but their ids puts them in order.

    `numbers`: of the first of them.
    """
    rows = reports(count, region)
    Submission.objects.filter(pk__in=[row.pk for row in rows]).update(reviewed=True)
    return Case.objects.bulk_create(
        Case(
            subject=new_subject(),
            submission=row,
            region=region,
            day=row.received_at.date(),
            state=state,
            procedure="pemilu-2022",
            number=numbers[n] if n < len(numbers) else None,
            changed_at=MOMENT,
            awaits_at=region,
            **fields,
        )
        for n, row in enumerate(rows)
    )
