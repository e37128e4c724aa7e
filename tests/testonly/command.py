"""The outsider's command as a person runs it, in a process of its own.

Rules kept here: a traceback is a failure, whatever the exit code says.
Left to others: what it is asked about (story).
"""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tests.testonly.staticlog import START

EVENING = (START + timedelta(hours=1)).isoformat()


def saksama(*words: str | Path) -> tuple[int, str]:
    """Run it; a check of the story is judged as of its evening, unless the words name a moment."""
    at = ["--at", EVENING] if words[0] == "verify" and "--at" not in words else []
    told = subprocess.run(
        [sys.executable, "-m", "saksama.cli.main", *map(str, words), *at], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in told.stderr, told.stderr
    return told.returncode, told.stdout
