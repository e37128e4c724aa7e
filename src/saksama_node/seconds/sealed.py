"""What a proposal holds in its sealed columns: sealed and opened here.

Rules kept here:
  * Words and reasons go with the subject's key; a body, codes that the log shows once it is entered, stays.
  * Each is bound to its column, its act and its subject.
Left to others: keys (`casekeys.sealing`), rows (proposing).
"""

from collections.abc import Iterable

from saksama_node.casekeys.sealing import Use, opened_words_all, seal_words
from saksama_node.seconds.models import Proposal


def sealed_body(act: str, subject: str, body: str) -> bytes:
    """A body."""
    return seal_words(subject, _of("body", act, subject), body, Use.STAYS)


def sealed_words(act: str, subject: str, words: str, use: Use = Use.GOES) -> bytes:
    """What the first wrote."""
    return seal_words(subject, _of("words", act, subject), words, use)


def sealed_reason(act: str, subject: str, reason: str) -> bytes:
    """Why it was rejected."""
    return seal_words(subject, _of("reason", act, subject), reason)


def words_of(rows: Iterable[Proposal]) -> list[str]:
    """What the first wrote of each, in their order; empty where it is erased."""
    return opened_words_all((bytes(row.words), _of("words", row.act, row.subject)) for row in rows)


def opened_parts(rows: Iterable[Proposal]) -> list[tuple[str, str, str]]:
    """Body, words and reason of each, in their order, with one question."""
    pairs = [
        (bytes(data), _of(name, row.act, row.subject))
        for row in rows
        for name, data in (("body", row.body), ("words", row.words), ("reason", row.reason))
    ]
    found = opened_words_all(pairs)
    return list(zip(found[::3], found[1::3], found[2::3], strict=True))


def _of(name: str, act: str, subject: str) -> str:
    return f"proposal {name} {act} {subject}"
