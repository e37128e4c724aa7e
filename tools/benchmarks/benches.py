"""Every bench: how much it measures, beside which peer, which bars it is held to, and the code that it is about.

Rules kept here: figure, peer's figure and bar stand together; a bar that is missed is told, not hidden; a small run
takes the same steps, on SQLite alone.
Left to others: the measuring itself (a module each), what is kept of it (record), which one runs (tools.bench).
"""

import json
import os
import statistics
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.testonly.postgres import binaries, server
from tools.benchmarks import audit as audit_bench
from tools.benchmarks import content as content_bench
from tools.benchmarks import keying as keying_bench
from tools.benchmarks import merkle
from tools.benchmarks import pictures as picture_bench
from tools.benchmarks import screens as screens_bench
from tools.benchmarks import tally as tally_bench
from tools.benchmarks.exchange import PACE, dispatches
from tools.benchmarks.scale import Scale
from tools.benchmarks.store_and_forward import latencies
from tools.benchmarks.verifier import runs as verify_bench
from tools.steps import PYTHON, TOP

MILLION: Final = 1_000_000
LEDGER_SECONDS: Final = 15
EXCHANGE_BARS = {"received_p99_ms": ("<=", 2000.0), "cosigned_p99_ms": ("<=", 2000.0), "catch_up_s": ("<=", 60.0)}
DESK_BAR = 100.0
DURABLE = ("-c", "fsync=on", "-c", "full_page_writes=on")
"""As in production; a test's own server waits for no disk."""
COLLECT_BARS = {"paced_per_s": (">=", 200.0), "log_level_after_s": ("<=", 5.0)}
RESULTS_BARS = {"p95_ms": 100.0, "peak_mb": 2000.0}
KEYING_BAR = 40.0
IDLE_BARS = {
    "sqlite": {"pss_mb": 220.0, "percent_of_a_core": 2.0},
    "postgresql": {"pss_mb": 340.0, "percent_of_a_core": 2.0},
}
SIEGE_BARS = {"p99_ms": 250.0, "pss_mb": 600.0}
VERIFY_BARS = {"first_s": 40.0, "first_peak_mb": 300.0, "more_s": 1.0, "index_octets_per_entry": 100.0}
CONTENT_SECONDS = 60.0
# design bars: name, what must hold
BARS = {
    "integrated_entries_per_s": (">=", 5000.0),
    "receipt_p99_ms": ("<=", 1000.0),
    "proof_ms_median": ("<=", 1.0),
    "share_of_one_sha256_per_entry": (">=", 0.4),
    "verify_entries_per_s": (">=", 50_000.0),
}


def ledger(scale: Scale) -> dict[str, object]:
    """The ledger: integration, receipt latency, proofs at `entries`, the verifier's rates; pymerkle beside it."""
    merkle.check_leaf_rule()
    entries = scale.entries
    command = [PYTHON, "-m", "tools.benchmarks.ledger_node", str(scale.of(50_000, 500)), str(entries)]
    command.append(str(scale.of(LEDGER_SECONDS, 1)))
    node = json.loads(subprocess.check_output(command, cwd=TOP, text=True))
    ours: dict[str, float] = {**node, **merkle.verifier_rate(min(entries, 200_000))}
    peer = merkle.peer(min(entries, 100_000))
    return {
        "saksama": ours,
        "proofs_at_entries": entries,
        "pymerkle": peer,
        "ratio": {
            # An act encodes, checks and indexes its entry through the ORM; the peer appends bare bytes.
            "durable_act_to_append": ours["durable_acts_per_s"] / peer["durable_appends_per_s"],
            "integrated_to_append": ours["integrated_entries_per_s"] / peer["durable_appends_per_s"],
            "proof": peer["proof_ms_median"] / ours["proof_ms_median"],
        },
        "bars": {name: f"{sign} {bar:g}" for name, (sign, bar) in BARS.items()},
        "missed": [name for name, (sign, bar) in BARS.items() if (ours[name] < bar) == (sign == ">=")],
    }


def exchange(scale: Scale) -> dict[str, object]:
    """Two nodes: dispatch to both receipts, a week caught up, memory; on both databases, above a bare floor."""
    found = _on_databases("exchange", scale)
    floor = latencies(dispatches(scale), PACE)
    bare = {"p50_ms": statistics.median(floor) * 1000, "p99_ms": floor[len(floor) * 99 // 100] * 1000}
    return {
        **found,
        "store_and_forward": bare,
        "ratio": {
            name: {
                "received_p50_to_bare": ours["received_p50_ms"] / bare["p50_ms"],
                "catch_up_to_bare_copy": ours["catch_up_s"] / ours["bare_copy_s"],
            }
            for name, ours in found.items()
        },
        "bars": {name: f"{sign} {bar:g}" for name, (sign, bar) in EXCHANGE_BARS.items()},
        "missed": [
            f"{database}: {name}"
            for database, ours in found.items()
            for name, (sign, bar) in EXCHANGE_BARS.items()
            if (ours[name] < bar) == (sign == ">=")
        ],
    }


def accounts(scale: Scale) -> dict[str, object]:
    """A file of accounts judged, made with its entries, coded and closed, on both databases; slow hashes beside it."""
    found = _on_databases("accounts", scale)
    return {
        **found,
        "bars": {"act_p95_ms": "<= 200"},
        "missed": [f"{name}: act_p95_ms" for name, ours in found.items() if ours["act_p95_ms"] > 200.0],
    }


def related(scale: Scale) -> dict[str, object]:
    """Reports that may tell of one thing, found beside one of many, on both databases."""
    found = _on_databases("related", scale)
    return {
        **found,
        "bars": {"lookup_p95_ms": "<= 100"},
        "missed": [f"{name}: lookup_p95_ms" for name, ours in found.items() if ours["lookup_p95_ms"] > 100.0],
    }


def desk(scale: Scale) -> dict[str, object]:
    """The desk's lists, search, board and first page of a node with many cases, at an even pace, on both databases.

    No peer is named for it (design, 9): the bar alone.
    """
    found = _on_databases("desk", scale)
    return {
        **found,
        "bars": {"each page's p95_ms": f"<= {DESK_BAR:g}"},
        "missed": [
            f"{database}: {name}"
            for database, ours in found.items()
            for name, value in ours.items()
            if name.endswith("_p95_ms") and value > DESK_BAR
        ],
    }


def collect(scale: Scale) -> dict[str, object]:
    """Reports of `entries` telephones, durable and entered before they are answered, on both databases.

    The peer (ODK Central) is measured once stock ODK Collect can send to the same door.
    """
    found = _on_databases("collect", scale, *DURABLE)
    return {
        **found,
        "bars": {name: f"{sign} {bar:g}" for name, (sign, bar) in COLLECT_BARS.items()},
        "missed": [
            f"{database}: {name}"
            for database, ours in found.items()
            for name, (sign, bar) in COLLECT_BARS.items()
            if (ours[name] < bar) == (sign == ">=")
        ],
    }


def match(scale: Scale) -> dict[str, object]:
    """Known claims found in edited copies, copies in each other, up to `entries` posts; peers beside them."""
    told = content_bench.measure(scale)
    seconds = content_bench.figure(told, "time", "match_1000000_posts_s")
    found = {
        "match_1000000_posts_s": None if seconds is None else seconds <= CONTENT_SECONDS,
        # No bar is set for it; where it was left out, that is told.
        "cluster_1000000_posts_s": None
        if content_bench.figure(told, "time", "cluster_1000000_posts_s") is None
        else True,
        **content_bench.held(told),
    }
    return {
        **told,
        "bars": {"match_1000000_posts_s": f"<= {CONTENT_SECONDS:g}", **content_bench.BARS},
        "missed": [name for name, held in found.items() if held is False],
        "not_measured": [name for name, held in found.items() if held is None],
    }


def pictures(scale: Scale) -> dict[str, object]:
    """Known pictures found in altered copies, and one lookup among `entries`; imagehash and PDQ beside it.

    Design, 9, sets no bar for it.
    """
    return picture_bench.measure(scale)


def verify(scale: Scale) -> dict[str, object]:
    """A million entries, ten thousand checkpoints verified over HTTP, then a thousand more; no peer replays cases."""
    told = verify_bench.measure(scale)
    whole = told["sizes"][str(max(scale.entries, verify_bench.MORE))]
    return {
        **told,
        "bars": {name: f"<= {bar:g}" for name, bar in VERIFY_BARS.items()},
        "missed": [name for name, bar in VERIFY_BARS.items() if whole[name] > bar],
    }


def screens(scale: Scale) -> dict[str, object]:
    """How often the screens call, on quiet and suspect elections and on planted faults; the record and its page.

    Their time is measured with the tally.
    """
    return screens_bench.measure(scale)


def audit(scale: Scale) -> dict[str, object]:
    """Audits of wrong outcomes that must not be confirmed, of right ones that must; Kaplan-Markov on the same draws."""
    return audit_bench.measure(scale.entries)


def tally(scale: Scale) -> dict[str, object]:
    """Polling stations read, checked, localised; DuckDB's own reading and a query of ten rules beside it."""
    return tally_bench.measure(scale)


def results(scale: Scale) -> dict[str, object]:
    """A country's stations imported by a node's worker, and its pages of single places; no peer: the bars alone."""
    told = _measured("results", scale, "")
    slow = [name for name, value in told.items() if name.endswith("_p95_ms") and value > RESULTS_BARS["p95_ms"]]
    large = [name for name in ("worker_peak_mb", "web_peak_mb") if told[name] > RESULTS_BARS["peak_mb"]]
    return {**told, "bars": {name: f"<= {bar:g}" for name, bar in RESULTS_BARS.items()}, "missed": [*slow, *large]}


def keying(scale: Scale) -> dict[str, object]:
    """How long `entries` example sheets take to type in a browser, at a stated pace, and what of it the page takes."""
    told = keying_bench.measure(scale)
    return {
        **told,
        "bars": {"sheet_s_max": f"<= {KEYING_BAR:g}"},
        "missed": ["sheet_s_max"] if told["sheet_s_max"] > KEYING_BAR else [],
    }


def siege(scale: Scale) -> dict[str, object]:
    """Honest requests while `entries` clients send or read slowly, and the node's memory; no peer: the bars alone."""
    found = _on_databases("siege.measuring", scale)
    return {
        **found,
        "bars": {name: f"<= {bar:g}" for name, bar in SIEGE_BARS.items()},
        "missed": [
            f"{database}: {name}"
            for database, ours in found.items()
            for name, value in ours.items()
            if any(name.endswith(end) and value > bar for end, bar in SIEGE_BARS.items())
        ],
    }


def idle(scale: Scale) -> dict[str, object]:
    """What a node holds and takes in `entries` quiet seconds; no peer: the bars alone."""
    found = _on_databases("idle", scale)
    return {
        **found,
        "bars": {database: {name: f"<= {bar:g}" for name, bar in bars.items()} for database, bars in IDLE_BARS.items()},
        "missed": [
            f"{database}: {name}"
            for database, ours in found.items()
            for name, bar in IDLE_BARS[database].items()
            if ours[name] > bar
        ],
    }


def _on_databases(bench: str, scale: Scale, *options: str) -> dict[str, dict[str, float]]:
    """What a bench tells on SQLite and, of a whole run, on PostgreSQL (with these options) where it is here."""
    found = {"sqlite": _measured(bench, scale, "")}
    if not scale.small and binaries() is not None:
        with server(*options) as postgres:
            found["postgresql"] = _measured(bench, scale, postgres.url)
    return found


def _measured(bench: str, scale: Scale, url: str) -> dict[str, float]:
    """What it tells in a process of its own: the database is chosen by the environment."""
    program = (
        f"import json; from tools.benchmarks.scale import Scale; from tools.benchmarks.{bench} import measure; "
        f"print(json.dumps(measure({scale!r})))"
    )
    env = {**os.environ, "SAKSAMA_TEST_DATABASE_URL": url}
    told: dict[str, float] = json.loads(subprocess.check_output([PYTHON, "-c", program], cwd=TOP, text=True, env=env))
    return told


def _nothing_more() -> None:
    """Most benches keep their part of the record alone."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One bench. `whole`: entries of a run that is kept; `small`: of one that shows that it works; `modules`: where its
    doing begins; `code`: the paths that it measures; `keep`: what it keeps beside its part of the record.
    """

    measure: Callable[[Scale], Mapping[str, Any]]
    whole: int
    small: int
    modules: tuple[str, ...]
    code: tuple[str, ...]
    keep: Callable[[], None] = _nothing_more


BENCHES: Final[Mapping[str, Bench]] = {
    "ledger": Bench(
        ledger,
        MILLION,
        1000,
        ("tools.benchmarks.ledger_node", "tools.benchmarks.merkle"),
        ("src/saksama/tlog", "src/saksama/entries", "src/saksama/verify", "src/saksama_node/ledger"),
    ),
    "exchange": Bench(
        exchange,
        100_000,
        100,
        ("tools.benchmarks.exchange",),
        ("src/saksama/envelope", "src/saksama_node/exchange", "src/saksama_node/ledger", "src/saksama_node/web/peer"),
    ),
    "accounts": Bench(accounts, 16_243, 200, ("tools.benchmarks.accounts",), ("src/saksama_node/accounts",)),
    "audit": Bench(audit, 20_000, 10, ("tools.benchmarks.audit",), ("src/saksama/tally/audit",)),
    "related": Bench(related, 100_000, 400, ("tools.benchmarks.related",), ("src/saksama_node/related",)),
    "results": Bench(
        results, 820_161, 2000, ("tools.benchmarks.results",), ("src/saksama/tally", "src/saksama_node/results")
    ),
    "desk": Bench(
        desk,
        100_000,
        600,
        ("tools.benchmarks.desk",),
        ("src/saksama_node/cases", "src/saksama_node/deadlines", "src/saksama_node/web/desk"),
    ),
    "collect": Bench(
        collect,
        1000,
        20,
        ("tools.benchmarks.collect",),
        (
            "src/saksama_node/observation",
            "src/saksama_node/ledger",
            "src/saksama_node/web/field",
        ),
    ),
    "match": Bench(match, MILLION, 200, ("tools.benchmarks.content",), ("src/saksama/textmatch",)),
    "pictures": Bench(pictures, 100_000, 100, ("tools.benchmarks.pictures",), ("src/saksama/imagematch",)),
    "keying": Bench(
        keying, 20, 1, ("tools.benchmarks.keying",), ("src/saksama_node/results", "src/saksama_node/web/desk")
    ),
    "idle": Bench(
        idle,
        600,
        2,
        ("tools.benchmarks.idle",),
        ("src/saksama_node/ledger", "src/saksama_node/exchange", "src/saksama_node/web/operations"),
    ),
    "siege": Bench(
        siege,
        500,
        40,
        ("tools.benchmarks.siege.measuring", "tools.benchmarks.siege.besiegers"),
        ("src/saksama_node/web/gate", "src/saksama_node/web/operations", "src/saksama_node/web/portal"),
    ),
    "screens": Bench(
        screens, 820_161, 1, ("tools.benchmarks.screens",), ("src/saksama/tally/forensics",), screens_bench.keep
    ),
    "verify": Bench(
        verify,
        MILLION,
        2000,
        ("tools.benchmarks.verifier.runs", "tools.benchmarks.verifier.world"),
        ("src/saksama/tlog", "src/saksama/entries", "src/saksama/procedure", "src/saksama/verify", "src/saksama/cli"),
    ),
    "tally": Bench(tally, 820_161, 2000, ("tools.benchmarks.tally",), ("src/saksama/tally", "src/saksama/cli/tally")),
}
