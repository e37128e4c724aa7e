"""The demo waits for honest work on a busy machine, says what it waits for, and tells a real fault in words."""

import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from saksama_demo.__main__ import main
from saksama_demo.launch import CommandFailed, Running, free_ports, run_command
from saksama_demo.patience import Patience, Stuck, output_of, work_of
from saksama_demo.player import wait_until

STILL = 1.0
WORKS = "import time\nwhile time.process_time() < {}: pass\nprint('done')"
HANGS = "import signal; print('begun', flush=True); signal.pause()"


def begun(program: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_work_that_takes_longer_than_any_bound_is_waited_for_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    process = begun(WORKS.format(2 * STILL))
    patience = Patience(process.pid, "saksama-node init", still=STILL, told=STILL / 2)
    assert output_of(process, patience) == ("done\n", "")
    assert "saksama-node init masih bekerja" in capsys.readouterr().err


def test_work_in_a_process_that_it_started_counts() -> None:
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORKS.format(2 * STILL)!r}])"
    process = begun(inner)
    assert output_of(process, Patience(process.pid, "init", still=STILL)) == ("done\n", "")


def test_a_command_that_does_nothing_any_more_is_ended_and_told() -> None:
    with pytest.raises(CommandFailed, match=r"python -c: berhenti bekerja \d+ detik yang lalu"):
        run_command("python", "-c", HANGS, still=STILL)


def test_a_stopped_process_is_stuck_and_a_continued_one_is_not() -> None:
    process = begun(WORKS.format(3600))
    try:
        os.kill(process.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
        before = work_of(process.pid)
        with pytest.raises(Stuck):
            output_of(process, Patience(process.pid, "init", still=STILL))
        assert before is not None
        assert process.returncode == -signal.SIGKILL, "it is ended"
    finally:
        process.kill()


def test_a_server_that_works_in_vain_or_ends_is_told_with_its_last_words(tmp_path: Path) -> None:
    process = begun(WORKS.format(3600))
    try:
        patience = Patience(process.pid, "mulai melayani", most=0.2)

        def wait() -> None:
            while True:
                patience.look()

        with pytest.raises(Stuck, match="tanpa hasil"):
            wait()
    finally:
        process.kill()
        process.communicate()
    command = [sys.executable, "-c", "raise SystemExit('the port is taken')"]
    ended = Running("http://127.0.0.1:1", command, tmp_path / "log", "/")
    ended.start()
    with pytest.raises(CommandFailed, match="the port is taken"):
        ended.wait_until_up()


def test_patience_is_counted_in_looks_so_that_slow_nodes_have_longer() -> None:
    looks: list[int] = []

    def has_looked_six_times() -> bool:
        looks.append(1)
        return len(looks) > 5

    assert wait_until(has_looked_six_times, seconds=0.5, what="the sixth look") is True


def test_a_port_that_was_given_is_given_to_nobody_else_before_anybody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    first = free_ports(1)
    drawn = iter([first - 20_000, *range(12_000)])
    monkeypatch.setattr(secrets, "randbelow", lambda _: next(drawn))
    assert free_ports(1) != first
    elsewhere = "from saksama_demo.launch import _take; import sys; sys.exit(_take(int(sys.argv[1])))"
    assert subprocess.run([sys.executable, "-c", elsewhere, str(first)], check=False).returncode == 0


def test_a_fault_of_the_machine_is_one_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    assert main(["--script", "--port", "0", "--postgresql", nowhere]) == 2
    said = capsys.readouterr().err
    assert "no database can be made on the server" in said
    assert "Traceback" not in said
