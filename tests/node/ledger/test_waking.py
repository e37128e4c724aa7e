"""Whoever rests is woken by what is written, and by nothing that was read; a rest has an end in any case."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from saksama.clock_file import ShiftedClock, move_clock
from saksama_node.condition.bell import FOLDER, ring_folder
from saksama_node.exchange import linking
from saksama_node.ledger import waking
from saksama_node.ledger.waking import Resting, Waker
from saksama_node.settings import clock
from saksama_node.settings.current import SETTINGS
from tests.node.ledger.beside import enter, write

LONG = 60.0
MOMENT = 0.3
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def ending() -> threading.Event:
    return threading.Event()


@pytest.fixture
def seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself it looks once in a long time."""
    monkeypatch.setattr(waking, "LOOKING", LONG)


@pytest.fixture
def movable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "jam"
    file.write_text("0")
    monkeypatch.setattr(clock, "_MOVED", ShiftedClock(file))
    return file


@pytest.fixture
def no_pipe() -> Iterator[None]:
    folder = SETTINGS.data / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("")
    yield
    folder.unlink()


@pytest.fixture
def resting(ending: threading.Event) -> Iterator[Resting]:
    waker = Waker()
    looking = threading.Thread(target=waker.run, args=(ending,))
    looking.start()
    try:
        yield Resting(ending, waker)
    finally:
        ending.set()
        ring_folder(SETTINGS.data)
        looking.join()


def took(resting: Resting, longest: float) -> float:
    began = time.monotonic()
    assert not resting.rest(longest)
    return time.monotonic() - began


def settle(resting: Resting) -> None:
    """Until a rest lasts: on PostgreSQL other tests' databases on the same server wake too."""
    for _ in range(200):
        if took(resting, MOMENT) >= MOMENT:
            return
    raise AssertionError("it never rests")


def test_the_first_rest_ends_at_once(resting: Resting) -> None:
    assert took(resting, LONG) < LONG / 2


def test_what_nobody_rang_for_is_seen_all_the_same(resting: Resting) -> None:
    settle(resting)
    write()
    assert took(resting, LONG) < LONG / 2


def test_what_is_written_ends_a_rest_of_everybody_who_rests(resting: Resting, ending: threading.Event) -> None:
    settle(resting)
    other = resting.beside(ending)
    other.rest(LONG)
    woken = threading.Barrier(2)

    def rests() -> None:
        other.rest(LONG)
        woken.wait(LONG)

    thread = threading.Thread(target=rests)
    thread.start()
    write()
    assert took(resting, LONG) < LONG / 2
    woken.wait(LONG)
    thread.join()


def test_what_is_written_between_two_rests_ends_the_next(resting: Resting) -> None:
    settle(resting)
    write()
    time.sleep(MOMENT)
    assert took(resting, LONG) < LONG / 2


@pytest.mark.usefixtures("seldom")
def test_a_clock_that_is_moved_ends_a_rest(movable: Path, resting: Resting) -> None:
    settle(resting)
    move_clock(movable, 3600)
    assert took(resting, LONG) < LONG / 2


@pytest.mark.usefixtures("seldom")
def test_what_is_entered_ends_a_rest_by_its_ring(resting: Resting) -> None:
    settle(resting)
    enter()
    assert took(resting, LONG) < LONG / 2


@pytest.mark.usefixtures("seldom", "no_pipe")
def test_where_no_pipe_can_be_made_it_looks_often(resting: Resting) -> None:
    settle(resting)
    write()
    assert took(resting, LONG) < LONG / 2


def test_a_rest_that_comes_to_its_end_lasts_no_longer(resting: Resting, ending: threading.Event) -> None:
    settle(resting)
    assert min(took(resting, 0.1) for _ in range(20)) < 0.14


def test_reading_wakes_nobody(resting: Resting) -> None:
    def rests() -> bool:
        settle(resting)
        assert len(linking.links()) == 0
        return took(resting, MOMENT) >= MOMENT

    assert any(rests() for _ in range(50))


def test_the_end_ends_every_rest(resting: Resting, ending: threading.Event) -> None:
    settle(resting)
    threading.Timer(MOMENT, ending.set).start()
    # On PostgreSQL other tests end some before.
    assert any(resting.rest(LONG) for _ in range(1000))


def test_where_nobody_looks_any_more_a_rest_neither_lasts_nor_is_asked_without_a_pause(ending: threading.Event) -> None:
    waker, stop = Waker(), threading.Event()
    stop.set()
    waker.run(stop)
    resting = Resting(ending, waker)
    resting.rest(LONG)
    began = time.monotonic()
    for _ in range(10):
        assert not resting.rest(LONG)
    assert 0.2 < time.monotonic() - began < LONG / 2
