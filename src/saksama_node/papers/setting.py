"""Setting a paper: typst sources with text values, nothing else.

Rules kept here:
  * Values go in as `sys.inputs`, never into the source: text from outside cannot become markup or code.
  * No system font, no package, no file but the sources here.
"""

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files

import typst

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def set_paper(name: str, values: Mapping[str, str], at: datetime) -> bytes:
    """Return the PDF of `typst/<name>.typ`; `at` is its date in the metadata."""
    source = files(__package__).joinpath("typst", f"{name}.typ").read_bytes()
    stamp = {"date": f"{at.year:04d}-{at.month:02d}-{at.day:02d}"}
    pdf = typst.compile(
        source,
        format="pdf",
        sys_inputs={**stamp, **values},
        pdf_standards="a-3b",
        ignore_system_fonts=True,
    )
    if not isinstance(pdf, bytes):
        raise TypeError(name)
    return pdf


def long_moment(at: datetime) -> str:
    """Write "Kamis, 15 Februari 2024, pukul 21.14.09 WITA" of a moment on the office's wall clock."""
    return f"{long_day(at)}, pukul {at:%H.%M.%S} {at.tzname()}"


def long_day(at: datetime) -> str:
    """Write "Kamis, 15 Februari 2024"."""
    return f"{_DAYS[at.weekday()]}, {at.day} {_MONTHS[at.month - 1]} {at.year}"


def long_month(month: str) -> str:
    """Write "Februari 2024" of `2024-02`."""
    return f"{_MONTHS[int(month[5:]) - 1]} {month[:4]}"


def figure(value: int) -> str:
    """Write 10.482."""
    return f"{value:,}".replace(",", ".")
