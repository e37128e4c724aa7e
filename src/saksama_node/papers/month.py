"""The monthly report on an agreement, on paper.

Rules kept here:
  * The numbers are read from the very JSON that is attached: paper and file cannot differ.
  * It says how anyone gets the same numbers, and at which sizes of the two logs.
Left to others: the numbers (`saksama.cooperation`), who may have it (web).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from saksama_node.papers.setting import long_moment, long_month, set_paper


@dataclass(frozen=True, slots=True)
class MonthPaper:
    """What stands on it. `parties`: origin to name; `clauses`: id to title; `until`, `at`: with the office's zone."""

    institution: str
    title: str
    month: str
    parties: Mapping[str, str]
    clauses: Mapping[str, str]
    address: str
    document: bytes
    until: datetime
    at: datetime
    simulation: bool = False


def month_pdf(paper: MonthPaper) -> bytes:
    """Return the PDF/A-3b with `laporan-YYYY-MM.json` attached."""
    values = {
        "institution": paper.institution,
        "title": paper.title,
        "month": paper.month,
        "month_words": long_month(paper.month),
        "names": json.dumps({**paper.parties, **paper.clauses}, ensure_ascii=False),
        "address": paper.address,
        "document": paper.document.decode(),
        "until": long_moment(paper.until),
        "printed": long_moment(paper.at),
        "simulation": "yes" if paper.simulation else "",
    }
    return set_paper("month", values, paper.at)
