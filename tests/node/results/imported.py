"""Files of results, right and wrong, and their import."""

from datetime import datetime
from pathlib import Path

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import operator
from saksama_node.flows.results.import_results import hand_in_results, import_waiting
from saksama_node.results import queries

NTB = Path(__file__).parents[3] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
PPWP = "ppwp-2024"
HEAD = "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_sah,suara_tidak_sah,suara_total"
ONE, TWO, OTHER = "5201011001001", "5201011001002", "5271011001901"
RIGHT = (f"{ONE},10,20,30,60,2,62", f"{TWO},5,5,5,15,0,15", f"{OTHER},1,2,,3,0,3")
WRONG = f"{TWO},5,5,5,115,0,115"


def take(
    *rows: str,
    source: Source = Source.KPU_TABLE,
    contest: str = PPWP,
    head: str = HEAD,
    said_at: datetime | None = None,
    anyway: bool = False,
) -> queries.ImportView:
    data = "\n".join((head, *rows, "")).encode()
    number = hand_in_results(operator("52"), contest, source, "tps.csv", [data], said_at, anyway=anyway)
    assert list(import_waiting())
    return queries.import_of(number)
