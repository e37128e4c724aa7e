"""The sheet that a command names.

Rules kept here: a name that ends in `.toml` is a file of one's own; any other is the id of a sheet that ships.
Left to others: what a sheet holds (`saksama.tally.sheet`).
"""

from pathlib import Path

from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.reading import SheetMalformed, parse_sheet, sheet_of


def sheet_named(name: str) -> Sheet:
    """A sheet by its id, or from a TOML file of one's own. Raises `SheetUnknown`, `SheetMalformed`."""
    if not name.endswith(".toml"):
        return sheet_of(name)
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SheetMalformed(why=f"{name}: {type(error).__name__}") from error
    return parse_sheet(text)
