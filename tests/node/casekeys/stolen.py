"""What a thief of a backup and of the database holds."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps  # noqa: TID251 - all tables are read, as a thief would
from django.conf import settings
from django.db import connection, connections


def stored(folder: Path) -> bytes:
    """What a thief has: every file of a backup, the database's own files, every value of every table; small letters."""
    connections.close_all()
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    if connection.vendor == "sqlite":
        own = Path(settings.DATABASES["default"]["NAME"])
        files += [path for path in own.parent.glob(f"{own.name}*") if path.is_file()]
    found = b"\n".join(path.read_bytes() for path in files)
    # PostgreSQL writes bytes in hexadecimal digits.
    found += b"\n".join(bytes.fromhex(each.decode()) for each in re.findall(rb"\\x((?:[0-9a-f]{2})+)", found))
    return (
        found + b"\n".join(str(each).encode() if not isinstance(each, bytes) else each for each in values())
    ).lower()


def values() -> Iterator[object]:
    """Every value of every row."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.values_list():
            yield from (bytes(each) if isinstance(each, memoryview) else each for each in row)
