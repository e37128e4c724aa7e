"""A file of ours is whole or not there: read while it is written, made by two at once, killed in the middle."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from saksama_node.settings import durable, keyfiles

CONTENT = b"PRIVATE+KEY+" + b"k" * 200_000 + b"\n"
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
        data, seen, lost = tmp_path / str(turn), set(), []
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
        file.write("no octets")  # type: ignore[arg-type]  # the mistake that stops it half-way
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
