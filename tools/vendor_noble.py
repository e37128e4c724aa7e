"""The vendored Ed25519 and SHA-256 of the checker page, fetched and built again.

    python -m tools.vendor_noble          fetches by npm, builds, and checks every digest of the manifest
    python -m tools.vendor_noble --check  checks the digests only: no network, no npm

Rules kept here: a package counts only with the integrity that the manifest states; what is built must have the digests
that the manifest states; nothing is written where one differs.
Left to others: the style sheets' and htmx's vendoring (tools.vendor).
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "src/saksama_node/checker/source/vendor"
BUNDLES = ("noble-ed25519-sha256", "noble-sha256")


def differing(folder: Path, files: dict[str, str]) -> list[str]:
    """Return the files of the manifest that are missing from `folder` or have another digest."""
    return [
        name
        for name, digest in files.items()
        if not (folder / name).is_file() or sha256((folder / name).read_bytes()).hexdigest() != digest
    ]


def rebuild(manifest: dict[str, object], files: dict[str, str], work: Path) -> Path:
    """Fetch the packages into `work`, build there, and return the folder of the results."""
    packages: list[dict[str, str]] = manifest["packages"]  # type: ignore[assignment]  # read from JSON
    (work / "package.json").write_text('{"private": true}')
    names = [f"{p['name']}@{p['version']}" for p in packages]
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", *names], cwd=work, check=True, stdout=sys.stderr)
    lock = json.loads((work / "package-lock.json").read_text())["packages"]
    for package in packages:
        found = lock[f"node_modules/{package['name']}"]["integrity"]
        if found != package["integrity"]:
            raise SystemExit(f"{package['name']}: integrity {found}, not {package['integrity']}")
    for entry in VENDOR.glob("*.entry.js"):
        shutil.copy(entry, work)
    for bundle in BUNDLES:
        words = str(manifest["build"]).replace("NAME", bundle).split()
        subprocess.run([str(work / "node_modules/.bin/esbuild"), *words[1:]], cwd=work, check=True, stdout=sys.stderr)
    for name in files:
        if name.startswith("noble/"):
            target = work / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(work / "node_modules/@noble" / name.removeprefix("noble/"), target)
    return work


def main() -> int:
    """Run the command; 0 when every digest is as the manifest states."""
    parser = argparse.ArgumentParser(description="the checker page's vendored cryptography")
    parser.add_argument("--check", action="store_true", help="only compare digests")
    asked = parser.parse_args()
    manifest = json.loads((VENDOR / "manifest.json").read_text())
    files: dict[str, str] = manifest["files"]
    if asked.check:
        wrong = differing(VENDOR, files)
    else:
        with tempfile.TemporaryDirectory() as work:
            built = rebuild(manifest, files, Path(work))
            wrong = differing(built, files)
            for name in files if not wrong else ():
                shutil.copy(built / name, VENDOR / name)
    for name in wrong:
        print(f"{name}: not as the manifest states", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
