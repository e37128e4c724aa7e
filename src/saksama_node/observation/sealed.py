"""What people typed in a report of supervision, as its rows hold it: sealed under the report's key.

Left to others: keys (`casekeys.sealing`), rows (writing, examining), who may read (flows).
"""

from collections.abc import Iterable, Sequence

import msgspec

from saksama.entries.commitment import Opening
from saksama.observation.answers import Answers, written
from saksama_node.casekeys.sealing import Plain, opened_all, opened_words_all, seal, seal_all, seal_words


def sealed_draft(subject: str, answers: Answers) -> bytes:
    """The answers of a draft."""
    return seal(subject, _draft(subject), written(answers))


def sealed_drafts(drafts: Iterable[tuple[str, Answers]]) -> list[bytes]:
    """The same of many, each with its report's subject, in their order."""
    return seal_all([Plain(subject, _draft(subject), written(answers)) for subject, answers in drafts])


def sealed_bytes(parts: Iterable[tuple[str, str, bytes]]) -> list[bytes]:
    """Bytes of (subject, what), in their order."""
    return seal_all([Plain(subject, _words(subject, what), data) for subject, what, data in parts])


def opened_bytes(parts: Sequence[tuple[str, str, bytes]]) -> list[bytes | None]:
    """The bytes of (subject, what, sealed), in their order; None where they are erased."""
    return opened_all([(bytes(data), _words(subject, what)) for subject, what, data in parts])


def sealed_words(subject: str, what: str, words: str) -> bytes:
    """Words about a report: `what` says which, as `note 3 identity`."""
    return seal_words(subject, _words(subject, what), words)


def opened_draft(subject: str, data: bytes | memoryview) -> dict[str, str | list[dict[str, str]]]:
    """The answers of a draft; none where it is empty or erased."""
    kept = opened_all([(bytes(data), _draft(subject))])[0] if data else None
    return msgspec.json.decode(kept, type=dict[str, str | list[dict[str, str]]]) if kept else {}


def opened_words(rows: Sequence[tuple[str, str, bytes | memoryview]]) -> list[str]:
    """The words of (subject, what, sealed), in their order."""
    return opened_words_all((bytes(data), _words(subject, what)) for subject, what, data in rows)


def reason_said(kept: Opening | None) -> str:
    """The reason in the opening of an entry; empty where none was given, or it was erased."""
    return "" if kept is None else str(msgspec.json.decode(kept.data)["text"])


def _draft(subject: str) -> str:
    return f"lhp draft {subject}"


def _words(subject: str, what: str) -> str:
    return f"lhp {what} {subject}"
