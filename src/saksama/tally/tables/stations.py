"""What a file of stations must hold for a sheet.

Rules kept here: a column is a field by its id; the names of the areas, the photos' digests and KPU's note of a re-vote
come along as tags; every other column is left unread.
Left to others: reading (`table_file`), what the fields mean (the sheet).
"""

from typing import Final

from saksama.tally.sheet.definition import Sheet, sirekap_paths
from saksama.tally.tables.shape import DIGITS, STATION, Shape

AREAS: Final = ("kabkota", "kecamatan", "desa")
_PSU: Final = "psu"


def stations_of(sheet: Sheet) -> Shape:
    """The shape of a file of stations."""
    tags = (*AREAS, *sheet.photos, _PSU)
    return Shape(
        figures={name: name for name in sheet.columns},
        tags={name: name for name in tags},
        code=STATION,
        unknown_zero=frozenset(field.id for field in sheet.fields if field.unknown_zero),
        sirekap=sirekap_paths(sheet),
    )


def areas_of(sheet: Sheet) -> Shape:
    """The shape of a recap: rows are areas of any level, `kode` their code."""
    return Shape(figures={name: name for name in sheet.columns}, ident="kode", code=DIGITS)
