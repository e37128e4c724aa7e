"""The page of data: which levels there are, what each asks, and where everything that a node keeps has its level.

Rules kept here: every column that can hold words or bytes and every file of a node's folder has one level
(tests/node/casekeys holds both against a node); what each level asks is said once.
Left to others: the classes of columns (tests/node/casekeys/columns.toml), that the page is fresh (references).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import groupby
from typing import Final

from tools.steps import TOP

COLUMNS: Final = TOP / "tests" / "node" / "casekeys" / "columns.toml"

HEAD = """What is not named here is not kept. Columns of numbers, times and yes or no are of the level of their table's
words; whoever adds a column or a file says its level, or a test fails (`tests/node/casekeys/test_columns.py`,
`tests/node/casekeys/test_files.py`). A backup holds what lies on the disk as it lies there, and `keys/` only where
somebody says so; it goes to the partner or to anybody only by a dispatch that a clause permits.
"""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of data and what it asks. `read_by`, `on_disk`, `goes`: a sentence each."""

    name: str
    what: str
    read_by: str
    on_disk: str
    goes: str


LEVELS: Final = {
    "secret": Level(
        "Secrets of the node",
        "keys, and what makes sessions, codes and digests",
        "the node's own user; locked ones open with a passphrase that is kept nowhere",
        "files of that user alone (0600 in 0700), apart from database and backup",
        "replaced when stolen, revoked in the log",
    ),
    "identity": Level(
        "Who reported",
        "name, number, address, scans of papers that show them",
        "a custodian with the vault's passphrase and a written reason, each opening an entry; the reporter, by code",
        "sealed to the vault's key, which the running node does not hold",
        "with an erasure by two persons; never in a backup made after it",
    ),
    "sealed": Level(
        "Case work and words between two persons",
        "reports, evidence, messages, proposals, dispatches and their attachments, the trace",
        "roles of the table of rights at the case's place, without who declared an interest; the trace: two roles, by "
        "passphrase",
        "sealed under a key of the case, wrapped under `keys/cases`; the trace to the vault's key",
        "with the case's key, which an erasure destroys; lines of the trace after a stated time",
    ),
    "keyed": Level(
        "Digests of what must not be guessed",
        "codes, names for the leak check, words of the search, what was tried",
        "nobody; compared by the node",
        "HMAC under a key of `keys/`, or SHA-256 of at least 128 random bits",
        "with what they stand for; tries with their window",
    ),
    "people": Level(
        "Who works here",
        "names, addresses and roles of staff, passwords as hashes, second factors and sessions wrapped",
        "administrators of the place and above; the person",
        "in the clear but passwords (scrypt), second factors and sessions (wrapped under `keys/django.secret`)",
        "an account ends, its name stays with its acts; sessions at their end",
    ),
    "left": Level(
        "Work that tells of no report",
        "content that was published, figures of forms that hang on a wall, and each that has its reason below",
        "staff by the table of rights",
        "files of content and sheets sealed to the node's `keys/age`; rows in the clear, overwritten where erased",
        "content by an erasure of two persons; the rest stays with the log",
    ),
    "structural": Level(
        "Codes and numbers",
        "ids, states, kinds, digests of public or random bytes",
        "staff by the table of rights",
        "in the clear",
        "stays: the log is replayed against it",
    ),
    "public": Level(
        "Public",
        "entries of the log, published documents, names of offices and partners",
        "anybody; its truth is what is protected, by log and cosignatures",
        "in the clear, mirrored by the partner",
        "stays",
    ),
}

FILES: Final[Mapping[str, str]] = {
    "keys/*.pub": "public",
    "keys/*": "secret",
    "vault/*/*.age": "identity",
    "sealed/annexes/*": "sealed",
    "sealed/evidence/*": "sealed",
    "sealed/content/*": "left",
    "sealed/sheets/*": "left",
    "sealed/*": "sealed",
    "outgoing/*": "sealed",
    "received/*": "sealed",
    "results-in/*": "left",
    "evidence/*": "public",
    "restorations/*": "structural",
    "blobs/*": "public",
    "cache/*": "public",
    "node.toml": "secret",
    "backup.json": "structural",
    "writer.lock": "structural",
    "locks/*": "structural",
    "beats/*": "structural",
    "bells/*": "structural",
    "saksama.sqlite3*": "sealed",
}
"""Files of a node's folder, as patterns: the first that fits. The database holds every level but the first two.

What is being uploaded has no name in the folder and a key in memory alone.
"""


def level_of(place: str) -> str | None:
    """The level of a file at this place within a node's folder; None where nobody said."""
    return next((level for pattern, level in FILES.items() if fnmatchcase(place, pattern)), None)


def data_page(made: str) -> str:
    """The page, with `made` below its title."""
    classes = tomllib.loads(COLUMNS.read_text(encoding="utf-8"))
    cells = [(each.name, each.what, each.read_by, each.on_disk, each.goes) for each in LEVELS.values()]
    parts = [f"# Data: its levels, and what each asks\n\n{made}\n{HEAD}"]
    parts += ["| level | what | who reads it | on the disk and in a backup | when it goes |", "|---|---|---|---|---|"]
    parts += [*(f"| {' | '.join(row)} |" for row in cells), ""]
    for code, level in LEVELS.items():
        parts += [f"## {level.name}\n", *_files(code), *_columns(classes.get(code, ())), ""]
    return "\n".join(parts)


def _files(level: str) -> list[str]:
    found = [f"`{pattern}`" for pattern, of in FILES.items() if of == level]
    return [f"- files: {', '.join(found)}"] if found else []


def _columns(named: Mapping[str, str] | list[str]) -> list[str]:
    rooms = groupby(sorted(named), key=lambda name: name.partition(".")[0])
    if isinstance(named, list):
        return [f"- {room}: {', '.join(f'`{_inside(each)}`' for each in names)}" for room, names in rooms]
    lines = []
    for room, names in rooms:
        reasons = groupby(sorted(names, key=lambda name: (named[name], name)), key=lambda name: named[name])
        lines += [f"- {room}: {', '.join(f'`{_inside(each)}`' for each in those)}: {why}" for why, those in reasons]
    return lines


def _inside(column: str) -> str:
    return column.partition(".")[2]
