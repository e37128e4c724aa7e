"""`./run vendor`: fetch the front-end files of others again and check their digests.

    python -m tools.vendor          fetches each package by `npm pack`, takes the files out, checks every digest
    python -m tools.vendor --check  checks the digests only: no network, no npm

Rules kept here:
  * A file is written only if it has the digest that the manifest states.
  * The manifest names packages, never an address: npm's own setting says where they come from.
Left to others: the checker page's cryptography, which is built from its packages (tools.vendor_noble).
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from tools import vendor_noble

ROOT: Final = Path(__file__).resolve().parent.parent
MANIFEST: Final = ROOT / "src/saksama_node/web/static/vendor/manifest.toml"


@dataclass(frozen=True, slots=True)
class Vendored:
    """One file: where it is in its package, where it goes, and the digest it must have."""

    package: str
    version: str
    inside: str
    path: Path
    sha256: str


def manifest() -> tuple[Vendored, ...]:
    """Read the manifest."""
    listed = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["file"]
    return tuple(
        Vendored(each["package"], each["version"], each["from"], ROOT / each["to"], each["sha256"]) for each in listed
    )


def differing(files: tuple[Vendored, ...]) -> list[str]:
    """Name the files that are missing or have another digest."""
    return [
        str(each.path.relative_to(ROOT))
        for each in files
        if not each.path.is_file() or sha256(each.path.read_bytes()).hexdigest() != each.sha256
    ]


def fetch(files: tuple[Vendored, ...]) -> list[str]:
    """Fetch each package once and write its files; name those whose digest differs, which are not written."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for package in sorted({(each.package, each.version) for each in files}):
            archive = _pack(*package, Path(folder))
            with tarfile.open(archive) as opened:
                ours = [each for each in files if (each.package, each.version) == package]
                wrong += [str(each.path.relative_to(ROOT)) for each in ours if not _take(opened, each)]
    return wrong


def _pack(package: str, version: str, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{package}@{version}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip().splitlines()[-1]


def _take(archive: tarfile.TarFile, each: Vendored) -> bool:
    member = archive.extractfile(f"package/{each.inside}")
    data = member.read() if member else b""
    if sha256(data).hexdigest() != each.sha256:
        return False
    each.path.parent.mkdir(parents=True, exist_ok=True)
    each.path.write_bytes(data)
    return True


def main() -> int:
    """Run; 1 if a file differs."""
    parser = argparse.ArgumentParser(prog="python -m tools.vendor", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="check the digests only")
    options = parser.parse_args()
    files = manifest()
    wrong = differing(files) if options.check else fetch(files)
    for name in wrong:
        print(f"{name}: missing, or not the digest that the manifest states", file=sys.stderr)
    return max(int(bool(wrong)), vendor_noble.main())


if __name__ == "__main__":
    sys.exit(main())
