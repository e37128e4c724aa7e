"""Known weaknesses by OSV's own records, read from a file that somebody brought: no network is asked.

Rules kept here:
  * The file is what OSV publishes for PyPI (`all.zip`, or a folder of its records), named by `SAKSAMA_OSV`; it is read,
    nothing of it is run.
  * A version is affected as the OSV schema says (evaluation algorithm): by the list of versions, or by the events of an
    ecosystem's range. A withdrawn record counts for nothing.
  * A record that cannot be read is refused, not passed over: unread is not well.
Left to others: what is allowed and why, how old data may be (`advisories`).
"""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

_PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

type Record = Mapping[str, Any]


def pinned(lock: str) -> dict[str, str]:
    """Name and version of each package that the lock pins."""
    return {str(canonicalize_name(name)): version for name, version in _PINNED.findall(lock)}


def records(place: Path) -> Iterator[Record]:
    """Every record of `all.zip` or of a folder of JSON files. Raises ValueError for one that is none."""
    if place.is_dir():
        yield from (_record(file.read_bytes(), file.name) for file in sorted(place.rglob("*.json")))
        return
    with zipfile.ZipFile(place) as packed:
        yield from (_record(packed.read(name), name) for name in packed.namelist() if name.endswith(".json"))


def report(lock: str, held: Iterator[Record]) -> tuple[dict[str, Any], datetime | None]:
    """As pip-audit reports (`dependencies`, each with `vulns`), and when the newest record was changed."""
    packages, newest = pinned(lock), None
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in packages}
    for record in held:
        changed = datetime.fromisoformat(record["modified"])
        newest = changed if newest is None else max(newest, changed)
        if "withdrawn" in record:
            continue
        names = {canonicalize_name(each["package"]["name"]) for each in _affected(record)} & packages.keys()
        found_in = [name for name in names if is_affected(record, name, packages[name])]
        for name in found_in:
            found[name].append({"id": record["id"], "aliases": record.get("aliases", [])})
    dependencies = [{"name": name, "version": packages[name], "vulns": vulns} for name, vulns in found.items()]
    return {"dependencies": dependencies}, newest


def is_affected(record: Record, name: str, version: str) -> bool:
    """Whether this version of this package is one that the record means."""
    ours = Version(version)
    for each in _affected(record):
        if canonicalize_name(each["package"]["name"]) != name:
            continue
        if any(_same(ours, listed) for listed in each.get("versions", ())):
            return True
        ranges = [span["events"] for span in each.get("ranges", ()) if span["type"] == "ECOSYSTEM"]
        if any(_within(ours, events) for events in ranges):
            return True
    return False


def _affected(record: Record) -> list[Any]:
    return [each for each in record.get("affected", ()) if each.get("package", {}).get("ecosystem") == "PyPI"]


def _same(ours: Version, listed: str) -> bool:
    try:
        return Version(listed) == ours
    except InvalidVersion:
        return False


def _within(ours: Version, events: list[Mapping[str, str]]) -> bool:
    """By the schema's algorithm: the events in order of version, the last that applies decides."""
    inside = False
    for event in sorted(events, key=_order):
        ((what, at),) = event.items()
        if what == "introduced" and (at == "0" or ours >= Version(at)):
            inside = True
        elif (what == "fixed" and ours >= Version(at)) or (what == "last_affected" and ours > Version(at)):
            inside = False
    return inside


def _order(event: Mapping[str, str]) -> tuple[Version, bool]:
    ((what, at),) = event.items()
    # At one version what introduces comes after what mends an earlier stretch.
    return Version("0.dev0" if at == "0" else at), what == "introduced"


def _record(data: bytes, name: str) -> Record:
    record = json.loads(data)
    if not isinstance(record, dict) or "id" not in record or "modified" not in record:
        raise ValueError(f"{name} is no OSV record")
    return record
