"""The digest of a sheet's definition: of what decides which lists it makes.

Rules kept here:
  * Fields with their roles, rules with what they compare, limits, encodings and photos count, in their order; so two
    definitions of one digest make the same lists of the same figures.
  * Words, norms, remedies, base rates and where a definition is from do not count: they may be mended under its id.
Left to others: comparing it (`saksama.verify.sheets`), the ids that were published (`tests/vectors/sheets.toml`).
"""

import hashlib

import msgspec

from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.reading import shipped


def definition_digest(sheet: Sheet) -> str:
    """SHA-256 in hex of the canonical JSON of those parts; of the sheet as it is shipped, not fitted to a source."""
    parts = {
        "encodings": sheet.encodings,
        "fields": [[each.id, each.role.value, each.unknown_zero, each.of] for each in sheet.fields],
        "limits": msgspec.to_builtins(sheet.limits),
        "open": sheet.open_contestants,
        "photos": sheet.photos,
        "rules": [
            {
                "digits": each.digits,
                "grade": each.grade.value,
                "id": each.id,
                "kind": each.kind.value,
                "limit": each.limit,
                "parts": [[part.left, part.right] for part in each.part],
                "sum": each.sum,
            }
            for each in sheet.rules
        ],
    }
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


class Known:
    """A `saksama.verify.sheets.Definitions`, of the sheets that come with this version."""

    def is_other(self, sheet: str, definition: str) -> bool:
        """Whether a sheet of this id is here, and its definition has another SHA-256."""
        known = shipped().get(sheet)
        return known is not None and definition_digest(known) != definition
