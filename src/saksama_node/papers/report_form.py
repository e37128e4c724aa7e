"""Formulir Laporan on paper: printed at the counter, signed by the reporter, scanned into the vault.

Rules kept here: it holds the whole report and the identity, so it is made on demand and kept nowhere.
Source of the fields: Formulir Model B.1, annex of Perbawaslu 7/2022 (number of the form as the domain note has it).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from saksama_node.papers.setting import long_day, long_moment, set_paper


@dataclass(frozen=True, slots=True)
class FormPaper:
    """What stands on it. `at`: on the office's wall clock; `reporter`, `event`: labels and values in order."""

    institution: str
    office: str
    title: str
    at: datetime
    leaf_hash: str
    reporter: Sequence[tuple[str, str]] = field(repr=False)
    event: Sequence[tuple[str, str]] = field(repr=False)
    reported: Sequence[str] = field(repr=False)
    testifiers: Sequence[str] = field(repr=False)
    evidence: Sequence[str] = field(repr=False)
    account: str = field(repr=False)
    simulation: bool = False


def form_pdf(paper: FormPaper) -> bytes:
    """Return the sheet as PDF/A-3b."""
    values: Mapping[str, str] = {
        "institution": paper.institution,
        "office": paper.office,
        "title": paper.title,
        "day": long_day(paper.at),
        "moment": long_moment(paper.at),
        "leaf": paper.leaf_hash,
        "reporter": _rows(paper.reporter),
        "event": _rows(paper.event),
        "reported": _lines(paper.reported),
        "testifiers": _lines(paper.testifiers),
        "evidence": _lines(paper.evidence),
        "account": paper.account,
        "simulation": "yes" if paper.simulation else "",
    }
    return set_paper("report_form", values, paper.at)


# Record separators, which no form field lets through, part the lines and the labels.
def _rows(rows: Sequence[tuple[str, str]]) -> str:
    return "\x1e".join(f"{label}\x1f{value}" for label, value in rows if value)


def _lines(lines: Sequence[str]) -> str:
    return "\x1e".join(lines)
