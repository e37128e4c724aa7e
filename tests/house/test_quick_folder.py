"""Tests write into the machine's memory where it has room, and nothing stays there."""

import subprocess
import sys
from pathlib import Path

from tools.quick_folder import has_room, quick_folder

WHERE = [sys.executable, "-c", "import tempfile; print(tempfile.mkdtemp())"]


def test_what_is_told_so_writes_there_and_it_is_gone_in_the_end(tmp_path: Path) -> None:
    with quick_folder(tmp_path, room=0) as told:
        made = Path(subprocess.run(WHERE, env=dict(told), check=True, capture_output=True, text=True).stdout.strip())
        assert made.is_dir()
        assert made.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_room_tests_write_where_they_always_did(tmp_path: Path) -> None:
    assert not has_room(tmp_path / "nowhere")
    with quick_folder(tmp_path, room=1 << 60) as told:
        assert told == {}
        assert list(tmp_path.iterdir()) == []
