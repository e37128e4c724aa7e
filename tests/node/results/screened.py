"""KPU's table of an area, imported to be screened."""

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import operator
from saksama_node.flows.results.import_results import hand_in_results, import_waiting
from saksama_node.results import queries
from tests.node.results.imported import NTB, PPWP

EVERYWHERE = ("",)
LOMBOK_BARAT = "5201"
"""Enough stations to be judged, and quicker to import than all."""


def take_ntb(area: str = LOMBOK_BARAT, registered: str = "") -> int:
    """KPU's table of an area, the voters of its last station changed if asked for; the version's number."""
    head, *lines = NTB.read_text("utf-8").splitlines()
    lines = [line for line in lines if line.startswith(area)]
    if registered:
        cells = lines[-1].split(",")
        cells[head.split(",").index("dpt_j")] = registered
        lines[-1] = ",".join(cells)
    hand_in_results(operator("52"), PPWP, Source.KPU_TABLE, "tps.csv", ["\n".join((head, *lines, "")).encode()])
    list(import_waiting())
    return queries.versions(PPWP)[0].id
