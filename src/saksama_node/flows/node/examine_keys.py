"""Look at the node's keys: whether their files are there, how long each counts, what wraps the keys of cases.

Left to others: their statements (`saksama.keys`), wrapping anew (`flows.keys.rewrap_cases`), words and remedy of each
finding (`condition`).
"""

from contextlib import suppress
from datetime import timedelta
from typing import Final

from saksama.errors import SaksamaError
from saksama.keys.ring import Succession
from saksama.keys.statement import KeyStatement
from saksama_node.agreements.aligning import institution_line
from saksama_node.casekeys.rewrapping import lacking, under_earlier
from saksama_node.condition import files
from saksama_node.condition.check import Check, found
from saksama_node.ledger import blobs, own_keys
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import CASES

SOON: Final = timedelta(days=60)


def key_files() -> list[Check]:
    """The files."""
    return files.check_keys(SETTINGS.data)


def keys_lasting() -> list[Check]:
    """How long each key that our log introduced still counts."""
    checks, nearest = [], None
    for key in own_keys.own_keys():
        statement = _statement(key.statement)
        if statement is None:
            continue
        left = statement.not_after - now()
        nearest = left if nearest is None else min(nearest, left)
        if left <= timedelta(0):
            checks.append(found("key.ended", statement.use))
        elif left < SOON:
            checks.append(found("key.ends-soon", statement.use, left=left))
    if nearest is not None and not checks:
        checks.append(found("key.lasting", left=nearest))
    return checks


def case_keys() -> list[Check]:
    """Whether every case's key is wrapped under the newest `keys/cases`, and every such file is here."""
    if gone := lacking():
        return [found("key.cases-lacking", each) for each in gone]
    many = under_earlier()
    return [found("key.cases-earlier", str(CASES), count=many)] if many else []


def _statement(sha256: str) -> KeyStatement | None:
    # A statement that cannot be read is the keys' own trouble and is told where it is used.
    with suppress(SaksamaError):
        opened = Succession(institution_line(SETTINGS.origin)).open(blobs.get(sha256))
        return opened if isinstance(opened, KeyStatement) else None
    return None
