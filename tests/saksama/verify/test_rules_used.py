"""A report says by which rules it judged, and where a log named others."""

import re

from saksama.cli.report_json import as_json
from saksama.cli.report_text import as_text
from saksama.procedure.reading import shipped
from tests.testonly.story import PROCEDURE, Story


def test_a_report_names_its_rules_by_digest(told: Story) -> None:
    report = told.judge()
    assert report.rules.ours["edition/pemilu-2022"] == shipped()["pemilu-2022"].digest
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in report.rules.ours.values())
    assert report.rules.others == ()
    assert as_json(report, "en", {})["other_rules"] == []
    assert "rules (their digests: --json)" in as_text(report, "en", {})[-1]


def test_where_a_log_named_other_rules_is_told_in_one_place(story: Story) -> None:
    told = PROCEDURE["edition"]
    PROCEDURE["edition"] = "ab" * 32
    try:
        story.tell()
    finally:
        PROCEDURE["edition"] = told
    report = story.judge()
    assert [(each.code, each.named) for each in report.rules.others] == [("case.edition-other", "ab" * 32)]
    assert "name others at 1 of the entries above" in as_text(report, "en", {})[-1]
