"""The backup before this one: a file that it holds already is linked, not copied once more.

Rules kept here:
  * Linked is what has the size and the time of the node's own file, and the size that was written down of it. The first
    backup of a day reads both through besides: a copy that its disk spoilt is copied anew.
  * A link is a file like any other: each backup is whole by itself, whichever of them goes.
  * Where the disk knows no links, or no more of one file, it is copied.
Left to others: making the rest (making), syncing the folders in which links were made (there too).
"""

import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from saksama_node.settings import durable
from saksama_node.web.operations.keeping import manifest, shelf
from saksama_node.web.operations.keeping.manifest import BackupDamaged, Item


@dataclass(frozen=True, slots=True)
class Earlier:
    """Files of an earlier backup by their places; none where there is none. `thorough`: both are read through."""

    place: Path
    files: Mapping[str, Item] = field(default_factory=dict)
    thorough: bool = False

    def link(self, data: Path, target: Path, place: str) -> Item | None:
        """Give the file in `data` its name in `target`, if it is held here as it is now; None if it must be copied."""
        item = self.files.get(place)
        if item is None or not self._is_same(data, item):
            return None
        return item if self._linked(item, target / place) else None

    def instead(self, target: Path, item: Item) -> None:
        """Let a file that was made new in `target`, and came out as it is held here, be one with it on the disk."""
        if self.files.get(item.path) != item or not self._is_held(item):
            return
        out = target / item.path
        fresh = out.with_name(f"{durable.NEW}{item.sha256[:24]}")
        if self._linked(item, fresh):
            fresh.replace(out)

    def _linked(self, item: Item, out: Path) -> bool:
        if not out.parent.is_dir():
            durable.make_folder(out.parent)
        try:
            out.hardlink_to(self.place / item.path)
        except OSError:
            return False
        return True

    def _is_same(self, data: Path, item: Item) -> bool:
        with suppress(OSError):
            now, held = (data / item.path).lstat(), (self.place / item.path).lstat()
            return (
                stat.S_ISREG(held.st_mode)
                and (now.st_size, now.st_mtime_ns) == (held.st_size, held.st_mtime_ns)
                and held.st_size == item.size
                and (not self.thorough or (self._is_held(item) and manifest.read_through(data, item.path) == item))
            )
        return False

    def _is_held(self, item: Item) -> bool:
        with suppress(OSError):
            return manifest.read_through(self.place, item.path) == item
        return False


def before(place: Path, origin: str, code: str, moment: datetime) -> Earlier:
    """The newest backup of this node beside `place` that was made before this moment."""
    found = shelf.of_node(place.parent, origin, code) if place.parent.is_dir() else []
    for each in found:
        if each.made <= moment:
            with suppress(BackupDamaged):
                files = {item.path: item for item in manifest.read(each.place).files}
                return Earlier(each.place, files, thorough=each.made.date() != moment.date())
    return Earlier(place)
