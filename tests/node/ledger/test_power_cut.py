"""A power cut right after an acknowledgement: what was acknowledged is there; a node that is careless is caught."""

import hashlib
import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from saksama.tlog.tree import root_from_leaves
from saksama_node.casekeys.models import Use
from tests.node.conftest import DATA
from tests.testonly.as_sealed import is_whole, opened_row
from tests.testonly.powercut import Disk, calls, marks, traced

MUTANTS = [
    # the mutant, what is lost
    ("a database that does not sync", "report"),
    ("an acknowledgement before the commit", "report"),
    ("files that do not sync", "evidence"),
    ("folders that do not sync", "key"),
]
BETWEEN = 0.02
FOLDERS = ("blobs", "vault", "sealed")
SQLITE = str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")

pytestmark = [
    pytest.mark.skipif(not SQLITE, reason="PostgreSQL's own files are PostgreSQL's; that it syncs: test_settings"),
    pytest.mark.skipif(shutil.which("strace") is None, reason="no strace on this machine"),
]


@pytest.fixture(autouse=True)
def _folders_put_back(tmp_path: Path) -> Iterator[None]:
    """The folder of the node is one for all tests: who comes after finds the files that were there before."""
    kept = tmp_path / "kept"
    for folder in FOLDERS:
        shutil.copytree(DATA / folder, kept / folder)
    yield
    for folder in FOLDERS:
        shutil.rmtree(DATA / folder)
        shutil.copytree(kept / folder, DATA / folder)


def run(mutant: str, tmp_path: Path) -> tuple[Disk, Path]:
    """Trace a node that reports, publishes and makes keys; its disk as it was before, and the trace."""
    connections.close_all()
    shutil.rmtree(DATA / "keys" / "baru", ignore_errors=True)
    for folder in FOLDERS:
        shutil.rmtree(DATA / folder)
        (DATA / folder).mkdir()
    disk = Disk.of(DATA)
    trace = tmp_path / "trace"
    traced([sys.executable, "-m", "tests.node.ledger.power", mutant], trace, os.environ)
    return disk, trace


def lost(disk: Disk, promised: list[list[str]], place: Path, chance: random.Random | None) -> list[str]:
    """What of the acknowledged is not on the disk after a power cut at this moment."""
    disk.write_out(place, chance)
    missing = []
    with closing(sqlite3.connect(place / "saksama.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for what, *words in promised:
            missing += _JUDGES[what](database, place, *words)
    shutil.rmtree(place)
    return missing


def _report(database: sqlite3.Connection, place: Path, code: str, sha256: str) -> list[str]:
    found = database.execute(
        "SELECT s.subject, e.file, e.secret, k.use, k.wrapped FROM cases_submission s"
        " JOIN ledger_leaf l ON l.id = s.leaf JOIN cases_evidence e ON e.submission_id = s.id"
        " JOIN casekeys_casekey k ON k.subject = s.subject AND k.use = ? WHERE s.code_digest = ?",
        (Use.GOES, code),
    ).fetchone()
    if found is None:
        return ["report"]
    subject, file, sealed, use, wrapped = found
    opens = opened_row(DATA, (subject, use, wrapped), sealed, f"evidence {file}")
    assert opens["sha256"] == sha256
    missing = [] if is_whole(place / "sealed" / "evidence" / file, opens["identity"], sha256) else ["evidence"]
    name = Path("vault") / subject / "identity.age"
    if not (place / name).exists() or (place / name).read_bytes() != (DATA / name).read_bytes():
        missing.append("identity")
    return missing


def _checkpoint(database: sqlite3.Connection, _place: Path, size: str, root: str) -> list[str]:
    rows = database.execute("SELECT hash FROM ledger_leaf WHERE number < ? ORDER BY number", (int(size),))
    hashes = [bytes(each) for (each,) in rows]
    kept = database.execute("SELECT root FROM ledger_checkpoint WHERE size = ?", (int(size),)).fetchone()
    same = kept is not None and bytes(kept[0]).hex() == root_from_leaves(hashes).hex() == root
    return [] if same and len(hashes) == int(size) else ["checkpoint"]


def _blob(_database: sqlite3.Connection, place: Path, sha256: str) -> list[str]:
    path = place / "blobs" / sha256[:2] / sha256
    return [] if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256 else ["blob"]


def _key(_database: sqlite3.Connection, place: Path, name: str) -> list[str]:
    path = place / name
    return [] if path.exists() and path.read_bytes() == (DATA / name).read_bytes() else ["key"]


_JUDGES: Mapping[str, Callable[..., list[str]]] = {
    "report": _report,
    "checkpoint": _checkpoint,
    "blob": _blob,
    "key": _key,
}


def test_nothing_acknowledged_is_lost_by_a_power_cut(database: None, tmp_path: Path) -> None:
    disk, trace = run("none", tmp_path)
    chance, promised, cuts = random.Random(20261124), list[list[str]](), 0
    for call in calls(trace):
        disk.apply(call)
        told = marks(call)
        promised += [line.split() for line in told]
        # After every acknowledgement, and at moments between.
        if told or (call.name != "lseek" and chance.random() < BETWEEN):
            for how in (None, random.Random(chance.random()), random.Random(chance.random())):
                assert lost(disk, promised, tmp_path / "after", how) == []
                cuts += 1
    assert [what for what, *_ in promised].count("report") == 4
    assert {what for what, *_ in promised} == {"report", "checkpoint", "blob", "key"}
    assert cuts > 3 * len(promised)


@pytest.mark.parametrize(("mutant", "what"), MUTANTS)
def test_a_node_that_acknowledges_before_it_is_durable_is_caught(
    database: None, tmp_path: Path, mutant: str, what: str
) -> None:
    disk, trace = run(mutant, tmp_path)
    promised, missing = list[list[str]](), set[str]()
    for call in calls(trace):
        disk.apply(call)
        if told := marks(call):
            promised += [line.split() for line in told]
            missing |= set(lost(disk, promised, tmp_path / "after", None))
    assert len(promised) > 4
    assert what in missing
