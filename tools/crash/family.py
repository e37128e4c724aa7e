"""The processes of a running node, by what each does.

Rules kept here: only descendants of the supervisor that was started here are named, so nobody else's process is killed.
Left to others: which one is killed, and when (kills).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from saksama_node.web.operations import serve

SUPERVISOR: Final = "supervisor"
WEB: Final = "web server"
WEB_WORKER: Final = "web worker"
WORKER: Final = "worker"
PROCESSES: Final = (SUPERVISOR, WEB, WEB_WORKER, WORKER)


def family(supervisor: int) -> Mapping[str, int]:
    """The node's processes that run at this moment: name to process id."""
    found = {SUPERVISOR: supervisor} if is_there(supervisor) else {}
    for child in children_of(supervisor):
        match name_of(child):
            case serve.WEB:
                found[WEB] = child
                for each in children_of(child):
                    if name_of(each) == serve.WEB:
                        found[WEB_WORKER] = each
            case serve.WORKER:
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


def children_of(pid: int) -> list[int]:
    """The processes that this one made and that run; none where it is gone itself."""
    # One that has ended keeps its name until it was waited for.
    try:
        told = [(thread / "children").read_text() for thread in Path(f"/proc/{pid}/task").iterdir()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [pid for pid in map(int, " ".join(told).split()) if is_there(pid)]


def name_of(pid: int) -> str:
    """What a process is listed as; empty where it is gone."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return ""
