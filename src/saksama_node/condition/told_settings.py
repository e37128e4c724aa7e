"""Where settings stand: what the environment overrides, what the file does not say yet, what was meant otherwise.

Rules kept here: a setting is named, its value never told.
Left to others: whether a setting is right (`settings.node.judge`), writing it (`web.operations.settings`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from saksama_node.condition.check import Check, found
from saksama_node.settings.database import database, sqlite_file
from saksama_node.settings.given import Given
from saksama_node.settings.node import KEYS
from saksama_node.settings.node_file import PREFIX, nearest, variable

MOVED_FILES: Final = "moved-*.sqlite3"
"""How `migrate-database` calls a file that it put aside."""


def check_given(given: Given) -> list[Check]:
    """What the environment says otherwise than the file, and what the file lacks."""
    wrong = []
    if "database_url" not in given.file:
        wrong.append(found("setting.unwritten"))
    if overridden := given.overridden(KEYS):
        wrong.append(found("setting.overridden", ", ".join(variable(key) for key in overridden)))
    return [found("setting.well"), *wrong, *_meant_otherwise(given.environ)]


def _meant_otherwise(environ: Mapping[str, str]) -> list[Check]:
    known = {variable(key) for key in KEYS} | {f"{PREFIX}DATA"}
    strange = [name for name in sorted(environ) if name.startswith(PREFIX) and name not in known]
    # Only what is nearly one of ours: other programs of ours have variables too.
    return [found("setting.unknown", name, near=near) for name in strange if (near := nearest(name, known))]


def check_left(data: Path, url: str) -> list[Check]:
    """Databases of SQLite in the folder that the node left."""
    own = sqlite_file(database(url, data))
    left = [each for each in (data / "saksama.sqlite3", *sorted(data.glob(MOVED_FILES))) if each != own]
    return [found("database.left", str(each)) for each in left if each.is_file()]
