"""The desk of a node with many cases, as its people open it: one node, its own web server and worker, one database.

Rules kept here:
  * Sessions are real logins; pages are asked at an even pace whatever is answered (open_loop), each kind equally often,
    by one who sees the whole province and by one who sees a single regency.
  * An answer that is no page, or does not hold what it was asked for, ends the measurement: it is no figure.
  * The first seconds are not counted: a process that just started reads templates and plans. Nor is what the worker
    does once with a log that was filled in at once: it is waited for until it rests, and told (`settled_s`).
Left to others: the rows (desk_rows, in the node's own environment), both databases and the bar (tools.bench).
"""

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast
from urllib.parse import quote

import httpx

from saksama_node.web.operations.serve import WEB, WORKER
from tests.node.exchange.two_nodes import Desk, LiveNode, free_port, make_node
from tools.benchmarks.exchange import peak, processes
from tools.benchmarks.open_loop import Page, Told, ask, share
from tools.benchmarks.scale import Scale

PACE: Final = 20.0
SETTLING_SECONDS: Final = 1200.0
RESTING_SHARE: Final = 0.2
"""Of a core: what the worker takes when it only looks whether there is something to do, and a little more."""
_CASES: Final = "Perkara, yang terakhir berubah di atas"
"""The caption of the table of cases: the first page has another table, too."""
_PEOPLE: Final = {"province": ("OFFICER", "52"), "regency": ("OFFICER", "52.02"), "plenary": ("COMMISSIONER", "52")}


def measure(scale: Scale) -> dict[str, float]:
    """All figures; the database is the one that SAKSAMA_TEST_DATABASE_URL names, or SQLite."""
    entries, seconds = scale.entries, scale.of(60.0, 1.5)
    with tempfile.TemporaryDirectory(prefix="saksama-bench-", ignore_cleanup_errors=True) as folder:
        node = make_node(Path(folder), "bawaslu", free_port())
        try:
            began = time.perf_counter()
            known = prepare(node, entries)
            filled = time.perf_counter() - began
            node.serve()
            settled = _settle(node, scale.of(5.0, 1.0))
            pages = pages_of(known, {name: _session(node, name) for name in _PEOPLE}, scale)
            ask(node.url, pages, PACE, scale.of(5.0, 1.5))
            before = _cpu_seconds(node)
            told = ask(node.url, pages, PACE, seconds)
            worked = _cpu_seconds(node) - before
            return {
                "cases": entries,
                "fill_s": filled,
                "settled_s": settled,
                **figures(told),
                "web_cpu_ms_a_request": worked * 1000 / (PACE * seconds),
                "web_peak_mb": peak(node, WEB),
                "worker_peak_mb": peak(node, WORKER),
            }
        finally:
            node.close()


def prepare(node: LiveNode, entries: int) -> dict[str, str]:
    """Fill the node; what can be looked for there."""
    node.do("from tools.benchmarks import desk_rows")
    for role, region in _PEOPLE.values():
        node.do(f"person(Role.{role}, {region!r})")
    return cast("dict[str, str]", node.do(f"result = desk_rows.fill({entries}, person(Role.OFFICER).id)"))


def _settle(node: LiveNode, resting: float) -> float:
    """Wait until the worker has published the log, compared all its cases, and rests so long; the seconds it took."""
    began = time.perf_counter()
    while time.perf_counter() - began < SETTLING_SECONDS:
        before = _cpu_seconds(node, WORKER)
        time.sleep(resting)
        busy = (_cpu_seconds(node, WORKER) - before) / resting
        with httpx.Client(base_url=node.url, trust_env=False, timeout=30) as client:
            answer = client.get("/kesetaraan/", params={"bentuk": "json"})
            size = client.get("/log/checkpoint").text.split("\n")[1:2]
        if (
            busy < RESTING_SHARE
            and answer.headers["content-type"] == "application/json"
            and [str(answer.json()["size"])] == size
        ):
            return time.perf_counter() - began
    raise RuntimeError(f"the worker had not settled after {SETTLING_SECONDS} s")


def _cpu_seconds(node: LiveNode, which: str = WEB) -> float:
    """What the web server's own processes have worked so far, or others of the node; the database's not counted."""
    worked = 0
    for pid in processes(node, which):
        # After the name, which is in brackets: state is the first, utime and stime the twelfth and the next (proc(5)).
        rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        worked += int(rest[11]) + int(rest[12])
    return worked / os.sysconf("SC_CLK_TCK")


def _session(node: LiveNode, name: str) -> dict[str, str]:
    role, region = _PEOPLE[name]
    return dict(Desk(node, role, region).client.cookies)


def pages_of(known: Mapping[str, str], sessions: Mapping[str, Mapping[str, str]], scale: Scale) -> list[Page]:
    """Every page that is measured, with words that show that it is the one."""
    deep, inbox, later = scale.of((190, 20, 19), (2, 1, 1))
    cases, board = "/meja/perkara/", "/meja/tenggat/"
    asked = [
        ("list", cases, _CASES),
        ("list_deep", f"{cases}?page={deep}", "</tbody>"),
        ("list_state", f"{cases}?keadaan=studied", "</tbody>"),
        ("list_own", f"{cases}?milik=saya", "</tbody>"),
        ("inbox_deep", f"{cases}?bagian=masuk&page={inbox}", "</tbody>"),
        ("search_number", _search(known["number"]), known["number"]),
        ("search_prefix", _search("001/Reg"), "001/Reg"),
        ("search_receipt", _search(known["receipt"]), known["number"]),
        ("search_subject", _search(known["subject"]), known["number"]),
        ("search_name", _search(known["name"]), _CASES),
        ("search_words", _search("baliho dipasang"), _CASES),
        ("search_miss", _search("tidakadayangbegini"), "Hapus saringan"),
        ("board", board, "</tbody>"),
        ("board_lapsed", f"{board}?kapan=lewat", "</tbody>"),
        # On a day off nothing may be due today, and at the week's end nothing more this week.
        ("board_today", f"{board}?kapan=hari-ini", "</h1>"),
        ("board_week", f"{board}?kapan=tujuh-hari", "</h1>"),
        ("board_later_deep", f"{board}?kapan=kemudian&page={later}", "</tbody>"),
        ("board_unknown", f"{board}?kapan=tidak-terhitung", "</tbody>"),
        ("board_own", f"{board}?petugas=saya", "</tbody>"),
        ("home", "/meja/", 'class="duty'),
    ]
    of_regency = [(f"regency_{name}", address, words) for name, address, words in asked if name in _ALSO_NARROW]
    of_plenary = [("plenary_home", "/meja/", 'class="duty')]
    return [
        *(Page(name, address, sessions["province"], words) for name, address, words in asked),
        *(Page(name, address, sessions["regency"], words) for name, address, words in of_regency),
        *(Page(name, address, sessions["plenary"], words) for name, address, words in of_plenary),
    ]


_ALSO_NARROW: Final = {"list", "list_deep", "search_words", "board", "board_later_deep", "home"}


def _search(text: object) -> str:
    return f"/meja/perkara/?cari={quote(str(text), safe='')}"


def figures(told: Told) -> dict[str, float]:
    """Milliseconds by page, and over all; raises where an answer was amiss."""
    if told.amiss:
        raise RuntimeError(f"answers amiss: {dict(told.amiss)}")
    found: dict[str, float] = {}
    everything = sorted(each for listed in told.seconds.values() for each in listed)
    for name, listed in {**told.seconds, "all": everything}.items():
        ordered = sorted(listed)
        for part in (50, 95, 99):
            found[f"{name}_p{part}_ms"] = share(ordered, part / 100) * 1000
    return {"requests": float(len(everything)), "sent_late_ms": told.behind * 1000, **found}
