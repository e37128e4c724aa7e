"""Databases that were filled once in this process, and are copied for whoever wants another.

Rules kept here: what is copied has all that was made: rows, and the files that the rows name; nobody sees what another
test did to either. What was made on another day is made anew: a run over midnight has no test that finds yesterday's.
Left to others: what fills them (things), an empty one for each test (conftest).
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils.timezone import localdate

from saksama_node.ledger import licence, plausible, tiles
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.testonly.postgres import copy_database

type Told = Mapping[str, object]
type Fill = Callable[[str, Callable[[], Told]], Told]

_FORGOTTEN = frozenset({"cache", "beats", "bells", "saksama.sqlite3", "saksama.sqlite3-wal", "saksama.sqlite3-shm"})


@dataclass(frozen=True, slots=True)
class Filled:
    """What whoever filled it told, and the files that came with it."""

    told: Told
    files: Mapping[Path, bytes]


_FILLED: dict[str, Filled] = {}
_DAYS: dict[str, tuple[date, date]] = {}
"""When each was put aside: the node's day, and that of UTC."""


def have_filled(name: str, make: Callable[[], Told]) -> Told:
    """Give a database as `make` leaves it, and what `make` told; the first who asks has it made, in an empty one."""
    if not is_of_today(name):
        before = set(_files())
        told = make()
        made = {path: path.read_bytes() for path in _files() if path not in before}
        # What was made on another day under the same name lies there already.
        _FILLED[name] = Filled(told, {**(_FILLED[name].files if name in _FILLED else {}), **made})
        put_aside(name)
    held = _FILLED[name]
    put_back(name)
    for path, data in held.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return dict(held.told)


def put_aside(name: str) -> None:
    """Keep the database as it is under a name."""
    connections.close_all()
    _DAYS[name] = _today()
    if _is_sqlite():
        shutil.copy(_name(), f"{_name()}.{name}")
    else:
        copy_database(_name(), f"{_name()}_{name}")


def is_of_today(name: str) -> bool:
    """Whether a database was put aside under this name, and on this day."""
    return _DAYS.get(name) == _today()


def _today() -> tuple[date, date]:
    return localdate(), now().date()


def put_back(name: str) -> None:
    """Make the database what it was when it was kept; what this process remembers of it is forgotten."""
    connections.close_all()
    tiles.forget()
    licence.forget()
    plausible.forget()
    if _is_sqlite():
        for end in ("-wal", "-shm"):
            Path(f"{_name()}{end}").unlink(missing_ok=True)
        shutil.copy(f"{_name()}.{name}", _name())
    else:
        copy_database(f"{_name()}_{name}", _name())


def _is_sqlite() -> bool:
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")


def _name() -> str:
    return str(settings.DATABASES["default"]["NAME"])


def _files() -> list[Path]:
    """The node's files beside the database and what it makes anew by itself."""
    return [
        path
        for top in SETTINGS.data.iterdir()
        if top.name not in _FORGOTTEN
        for path in [top, *top.rglob("*")]
        if path.is_file()
    ]
