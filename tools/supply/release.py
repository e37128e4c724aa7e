"""A release: `./run release` builds wheel and source into dist/, with the sbom and the digests of all.

Rules kept here: only of a clean commit, and only where every package of the lock was asked about and none has a known
weakness: what was not checked is no yes. What was built before is put away first.
Left to others: that all tests held (CI), the version (pyproject.toml), signing.
"""

import shutil
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from tools.steps import PYTHON, TOP, step, version
from tools.supply import advisories, sbom

PLACE: Final = TOP / "dist"


def main() -> int:
    """Build it; 1 where it is refused or does not succeed."""
    commit = version()
    if commit.endswith("-dirty"):
        print("release: REFUSED: the tree differs from its commit", file=sys.stderr)
        return 1
    checked = advisories.main()
    if checked:
        why = "not every package could be asked about" if checked == advisories.UNCHECKED else "see above"
        print(f"release: REFUSED: known weaknesses: {why}", file=sys.stderr)
        return 1
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir()
    if not step("build", [PYTHON, "-m", "hatchling", "build", "--directory", str(PLACE)]).held:
        return 1
    if sbom.main([str(PLACE / "saksama.cdx.json")]):
        return 1
    files = sorted(PLACE.iterdir())
    (PLACE / "SHA256SUMS").write_text("".join(map(_line, files)), encoding="utf-8")
    print(f"{commit}: {', '.join(file.name for file in files)}")
    return 0


def _line(file: Path) -> str:
    return f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n"


if __name__ == "__main__":
    sys.exit(main())
