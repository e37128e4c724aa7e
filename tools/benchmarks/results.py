"""A node with a country's polling stations: their import by its worker, and the pages that tell of single places.

Rules kept here:
  * The file is NTB's table repeated under the codes of other provinces (`tally.repeated`), with its faults; a recap of
    its kecamatan and desa comes in after it, so that pages compare two sources.
  * The node's own worker reads, publishes and judges; its memory is the most that it ever held.
  * Pages are asked at an even pace of the node's own web server (open_loop); an answer that is no page, or does not
    hold what was asked for, ends the measurement.
Left to others: reading and checking on files alone (`tally`), the bars (tools.bench).
"""

import csv
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from saksama_node.web.operations.serve import WEB, WORKER
from tests.node.exchange.two_nodes import Desk, LiveNode, free_port, make_node
from tools.benchmarks.desk import figures
from tools.benchmarks.exchange import peak
from tools.benchmarks.open_loop import Page, ask
from tools.benchmarks.scale import Scale
from tools.benchmarks.tally import repeated

CONTEST: Final = "ppwp-2024"
PACE: Final = 4.0
PATIENCE: Final = 3600.0
_VOTES: Final = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")
_PROVINCE: Final = "10"
_HAND_IN: Final = """
from pathlib import Path
from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import operator
from saksama_node.flows.results.import_results import hand_in_results
result = hand_in_results(operator("52"), {contest!r}, Source({source!r}), "ukur.csv", [Path({file!r}).read_bytes()])
"""
_STANDING: Final = """
from saksama_node.results import queries
found = queries.import_of({number})
judged = found.publication is not None and bool(queries.version(found.publication).flagged)
result = [found.state.value, judged, [each["en"] for each in found.told]]
"""


def measure(scale: Scale) -> dict[str, float]:
    """All figures; the database is the one that SAKSAMA_TEST_DATABASE_URL names, or SQLite."""
    stations = scale.entries
    with tempfile.TemporaryDirectory(prefix="saksama-bench-", ignore_cleanup_errors=True) as folder:
        table, recap = Path(folder) / "tps.csv", Path(folder) / "recap.csv"
        repeated(table, stations)
        write_recap(table, recap)
        node = make_node(Path(folder), "bawaslu", free_port())
        try:
            node.serve()
            told = {"stations": float(stations)}
            for name, source, file in (("stations", "kpu-tabel", table), ("recap", "d-hasil-kecamatan", recap)):
                told |= {f"{name}_{what}": took for what, took in _imported(node, source, file).items()}
            told["worker_peak_mb"] = peak(node, WORKER)
            pages = pages_of(dict(Desk(node, "STATISTICS").client.cookies))
            ask(node.url, pages, PACE, scale.of(6.0, 2.5))
            told |= figures(ask(node.url, pages, PACE, scale.of(30.0, 2.5)))
            return {**told, "web_peak_mb": peak(node, WEB)}
        finally:
            node.close()


def write_recap(table: Path, recap: Path) -> None:
    """The recap of the kecamatan and their desa: the known votes of their stations."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for digits in (10, 6):
                sums[row["kode_tps"][:digits]].update({name: int(row[name] or 0) for name in _VOTES})
    lines = [",".join((code, *(str(votes[name]) for name in _VOTES))) for code, votes in sorted(sums.items())]
    recap.write_text("\n".join((",".join(("kode", *_VOTES)), *lines, "")), encoding="utf-8")


def pages_of(session: dict[str, str]) -> list[Page]:
    """Every page that is measured, with words that show that it is the one."""
    public, station = f"/hasil/{CONTEST}/", f"{_PROVINCE}01011001"
    beside = f"{public}tingkat/?wilayah="
    return [
        Page("contest", public, holds="Menurut wilayah"),
        Page("province", f"{public}?wilayah={_PROVINCE}", holds="Menurut wilayah"),
        Page("regency", f"{public}?wilayah={_PROVINCE}01", holds="Menurut wilayah"),
        Page("stations_of_desa", f"{public}tps/{station}/", holds="TPS 1"),
        Page("stations_of_district", f"{public}tps/{station[:6]}/", holds="TPS 1"),
        Page("open_of_country", f"{public}beda/", holds="<tbody>"),
        Page("tiers_of_district", f"{beside}{station[:6]}", holds="TPS"),
        Page("tiers_of_regency", f"{beside}{station[:4]}", holds="TPS"),
        Page("desk_contest", f"/meja/hasil/kontes/{CONTEST}/", session, "Kelaziman"),
    ]


def _imported(node: LiveNode, source: str, file: Path) -> dict[str, float]:
    """Seconds until the version stands, and until what does not fit in it is listed."""
    began = time.perf_counter()
    number = node.do(_HAND_IN.format(contest=CONTEST, source=source, file=str(file)))
    done = 0.0
    while time.perf_counter() - began < PATIENCE:
        state, judged, told = node.do(_STANDING.format(number=number))
        if state == "refused":
            raise RuntimeError(f"refused: {told[:3]}")
        done = done or (time.perf_counter() - began if state == "done" else 0.0)
        if judged:
            return {"import_s": done, "judged_s": time.perf_counter() - began}
        time.sleep(0.5)
    raise RuntimeError(f"not judged after {PATIENCE} s")
