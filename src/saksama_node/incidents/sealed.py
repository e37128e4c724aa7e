"""What people typed of a security incident, as its row holds it: sealed under a key of the incident.

Left to others: keys (`casekeys.sealing`), rows (actions, restoring), the note for the public, which is sealed nowhere.
"""

from collections.abc import Sequence

from saksama_node.casekeys.sealing import Use, opened_words_all, seal_words
from saksama_node.incidents.models import Incident


def sealed_report(subject: str, title: str, description: str) -> dict[str, bytes]:
    """The columns of an incident that is called and described so."""
    told = {"title": title, "description": description}
    return {name: seal_words(subject, _of(name, subject), words, Use.STAYS) for name, words in told.items()}


def opened(rows: Sequence[Incident]) -> list[tuple[str, str]]:
    """Title and description of each, in their order, with one question for all their keys."""
    told = opened_words_all(
        (bytes(data), _of(name, row.subject))
        for row in rows
        for name, data in (("title", row.title), ("description", row.description))
    )
    return list(zip(told[::2], told[1::2], strict=True))


def _of(name: str, subject: str) -> str:
    return f"incident {name} {subject}"
