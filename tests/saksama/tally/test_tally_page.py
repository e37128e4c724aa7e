"""The reference page names every rule, every sheet and every figure that was measured."""

import json
from pathlib import Path

from saksama.tally.sheet.reading import shipped
from tools.localisation import RECORD

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "tally-checks.md").read_text(encoding="utf-8")


def test_every_rule_and_every_sheet_is_on_the_page() -> None:
    for sheet in shipped().values():
        assert f"`{sheet.id}`" in PAGE
        for rule in sheet.rules:
            assert f"`{rule.id}`" in PAGE


def test_the_figures_of_the_page_are_those_of_the_record() -> None:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    for name, group in record["planted"]["by_field"].items():
        shares = [group[key] for key in ("recall", "named_first", "only_candidate", "right_where_only")]
        told = [f"{100 * share:.1f} %".replace("100.0", "100") for share in shares]
        assert " | ".join([f"| {name}", *told]) + " |" in PAGE
    jakarta = record["jakarta"]
    assert f"of {jakarta['stations_with_a_broken_sum']:,} stations" in PAGE
    assert f"Of the {jakarta['corrected']} that KPU corrected, {jakarta['corrected_with_a_broken_sum']} broke" in PAGE
    assert f"({jakarta['corrected_in_one_field_with_a_broken_sum']}), the candidates" in PAGE
    assert f"at {jakarta['named']} and name it first at {jakarta['named_first']}" in PAGE
    assert f"{100 * record['planted_twice']['with_a_candidate']:.1f} % of stations" in PAGE
