"""A workbook as spreadsheets read it (ECMA-376, SpreadsheetML): one sheet, texts alone.

Rules kept here:
  * Every cell is a text in its place (`inlineStr`): no formula, no number that a program may turn into a date.
  * What XML cannot hold is left out; the same rows are the same bytes.
Left to others: what stands in the cells, and that none begins as a formula does (`web.handing_out.cell`).
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES: Final = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_LONGEST: Final = 32_767
"""Letters in one cell (ECMA-376, part 1, 18.3.1.4, as programs keep it)."""
_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def workbook(sheet: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of an `.xlsx` file with one sheet of this name, its first row the headings."""
    lines = "".join(_row(number, cells) for number, cells in enumerate((head, *rows), start=1))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>'
        f'<sheet name="{_attribute(sheet[:31])}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{_RELS}/{kind}" Target="{target}"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{one}</Relationships>'


def _row(number: int, cells: Sequence[str]) -> str:
    texts = "".join(
        f'<c r="{_column(place)}{number}" t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{texts}</row>'


def _column(place: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    letters = ""
    rest = place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _text(text: str) -> str:
    return escape("".join(letter for letter in text if _is_held(letter))[:_LONGEST])


def _attribute(text: str) -> str:
    return escape("".join(letter for letter in text if _is_held(letter) and letter not in "[]:*?/\\"), {'"': "&quot;"})


def _is_held(letter: str) -> bool:
    """Whether XML 1.0 can hold a letter (2.2, Char)."""
    code = ord(letter)
    return letter in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
