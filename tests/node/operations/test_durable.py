"""A file of ours is whole or not there: read while it is written, made by two at once, killed in the middle."""

import fcntl
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from saksama_node.settings import durable, keyfiles

CONTENT = b"PRIVATE+KEY+" + b"k" * 200_000 + b"\n"
FOLDERS = """
import os, signal, sys
from pathlib import Path
from saksama_node.settings import durable
top = Path(sys.argv[1])
folder, _ = durable.unfinished_folder(top / "received")
(folder / "a").mkdir()
(folder / "a" / "001").write_bytes(b"half")
with durable.unfinished_file(top / "sealed") as (file, _):
    file.write(b"half")
    file.flush()
    print("written", flush=True)
    sys.stdin.read()
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from saksama_node.settings import durable
with durable.new_file(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_two_that_make_one_key_leave_one_whole_key_and_no_reader_sees_half(tmp_path: Path) -> None:
    for turn in range(20):
        data = tmp_path / str(turn)
        seen: set[bytes] = set()
        lost: list[bytes] = []
        data.mkdir()
        done = threading.Event()

        def read(data: Path = data, seen: set[bytes] = seen, done: threading.Event = done) -> None:
            while not done.is_set():
                try:
                    seen.add(keyfiles.read(data, keyfiles.LEAK))
                except FileNotFoundError:
                    continue

        def make(mark: bytes, data: Path = data, lost: list[bytes] = lost) -> None:
            try:
                keyfiles.write(data, keyfiles.LEAK, mark + CONTENT)
            except FileExistsError:
                lost.append(mark)

        reader = threading.Thread(target=read)
        makers = [threading.Thread(target=make, args=(mark,)) for mark in (b"1", b"2")]
        for thread in (reader, *makers):
            thread.start()
        for thread in makers:
            thread.join()
        done.set()
        reader.join()
        assert len(lost) == 1
        (winner,) = {b"1", b"2"} - set(lost)
        assert keyfiles.read(data, keyfiles.LEAK) == winner + CONTENT
        assert seen <= {winner + CONTENT}
        assert [path.name for path in (data / "keys").iterdir()] == ["leak"]


def test_a_kill_in_the_middle_leaves_no_name(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "leak"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -9
    assert not path.exists()
    durable.write_new(path, b"whole")
    assert path.read_bytes() == b"whole"


def test_what_fails_leaves_nothing_and_what_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b"
    with pytest.raises(TypeError), durable.new_file(path) as file:
        file.write("no octets")  # type: ignore[call-overload]  # the mistake that stops it half-way
    assert list(path.parent.iterdir()) == []
    durable.write_new(path, b"first")
    with pytest.raises(FileExistsError):
        durable.write_new(path, b"second")
    assert path.read_bytes() == b"first"
    with durable.new_file(path, over=True) as file:
        file.write(b"third")
    assert path.read_bytes() == b"third"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["b"]


def test_a_sweep_takes_what_the_killed_left_and_nothing_that_is_being_written(tmp_path: Path) -> None:
    for name in ("received", "sealed"):
        (tmp_path / name).mkdir()
    command = [sys.executable, "-c", FOLDERS, str(tmp_path)]
    dead, alive = (subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(2))
    try:
        for process in (dead, alive):
            assert process.stdout is not None
            assert process.stdout.readline() == b"written\n"
        (tmp_path / "sealed" / ".new-not-ours").write_bytes(b"")
        assert durable.sweep(tmp_path) == 0, "both are being written"
        dead.kill()
        dead.wait()
        assert durable.sweep(tmp_path) == 2
        left = sorted(path for path in tmp_path.rglob(".new-*") if path.name != ".new-not-ours")
        assert [path.parent.name for path in left] == ["received", "sealed"]
        assert [path.read_bytes() for path in (left[0] / "a" / "001", left[1])] == [b"half", b"half"]
    finally:
        for process in (dead, alive):
            process.kill()
            process.communicate()


def test_a_writer_whose_file_is_swept_before_it_holds_it_makes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock, swept = fcntl.flock, list[int]()

    def late(handle: int, how: int) -> None:
        if not how & fcntl.LOCK_NB and not swept:
            swept.append(durable.sweep(tmp_path))
        flock(handle, how)

    monkeypatch.setattr(fcntl, "flock", late)
    durable.write_new(tmp_path / "a", b"whole")
    folder, handle = durable.unfinished_folder(tmp_path)
    os.close(handle)
    assert swept == [1]
    assert (tmp_path / "a").read_bytes() == b"whole"
    assert durable.sweep(tmp_path) == 1
    assert not folder.exists()


def test_writers_and_sweepers_beside_each_other_lose_nothing(tmp_path: Path) -> None:
    done = threading.Event()

    def sweep() -> None:
        while not done.is_set():
            durable.sweep(tmp_path)

    def write(mark: str) -> None:
        for number in range(60):
            durable.write_new(tmp_path / mark / str(number), mark.encode())

    sweepers = [threading.Thread(target=sweep) for _ in range(2)]
    writers = [threading.Thread(target=write, args=(mark,)) for mark in ("a", "b")]
    for thread in (*sweepers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in sweepers:
        thread.join()
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert found == sorted(f"{mark}/{number}" for mark in "ab" for number in range(60))
