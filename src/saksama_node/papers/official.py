"""An official paper of a case: set from the registry's form and what the case's entries say.

Rules kept here:
  * No identity of a reporter is on it: addressee and who is heard are lines to be written by hand, or by a custodian.
  * Its foot names the log entry of the act, so that paper and log can be held beside each other.
  * The place for the signature is an empty field: BSrE, or a pen, fills it.
Left to others: which acts a case has and what they say (flows), codes and sentences (registry), the field itself
(signature_field).
"""

import struct
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from saksama_node.papers.registry import Form
from saksama_node.papers.setting import long_day, long_moment, set_paper

MARK: Final = "saksama-tanda-tangan"


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """What stands on it. `at`: of the act, on the office's wall clock; `rows`: labels and values; `parts`: title, text.

    `addressee`: whom it goes to, empty for none; `signers`: titles under which is signed, the electronic one first;
    `dated`: the letter's own day, where it is another than the act's;
    `pictures`: what stands under each, and the PNG that this node drew.
    """

    institution: str
    office: str
    form: Form
    regulation: str
    number: str
    at: datetime
    leaf_hash: str
    signers: Sequence[str]
    rows: Sequence[tuple[str, str]] = field(repr=False)
    parts: Sequence[tuple[str, str]] = field(repr=False)
    pictures: Sequence[tuple[str, bytes]] = field(default=(), repr=False)
    addressee: str = ""
    dated: date | None = None
    simulation: bool = False


def official_pdf(paper: OfficialPaper) -> bytes:
    """Return the paper as PDF/A-3b with an empty signature field."""
    values: Mapping[str, str] = {
        "date": f"{paper.at:%Y-%m-%d}",
        "institution": paper.institution,
        "office": paper.office,
        "title": paper.form.title,
        "coded": "" if paper.form.is_letter else "yes",
        "code": paper.form.printed_code,
        "regulation": paper.regulation if paper.form.printed_code else "",
        "number": paper.number,
        "day": long_day(paper.dated or paper.at),
        "moment": long_moment(paper.at),
        "leaf": paper.leaf_hash,
        "opening": paper.form.opening,
        "closing": paper.form.closing,
        "addressee": paper.addressee,
        # Record separators, which no form field lets through, part the lines and the labels.
        "rows": "\x1e".join(f"{label}\x1f{value}" for label, value in paper.rows if value),
        "parts": "\x1e".join(f"{title}\x1f{text}" for title, text in paper.parts if text),
        "signers": "\x1e".join(paper.signers),
        "mark": MARK,
        "simulation": "yes" if paper.simulation else "",
        "captions": "\x1e".join(caption for caption, _ in paper.pictures),
    }
    pictures = {f"picture-{number}": _as_svg(png) for number, (_, png) in enumerate(paper.pictures, start=1)}
    return with_signature_field(set_paper("official", values, paper.at, pictures=pictures))


def _as_svg(png: bytes) -> str:
    """A PNG as text: its width and height stand at the head of the file (PNG, 11.2.2)."""
    wide, high = struct.unpack(">II", png[16:24])
    data = b64encode(png).decode()
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
    return f'{head}<image width="{wide}" height="{high}" href="data:image/png;base64,{data}"/></svg>'


def with_signature_field(pdf: bytes) -> bytes:
    """Put an empty field where the paper has its mark, a link to nowhere that is taken away."""
    from saksama_node.papers import signature_field  # noqa: PLC0415 - no process loads an editor of PDF to stand by

    return signature_field.put(pdf, MARK)
