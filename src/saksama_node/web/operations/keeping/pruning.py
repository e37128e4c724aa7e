"""Which backups stay and which go: hourly for two days, daily for two months, monthly for five years.

Rules kept here:
  * Counted are hours, days and months in which there is a backup, not time that passed: neither a clock that was wrong
    nor a long pause lets one go.
  * Of an hour, a day or a month the newest that is whole by names and sizes stays.
  * What goes is proved to be a backup of this node: its manifest can be read, and nothing is in its folder but what
    that names, of that size. Whatever else lies there is left alone, and named.
  * The newest that is whole, every digest compared, stays whatever was counted; without one nothing goes at all.
  * A backup that goes loses its name first: no half of one stands there.
Left to others: making one (making), what is printed (the command).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from saksama_node.settings import durable
from saksama_node.web.operations.keeping import manifest, shelf
from saksama_node.web.operations.keeping.manifest import BackupDamaged
from saksama_node.web.operations.keeping.shelf import Standing

_SLOTS: Final = ((49, "%Y-%m-%d %H"), (63, "%Y-%m-%d"), (61, "%Y-%m"))
"""So many hours, days and months: two days, two months and five years, and the one that has begun."""

type Judge = Callable[[Standing], bool]


@dataclass(frozen=True, slots=True)
class Pruned:
    """What went, how many stay, and what was left alone though nothing wants it, with why."""

    gone: tuple[Path, ...]
    kept: int
    left: tuple[tuple[Path, str], ...]


def prune(folder: Path, origin: str, code: str, *, whole: Path | None = None) -> Pruned:
    """Take away what need not stay of this node's backups in `folder`. `whole`: one that was just made."""
    left = dict(_strangers(folder, origin, code))
    found = shelf.of_node(folder, origin, code)

    def is_whole(each: Standing) -> bool:
        try:
            manifest.check_listing(each.place, manifest.read(each.place))
        except (BackupDamaged, OSError) as error:
            left[each.place] = _why(error)
            return False
        return True

    newest = next((each for each in found if each.place == whole or _is_proved(each, left)), None)
    if newest is None:
        return Pruned((), len(found), tuple(left.items()))
    keep = {newest.place, *(each.place for each in _keepers(found, is_whole))}
    gone = [each.place for each in found if each.place not in keep and each.place not in left and is_whole(each)]
    for place in gone:
        durable.discard(place)
    return Pruned(tuple(gone), len(found) - len(gone), tuple(left.items()))


def _keepers(found: Iterable[Standing], is_whole: Judge) -> Iterator[Standing]:
    """One for each hour, day and month, of those `found`, the newest first."""
    known = list(found)
    for count, form in _SLOTS:
        for slot in _slots(known, form)[:count]:
            # One that is alone in its hour stays as it is: nothing stands for it.
            with suppress(StopIteration):
                yield slot[0] if len(slot) == 1 else next(each for each in slot if is_whole(each))


def _slots(found: Iterable[Standing], form: str) -> list[list[Standing]]:
    return [list(group) for _, group in groupby(found, key=lambda each: each.made.strftime(form))]


def _strangers(folder: Path, origin: str, code: str) -> Iterator[tuple[Path, str]]:
    for each in shelf.standing(folder):
        if isinstance(each, Path):
            yield each, "no manifest of a backup"
        elif (each.origin, each.code) != (origin, code):
            yield each.place, f"a backup of {each.origin}"


def _is_proved(each: Standing, left: dict[Path, str]) -> bool:
    try:
        manifest.check(each.place)
    except (BackupDamaged, OSError) as error:
        left[each.place] = _why(error)
        return False
    return True


def _why(error: BackupDamaged | OSError) -> str:
    return f"{error.file}: {error.why}" if isinstance(error, BackupDamaged) else error.strerror or type(error).__name__
