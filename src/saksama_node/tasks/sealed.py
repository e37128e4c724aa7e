"""What people typed of a joint task, as its row holds it: sealed under a key of the task, each bound to its column.

Left to others: keys (`casekeys.sealing`), rows (actions, restoring), how far one may read (queries).
"""

from collections.abc import Sequence

from saksama_node.casekeys.sealing import Use, opened_words_all, seal_words
from saksama_node.tasks.models import JointTask


def sealed_offer(subject: str, title: str, description: str) -> dict[str, bytes]:
    """The columns of a task that is called and described so."""
    return {"title": _sealed(subject, "title", title), "description": _sealed(subject, "description", description)}


def sealed_report(subject: str, report: str) -> bytes:
    """What was reported of it."""
    return _sealed(subject, "report", report)


def opened(rows: Sequence[JointTask]) -> list[tuple[str, str, str]]:
    """Title, description and report of each, in their order, with one question for all their keys."""
    told = opened_words_all(
        (bytes(data), _of(name, row.subject))
        for row in rows
        for name, data in (("title", row.title), ("description", row.description), ("report", row.report))
    )
    return list(zip(told[::3], told[1::3], told[2::3], strict=True))


def opened_titles(rows: Sequence[JointTask]) -> list[str]:
    """What each is called, in their order."""
    return opened_words_all((bytes(row.title), _of("title", row.subject)) for row in rows)


def _sealed(subject: str, name: str, words: str) -> bytes:
    return seal_words(subject, _of(name, subject), words, Use.STAYS)


def _of(name: str, subject: str) -> str:
    return f"task {name} {subject}"
