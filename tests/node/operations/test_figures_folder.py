"""The folder where a server's processes count: it goes with them, and none is left behind for good."""

import os
import signal
from multiprocessing import get_context
from pathlib import Path

import pytest

from saksama_node.settings.figures import FIGURES
from saksama_node.web.operations.figures_folder import figures_folder


@pytest.fixture(autouse=True)
def _named_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FIGURES, "")


def _killed_while_it_serves(top: Path) -> None:
    with figures_folder(top) as folder:
        (folder / "counter_1.db").write_bytes(b"1")
        os.kill(os.getpid(), signal.SIGKILL)


def test_what_a_killed_server_left_goes_with_the_next_start_and_what_is_held_stays(tmp_path: Path) -> None:
    with figures_folder(tmp_path) as ours:
        assert os.environ[FIGURES] == str(ours)
        killed = get_context("fork").Process(target=_killed_while_it_serves, args=(tmp_path,))
        killed.start()
        killed.join()
        assert killed.exitcode == -signal.SIGKILL
        (left,) = set(tmp_path.iterdir()) - {ours}
        with figures_folder(tmp_path) as next_to_it:
            assert not left.exists()
            assert set(tmp_path.iterdir()) == {ours, next_to_it}
    assert list(tmp_path.iterdir()) == []
