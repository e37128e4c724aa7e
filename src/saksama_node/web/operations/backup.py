"""`saksama-node backup`: a backup while the node runs, the check of one anywhere, and which of them stay.

Rules kept here:
  * Checking needs no node and no key, and says of keys that are kept apart whether they fit; making says what is in
    it, and how the keys are kept apart.
  * Nothing is taken away that was not asked for: `--into` and `--prune` name the folder in which they do.
Left to others: how a backup is made, read and let go (`keeping`), what to do with it (docs/backup.md), `restore`.
"""

import argparse
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command
from django.db import DatabaseError

from saksama_node.settings.node import NodeSettings, load
from saksama_node.web.operations.database_server import DatabaseBehind, check_database
from saksama_node.web.operations.folder import close_folder
from saksama_node.web.operations.keeping import manifest, pruning
from saksama_node.web.operations.progress import progress
from saksama_node.web.operations.restore import check_keys

KEYS_APART = (
    "kunci tidak ikut; simpan folder keys/ terpisah, sekali dan setiap kali kunci diganti / "
    "no secret key is in it: keep the folder keys/ apart, once and after each change of a key"
)


def run_backup(argv: list[str]) -> int:
    """Make, check or prune what `argv` names; return the exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.check:
        return _check(Path(options.check).absolute(), options.keys)
    if [options.place, options.into, options.prune].count("") != 2:
        parser.error("name one of: PLACE, --into FOLDER, --prune FOLDER, --check BACKUP")
    settings = load(os.environ)
    if options.prune:
        return _prune(Path(options.prune).absolute(), settings)
    if options.into:
        folder = Path(options.into).absolute()
        return _prune(folder, settings, whole=_make(folder, settings, into=True, with_keys=options.with_keys))
    _make(Path(options.place).absolute(), settings, with_keys=options.with_keys)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="saksama-node backup", description="Make a backup while the node runs, check one, or let old ones go."
    )
    parser.add_argument("place", metavar="PLACE", nargs="?", default="", help="a folder that does not exist yet")
    parser.add_argument(
        "--into",
        metavar="FOLDER",
        default="",
        help="make it in FOLDER, named by the moment (UTC); then do as --prune does",
    )
    parser.add_argument(
        "--prune",
        metavar="FOLDER",
        default="",
        help="of this node's backups in FOLDER keep one an hour for two days, one a day for two months, one a month "
        "for five years, and always the newest whole one; leave alone what is no backup of this node",
    )
    parser.add_argument(
        "--with-keys", action="store_true", help="put the secret keys in too; then guard it as you guard them"
    )
    parser.add_argument(
        "--check", metavar="BACKUP", default="", help="read every file of a backup and compare it with the manifest"
    )
    parser.add_argument(
        "--keys", metavar="FOLDER", default="", help="with --check: whether the keys that are kept apart fit it"
    )
    return parser


def _check(place: Path, keys: str) -> int:
    found = manifest.check(place, progress("files"))
    if keys:
        check_keys(found, place, Path(keys).absolute())
    _say(place, found)
    return 0


def _make(place: Path, settings: NodeSettings, *, into: bool = False, with_keys: bool) -> Path:
    """Make one; give where it is. `into`: in the folder `place`, named by the moment."""
    close_folder(settings)
    behind = _check_database(settings)
    django.setup()
    made: list[Path] = []

    def say(where: Path, found: manifest.Manifest, digest: str) -> None:
        made.append(where)
        _say_made(where, found, digest)

    try:
        call_command(
            "make_backup",
            place=place,
            into=into,
            with_keys=with_keys,
            say=say,
        )
    except DatabaseError as error:
        # What is asked beside the copy itself may lack a column.
        raise behind or error from error
    return made[0]


def _check_database(settings: NodeSettings) -> DatabaseBehind | None:
    """Raise as `check_database`; but a backup is made before the shape is changed, too."""
    try:
        check_database(settings)
    except DatabaseBehind as behind:
        return behind
    return None


def _prune(folder: Path, settings: NodeSettings, *, whole: Path | None = None) -> int:
    done = pruning.prune(folder, settings.origin, settings.code, whole=whole)
    for place in done.gone:
        sys.stdout.write(f"- {place}\n")
    for place, why in done.left:
        sys.stdout.write(f"? {place}: dibiarkan / left alone: {why}\n")
    sys.stdout.write(
        f"{folder}: {done.kept} cadangan tinggal, {len(done.gone)} pergi / {done.kept} backups stay, "
        f"{len(done.gone)} went\n"
    )
    return 0


def _say_made(place: Path, made: manifest.Manifest, digest: str) -> None:
    _say(place, made)
    shared = sum(item.size for item in made.files if (place / item.path).stat().st_nlink > 1)
    sys.stdout.write(f"  {shared} bytes sama dengan cadangan sebelumnya / are one with the backup before\n")
    sys.stdout.write(f"manifest {digest}\n")
    if not made.keys:
        sys.stdout.write(f"{KEYS_APART}\n")


def _say(place: Path, found: manifest.Manifest) -> None:
    size = sum(item.size for item in found.files)
    sys.stdout.write(
        f"{place}\n"
        f"log {found.origin}: {found.size} catatan / entries, {found.root}\n"
        f"{found.made}  {found.engine}  {len(found.files)} berkas / files, {size} bytes\n"
    )
