"""`saksama-node restore`: a node's folder and database from a backup, then the tail of its log from the partner.

Rules kept here:
  * A damaged backup, keys that are missing or of another time, a folder or a database that holds a node: refused before
    anything is written.
  * A restored node's `node.toml` names the database that it was restored into. A line that names a file of the old
    machine which is not here becomes a comment, and that is said.
  * A restored folder is made under another name and renamed when it is whole: what lies under its name is a node.
  * A backup that knows neither partner nor witness is restored only on somebody's word that no agreement followed it.
  * A restored node enters nothing and signs nothing before somebody said where its log stood (ledger.licence).
Left to others: how a backup is made and read (`keeping`), what to do with it (docs/backup.md), healing (`heal`, run
here as a command of its own in the new folder).
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TextIO

import django
from django.core.management import call_command

from saksama.errors import CallerError
from saksama_node.settings import durable, keyfiles, node_file
from saksama_node.settings.node import KEYS, judge
from saksama_node.settings.node_file import named, variable
from saksama_node.web.operations.folder import check_empty, may_write_above
from saksama_node.web.operations.keeping import manifest
from saksama_node.web.operations.keeping.acquainted import KnowsNobody, knows_others
from saksama_node.web.operations.progress import progress

_SET_ASIDE: Final = (
    "node.toml: {keys} menyebut berkas yang tidak ada di mesin ini; barisnya kini komentar.\n"
    "node.toml: {keys} names a file that is not on this machine; the line is a comment now.\n"
)
KEY_FILES: Final = (
    keyfiles.LOG,
    keyfiles.WITNESS,
    keyfiles.TRANSPORT,
    keyfiles.AGE,
    keyfiles.VAULT_LOCKED,
    keyfiles.VAULT_RECIPIENT,
    keyfiles.INSTITUTION_VERIFIER,
    keyfiles.LEAK,
    keyfiles.CASES,
    keyfiles.SEARCH,
    keyfiles.DJANGO_SECRET,
)
"""Without these the node could not work; the institution's own key may be kept off the machine."""


class PlaceRefused(CallerError):
    """This user may make nothing in the folder above the one that is named."""

    code = "restore.place-refused"
    advice = (
        "The node is made under another name and renamed when it is whole. Give its user a folder to do so, as root: "
        "`install -d -o saksama -g saksama -m 700 /var/lib/saksama-pulih`; restore with `--data "
        "/var/lib/saksama-pulih/simpul`; then, as root, move that folder to where the node's was."
    )

    above: str


def check_above(data: Path) -> None:
    """Raises `PlaceRefused`."""
    if not may_write_above(data):
        raise PlaceRefused(str(data.parent))


def run_restore(argv: list[str]) -> int:
    """Restore what `argv` names; return the exit code."""
    options = _parser().parse_args(argv)
    place, data = Path(options.backup).absolute(), Path(options.data).absolute()
    keys = Path(options.keys).absolute() if options.keys else place / keyfiles.KEYS
    check_empty(data)
    check_above(data)
    found = manifest.check(place, progress("files"))
    url = os.environ.get("SAKSAMA_DATABASE_URL", "")
    named = "postgresql" if url.startswith(("postgres:", "postgresql:")) else "sqlite"
    if named != found.engine:
        raise manifest.OtherDatabase(found.engine, named)
    check_keys(found, place, keys, options.lost)
    if not (options.never_agreed or options.sources or knows_others(place, found.engine)):
        raise KnowsNobody(found.made)
    _make(found, place, keys, data)
    sys.stdout.write(f"{data}\nlog {found.origin}: {found.size} catatan / entries, {found.made}\n")
    if options.no_heal:
        return 0
    sys.stdout.flush()
    words = [word for source in options.sources for word in ("--from", source)]
    command = [sys.executable, "-m", "saksama_node.web.operations", "heal", *words]
    return subprocess.run(command, env={**os.environ, "SAKSAMA_DATA": str(data)}, check=False).returncode


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="saksama-node restore",
        description="Make a node's folder and database from a backup, then take the tail that its log lacks.",
    )
    parser.add_argument("backup", metavar="BACKUP", help="a folder that `saksama-node backup` made")
    parser.add_argument("--data", required=True, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--keys", metavar="FOLDER", default="", help="the keys, where they were kept apart")
    parser.add_argument(
        "--without",
        dest="lost",
        action="append",
        default=[],
        metavar="KEY",
        help="a key that is lost for good, as the refusal names it; what it alone opens stays shut",
    )
    parser.add_argument(
        "--from", dest="sources", action="append", default=[], metavar="ADDRESS", help="a node that mirrors the log"
    )
    parser.add_argument(
        "--no-heal", action="store_true", help="stop before asking the partner; `saksama-node heal` goes on"
    )
    parser.add_argument(
        "--never-agreed",
        action="store_true",
        help="the backup knows neither partner nor witness, and no agreement was signed since it was made",
    )
    return parser


def check_keys(found: manifest.Manifest, place: Path, keys: Path, lost: Sequence[str] = ()) -> None:
    """Raise KeysMissing or KeysOther where the keys in `place` and `keys` are not those that the backup needs."""

    def find(key: str) -> Path | None:
        # In the order in which they are copied.
        return next((each for each in (place / key, keys / Path(key).name) if each.is_file()), None)

    missing = tuple(str(key) for key in KEY_FILES if find(str(key)) is None)
    if missing:
        raise manifest.KeysMissing(missing)
    manifest.check_keys(found.needs, find, lost)


def _make(found: manifest.Manifest, place: Path, keys: Path, data: Path) -> None:
    try:
        with durable.unfinished_beside(data) as unfinished:
            copy(found, place, unfinished)
            for path in sorted(keys.iterdir()):
                if path.is_file() and not (unfinished / keyfiles.KEYS / path.name).exists():
                    manifest.copy_file(keys, unfinished / keyfiles.KEYS, path.name)
            settle(unfinished, os.environ, sys.stdout)
            os.environ["SAKSAMA_DATA"] = str(unfinished)
            django.setup()
            call_command("fill_restored", place=place, manifest=found)
            durable.sync(unfinished)
            unfinished.rename(data)
            durable.sync(data.parent)
    except OSError as error:
        raise manifest.NotWritten(str(data), error.strerror or type(error).__name__) from error


def settle(unfinished: Path, environ: Mapping[str, str], out: TextIO) -> None:
    """Let the copied settings be those of this machine, with the database of `environ`; what cannot be is told."""
    database = {key: environ.get(variable(key), "") for key in node_file.OF_DATABASE}
    node_file.put(unfinished, {key: words for key, words in database.items() if words or key == "database_url"})
    _, refused = judge({**environ, "SAKSAMA_DATA": str(unfinished)})
    lost = [key for key in KEYS if any(each.name == named(key) for each in refused) and _is_place(key)]
    if lost:
        node_file.set_aside(unfinished, lost)
        out.write(_SET_ASIDE.format(keys=", ".join(lost)))


def _is_place(key: str) -> bool:
    return key.endswith("_file") or key == "chromium"


def copy(found: manifest.Manifest, place: Path, unfinished: Path) -> None:
    """Copy every file but those of the database's tables into a folder, each compared once more."""
    tell = progress("files")
    items: tuple[manifest.Item, ...] = tuple(
        item for item in found.files if not item.path.startswith(f"{manifest.TABLES}/")
    )
    durable.make_folder(unfinished / keyfiles.KEYS)
    for done, item in enumerate(items, 1):
        # Compared once more: what is restored is what was checked.
        if manifest.copy_file(place, unfinished, item.path) != item:
            raise manifest.BackupDamaged(item.path, "it changed while it was read")
        tell(done, len(items))
