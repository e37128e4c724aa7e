"""The processes of a running node, by what each does.

Rules kept here: only descendants of the supervisor that was started here are named, so nobody else's process is killed.
Left to others: which one is killed, and when (kills).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

SUPERVISOR: Final = "supervisor"
WEB: Final = "web server"
WEB_WORKER: Final = "web worker"
WORKER: Final = "worker"
PROCESSES: Final = (SUPERVISOR, WEB, WEB_WORKER, WORKER)


def family(supervisor: int) -> Mapping[str, int]:
    """The node's processes that run at this moment: name to process id."""
    found = {SUPERVISOR: supervisor} if is_there(supervisor) else {}
    for child in _children(supervisor):
        words = _command(child)
        if "granian" in words:
            found[WEB] = child
            for each in _children(child):
                if "granian" in _command(each):
                    found[WEB_WORKER] = each
        elif words.endswith(" work"):
            found[WORKER] = child
    return found


def is_there(pid: int) -> bool:
    """Whether the process runs: one that has ended and was not yet waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except (FileNotFoundError, ProcessLookupError):
        return False


def is_whole(supervisor: int) -> bool:
    """Whether every process of the node runs."""
    return set(family(supervisor)) == set(PROCESSES)


def _children(pid: int) -> list[int]:
    try:
        told = [(thread / "children").read_text() for thread in Path(f"/proc/{pid}/task").iterdir()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [int(each) for each in " ".join(told).split()]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except (FileNotFoundError, ProcessLookupError):
        return ""
