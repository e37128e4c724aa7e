"""A country's polling stations, made by repeating NTB's with their faults: read, checked, localised, screened.

Rules kept here:
  * Each measure is a process of its own, so that its peak memory is its own; the table is read again in each.
  * Beside our checks stand the same rules as one query of DuckDB over the same file, in the same run; beside our
    integer screen its paper's plain Monte Carlo.
Left to others: how often a screen calls (`screens`), audits (`audit`), what is kept (tools.bench).
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import duckdb

from saksama.cli.tally.table_file import read_table, sheet_named
from saksama.tally.checks.report import Source, check_sheet
from saksama.tally.localise import localise
from saksama.tally.tables.shape import stations_of
from tools.benchmarks import screens_speed
from tools.benchmarks.scale import Scale
from tools.steps import PYTHON, TOP

NTB: Final = TOP / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
SHEET: Final = "ppwp-2024"
BARS: Final = {"checks_s": 1.0, "import_s": 60.0, "peak_mb": 2000.0, **screens_speed.BARS}
_RULES: Final = """
SELECT count(*) FILTER (suara_paslon_1 + suara_paslon_2 + suara_paslon_3 <> suara_sah),
       count(*) FILTER (suara_sah + suara_tidak_sah <> suara_total),
       count(*) FILTER (suara_total <> pengguna_total_j),
       count(*) FILTER (pengguna_dpt_j + pengguna_dptb_j + pengguna_dpk_j <> pengguna_total_j),
       count(*) FILTER (dpt_l + dpt_p <> dpt_j),
       count(*) FILTER (pengguna_total_l + pengguna_total_p <> pengguna_total_j),
       count(*) FILTER (pengguna_dpt_j > dpt_j AND dpt_j > 0),
       count(*) FILTER (dpt_j > 300),
       count(*) FILTER (greatest(suara_paslon_1, suara_paslon_2, suara_paslon_3) > suara_sah),
       count(*) FILTER (suara_total > 999)
FROM tps
"""


def measure(scale: Scale) -> dict[str, object]:
    """Seconds and megabytes at so many stations."""
    stations = scale.entries
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tps.csv"
        repeated(file, stations)
        parquet = Path(folder) / "tps.parquet"
        duckdb.read_csv(str(file), all_varchar=True).write_parquet(str(parquet))
        began = time.perf_counter()
        words = [PYTHON, "-m", "saksama.cli.main", "tally", "check", str(file), "--sheet", SHEET, "--by", "kabkota"]
        subprocess.run([*words, "--json"], cwd=TOP, stdout=subprocess.DEVNULL, check=False)
        command = time.perf_counter() - began
        csv_told, parquet_told = _apart("checked", file), _apart("checked", parquet)
        # The largest of our own processes until here; the peers come after, one of them in the process of the screens.
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        screened_told = _apart("screened", parquet)
        peer = _apart("by_query", file)
    ours = {
        "import_s": csv_told["import_s"],
        "import_parquet_s": parquet_told["import_s"],
        "checks_s": csv_told["checks_s"],
        "localise_s": csv_told["localise_s"],
        "peak_mb": max(peak, screened_told["peak_mb"]),
        **{name: screened_told[name] for name in ("integer_s", "neighbour_s", "turnout_s", "identical_s")},
        "command_with_every_finding_s": command,
    }
    return {
        "stations": stations,
        "saksama": ours,
        "duckdb": peer,
        "monte_carlo": {
            "rounds": screens_speed.ROUNDS,
            "integer_s": screened_told["monte_carlo_integer_s"],
            "to_ours": screened_told["monte_carlo_to_ours"],
        },
        "bars": {name: f"<= {bar:g}" for name, bar in BARS.items()},
        "missed": [name for name, bar in BARS.items() if ours[name] > bar],
    }


def repeated(file: Path, stations: int) -> None:
    """Write NTB's stations again and again under codes of other provinces, until there are so many."""
    head, *rows = NTB.read_text(encoding="utf-8").splitlines()
    with file.open("w", encoding="utf-8") as out:
        out.write(head + "\n")
        for n in range(stations):
            turn, at = divmod(n, len(rows))
            out.write(f"{10 + turn:02d}{rows[at][2:]}\n")


def checked(file: Path) -> dict[str, float]:
    """Read a file, check it with its counts by kab/kota, localise."""
    sheet = sheet_named(SHEET)
    began = time.perf_counter()
    table = read_table(file, stations_of(sheet))
    read = time.perf_counter()
    report = check_sheet(Source(file.name, table), sheet)
    report.counts()
    report.by(4)
    done = time.perf_counter()
    localise(table, sheet)
    return {
        "import_s": read - began,
        "checks_s": done - read,
        "localise_s": time.perf_counter() - done,
    }


def screened(file: Path) -> dict[str, float]:
    """Read a file and screen it, the Monte Carlo last; the peak is that before it."""
    table = read_table(file, stations_of(sheet_named(SHEET)))
    ours = screens_speed.screen_times(table)
    peak = _peak()
    return {**ours, **screens_speed.peer_times(table, ours["integer_s"]), "peak_mb": peak}


def by_query(file: Path) -> dict[str, float]:
    """Ten of the rules as one query, the table read by DuckDB itself."""
    with duckdb.connect() as base:
        began = time.perf_counter()
        base.execute("CREATE TABLE tps AS SELECT * FROM read_csv(?, types = {'kode_tps': 'VARCHAR'})", [str(file)])
        read = time.perf_counter()
        base.execute(_RULES).fetchall()
        return {"import_s": read - began, "ten_rules_s": time.perf_counter() - read, "peak_mb": _peak()}


MEASURES: Final[Mapping[str, Callable[[Path], dict[str, float]]]] = {
    "checked": checked,
    "screened": screened,
    "by_query": by_query,
}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(name: str, file: Path) -> dict[str, float]:
    command = [PYTHON, "-m", "tools.benchmarks.tally", name, str(file)]
    told: dict[str, float] = json.loads(subprocess.check_output(command, cwd=TOP, text=True))
    return told


if __name__ == "__main__":
    print(json.dumps(MEASURES[sys.argv[1]](Path(sys.argv[2]))))
