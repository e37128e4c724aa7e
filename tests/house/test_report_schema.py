"""The published schema of a report is that of the tool, and another reader of JSON Schema takes our reports by it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from saksama.cli.main import main
from saksama.cli.report_json import FORMAT, as_json, schema
from saksama.verify.classes import Class
from saksama.verify.findings import Code, Finding
from saksama.verify.report import NotChecked, Report
from saksama.verify.trust import Source

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "reference" / "report.schema.json"


def told() -> Any:
    findings = tuple(Finding(code, "a.example/log", index, {"why": "x", "size": 7}) for index, code in enumerate(Code))
    report = Report(
        url="http://a.example", origin="a.example/log", name="", source=Source.KEPT, findings=findings,
        not_checked=tuple(NotChecked), at=datetime(2026, 11, 25, tzinfo=UTC), counts=dict.fromkeys(Class, 3),
    )  # fmt: skip
    return json.loads(json.dumps(as_json(report, "en", {0: ("one.note",)})))


def test_the_command_prints_what_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", "--schema"])
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out) == json.loads(PUBLISHED.read_text()) == schema()


def test_a_report_with_every_code_is_taken_and_one_that_is_bent_is_not() -> None:
    by = jsonschema_rs.validator_for(schema())
    report = told()
    assert report["format"] == FORMAT
    assert by.is_valid(report)
    for bent in (
        {"exit": 4},
        {"format": "saksama-report/2"},
        {"findings": [{**report["findings"][0], "class": "wrong"}]},
        {"findings": [{**report["findings"][0], "code": "Not A Code"}]},
        {"conduct": -1},
        {"not_checked": [{"code": "x"}]},
    ):
        assert not by.is_valid({**report, **bent}), bent
    for member in report:
        if member != "format":
            assert not by.is_valid({name: value for name, value in report.items() if name != member}), member
    assert by.is_valid({**report, "added": 1}), "a version grows"
