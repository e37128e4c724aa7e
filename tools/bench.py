"""`./run bench NAME`: measures, beside the named peer, on this machine; one JSON object; the last results are kept.

Rules kept here: figure, peer's figure and bar stand together; a bar that is missed is told, not hidden; nothing is
timed in a
test.
Left to others: what is measured (benchmarks).
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping

from tests.testonly.postgres import binaries, server
from tools import screens_page
from tools.benchmarks import audit as audit_bench
from tools.benchmarks import content as content_bench
from tools.benchmarks import keying as keying_bench
from tools.benchmarks import merkle
from tools.benchmarks import pictures as picture_bench
from tools.benchmarks import screens as screens_bench
from tools.benchmarks import tally as tally_bench
from tools.benchmarks.exchange import DISPATCHES, PACE
from tools.benchmarks.store_and_forward import latencies
from tools.steps import PYTHON, TOP

PAGE = TOP / "docs" / "reference" / "benchmarks.md"
MILLION = 1_000_000
EXCHANGE_BARS = {"received_p99_ms": ("<=", 2000.0), "cosigned_p99_ms": ("<=", 2000.0), "catch_up_s": ("<=", 60.0)}
DESK_BAR = 100.0
RESULTS_BARS = {"p95_ms": 100.0, "peak_mb": 2000.0}
_COUNTED = 6
"""Significant digits of what is counted, not timed."""
KEYING_BAR = 40.0
CONTENT_RECALL = 0.95
CONTENT_SECONDS = 60.0
# design bars: name, what must hold
BARS = {
    "integrated_entries_per_s": (">=", 5000.0),
    "receipt_p99_ms": ("<=", 1000.0),
    "proof_ms_median": ("<=", 1.0),
    "share_of_one_sha256_per_entry": (">=", 0.4),
    "verify_entries_per_s": (">=", 50_000.0),
}


def ledger(entries: int) -> dict[str, object]:
    """The ledger: integration, receipt latency, proofs at `entries`, the verifier's rates; pymerkle beside it."""
    merkle.check_leaf_rule()
    command = [PYTHON, "-m", "tools.benchmarks.ledger_node", "50000", str(entries)]
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


def exchange(entries: int) -> dict[str, object]:
    """Two nodes: dispatch to both receipts, a week caught up, memory; on both databases, above a bare floor."""
    found: dict[str, dict[str, float]] = {"sqlite": _exchange(entries, "")}
    if binaries() is not None:
        with server() as postgres:
            found["postgresql"] = _exchange(entries, postgres.url)
    floor = latencies(DISPATCHES, PACE)
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


def _exchange(entries: int, url: str) -> dict[str, float]:
    return _measured(
        f"import json; from tools.benchmarks.exchange import measure; print(json.dumps(measure({entries})))", url
    )


def accounts(entries: int) -> dict[str, object]:
    """A file of accounts judged, made with its entries, coded and closed, on both databases; slow hashes beside it."""
    found: dict[str, dict[str, float]] = {"sqlite": _accounts(entries, "")}
    if binaries() is not None:
        with server() as postgres:
            found["postgresql"] = _accounts(entries, postgres.url)
    return {
        **found,
        "bars": {"act_p95_ms": "<= 200"},
        "missed": [f"{name}: act_p95_ms" for name, ours in found.items() if ours["act_p95_ms"] > 200.0],
    }


def _accounts(entries: int, url: str) -> dict[str, float]:
    return _measured(
        f"import json; from tools.benchmarks.accounts import measure; print(json.dumps(measure({entries})))", url
    )


def related(entries: int) -> dict[str, object]:
    """Reports that may tell of one thing, found beside one of many, on both databases."""
    program = f"import json; from tools.benchmarks.related import measure; print(json.dumps(measure({entries})))"
    found: dict[str, dict[str, float]] = {"sqlite": _measured(program, "")}
    if binaries() is not None:
        with server() as postgres:
            found["postgresql"] = _measured(program, postgres.url)
    return {
        **found,
        "bars": {"lookup_p95_ms": "<= 100"},
        "missed": [f"{name}: lookup_p95_ms" for name, ours in found.items() if ours["lookup_p95_ms"] > 100.0],
    }


def desk(entries: int) -> dict[str, object]:
    """The desk's lists, search, board and first page of a node with many cases, at an even pace, on both databases.

    No peer is named for it (design, 9): the bar alone.
    """
    program = f"import json; from tools.benchmarks.desk import measure; print(json.dumps(measure({entries})))"
    found: dict[str, dict[str, float]] = {"sqlite": _measured(program, "")}
    if binaries() is not None:
        with server() as postgres:
            found["postgresql"] = _measured(program, postgres.url)
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


def match(entries: int) -> dict[str, object]:
    """Known claims found in edited copies, copies in each other, up to `entries` posts; peers beside them."""
    told = content_bench.measure(entries)
    recall = content_bench.figure(told, "saksama", "recall_at_5")
    seconds = content_bench.figure(told, "time", "match_1000000_posts_s")
    found = {
        "recall_at_5": None if recall is None else recall >= CONTENT_RECALL,
        "match_1000000_posts_s": None if seconds is None else seconds <= CONTENT_SECONDS,
        # No bar is set for it; where it was left out, that is told.
        "cluster_1000000_posts_s": None
        if content_bench.figure(told, "time", "cluster_1000000_posts_s") is None
        else True,
    }
    return {
        **told,
        "bars": {"recall_at_5": f">= {CONTENT_RECALL:g}", "match_1000000_posts_s": f"<= {CONTENT_SECONDS:g}"},
        "missed": [name for name, held in found.items() if held is False],
        "not_measured": [name for name, held in found.items() if held is None],
    }


def pictures(entries: int) -> dict[str, object]:
    """Known pictures found in altered copies, and one lookup among `entries`; imagehash and PDQ beside it.

    Design, 9, sets no bar for it.
    """
    return picture_bench.measure(entries)


def screens(_entries: int) -> dict[str, object]:
    """How often the screens call, on quiet and suspect elections and on planted faults; the record and its page.

    Their time is measured with the tally.
    """
    record = screens_bench.measure()
    screens_page.RECORD.write_text(json.dumps(rounded(record, _COUNTED), indent=1) + "\n", encoding="utf-8")
    screens_page.main()
    return screens_bench.summary(record)


def audit(runs: int) -> dict[str, object]:
    """Audits of wrong outcomes that must not be confirmed, of right ones that must; Kaplan-Markov on the same draws."""
    return audit_bench.measure(runs)


def tally(entries: int) -> dict[str, object]:
    """Polling stations read, checked, localised; DuckDB's own reading and a query of ten rules beside it."""
    return tally_bench.measure(entries)


def results(entries: int) -> dict[str, object]:
    """A country's stations imported by a node's worker, and its pages of single places; no peer: the bars alone."""
    program = f"import json; from tools.benchmarks.results import measure; print(json.dumps(measure({entries})))"
    told = _measured(program, "")
    slow = [name for name, value in told.items() if name.endswith("_p95_ms") and value > RESULTS_BARS["p95_ms"]]
    large = [name for name in ("worker_peak_mb", "web_peak_mb") if told[name] > RESULTS_BARS["peak_mb"]]
    return {**told, "bars": {name: f"<= {bar:g}" for name, bar in RESULTS_BARS.items()}, "missed": [*slow, *large]}


def keying(entries: int) -> dict[str, object]:
    """How long `entries` example sheets take to type in a browser, at a stated pace, and what of it the page takes."""
    told = keying_bench.measure(entries)
    return {
        **told,
        "bars": {"sheet_s_max": f"<= {KEYING_BAR:g}"},
        "missed": ["sheet_s_max"] if told["sheet_s_max"] > KEYING_BAR else [],
    }


def _measured(program: str, url: str) -> dict[str, float]:
    """What a program tells that runs in a process of its own: the database is chosen by the environment."""
    env = {**os.environ, "SAKSAMA_TEST_DATABASE_URL": url}
    told: dict[str, float] = json.loads(subprocess.check_output([PYTHON, "-c", program], cwd=TOP, text=True, env=env))
    return told


BENCHES = {
    "ledger": (ledger, MILLION),
    "exchange": (exchange, 100_000),
    "accounts": (accounts, 16_243),
    "audit": (audit, 20_000),
    "related": (related, 100_000),
    "results": (results, 820_161),
    "desk": (desk, 100_000),
    "match": (match, MILLION),
    "pictures": (pictures, 100_000),
    "keying": (keying, 20),
    "screens": (screens, 820_161),
    "tally": (tally, 820_161),
}


def keep(name: str, told: Mapping[str, object]) -> None:
    """Put the last result of `name` on the page."""
    kept = {}
    if PAGE.exists():
        for part in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
            kept[part.split("\n", 1)[0]] = part.split("\n", 1)[1].strip()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    day = time.strftime("%Y-%m-%d")
    kept[name] = f"{day}, {machine}\n\n```json\n{json.dumps(rounded(told), indent=2)}\n```"
    head = (
        "# Benchmarks\n\nThe last results of `./run bench NAME`, in one run beside the named peer. Made; do not edit.\n"
    )
    parts = [f"\n## {each}\n\n{body}\n" for each, body in sorted(kept.items())]
    PAGE.write_text(head + "".join(parts), encoding="utf-8")


def rounded(told: object, digits: int = 3) -> object:
    """Three significant digits are all that a run on a shared machine can mean."""
    if isinstance(told, Mapping):
        return {name: rounded(value, digits) for name, value in told.items()}
    return float(f"{told:.{digits}g}") if isinstance(told, float) else told


def main() -> int:
    """Measure one, print it, keep it."""
    parser = argparse.ArgumentParser(prog="./run bench")
    parser.add_argument("name", choices=sorted(BENCHES))
    parser.add_argument("--entries", type=int, help="how long a log, how many cases (ledger: 1,000,000; else 100,000)")
    asked = parser.parse_args()
    measure, entries = BENCHES[asked.name]
    told = measure(asked.entries or entries)
    print(json.dumps(told, indent=2))
    keep(asked.name, told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
