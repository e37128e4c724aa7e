"""One run: a node under load is killed at random moments, and after each kill all that it promised is looked for.

Rules kept here:
  * Who is killed, and when, comes from the seed alone; the seed is told.
  * After each kill every report acknowledged so far is in the log exactly once, and the log is consistent with every
    checkpoint ever served; `saksama verify` reads all of it once at the end.
Left to others: the load, the outsider's eyes, the processes (load, audit, family), the record (tools.soak).
"""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from saksama.tlog.note import VerifierKey
from saksama_demo.launch import run_command
from saksama_demo.player import wait_until
from tools.crash.audit import Log
from tools.crash.family import PROCESSES, SUPERVISOR, family, is_there, is_whole
from tools.crash.load import Citizens
from tools.crash.world import World, world

CITIZENS: Final = 3
BACKEND: Final = "database session"
DATABASE: Final = "database server"
_LONGEST_QUIET: Final = 1.2
_PATIENCE: Final = 120.0
RECEIVED: Final = "case.received"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run showed. `kills`: by process; `lost`: acknowledged and not in the log exactly once."""

    database: str
    seed: int
    kills: dict[str, int]
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
    chance, killed, began = random.Random(seed), {}, time.monotonic()  # noqa: S311 - it must be repeatable
    with world(folder, database) as here:
        log = Log(here.node.url, VerifierKey.parse(str(here.node.about()["vkey"])))
        citizens = Citizens(here.node.url, CITIZENS)
        names = [*PROCESSES, BACKEND, DATABASE] if here.postgres else [*PROCESSES]
        log.watch()
        citizens.start()
        looked = 0
        for done in range(1, kills + 1):
            name = chance.choice(names)
            time.sleep(chance.uniform(0.0, _LONGEST_QUIET))
            _kill(here, name, chance)
            killed[name] = killed.get(name, 0) + 1
            stands(here)
            until = len(citizens.acknowledged)
            log.check(citizens.acknowledged[looked:until])
            looked = until
            tell(done, name)
            if log.problems:
                break
        citizens.finish()
        stands(here)
        log.check(citizens.acknowledged[looked:])
        log.end()
        log.fetch()
        taken, promised = log.count(RECEIVED), len(citizens.acknowledged)
        if taken != promised:
            log.problems.append(f"{taken} reports stand in the log, {promised} were acknowledged")
        verdict = _verify(here, folder)
    problems = (*log.problems, *citizens.strange, *verdict)
    return Outcome(
        database=database,
        seed=seed,
        kills=dict(sorted(killed.items())),
        acknowledged=promised,
        sent_again=citizens.sent_again,
        found=log.found,
        lost=promised - log.found,
        checkpoints=len(log.served),
        problems=problems,
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
        pids = family(here.supervisor)
        os.kill(pids[name], signal.SIGKILL)
        if name == SUPERVISOR:
            wait_until(lambda: not any(map(is_there, pids.values())), seconds=_PATIENCE, what="all of it is gone")
            here.serve()


def stands(here: World) -> None:
    """Wait until every process of the node runs and it answers."""

    def look() -> bool:
        try:
            answer = httpx.get(f"{here.node.url}/log/checkpoint", timeout=5)
        except httpx.TransportError:
            return False
        return answer.status_code == httpx.codes.OK and is_whole(here.supervisor)

    wait_until(look, seconds=_PATIENCE, what="the node stands again")


def _verify(here: World, folder: Path) -> list[str]:
    """`saksama verify`, with a policy that asks for the witness; its words where it does not hold."""
    policy = folder / "policy.txt"
    words = [f"log {here.node.about()['vkey']}", f"witness penyaksi {here.witness_vkey}", "quorum penyaksi"]
    policy.write_text("\n".join(words) + "\n")
    where = ("--policy", str(policy), "--state", str(folder / "seen"), "--lang", "en")
    done = run_command("saksama", "verify", here.node.url, *where, accept=(0, 1, 2, 3), limit=300)
    return [] if done.returncode == 0 else [f"verify: exit {done.returncode}: {done.stdout[-1500:]}"]
