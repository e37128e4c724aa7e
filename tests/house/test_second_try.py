"""A test that fails once is run again alone: what holds then is counted and named, what fails again is a failure."""

from pathlib import Path

import pytest

from tools import second_try, suite

ONCE = """
from pathlib import Path

import pytest

def once(name):
    place = Path(__file__).with_name(name)
    was = place.exists()
    place.write_text("was here")
    return was

def test_that_holds():
    with Path(__file__).with_name("runs").open("a") as runs:
        runs.write("one more\\n")
"""
BY_CHANCE = """
@pytest.mark.parametrize("letter", ["a.b", "c"])
def test_by_chance(letter):
    assert once(letter)

@pytest.fixture
def ending():
    yield
    assert once("ending")

def test_whose_ending_fails(ending):
    pass
"""
ALWAYS = """
def test_that_never_holds():
    once("never")
    assert False
"""


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for one file of tests; what its run is called is `a-step`."""
    monkeypatch.setattr(suite, "RESULTS", tmp_path / "results")
    (tmp_path / "results").mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    return tmp_path / "test_step.py"


def run(step: Path, words: str) -> tuple[bool, tuple[int, int, int], list[str]]:
    step.write_text(words)
    done = suite.tests("a-step", [str(step)], more=["-n", "2"])
    reports = sorted((step.parent / "results").glob("*.xml"))
    return done.held, second_try.count(reports), second_try.unsteady(reports)


def test_what_failed_by_chance_holds_and_is_named(step: Path) -> None:
    held, counts, unsteady = run(step, ONCE + BY_CHANCE)
    assert (held, counts) == (True, (4, 0, 0))
    named = ["test_by_chance[a.b]", "test_by_chance[c]", "test_whose_ending_fails"]
    assert sorted(unsteady) == [f"test_step.{name}" for name in named]
    assert (step.parent / "runs").read_text() == "one more\n"


def test_what_fails_again_is_a_failure_and_hides_nothing(step: Path) -> None:
    held, counts, unsteady = run(step, ONCE + BY_CHANCE.split("@pytest.fixture", maxsplit=1)[0] + ALWAYS)
    assert (held, counts) == (False, (3, 1, 0))
    assert sorted(unsteady) == ["test_step.test_by_chance[a.b]", "test_step.test_by_chance[c]"]


def test_many_at_once_are_no_chance(step: Path) -> None:
    held, counts, unsteady = run(step, ONCE + BY_CHANCE + ALWAYS)
    assert (held, counts, unsteady) == (False, (1, 4, 0), [])


def test_what_an_older_run_left_is_not_run_for_this_one(step: Path) -> None:
    assert run(step, ONCE + ALWAYS)[0] is False
    held, counts, unsteady = run(step, ONCE)
    assert (held, counts, unsteady) == (True, (1, 0, 0), [])


def test_a_file_that_cannot_be_read_fails(step: Path) -> None:
    held, counts, _unsteady = run(step, "import nothing_of_that_name")
    assert (held, counts) == (False, (0, 1, 0))
