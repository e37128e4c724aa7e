"""Two checks of one address at once: one after the other, so that neither takes away what the other kept."""

import signal
import subprocess
import sys
from pathlib import Path

from saksama.cli.memory.alone import alone
from tests.testonly.command import EVENING
from tests.testonly.story import Story

HOLDS = """
import sys, time
from pathlib import Path
from saksama.cli.memory.alone import alone
with alone(Path(sys.argv[1]), sys.argv[2], 1):
    print("held", flush=True)
    time.sleep(60)
"""


def check(told: Story, state: Path, *words: str) -> tuple[int, str]:
    asked = [sys.executable, "-m", "saksama.cli.main", "verify", told.bawaslu.url, "--state", str(state)]
    ended = subprocess.run([*asked, "--at", EVENING, *words], capture_output=True, text=True, check=False)
    return ended.returncode, ended.stderr


def test_the_second_waits_and_says_so(told: Story, tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "saksama.cli.main", "verify", told.bawaslu.url, "--state", str(tmp_path)]
    with alone(tmp_path, told.bawaslu.url, 1):
        second = subprocess.Popen([*asked, "--at", EVENING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        line = second.stderr.readline()
        assert line.endswith("menunggu (another check of this address is under way; waiting)\n")
        assert second.poll() is None
    _, errors = second.communicate(timeout=60)
    assert (second.returncode, errors) == (0, "")


def test_who_waited_for_all_its_time_says_so_and_has_checked_nothing(told: Story, tmp_path: Path) -> None:
    with alone(tmp_path, told.bawaslu.url + "/", 1):
        code, errors = check(told, tmp_path, "--seconds", "1")
        assert (code, list((tmp_path / "verify").glob("*.json"))) == (2, [])
        assert "pemeriksaan lain atas alamat ini" in errors.splitlines()[-1]
        with alone(tmp_path, told.diskominfotik.url, 1):
            pass


def test_a_run_that_was_killed_holds_nobody_up(told: Story, tmp_path: Path) -> None:
    asked = [sys.executable, "-c", HOLDS, str(tmp_path), told.bawaslu.url]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        other.send_signal(signal.SIGKILL)
    assert check(told, tmp_path) == (0, "")


def test_where_nothing_can_be_locked_the_check_goes_on(told: Story, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    code, errors = check(told, tmp_path / "file")
    assert (code, "tidak dapat disimpan" in errors) == (0, True)
