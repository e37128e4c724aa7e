"""How well a single wrong figure is found: `python -m tools.localisation` writes docs/reference/localisation.json.

Rules kept here:
  * Jakarta: figures of February, what KPU made of them by March as the truth. Planted: NTB's stations at which every
    sum holds, one figure of each misread by the model below; two figures, to see how often a wrong one is named.
  * The same seed, the same record: a test makes it again and compares every figure.
Left to others: the candidates (`saksama.tally.localise`), the page that explains the record.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from saksama.cli.tally.table_file import read_table, sheet_named
from saksama.tally.checks.report import Source, check_sheet
from saksama.tally.columns import Columns, Mask
from saksama.tally.localise import Candidate, localise
from saksama.tally.sheet.definition import Kind, Sheet
from saksama.tally.tables.shape import stations_of

TOP: Final = Path(__file__).parents[1]
RECORD: Final = TOP / "docs" / "reference" / "localisation.json"
NTB: Final = TOP / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
JAKARTA: Final = TOP / "tests" / "vectors" / "tally" / "dki_feb_vs_mar.csv"
SEED: Final = 20240214
TRIALS: Final = 20_000
MODEL: Final = "1/2 a digit taken for one that looks alike, 2/5 another digit, 1/10 a column shifted; any field alike"
_ALIKE: Final = {"1": "7", "7": "1", "0": "6", "6": "0", "3": "8", "8": "3", "4": "9", "9": "4"}
_GROUPS: Final = {"suara_paslon": "votes of a pair", "suara": "valid, invalid, all votes"}
_LISTS: Final = "voters and lists"


def record() -> dict[str, object]:
    """Everything that is recorded."""
    sheet = sheet_named("ppwp-2024")
    clean = _clean(read_table(NTB, stations_of(sheet)), sheet)
    return {
        "seed": SEED,
        "jakarta": jakarta(sheet),
        "planted": {"model": MODEL, "clean_stations": len(clean), **planted(clean, sheet, 1)},
        "planted_twice": planted(clean, sheet, 2),
    }


def jakarta(sheet: Sheet) -> dict[str, object]:
    """KPU's own corrections: which of them a broken sum showed, and whether the candidates name what KPU changed."""
    rows, table = february()
    names = list(table.figures)
    found = localise(table, sheet)
    broken = set(table.ids[found.failing].tolist())
    told = found.by_station()
    corrected = [row for row in rows if row["label"] == "dikoreksi"]
    changed = {
        row["kode_tps"]: {name: row[f"{name}_mar"] for name in names if row[f"{name}_feb"] != row[f"{name}_mar"]}
        for row in corrected
    }
    single = {code: next(iter(new.items())) for code, new in changed.items() if len(new) == 1 and code in broken}
    return {
        "stations_with_a_broken_sum": len(broken),
        "of_those_corrected_or_withdrawn": _share(
            sum(row["kode_tps"] in broken and row["label"] != "tetap" for row in rows), len(broken)
        ),
        "corrected": len(corrected),
        "corrected_with_a_broken_sum": sum(code in broken for code in changed),
        "withdrawn": sum(row["label"] == "ditarik" for row in rows),
        "withdrawn_with_a_broken_sum": sum(row["label"] == "ditarik" and row["kode_tps"] in broken for row in rows),
        "corrected_in_one_field_with_a_broken_sum": len(single),
        "named": sum(_named(told.get(code, ()), truth) for code, truth in single.items()),
        "named_first": sum(_named(told.get(code, ())[:1], truth) for code, truth in single.items()),
        "corrected_in_several_fields_with_a_broken_sum": sum(
            len(new) > 1 and code in broken for code, new in changed.items()
        ),
        "of_those_with_a_candidate": sum(len(new) > 1 and code in told for code, new in changed.items()),
    }


def february() -> tuple[list[dict[str, str]], Columns]:
    """The rows of the labelled file, and its figures of February as a table."""
    with JAKARTA.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    figures = {
        name.removesuffix("_feb"): np.array([float(row[name]) if row[name] else np.nan for row in rows])
        for name in rows[0]
        if name.endswith("_feb")
    }
    return rows, Columns(np.array([row["kode_tps"] for row in rows]), figures, {}, "")


def _named(candidates: Sequence[Candidate], truth: tuple[str, str]) -> bool:
    return any((each.field, str(each.right)) == truth for each in candidates)


def _clean(table: Columns, sheet: Sheet) -> Columns:
    """The stations at which every figure of every equality is known and every one holds."""
    report = check_sheet(Source("ntb", table), sheet)
    rules = [result.rule for result in report.results.values() if result.rule.kind is Kind.EQUAL]
    whole: Mask = table.known([name for rule in rules for name in rule.fields])
    for rule in rules:
        whole &= ~report.broken(rule.id)
    return table.only(whole)


def planted(clean: Columns, sheet: Sheet, faults: int) -> dict[str, object]:
    """So many figures of one station misread, at `TRIALS` stations drawn from the clean ones."""
    dice = np.random.default_rng([SEED, faults])
    fields = localise(clean, sheet).fields
    drawn = dice.integers(len(clean), size=TRIALS)
    figures = {name: clean.figure(name)[drawn] for name in fields}
    truths: list[dict[str, int]] = []
    for trial in range(TRIALS):
        names = [fields[n] for n in dice.choice(len(fields), size=faults, replace=False).tolist()]
        truths.append({name: int(figures[name][trial]) for name in names})
        for name in names:
            figures[name][trial] = misread(int(figures[name][trial]), dice)
    ids = np.array([f"{n:013d}" for n in range(TRIALS)])
    found = localise(Columns(ids, figures, {}, clean.digest), sheet)
    told = found.by_station()
    candidates = [told.get(code, ()) for code in ids.tolist()]
    if faults > 1:
        return {"trials": TRIALS, **_misled(candidates, int(found.failing.size))}
    groups = [_group(next(iter(truth))) for truth in truths]
    return {
        "trials": TRIALS,
        "with_a_broken_sum": int(found.failing.size),
        "by_field": {
            group: _once([c for c, g in zip(candidates, groups, strict=True) if g == group], truths, groups, group)
            for group in (*_GROUPS.values(), _LISTS)
        },
    }


def misread(figure: int, dice: np.random.Generator) -> int:
    """A figure as it may be read wrongly; never as it is, and no more than three digits."""
    text = str(figure)
    kind = dice.choice(3, p=[0.5, 0.4, 0.1])
    alike = [at for at, digit in enumerate(text) if digit in _ALIKE]
    if kind == 2 and figure > 0:
        return figure * 10 if figure < 100 else figure // 10
    if kind == 0 and alike:
        at = alike[dice.integers(len(alike))]
        return int(text[:at] + _ALIKE[text[at]] + text[at + 1 :])
    at = int(dice.integers(len(text)))
    other = [digit for digit in "0123456789" if digit != text[at]]
    return int(text[:at] + other[dice.integers(9)] + text[at + 1 :])


def _group(field: str) -> str:
    return next((group for start, group in _GROUPS.items() if field.startswith(start)), _LISTS)


def _once(
    candidates: Sequence[Sequence[Candidate]], truths: Sequence[Mapping[str, int]], groups: Sequence[str], group: str
) -> dict[str, float]:
    own = [next(iter(truth.items())) for truth, g in zip(truths, groups, strict=True) if g == group]
    pairs = list(zip(candidates, [(name, str(right)) for name, right in own], strict=True))
    alone = [(c, truth) for c, truth in pairs if len(c) == 1]
    return {
        "trials": len(pairs),
        "recall": _share(sum(_named(c, truth) for c, truth in pairs), len(pairs)),
        "named_first": _share(sum(_named(c[:1], truth) for c, truth in pairs), len(pairs)),
        "only_candidate": _share(len(alone), len(pairs)),
        "right_where_only": _share(sum(_named(c, truth) for c, truth in alone), len(alone)),
        "candidates_a_station": _share(sum(len(c) for c, _ in pairs), len(pairs)),
    }


def _misled(candidates: Sequence[Sequence[Candidate]], broken: int) -> dict[str, float]:
    """With two faults no single field is the truth: every candidate misleads."""
    return {
        "with_a_broken_sum": broken,
        "with_a_candidate": _share(sum(bool(each) for each in candidates), len(candidates)),
        "with_one_candidate": _share(sum(len(each) == 1 for each in candidates), len(candidates)),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def main() -> None:
    """Write the record."""
    RECORD.write_text(json.dumps(record(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
