"""Whoever stops a run (Ctrl-C) waits for no node, and finds nothing half written."""

import json
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from tests.testonly.hostile_answers import always, drips, says
from tests.testonly.story import Story


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("command", ["mirror", "verify"])
def test_a_run_that_is_stopped_ends_at_once(told: Story, tmp_path: Path, command: str) -> None:
    log, asked = told.bawaslu.folder / "log", Event()

    def answer(to: BaseHTTPRequestHandler) -> None:
        if to.path.startswith("/tile/"):
            asked.set()
            drips(to)
        else:
            file = log / to.path.partition("?")[0].lstrip("/")
            (says(file.read_bytes()) if file.is_file() else says(b"", 404))(to)

    place = tmp_path / "place"
    with always(answer) as url:
        described = told.bawaslu.folder / ".well-known" / "saksama"
        described.write_text(json.dumps(json.loads(described.read_text()) | {"log": url}))
        words = [str(place)] if command == "mirror" else ["--state", str(place)]
        run = subprocess.Popen(
            [sys.executable, "-m", "saksama.cli.main", command, told.bawaslu.url, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert asked.wait(120)
        time.sleep(0.3)
        begun = time.monotonic()
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=120)
        # Left alone, it waits for half a minute and more.
        assert time.monotonic() - begun < 15
    assert (run.returncode, said) == (130, ("", ""))
    assert not [file for file in place.rglob("*") if ".fresh" in file.parts or file.suffix == ".new"]
