"""Making one backup of the node that runs in this folder.

Rules kept here:
  * Files, then the database's snapshot, then the files that came meanwhile: a row of the snapshot names a file that was
    there before its act was committed, so it is in one of the two rounds, also if it was deleted while we copied.
  * All of it is made under a name that no one looks for, and renamed once everything is on disk, the manifest last.
  * What the backup before it beside this place holds already is linked (earlier).
  * Whatever fails, nothing is left behind that looks like a backup.
Left to others: the arguments (backup), keeping it safe (the operator: docs/backup.md).
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from django.db import connection

from saksama.vocabulary import format_moment
from saksama_node.flows.keys.needed_keys import needed_keys
from saksama_node.flows.node.examine_machine import BACKUP_FILE
from saksama_node.settings import durable
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.node_file import NODE_FILE, OF_DATABASE, without
from saksama_node.web.operations.keeping import database, manifest
from saksama_node.web.operations.keeping.earlier import Earlier, before

type Progress = Callable[[str], Callable[[int, int], None]]


def make(place: Path, *, with_keys: bool, progress: Progress) -> tuple[manifest.Manifest, str]:
    """Make a backup at `place`, a folder that does not exist yet; give its manifest and the manifest's SHA-256.

    Raises PlaceTaken, PlaceOwn, NotWritten.
    """
    if place.exists() or place.is_symlink():
        raise manifest.PlaceTaken(str(place))
    if place.resolve().is_relative_to(SETTINGS.data.resolve()):
        raise manifest.PlaceOwn(str(place))
    try:
        with durable.unfinished_beside(place) as unfinished:
            made = _fill(
                unfinished,
                before(place, SETTINGS.origin, SETTINGS.code, now()),
                with_keys=with_keys,
                progress=progress,
            )
            digest = manifest.write(unfinished, made)
            # The one moment from which there is a backup. A folder that appeared here meanwhile makes it fail, if it is
            # not empty.
            unfinished.rename(place)
            durable.sync(place.parent)
    except OSError as error:
        raise manifest.NotWritten(str(place), error.strerror or type(error).__name__) from error
    # For doctor, alarms and figures: how old the last backup is. One that is told too late is no harm; and the backup
    # stands, also where the node's own disk takes no writing.
    with suppress(OSError), durable.new_file(SETTINGS.data / BACKUP_FILE, over=True) as note:
        note.write(json.dumps({"at": format_moment(now())}).encode())
    return made, digest


def _fill(unfinished: Path, earlier: Earlier, *, with_keys: bool, progress: Progress) -> manifest.Manifest:
    found: dict[str, manifest.Item] = {}
    _copy(unfinished, found, earlier, with_keys=with_keys, tell=progress("files"))
    moment = now()
    snapshot = database.dump(unfinished, progress("database"))
    # Before the second round: where keys are copied too, each of these is among them.
    needs = tuple(manifest.needed(SETTINGS.data, str(each)) for each in needed_keys(snapshot.roots))
    _copy(unfinished, found, earlier, with_keys=with_keys, tell=progress("files"))
    for path in (unfinished / manifest.SQLITE_FILE, *sorted((unfinished / manifest.TABLES).glob("*.copy"))):
        if path.is_file():
            item = manifest.read_through(unfinished, str(path.relative_to(unfinished)))
            found[item.path] = item
            earlier.instead(unfinished, item)
    for folder, _, _ in os.walk(unfinished):
        durable.sync(Path(folder))
    return manifest.Manifest(
        format=manifest.FORMAT,
        made=format_moment(moment),
        version=version("saksama"),
        origin=SETTINGS.origin,
        code=SETTINGS.code,
        engine=connection.vendor,
        migrations=snapshot.migrations,
        size=snapshot.size,
        root=snapshot.root.hex(),
        keys=with_keys,
        needs=needs,
        files=tuple(found[place] for place in sorted(found)),
    )


def _copy(
    unfinished: Path,
    found: dict[str, manifest.Item],
    earlier: Earlier,
    *,
    with_keys: bool,
    tell: Callable[[int, int], None],
) -> None:
    places = [place for place in manifest.kept(SETTINGS.data, with_keys=with_keys) if place not in found]
    for done, place in enumerate(places, 1):
        if place == NODE_FILE:
            found[place] = _copy_settings(unfinished)
            continue
        item = earlier.link(SETTINGS.data, unfinished, place) or manifest.copy_file(SETTINGS.data, unfinished, place)
        if item is not None:
            found[place] = item
        tell(done, len(places))


def _copy_settings(unfinished: Path) -> manifest.Item:
    # Without the database's address, in which its password may stand: who restores names another.
    text = (SETTINGS.data / NODE_FILE).read_text(encoding="utf-8")
    durable.write_new(unfinished / NODE_FILE, without(text, OF_DATABASE).encode())
    return manifest.read_through(unfinished, NODE_FILE)
