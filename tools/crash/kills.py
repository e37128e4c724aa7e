"""One run: a node under load is killed at random moments, and after each kill all that it promised is looked for.

Rules kept here:
  * Who is killed, and when, comes from the seed alone; the seed is told.
  * Only processes of the node under test are killed; its partner works on.
  * After each kill all that was acknowledged so far is looked for (work); `saksama verify` reads both logs whole once,
    at the end.
Left to others: what people do and what must be true (work), the processes (family), the record (tools.soak).
"""

import os
import random
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from saksama_demo.launch import PLAINLY
from saksama_demo.player import wait_until
from tools.crash.beside import sent
from tools.crash.family import PROCESSES, SUPERVISOR, family, is_there, is_whole
from tools.crash.pair import pair
from tools.crash.work import Work
from tools.crash.world import World

BACKEND: Final = "database session"
DATABASE: Final = "database server"
_LONGEST_QUIET: Final = 1.2
_PATIENCE: Final = 120.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run showed. `kills`: by process; `lost`: acknowledged and not in the log exactly once.

    `acts`: by kind of entry, how many were acknowledged, got no answer, and stand in the log; `dispatches`: how many
    each node sent, every one of them received once by the other.
    """

    database: str
    seed: int
    kills: dict[str, int]
    acts: dict[str, dict[str, int]]
    dispatches: dict[str, int]
    acknowledged: int
    sent_again: int
    found: int
    lost: int
    checkpoints: int
    problems: tuple[str, ...]
    seconds: float


def crash_run(
    folder: Path, database: str, *, kills: int, seed: int, tell: Callable[[int, str], None] = lambda _done, _name: None
) -> Outcome:
    """Kill `kills` times; give what was found. `tell` is told after each how many are done, and who was killed."""
    chance, killed, began = random.Random(seed), dict[str, int](), time.monotonic()  # noqa: S311 - it must be repeatable
    with pair(folder, database) as both:
        here = both.here
        work = Work.begin(both)
        names = [*PROCESSES, BACKEND, DATABASE] if here.postgres else [*PROCESSES]
        for done in range(1, kills + 1):
            name = chance.choice(names)
            time.sleep(chance.uniform(0.0, _LONGEST_QUIET))
            _kill(here, name, chance)
            killed[name] = killed.get(name, 0) + 1
            stands(here)
            work.look()
            tell(done, name)
            if work.problems():
                break
        work.rest()
        stands(here)
        work.look_at_all()
        acts = work.acts()
        return Outcome(
            database=database,
            seed=seed,
            kills=dict(sorted(killed.items())),
            acts=acts,
            dispatches={
                both.scene.bawaslu.institution.code: len(sent(work.log)),
                both.partner.institution.code: len(sent(work.beside.theirs)),
            },
            acknowledged=sum(each["acknowledged"] for each in acts.values()),
            sent_again=work.citizens.sent_again + work.afield.sent_again,
            found=work.found(),
            lost=sum(each["acknowledged"] for each in acts.values()) - work.found(),
            checkpoints=len(work.log.served),
            problems=tuple(work.problems()),
            seconds=time.monotonic() - began,
        )


def _kill(here: World, name: str, chance: random.Random) -> None:
    """Kill one process, and start again what nobody but us would start."""
    if name == DATABASE and here.postgres is not None:
        here.postgres.stop(signal.SIGKILL)
        here.postgres.start()
    elif name == BACKEND and here.postgres is not None:
        os.kill(chance.choice(here.postgres.backends()), signal.SIGKILL)
    else:
        pids = _with(name, here.supervisor)
        os.kill(pids[name], signal.SIGKILL)
        # A killed process is listed until the kernel has ended it: looked at too early, the node seems to stand again.
        dying = pids.values() if name == SUPERVISOR else [pids[name]]
        wait_until(lambda: not any(map(is_there, dying)), seconds=_PATIENCE, what=f"{name} is gone")
        if name == SUPERVISOR:
            here.serve()


def _with(name: str, supervisor: int) -> Mapping[str, int]:
    """The node's processes, once the named one runs: what the last kill left behind may end only now, and come anew."""

    def look() -> Mapping[str, int] | None:
        found = family(supervisor)
        return found if name in found else None

    return wait_until(look, seconds=_PATIENCE, what=f"{name} runs")


def stands(here: World) -> None:
    """Wait until every process of the node runs and it answers."""

    def look() -> bool:
        try:
            answer = httpx.get(f"{here.node.url}/log/checkpoint", timeout=5, verify=PLAINLY)
        except httpx.TransportError:
            return False
        return answer.status_code == httpx.codes.OK and is_whole(here.supervisor)

    wait_until(look, seconds=_PATIENCE, what="the node stands again")
