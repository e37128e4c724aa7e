"""`saksama-node backup`: a backup while the node runs, the check of one anywhere, and which of them stay.

Rules kept here:
  * Checking needs no node and no key, restores what it checks, and says of keys that are kept apart whether they fit;
    making says what is in it, and how the keys are kept apart.
  * Nothing is taken away that was not asked for: `--into` and `--prune` name the folder in which they do.
Left to others: how a backup is made, read and let go (`keeping`), what to do with it (docs/backup.md), `restore`.
"""

import argparse
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import django
from django.core.management import call_command
from django.db import DatabaseError

from saksama_node.settings.node import NodeSettings, load
from saksama_node.web.operations.database_server import DatabaseBehind, check_database
from saksama_node.web.operations.folder import close_folder
from saksama_node.web.operations.keeping import manifest, pruning, shelf
from saksama_node.web.operations.keeping.proved import prove
from saksama_node.web.operations.progress import progress
from saksama_node.web.operations.restore import check_keys

_READ: Final = (
    "setiap berkas dibaca dan cocok dengan manifest; umur cadangan {hours} jam / "
    "every file was read and is as the manifest says; the backup is {hours} hours old"
)
_NO_DATABASE: Final = (
    "basis data PostgreSQL tidak dipulihkan: sebutkan basis data baru yang kosong dengan --database URL / "
    "the PostgreSQL database was not restored: name a new, empty one by --database URL"
)
_RESTORED: Final = (
    "dipulihkan ke folder dan basis data sementara; setiap catatan dibaca lagi, akar dan tanda tangan lognya cocok / "
    "restored into a scratch folder and database; every entry read again, roots and signatures of the logs hold"
)
_VERIFIED: Final = (
    "saksama verify atas hasilnya: keutuhan baik; perilaku {conduct}, tak terperiksa {unchecked} ({codes}); "
    "mitra dan saksi tidak ditanya / saksama verify over it: integrity holds; conduct {conduct}, "
    "unchecked {unchecked} ({codes}); partner and witnesses were not asked"
)
KEYS_APART = (
    "kunci tidak ikut; simpan folder keys/ terpisah, sekali dan setiap kali kunci diganti / "
    "no secret key is in it: keep the folder keys/ apart, once and after each change of a key"
)


def run_backup(argv: list[str]) -> int:
    """Make, check or prune what `argv` names; return the exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.check:
        return _check(Path(options.check).absolute(), options)
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
        "--check",
        metavar="BACKUP",
        default="",
        help="read every file of a backup, restore it into a scratch folder and let `saksama verify` judge it; of a "
        "folder of backups the newest",
    )
    parser.add_argument(
        "--database", metavar="URL", default="", help="with --check: an empty PostgreSQL database, left empty again"
    )
    parser.add_argument(
        "--scratch", metavar="FOLDER", default="", help="with --check: where to restore (default: the system's own)"
    )
    parser.add_argument(
        "--keys", metavar="FOLDER", default="", help="with --check: whether the keys that are kept apart fit it"
    )
    return parser


def _check(place: Path, options: argparse.Namespace) -> int:
    if not (place / manifest.FILE).exists() and (newest := shelf.newest(place, datetime.now(UTC))) is not None:
        place = newest
    found = manifest.check(place, progress("files"))
    if options.keys:
        check_keys(found, place, Path(options.keys).absolute())
    _say(place, found)
    age = datetime.now(UTC) - datetime.fromisoformat(found.made)
    hours = round(age.total_seconds() / 3600)
    sys.stdout.write(f"{_READ.format(hours=hours)}\n")
    if found.engine == "postgresql" and not options.database:
        sys.stdout.write(f"{_NO_DATABASE}\n")
        return 0
    proof = prove(found, place, Path(options.scratch or tempfile.gettempdir()).absolute(), options.database)
    sys.stdout.write(f"{_RESTORED}\n")
    for origin, size in proof.entries.items():
        sys.stdout.write(f"  {origin}: {size} catatan / entries\n")
    told = {"conduct": proof.conduct, "unchecked": proof.unchecked, "codes": ", ".join(proof.codes) or "-"}
    sys.stdout.write(f"{_VERIFIED.format(**told)}\n")
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
