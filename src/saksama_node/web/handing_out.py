"""Files that leave by a browser: the names they bear, the headers that say so, tables for a spreadsheet.

Rules kept here:
  * Of a file that is kept nothing runs here, whoever made it and however it is opened.
  * A name bears no letter that is not printed: some turn the order of the others, some end a header's line; and no
    sign that leads out of a folder.
  * No cell of a table begins as a formula does: a stranger's words must not run in an officer's spreadsheet (OWASP, CSV
    injection; also behind blanks, and in the wide forms that East Asian editions read alike). Signs of them that nobody
    sees are shown.
Left to others: what is in them, and who may have it.
"""

import csv
from collections.abc import Iterable, Sequence
from typing import Final
from unicodedata import category, normalize

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from saksama.entries.words import shown_plainly

_SANDBOX: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"
_LONGEST_NAME: Final = 200
_UNPRINTED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LEADING_OUT: Final = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))
_FORMULA: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\u2212")


def printed(given: str | None) -> str:
    """A file's name as it was given, without what does not print or leads elsewhere; its end, where it is too long."""
    name = "".join(letter for letter in normalize("NFC", given or "") if category(letter) not in _UNPRINTED)
    return name.translate(_LEADING_OUT).strip(". ")[-_LONGEST_NAME:] or "berkas"


def kept[Answer: HttpResponseBase](answer: Answer, name: str) -> Answer:
    """The same answer as a file that the browser keeps under this name."""
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=printed(name)))
    answer["Content-Security-Policy"] = _SANDBOX
    return answer


def to_keep(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that the browser keeps."""
    return kept(HttpResponse(content, content_type=media_type), name)


def to_read(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that the browser opens."""
    shown = content_disposition_header(as_attachment=False, filename=printed(name))
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": str(shown)})


def table(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Rows as a CSV file to keep."""
    response = kept(HttpResponse(content_type="text/csv; charset=utf-8"), name)
    out = csv.writer(response)
    out.writerow(head)
    out.writerows([cell(each) for each in row] for row in rows)
    return response


def cell(value: object) -> str:
    """A cell's text that no spreadsheet takes for a formula; what was changed begins with an apostrophe."""
    if isinstance(value, int | float):
        # A number of ours runs nothing, and one below zero must stay a number.
        return str(value)
    text = "" if value is None else str(value)
    first = next((letter for letter in text if not letter.isspace() and category(letter) not in _UNPRINTED), "")
    runs = first in _FORMULA or text[:1] in {"\t", "\r", "\n"}
    return shown_plainly(f"'{text}" if runs else text)
