"""Elections of other countries and NTB's of 2024, as tables of stations, for tests and benchmarks.

Rules kept here: files are read as they came; what is asked of them stands in one table.
Left to others: where they are from (tests/vectors/forensics/README.md, data/results).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb
import numpy as np

from saksama.tally.columns import Columns
from saksama.tally.forensics.population import Names, sums_of
from saksama.tally.sheet.definition import Part
from saksama.tally.sheet.reading import sheet_of

TOP: Final = Path(__file__).parents[2]
FORENSICS: Final = TOP / "tests" / "vectors" / "forensics"
NTB: Final = TOP / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"


@dataclass(frozen=True, slots=True)
class Election:
    """A file, its columns, and whether the literature suspects it; `areas`: columns of its areas, largest first."""

    file: str
    names: Names
    suspect: bool
    areas: tuple[str, ...] = ()


_RUSSIA: Final = Names("voters", "given", "received", "leader")
_QSS: Final = Names("N", "turnout", "turnout", "votes")
ELECTIONS: Final[Mapping[str, Election]] = {
    "Russia 2004": Election("russia2004_uik.parquet", _RUSSIA, suspect=True, areas=("region", "tik", "tik")),
    "Russia 2011": Election("russia2011_uik.parquet", _RUSSIA, suspect=True, areas=("region", "tik", "tik")),
    "Russia 2012": Election("russia2012_uik.parquet", _RUSSIA, suspect=True, areas=("region", "tik", "tik")),
    "Russia 2018": Election("russia2018_uik.parquet", _RUSSIA, suspect=True, areas=("region", "tik", "tik")),
    "Russia 2003": Election("qss_russia2003.parquet", _QSS, suspect=False),
    "Canada 2011": Election("qss_canada2011.parquet", _QSS, suspect=False),
    "Mexico 2012": Election(
        "mexico2012_pres_casillas.parquet",
        Names("ln", "total", "total", "pri_pvem"),
        suspect=False,
        areas=("edo_id", "distrito_fed_12", "seccion"),
    ),
}
SHEET: Final = sheet_of("ppwp-2024")
NTB_NAMES: Final = Names("dpt_j", "pengguna_dpt_j", "suara_sah", "suara_paslon_2")


def election(name: str, wanted: Sequence[str] = ()) -> Columns:
    """One of `ELECTIONS`; its stations are called by their row. `wanted`: columns, else those of its names."""
    asked = ELECTIONS[name]
    names = asked.names
    columns = sorted({*wanted} or {names.registered, names.given, names.received, names.leader})
    quoted = [f'"{each}"' for each in dict.fromkeys((*columns, *asked.areas))]
    read = duckdb.read_parquet(str(FORENSICS / asked.file)).select(*quoted).fetchnumpy()
    figures = {each: _figure(read[each]) for each in columns}
    tags = {each: read[each].astype(np.str_) for each in asked.areas}
    ids = np.arange(figures[columns[0]].size).astype("<U8")
    return Columns(ids, figures, tags, hashlib.sha256((FORENSICS / asked.file).read_bytes()).hexdigest())


def ntb() -> Columns:
    """NTB, the presidential election of 2024, as Sirekap showed it on 20 March 2024."""
    read = duckdb.read_csv(str(NTB), dtype={"kode_tps": "VARCHAR", "kode_desa": "VARCHAR", "tps_no": "VARCHAR"})
    found = read.fetchnumpy()
    figures = {name: _figure(column) for name, column in found.items() if column.dtype.kind in "if"}
    tags = {name: found[name].astype(np.str_) for name in ("kabkota", "kecamatan", "desa")}
    return Columns(found["kode_tps"].astype(np.str_), figures, tags, hashlib.sha256(NTB.read_bytes()).hexdigest())


def ntb_sums() -> tuple[Part, ...]:
    """What must add up at a station of NTB."""
    return sums_of(SHEET, ntb())


def _figure(column: np.ndarray) -> np.ndarray:
    return np.ma.filled(np.ma.asarray(column, dtype=np.float64), np.nan)
