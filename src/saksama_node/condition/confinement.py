"""What holds the processes in which strangers' bytes are read, as one of them finds it by trying.

Rules kept here: what could be reached counts for more than what the kernel says it has. Tried once as long as whoever
looks runs: a kernel stays what it is.
Left to others: holding them (confined).
"""

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from saksama_node.condition.check import Check, found
from saksama_node.confined.asking import Unread, ask

_SECONDS: Final = 20.0
_ALONE: Final = {(True, False): "reading.landlock-alone", (False, True): "reading.seccomp-alone"}


class _Tried(msgspec.Struct, frozen=True):
    landlock: int
    syscalls: bool
    reached: tuple[str, ...]


def check_confinement(keys: Path) -> list[Check]:
    """Whether such a process can list this folder, connect, or reach another process; and what bars it."""
    try:
        tried = _tried(keys)
    except (Unread, msgspec.DecodeError) as error:
        return [found("reading.unread", why=str(error))]
    bars = (tried.landlock > 0, tried.syscalls)
    if not any(bars):
        return [found("reading.unconfined")]
    if "file" in tried.reached or (all(bars) and tried.reached):
        return [found("reading.leaks", ", ".join(tried.reached))]
    return [found("reading.well", version=tried.landlock) if all(bars) else found(_ALONE[bars])]


@cache
def _tried(keys: Path) -> _Tried:
    answer = ask("saksama_node.confined.trying", str(keys), data=b"", seconds=_SECONDS)
    return msgspec.json.decode(answer, type=_Tried)
