"""`saksama-node backup`: a backup while the node runs, and the check of one anywhere.

Rules kept here: checking needs no node and no key; making says what is in it, and how the keys are kept apart.
Left to others: how (`keeping`), what to do with it (docs/backup.md).
"""

import argparse
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

from saksama_node.settings.node import load
from saksama_node.web.operations.keeping import manifest
from saksama_node.web.operations.keeping.manifest import Manifest
from saksama_node.web.operations.progress import progress

KEYS_APART = (
    "kunci tidak ikut; simpan folder keys/ terpisah, sekali dan setiap kali kunci diganti / "
    "no secret key is in it: keep the folder keys/ apart, once and after each change of a key"
)


def run(argv: list[str]) -> int:
    """Make or check the backup that `argv` names; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="saksama-node backup", description="Make a backup while the node runs, or check one."
    )
    parser.add_argument("place", metavar="PLACE", help="a folder that does not exist yet; with --check: a backup")
    parser.add_argument(
        "--with-keys", action="store_true", help="put the secret keys in too; then guard it as you guard them"
    )
    parser.add_argument(
        "--check", action="store_true", help="read every file of a backup and compare it with the manifest"
    )
    options = parser.parse_args(argv)
    place = Path(options.place).absolute()
    if options.check:
        _say(place, manifest.check(place, progress("files")))
        return 0
    load(os.environ)
    django.setup()
    call_command(
        "make_backup", place=place, with_keys=options.with_keys, say=lambda made, digest: _say_made(place, made, digest)
    )
    return 0


def _say_made(place: Path, made: Manifest, digest: str) -> None:
    _say(place, made)
    sys.stdout.write(f"manifest {digest}\n")
    if not made.keys:
        sys.stdout.write(f"{KEYS_APART}\n")


def _say(place: Path, found: Manifest) -> None:
    size = sum(item.size for item in found.files)
    sys.stdout.write(
        f"{place}\n"
        f"log {found.origin}: {found.size} catatan / entries, {found.root}\n"
        f"{found.made}  {found.engine}  {len(found.files)} berkas / files, {size} bytes\n"
    )
