"""One step of a longer run: a command, how long it took, whether it held.

Rules kept here: a step's own output goes to standard error as it comes, or whole when it ends where others run beside
it; a step that hangs is ended, with its children.
Left to others: which steps there are (lint, suite).
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from shutil import which

TOP = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


@dataclass(frozen=True, slots=True)
class Done:
    """A step that ended: its name, whether it held, and its seconds."""

    name: str
    held: bool
    seconds: float


def tool(name: str) -> str:
    """The path of a command that was installed beside this Python."""
    return str(Path(PYTHON).parent / name)


def installer() -> str:
    """The installer uv: what `./run` names, the machine's, or the one that `./run` brought for this project.

    Raises FileNotFoundError where there is none.
    """
    brought = [TOP / ".cache" / "tools" / where / "bin" / "uv" for where in ("venv", "site")]
    asked = [os.environ.get("SAKSAMA_UV"), "uv", *map(str, brought)]
    found = next((path for each in asked if each and (path := which(each))), None)
    if found is None:
        raise FileNotFoundError("uv is not on this machine: ./run test brings it")
    return found


def step(
    name: str,
    command: Sequence[str],
    *,
    limit: float = 1800,
    env: Mapping[str, str] | None = None,
    kept: Path | None = None,
    allowed: Mapping[int, str] | None = None,
) -> Done:
    """Run one command to its end; `limit` in seconds. `kept`: the file that its output goes to until it ends.

    `allowed`: exit codes beside 0 that are no failure, and what is then said beside the name.
    """
    print(f"== {name}", file=sys.stderr, flush=True)
    began = time.monotonic()
    with nullcontext(sys.stderr) if kept is None else kept.open("w+", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, cwd=TOP, env={**os.environ, **(env or {})}, stdout=out, stderr=out, start_new_session=True
        )
        try:
            code = process.wait(limit)
            held = code == 0
            if allowed and code in allowed:
                held, name = True, f"{name}: {allowed[code]}"
        except subprocess.TimeoutExpired:
            print(f"== {name}: ended after {limit:.0f} s", file=sys.stderr)
            held = False
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    done = Done(name, held, time.monotonic() - began)
    words = "" if kept is None else kept.read_text(encoding="utf-8", errors="replace")
    told = f"== {name}: {'held' if held else 'FAILED'} in {done.seconds:.1f} s"
    print(f"{words}{told}", file=sys.stderr, flush=True)
    return done


def version() -> str:
    """The commit that is run, and whether the tree differs from it."""
    words = ["git", "describe", "--always", "--dirty", "--exclude", "*", "--abbrev=12"]
    return subprocess.run(words, cwd=TOP, capture_output=True, text=True, check=True).stdout.strip()
