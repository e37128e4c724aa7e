"""Figures for example sheets: those of real stations as KPU published them, and what the rest must then have been.

Rules kept here:
  * A station is taken only where everything that KPU's table has is there and every sum holds.
  * What the table lacks (ballots) is made so that the sheet fits: received as the law says, unused what is left. It is
    an example and says so.
Source of the table: data/results (INDEX there). Left to others: drawing (drawing).
"""

import csv
from collections.abc import Iterator
from itertools import islice

from saksama_demo.material import STATIONS
from saksama_demo.sheets.drawing import Example
from saksama_node.places.regions import full_name
from saksama_node.results.versions.contests import contest_of

CONTEST = "ppwp-2024"


def examples(count: int) -> list[Example]:
    """The first stations whose figures are whole and fit, in the order of the table."""
    return list(islice(_whole(), count))


def _whole() -> Iterator[Example]:
    sheet = contest_of(CONTEST).definition
    with STATIONS.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            known = {field.id: int(row[field.id]) for field in sheet.fields if row.get(field.id, "").isdigit()}
            missing = {field.id for field in sheet.fields} - known.keys()
            made = _made(known)
            if made is None or missing - made.keys():
                continue
            figures = {field.id: known.get(field.id, made.get(field.id)) for field in sheet.fields}
            code = row["kode_tps"]
            region = f"{code[:2]}.{code[2:4]}.{code[4:6]}.{code[6:10]}"
            yield Example(sheet, code, full_name(region), figures)


def _made(known: dict[str, int]) -> dict[str, int] | None:
    """What the table lacks; None where it does not hold all of the rest, or a sum is broken."""
    needed = {"dpt_j", "suara_total", "suara_sah", "suara_tidak_sah", "pengguna_total_j"}
    pairs = [known.get(f"suara_paslon_{n}") for n in (1, 2, 3)]
    if not needed <= known.keys() or None in pairs:
        return None
    votes, cast = sum(each for each in pairs if each is not None), known["suara_total"]
    if votes != known["suara_sah"] or known["suara_sah"] + known["suara_tidak_sah"] != cast:
        return None
    received = known["dpt_j"] + -(-known["dpt_j"] * 2 // 100)
    if known["pengguna_total_j"] != cast or received < cast:
        return None
    ballots = {
        "surat_suara_diterima": received,
        "surat_suara_digunakan": cast,
        "surat_suara_dikembalikan": 0,
        "surat_suara_tidak_digunakan": received - cast,
    }
    return ballots | {f"disabilitas_{part}": 0 for part in ("l", "p", "j")}
