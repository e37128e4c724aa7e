"""What a version tells of a suspicion (part IV), in the words of a finding: pure values.

Rules kept here: both lists of evidence stand under their own names; what is too long for one account is named, and read
in the report.
Left to others: what a finding needs (flows.reports.make_finding).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from saksama.observation.document import Document

type Rows = Sequence[Mapping[str, str]]

_LETTERS: Final = 40_000
"""An account of more does not go into a commitment."""
_ACCOUNT: Final = (
    ("", "event"),
    ("Uraian singkat dugaan pelanggaran", "suspicion"),
    ("Fakta dan keterangan", "facts"),
    ("Analisa", "analysis"),
    ("Pasal yang diduga dilanggar", "articles"),
)
_EVIDENCE: Final = (("Alat bukti", "evidence"), ("Barang bukti", "objects"))


def line(document: Document, name: str) -> str:
    """The answer to a question that has one; empty where there is none."""
    answer = document.answers.get(name, "")
    return answer if isinstance(answer, str) else ""


def rows(document: Document, name: str) -> Rows:
    """The rows of a question that repeats."""
    answer = document.answers.get(name, "")
    return () if isinstance(answer, str) else answer


def account(document: Document) -> str:
    """What happened, with what was found of it, each under its name."""
    parts, left = list[str](), _LETTERS
    for title, name in _ACCOUNT:
        words = line(document, name)
        if len(words) > left:
            words = f"dalam laporan hasil pengawasan nomor {document.number}"
        left -= len(words)
        parts += [f"{title}:\n{words}" if title else words] if words else []
    return "\n\n".join(parts)


def evidence(document: Document) -> str:
    """Both lists of the form; empty where neither has a row."""
    lists = [(title, rows(document, name)) for title, name in _EVIDENCE]
    return "\n".join(f"{title}: {'; '.join(each.get('what', '') for each in told)}" for title, told in lists if told)
