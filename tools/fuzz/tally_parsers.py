"""The parsers of `saksama tally`, as functions of octets.

Rules kept here: as in `parsers`, whose table takes these in.
Left to others: Parquet, which DuckDB reads.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final

from saksama.cli.tally.table_file import sheet_named
from saksama.errors import CallerError
from saksama.statistics.open_findings import ListMalformed, Standing, read_open, write_open
from saksama.tally import sheet as sheets
from saksama.tally.audit.plan import Claim, parse_list
from saksama.tally.columns import Columns
from saksama.tally.published.document import DocumentMalformed, parse_document
from saksama.tally.sheet.layout import LayoutMalformed, parse_layout
from saksama.tally.sheet.reading import SheetMalformed, SheetUnknown, parse_sheet
from saksama.tally.tables.comma import parse_csv
from saksama.tally.tables.shape import Faults, Shape, TableWrong, stations_of
from saksama.tally.tables.sirekap import parse_sirekap
from saksama.tally.tables.snapshots import parse_snapshots
from tools.fuzz.parser import VECTORS, Parser, text

type TableParser = Callable[[BinaryIO, Shape, Faults, Callable[[], str], Callable[[], None]], Columns | None]

_SHEETS: Final = tuple(
    file.read_bytes() for file in sorted((Path(sheets.__file__).parent / "definitions").glob("*.toml"))
)
_LAYOUTS: Final = tuple(file.read_bytes() for file in sorted((Path(sheets.__file__).parent / "layouts").glob("*.toml")))
_SHAPE: Final = stations_of(sheet_named("ppwp-2024"))
_STATIONS: Final = (
    b"kode_tps,desa,suara_paslon_1,suara_sah\n5201011001001,GERUNG UTARA,1,165\n5201011001002,GERUNG UTARA,,NA\n"
)
_SNAPSHOTS: Final = (
    b"waktu_commit,jenis,kode_wilayah,nomor_urut,suara,tps_total,tps_masuk\n"
    b"2024-11-28T01:23:18+07:00,pkwkp,5201,1,94069,991,967\n"
    b"2024-11-28T12:25:02+07:00,pkwkk,520101,2,82104,991,\n"
)


def _table(parse: TableParser) -> Callable[[bytes], object]:
    """A table of octets, or every fault of them."""

    def read(data: bytes) -> object:
        faults = Faults()
        found = parse(io.BytesIO(data), _SHAPE, faults, lambda: "", lambda: None)
        faults.raise_any("tps")
        return found

    return read


_LIST: Final = (
    b"kode,rule,grade,residual,left,right,left_fields,right_fields,sources,gains,complete\n"
    b"5201011001001,H5,severe,100,160,60,suara_sah,suara_paslon_1 suara_paslon_2,kpu-tabel,?,1\n"
    b"5201011001001,S1,severe,-1,20,21,suara_paslon_2,suara_paslon_2,sirekap kpu-tabel,suara_paslon_2=-1,1\n"
)


def _settled(data: bytes) -> Standing:
    found = Standing("ppwp-2024")
    found.settle("kpu-tabel", data)
    return found


TALLY_PARSERS: Final[tuple[Parser[Any], ...]] = (
    Parser(
        "list of what does not fit",
        (),
        _settled,
        (ListMalformed,),
        (_LIST,),
    ),
    Parser(
        "open findings",
        ("statistics.open_findings.read_open",),
        read_open,
        (),
        (write_open(_settled(_LIST).shown(())), b'{"decided":[],"lists":1,"open":[]}\n'),
    ),
    Parser("sheet", ("tally.sheet.reading.parse_sheet",), lambda d: parse_sheet(text(d)), (SheetMalformed,), _SHEETS),
    Parser(
        "layout of a sheet",
        ("tally.sheet.layout.parse_layout",),
        lambda d: parse_layout(text(d)),
        (LayoutMalformed, SheetUnknown),
        _LAYOUTS,
    ),
    Parser("stations, csv", ("tally.tables.comma.parse_csv",), _table(parse_csv), (TableWrong,), (_STATIONS,)),
    Parser(
        "published figures",
        ("tally.published.document.parse_document",),
        parse_document,
        (DocumentMalformed,),
        (_STATIONS, b'kode,desa,suara_sah\n520101,"A, B",7\n'),
    ),
    Parser(
        "snapshots by area",
        ("tally.tables.snapshots.parse_snapshots",),
        lambda d: parse_snapshots(d, "snapshots.csv").races(),
        (TableWrong,),
        (_SNAPSHOTS,),
    ),
    Parser(
        "stations, sirekap",
        ("tally.tables.sirekap.parse_sirekap",),
        _table(parse_sirekap),
        (TableWrong,),
        ((VECTORS / "tally" / "sirekap_dki.jsonl").read_bytes()[:4000].rpartition(b"\n")[0],),
    ),
    Parser(
        "list of an audit",
        ("tally.audit.plan.parse_list",),
        lambda d: parse_list(d, Claim()),
        (CallerError,),
        (b"station,ballots,weight,a,b\n5201011001001,100,130,60,30\n5201011001002,100,100,,\n",),
        lambda plan: plan.document(),
    ),
)
