"""Look at the machine: folder, disks, readers of strangers' bytes, database, port, clock, certificates, mail, backup.

Left to others: what is wrong with what was seen (`condition`), the order, and what is asked offline (examine_node).
"""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import Error

from saksama_node.condition import files, network, own_address
from saksama_node.condition.check import Check, found
from saksama_node.condition.confinement import check_confinement
from saksama_node.condition.database import check_database, own_file
from saksama_node.exchange.linking import links
from saksama_node.ledger import outgoing, public, witness_client
from saksama_node.ledger.queries import witness_clocks
from saksama_node.ledger.times import to_ms
from saksama_node.settings import reserve
from saksama_node.settings.clock import now
from saksama_node.settings.connections import at_once
from saksama_node.settings.current import SETTINGS

BACKUP_OLD: Final = timedelta(days=2)
BACKUP_FILE: Final = "backup.json"
"""Written by whoever makes a backup: {"at": "2026-11-24T08:00:00Z"}."""
_RECENT: Final = timedelta(hours=1)


def folder() -> list[Check]:
    """Modes and owners of what lies in the folder, and of an SQLite database wherever it lies."""
    return files.check_folder(SETTINGS.data, own_file())


def disks() -> list[Check]:
    """The disks of the folder and, where it lies elsewhere, of an SQLite database; what is kept for the log."""
    places = {SETTINGS.data} | ({file.parent} if (file := own_file()) else set())
    kept = reserve.here()
    told = files.judge_reserve(str(SETTINGS.data), kept.kept, kept.left, kept.for_files)
    return [*(check for place in sorted(places) for check in files.check_disk(place)), told]


def confinement() -> list[Check]:
    """What holds the processes in which strangers' bytes are read."""
    return check_confinement(SETTINGS.data / "keys")


def stored(*, thorough: bool) -> list[Check]:
    """The database, and whether it grants as many connections as this node may hold."""
    partners = 1
    with suppress(Error):  # it is down, which is what will be said
        partners = len(links())
    return check_database(thorough=thorough, needed=at_once(SETTINGS.database_url, partners))


def port() -> list[Check]:
    """Our own port."""
    return [network.check_port(SETTINGS.host, SETTINGS.port, SETTINGS.code)]


def clock(*, asking: bool) -> list[Check]:
    """By the witnesses' last cosignatures, and, `asking`, by what partner and witnesses say now."""
    if SETTINGS.shifted:
        return [found("clock.shifted")]
    offsets: dict[str, timedelta | None] = dict(witness_clocks(to_ms(now() - _RECENT)))
    if asking:
        others = {each.name: each.url for each in public.standing()} | {each.name: each.url for each in links()}
        offsets |= {name: clock_there(url) for name, url in others.items() if name not in offsets}
    return network.check_clock(offsets, synchronised=network.synchronised())


def clock_there(url: str) -> timedelta | None:
    """How far the clock at `url` is ahead of this machine's, by its own word, to a second; None: no answer."""
    before = datetime.now(UTC)
    if (there := witness_client.time_at(url)) is None:
        return None
    # What is said is cut to whole seconds; half of one is added, and the middle of the wait taken.
    said = datetime.fromtimestamp(there, UTC) + timedelta(seconds=0.5)
    return said - (before + (datetime.now(UTC) - before) / 2)


def certificates() -> list[Check]:
    """Ours, as a reader sees it, and the partners'."""
    trust = outgoing.trusted()
    ours = network.check_certificate(SETTINGS.url, now(), connect=network.direct, context=trust)
    theirs = [
        network.check_certificate(each.url, now(), connect=outgoing.connected, partner=True, context=trust)
        for each in links()
    ]
    return [ours, *(each for each in theirs if each.code != "certificate.local")]


def address() -> list[Check]:
    """Our public address, as a reader meets it: what stands before the node, and what it lets through."""
    return own_address.check_address(SETTINGS.url, SETTINGS.inner_networks, context=outgoing.trusted())


def last_backup() -> datetime | None:
    """When the last backup was made; None where there was none, or its note cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        at = datetime.fromisoformat(json.loads((SETTINGS.data / BACKUP_FILE).read_text(encoding="utf-8"))["at"])
        return at if at.tzinfo is not None else None
    return None


def backup() -> list[Check]:
    """How old the last backup is."""
    if (at := last_backup()) is None:
        there = (SETTINGS.data / BACKUP_FILE).exists()
        return [found("backup.unknown", BACKUP_FILE) if there else found("backup.none")]
    age = now() - at
    if age < -_RECENT:
        return [found("backup.ahead", at=at)]
    return [found("backup.old" if age > BACKUP_OLD else "backup.well", age=age)]
