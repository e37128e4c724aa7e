"""What tests keep to copy is made once in a run, whoever asks first, and again where it was left half-way."""

import os
import subprocess
import sys
from pathlib import Path

ASK = """
import sys, time
from pathlib import Path
from tests.testonly.kept import kept

def make(folder, database):
    folder.mkdir(parents=True)
    with Path(sys.argv[1]).open("a") as made:
        made.write("made\\n")
    (folder / "node.toml").write_text("whole")

kept(("a kind",), make).copied(Path(sys.argv[2]), "")
"""


def ask(top: Path, copy: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "SAKSAMA_TEST_KEPT": str(top / "kept"), "SAKSAMA_TEST_DATABASE_URL": ""}
    return subprocess.Popen([sys.executable, "-c", ASK, str(top / "made"), str(top / copy)], env=env)


def test_processes_of_one_run_share_what_the_first_made(tmp_path: Path) -> None:
    assert [each.wait(180) for each in [ask(tmp_path, "one"), ask(tmp_path, "two")]] == [0, 0]
    assert (tmp_path / "made").read_text() == "made\n"
    assert [(tmp_path / copy / "node.toml").read_text() for copy in ("one", "two")] == ["whole", "whole"]


def test_what_was_left_half_way_is_made_again(tmp_path: Path) -> None:
    assert ask(tmp_path, "one").wait(180) == 0
    (told,) = (tmp_path / "kept").glob("*/database")
    told.unlink()
    (told.parent / "made" / "node.toml").write_text("half")
    assert ask(tmp_path, "two").wait(180) == 0
    assert (tmp_path / "two" / "node.toml").read_text() == "whole"
