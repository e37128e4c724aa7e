"""Make the pictures of quiet elections that come with the library: `python -m tools.quiet_pictures`.

Rules kept here: made from tests/vectors/forensics, four digits a percent; a test makes them again and compares.
Left to others: the counting (`saksama.tally.forensics.pictures`).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from saksama.tally.forensics.pictures import Kept, picture
from tests.testonly.elections import ELECTIONS, election
from tools.steps import TOP

PLACE = TOP / "src" / "saksama" / "tally" / "forensics" / "elections"
SHIPPED = {
    "Canada 2011": ("canada_2011.json", "Elections Canada, as kosukeimai/qss gathered it"),
    "Mexico 2012": ("mexico_2012.json", "INE (then IFE), as quickcountmx gathered it"),
}
CERTAINTY = "No accepted finding of fraud; counts by bin of published figures, none of a single station."


def made() -> Iterator[tuple[Path, bytes]]:
    """Each file and what stands in it."""
    for name, (file, source) in SHIPPED.items():
        table = election(name)
        found = picture(table, ELECTIONS[name].names).pictures
        kept = Kept(
            election=name,
            source=source,
            certainty=CERTAINTY,
            digest=table.digest,
            stations=found.stations,
            cells=tuple((*at, _short(percent)) for at, percent in sorted(found.cells.items())),
            curve=tuple(_short(percent) for percent in found.curve),
        )
        yield PLACE / file, msgspec.json.encode(kept) + b"\n"


def _short(percent: float) -> float:
    return float(f"{percent:.4g}")


def main() -> int:
    """Write them."""
    PLACE.mkdir(exist_ok=True)
    for path, data in made():
        path.write_bytes(data)
        print(f"{path.relative_to(TOP)}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
