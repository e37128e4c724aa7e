"""Documents and lists of a log, made again for `saksama verify`.

Rules kept here: an answer is empty where all is as it was entered, else it says what is not; nothing is raised for what
somebody else published.
Left to others: fetching, the order of the log (`saksama.verify.meaning.sheets`).
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import UNSET

from saksama.entries.kinds.sheet import SheetFlagged, SheetImported
from saksama.errors import SaksamaError
from saksama.tally.published.areas import Shown, areas_of, shown_wrong
from saksama.tally.published.document import parse_document
from saksama.tally.published.judging import Version, judge
from saksama.tally.published.listing import counted, write_list
from saksama.tally.published.merging import merge_wrong, merged
from saksama.tally.sheet.reading import Known, sheet_of
from saksama.verify.meaning.sheets import Beside

# A document is asked for when it comes in, for its list, for its page, and beside the next ones; judging holds as many.
_parsed = lru_cache(maxsize=4)(parse_document)


class Again(Known):
    """A `saksama.verify.meaning.sheets.Lister`."""

    def document_wrong(self, body: SheetImported, document: bytes) -> str:
        """Whether a document is in its one form and as long as the entry says."""
        try:
            rows = len(_parsed(document))
        except SaksamaError as error:
            return str(error)
        return "" if rows == body.rows else f"{rows} rows, the entry says {body.rows}"

    def merge_wrong(self, body: SheetImported, document: bytes, base: bytes, part: bytes | None) -> str:
        """Whether a document is what the rows of `part` and the withdrawn areas make of its base."""
        try:
            rows = None if part is None else parse_document(part)
            expected = merged(parse_document(base), rows, () if body.without is UNSET else body.without)
            return merge_wrong(parse_document(document), expected)
        except SaksamaError as error:
            return str(error)

    def list_wrong(self, body: SheetFlagged, source: str, figures: bytes, beside: Sequence[Beside]) -> str:
        """Whether the list and its counts follow from the figures."""
        try:
            against = [Version(each.source, _parsed(each.document), each.earlier) for each in beside]
            judged = judge(sheet_of(body.sheet), Version(source, _parsed(figures)), against)
        except SaksamaError as error:
            return str(error)
        counts = counted(judged.counts)
        if counts != body.rules:
            differing = sorted({*counts} ^ {*body.rules})
            return f"counts differ: {' '.join(differing[:4])}"
        digest = hashlib.sha256(write_list(judged.flags)).hexdigest()
        return "" if digest == body.document else f"the list made again has SHA-256 {digest}"

    def codes(self, document: bytes) -> tuple[str, ...]:
        """The areas that a document has rows of; none where it cannot be read."""
        try:
            return tuple(parse_document(document).ids.tolist())
        except SaksamaError:
            return ()

    def shown_wrong(self, body: SheetFlagged, figures: bytes, served: bytes, since: Mapping[str, int]) -> str:
        """Whether the figures shown by area are those of the document, with the entry's list, counts and versions."""
        try:
            areas = dict(areas_of(sheet_of(body.sheet), _parsed(figures)))
        except SaksamaError as error:
            return str(error)
        return shown_wrong(served, Shown(areas, body.figures, body.document, tuple(body.rules), dict(since)))
