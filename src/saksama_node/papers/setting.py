"""Setting a paper: typst sources with text values, nothing else.

Rules kept here:
  * Values go in as `sys.inputs`, never into the source: text from outside cannot become markup or code.
  * No system font, no package, no file but the sources here; a picture is one that this node drew itself, as text.
  * A sign that no font here has stands as its number, `[U+4E00]`, an emoji by its name, `[emoji: grinning face]`: PDF/A
    refuses a paper with a hole, and a reporter's words must not keep the office from its paper. What the log has
    sealed stays as it was written.
  * So does a sign that nobody sees, or that turns the order of letters.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from saksama.entries.words import unseen
from saksama_node.papers.typesetting import NotSet, as_pdf

_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_KINDS_OF_SIGNS: Final = 24
"""So many are found one by one; of more, all beyond Latin letters are written as numbers."""
_LATIN: Final = 0x24F
_NO_GLYPH: Final = re.compile(r'the text `"(.*?)"` could not be displayed')
_PICTURES: Final = (("\u2600", "\u27bf"), ("\U0001f000", "\U0001faff"))
"""Miscellaneous Symbols and Dingbats; Mahjong Tiles to Symbols and Pictographs Extended-A (Blocks.txt)."""
_LOOKS: Final = frozenset("\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""What joins pictures, or says how one looks."""
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]{1,6})\}")

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def set_paper(name: str, values: Mapping[str, str], at: datetime, *, pictures: Mapping[str, str] = _NONE) -> bytes:
    """Return the PDF of `typst/<name>.typ`; `at` is its date in the metadata; `pictures`: values that are SVG."""
    source = files(__package__).joinpath("typst", f"{name}.typ").read_bytes()
    stamp = {"date": f"{at.year:04d}-{at.month:02d}-{at.day:02d}"}
    shown = {**stamp, **{name: _seen(text) for name, text in values.items()}}
    for _ in range(_KINDS_OF_SIGNS):
        try:
            return as_pdf(source, {**pictures, **shown})
        except NotSet as error:
            lacking = _lacking(str(error))
            if not lacking:
                # A letter that is lacked only with what follows it, as a digit in a keycap; or no matter of signs.
                break
            shown = _numbered(shown, lacking)
    every = {letter for text in shown.values() for letter in text if ord(letter) > _LATIN}
    return as_pdf(source, {**pictures, **_numbered(shown, every)})


def _seen(text: str) -> str:
    """Its own signs between rows and lines stay: they lie below U+0020."""
    hidden = {at for at in unseen(text) if text[at] >= " "}
    return "".join(f"[U+{ord(sign):04X}]" if at in hidden else sign for at, sign in enumerate(text)) if hidden else text


def _lacking(told: str) -> set[str]:
    """The signs of which typst says that no font has them; it names one run of text at a time."""
    found = _NO_GLYPH.search(told)
    text = _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), found[1]) if found else ""
    return {letter for letter in text if ord(letter) > _LATIN}


def _numbered(values: Mapping[str, str], lacking: set[str]) -> dict[str, str]:
    numbers = {ord(letter): _told(letter) for letter in lacking}
    return {name: text.translate(numbers) for name, text in values.items()}


def _told(sign: str) -> str:
    if sign in _LOOKS:
        return ""
    name = unicodedata.name(sign, "")
    is_picture = name and any(first <= sign <= last for first, last in _PICTURES)
    return f"[emoji: {name.lower()}]" if is_picture else f"[U+{ord(sign):04X}]"


def long_moment(at: datetime) -> str:
    """Write "Kamis, 15 Februari 2024, pukul 21.14.09 WITA" of a moment on the office's wall clock."""
    return f"{long_day(at)}, pukul {at:%H.%M.%S} {at.tzname()}"


def long_day(at: date) -> str:
    """Write "Kamis, 15 Februari 2024"."""
    return f"{_DAYS[at.weekday()]}, {long_date(at)}"


def long_date(at: date) -> str:
    """Write "15 Februari 2024"."""
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def long_month(month: str) -> str:
    """Write "Februari 2024" of `2024-02`."""
    return f"{_MONTHS[int(month[5:]) - 1]} {month[:4]}"


def figure(value: int) -> str:
    """Write 10.482."""
    return f"{value:,}".replace(",", ".")
