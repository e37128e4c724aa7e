"""Each kept world is judged as its `expected.json` says, offline; and every lie that is told is kept."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from saksama.cli.copies.reading import CopyReader
from saksama.cli.main import main
from tools.worlds.keeping import (
    EXPECTED,
    LARGEST_ALL,
    LARGEST_HONEST,
    LARGEST_LIE,
    PLAYED,
    WORLDS,
    expectation,
    judged,
)
from tools.worlds.still import still

NAMES = sorted(path.name for path in WORLDS.iterdir() if path.is_dir())


def expected(name: str) -> dict[str, object]:
    said: dict[str, object] = json.loads((WORLDS / name / EXPECTED).read_text())
    return said


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", NAMES)
def test_a_world_is_judged_as_expected(name: str) -> None:
    folder = WORLDS / name
    assert expectation(CopyReader(folder).manifest.moment, judged(folder)) == expected(name)


def test_there_are_as_many_worlds_as_were_asked_for_and_no_larger() -> None:
    exits = {name: expected(name)["exit"] for name in NAMES}
    honest = [name for name in NAMES if name.startswith("honest-")]
    lies = [name for name in NAMES if name.startswith("lie-")]
    assert len(lies) >= 60
    assert len([name for name in honest if exits[name] == 0]) >= 8
    assert {exits[name] for name in NAMES if name.startswith("late-")} == {3}
    assert 0 not in {exits[name] for name in lies}
    assert all(size(WORLDS / name) <= LARGEST_HONEST for name in honest)
    assert all(size(WORLDS / name) <= LARGEST_LIE for name in NAMES if name not in honest)
    assert size(WORLDS) <= LARGEST_ALL


def test_every_lie_and_every_honest_story_is_kept() -> None:
    """Made anew by `./run worlds`, those that no node plays by `./run worlds --still`."""
    assert {*still(), *PLAYED} == {*NAMES}


@pytest.mark.parametrize("name", ["honest-the-story", "lie-an-entry-put-in"])
def test_made_again_a_world_has_the_same_octets(name: str, tmp_path: Path) -> None:
    still()[name](tmp_path / name)
    for path in (path for path in (WORLDS / name).rglob("*") if path.is_file()):
        assert (tmp_path / name / path.relative_to(WORLDS / name)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "name", ["honest-the-story", "late-a-task-that-nobody-did", "lie-an-entry-put-in", "lie-sizes-that-do-not-rise"]
)
def test_the_command_says_what_is_expected(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = expected(name)
    at = str(said["at"])
    assert main(["verify", str(WORLDS / name), "--at", at, "--json"]) == said["exit"]
    told = json.loads(capsys.readouterr().out)
    # By class first in a report, by log and entry in what is expected: the same ones, as often.
    assert Counter((one["log"], one["index"], one["code"]) for one in told["findings"]) == Counter(
        tuple(one[key] for key in ("log", "index", "code"))
        for one in said["findings"]  # type: ignore[attr-defined]
    )


def test_the_command_needs_no_network_and_no_home(tmp_path: Path) -> None:
    """A process of its own, with nothing in its environment."""
    folder = WORLDS / "lie-an-entry-put-in"
    ran = subprocess.run(
        [sys.executable, "-m", "saksama.cli.main", "verify", str(folder)],
        env={"PYTHONPATH": "src", "HOME": str(tmp_path)},
        cwd=WORLDS.parents[2],
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, list(tmp_path.iterdir())) == (1, [])
