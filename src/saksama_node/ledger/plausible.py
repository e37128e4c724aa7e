"""Can the machine's clock be believed? An entry that bears tomorrow's time would bar the log until tomorrow.

Rules kept here:
  * A process holds the clock against the seconds since the machine was started, which nobody can set: a jump of more
    than a minute, forward or back, stops acts and cosignatures at once.
  * Witnesses are asked for their time when a process begins, and again while the clock is in doubt: whoever agrees
    lifts the doubt, so a clock that was put right is believed without a restart.
  * An outside witness can condemn a clock, the partner can only confirm it: it must not be able to stop our log.
  * With nobody in reach a process believes the clock that it began with.
Left to others: the clock itself (settings.clock), the 120 s of an entry behind its log (actions), the words (web).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from saksama_node.ledger import models
from saksama_node.ledger.faults import ClockImplausible
from saksama_node.ledger.witness_client import time_at
from saksama_node.settings import clock

MAX_SECONDS: Final = 60.0
_ASK_IN_DOUBT: Final = 5.0
_ASK_UNCONFIRMED: Final = 60.0


@dataclass(slots=True)
class _Process:
    """What this process knows. `base`: the clock less the seconds since start, when it was last believed."""

    base: float | None = None
    confirmed: bool = False
    condemned: float = 0.0
    asked_at: float = float("-inf")
    lock: Lock = field(default_factory=Lock)


_PROCESS = _Process()


def check_clock() -> None:
    """Raise ClockImplausible unless the clock can be believed. May ask witnesses: call it outside a transaction."""
    if _PROCESS.confirmed and not doubt():
        return
    with _PROCESS.lock:
        pause = _ASK_IN_DOUBT if doubt() else _ASK_UNCONFIRMED
        if clock.since_start() - _PROCESS.asked_at >= pause:
            _ask()
        if _PROCESS.base is None and not _PROCESS.condemned:
            _PROCESS.base = _difference()
    if seconds := doubt():
        raise ClockImplausible(seconds)


def doubt() -> float:
    """By how many seconds the clock is off, as far as this process knows without asking; 0 where it is believed."""
    if _PROCESS.condemned:
        return _PROCESS.condemned
    drift = 0.0 if _PROCESS.base is None else _difference() - _PROCESS.base
    return drift if abs(drift) > MAX_SECONDS else 0.0


def forget() -> None:
    """Begin as a new process does."""
    _PROCESS.base, _PROCESS.confirmed, _PROCESS.condemned, _PROCESS.asked_at = None, False, 0.0, float("-inf")


def judge(said: Sequence[tuple[float, bool]]) -> float | None:
    """What others say, each how far our clock is ahead and whether it is the partner: 0 it is right, None nothing."""
    if any(abs(ahead) <= MAX_SECONDS for ahead, _ in said):
        return 0.0
    outside = sorted((ahead for ahead, partner in said if not partner), key=abs)
    return outside[0] if outside else None


def _ask() -> None:
    _PROCESS.asked_at = clock.since_start()
    said = []
    for url, partner in models.WitnessTarget.objects.filter(active=True).values_list("url", "partner"):
        theirs = time_at(url)
        if theirs is not None:
            said.append((clock.machine_time() - theirs, partner))
    verdict = judge(said)
    if verdict == 0.0:
        _PROCESS.base, _PROCESS.confirmed, _PROCESS.condemned = _difference(), True, 0.0
    elif verdict is not None:
        _PROCESS.confirmed, _PROCESS.condemned = False, verdict


def _difference() -> float:
    return clock.machine_time() - clock.since_start()
