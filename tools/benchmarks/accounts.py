"""A file of supervisors from the first byte to the last account, and to their end; one node, in this process.

Rules kept here: the flows are those that desk and terminal call; rows are NTB's stations.
Left to others: both databases, what is kept (tools.bench).
"""

import time
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.hashers import ScryptPasswordHasher
from django.core.management import call_command

from tests.testonly.node_folder import start_django
from tools.benchmarks.scale import Scale

DATA = start_django()

from saksama_node.accounts.actions import create_offices  # noqa: E402 - Django first
from saksama_node.accounts.policy import today  # noqa: E402 - Django first
from saksama_node.accounts.queries import staff_named  # noqa: E402 - Django first
from saksama_node.flows.people.admit_people import hand_out_codes  # noqa: E402 - Django first
from saksama_node.flows.people.end_access import (  # noqa: E402 - Django first
    choose,
    end_some,
    set_last_day_of_many,
    yesterday,
)
from saksama_node.flows.people.import_accounts import (  # noqa: E402 - Django first
    agree_to_roll,
    judge_file,
    stage_accounts,
)
from saksama_node.flows.people.make_accounts import make_some  # noqa: E402 - Django first
from saksama_node.places.regions import in_force  # noqa: E402 - Django first
from tests.node.accounts.lists import supervisors  # noqa: E402 - Django first
from tests.node.staffing import establish  # noqa: E402 - Django first


def measure(scale: Scale) -> dict[str, float]:
    """Seconds of each step for so many accounts; `act_p95_ms` of the acts that make them."""
    rows, hashes = scale.entries, scale.of(5, 1)
    call_command("migrate", verbosity=0)
    establish(DATA)
    create_offices([(place.region, place.name) for place in in_force("52")])
    by = staff_named("admin")
    data = supervisors((today() + timedelta(days=30)).isoformat(), limit=rows)
    judged, judging = _timed(lambda: judge_file(by=by, data=data))
    if judged.faults or len(judged.accounts) != rows:
        raise SystemExit(f"{len(judged.faults)} faults, {len(judged.accounts)} accounts")
    roll_id, staging = _timed(lambda: stage_accounts(by=by, name="bench.csv", accounts=judged.accounts))
    agree_to_roll(by=by, roll_id=roll_id)
    acts, made = [], 0
    while made < rows:
        some, seconds = _timed(lambda: make_some(roll_id))
        if not some:
            raise SystemExit("the roll stopped")
        made += some
        acts.append(seconds)
    sheet, coding = _timed(lambda: hand_out_codes(by=by, roll_id=roll_id, region="52"))
    chosen = choose(by=by, roll_id=roll_id)
    _, ending = _timed(lambda: set_last_day_of_many(by=by, chosen=chosen, day=yesterday()))
    closed, closing = _timed(lambda: sum(iter(end_some, 0)))
    if (len(sheet), closed) != (rows, rows):
        raise SystemExit(f"{len(sheet)} codes, {closed} closed")
    # As a node stretches passwords, not as its tests do.
    hasher = ScryptPasswordHasher()
    _, hashing = _timed(lambda: [hasher.encode("kata sandi contoh", hasher.salt()) for _ in range(hashes)])
    return {
        "rows": rows,
        "judge_s": judging,
        "stage_s": staging,
        "make_s": sum(acts),
        "act_p95_ms": sorted(acts)[len(acts) * 95 // 100] * 1000,
        "codes_s": coding,
        "last_day_s": ending,
        "close_s": closing,
        "slow_hashes_would_take_s": hashing / hashes * rows,
    }


def _timed[T](step: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    found = step()
    return found, time.perf_counter() - began
