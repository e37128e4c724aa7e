"""The alert rules are rules: each names metrics that exist, says what happened and what to do."""

import re
import subprocess
import sys
from pathlib import Path

import promql_parser
import pytest
import yaml

from tools.steps import TOP

FILE = TOP / "docs" / "operations" / "alerts.yml"
RULES = [rule for group in yaml.safe_load(FILE.read_text(encoding="utf-8"))["groups"] for rule in group["rules"]]
_METRIC = re.compile(r"\b(saksama_\w+|up)\b")


@pytest.fixture(scope="module")
def exported() -> dict[str, str]:
    """Name and label of every metric that a node exports, with the names that a histogram makes of one."""
    told = subprocess.run(
        [sys.executable, "-m", "tools.measures"], cwd=TOP, capture_output=True, text=True, check=True
    ).stdout
    names: dict[str, str] = {}
    for line in told.splitlines():
        name, kind, label, _what = line.split("\t")
        ends = ("_bucket", "_count", "_sum") if kind == "histogram" else ("",)
        names |= {f"{name}{end}": label for end in ends}
    return names


def test_every_metric_of_a_rule_is_exported_and_described(exported: dict[str, str]) -> None:
    page = (TOP / "docs" / "reference" / "metrics.md").read_text(encoding="utf-8")
    for rule in RULES:
        # What stands in quotation marks is a label's value.
        found = set(_METRIC.findall(re.sub(r'"[^"]*"', "", rule["expr"])))
        assert found, rule["alert"]
        for name in found - {"up"}:
            assert name in exported, (rule["alert"], name)
            assert f"`{name.removesuffix('_bucket')}`" in page, name


def test_a_label_that_a_rule_picks_is_the_metric_s_own(exported: dict[str, str]) -> None:
    for rule in RULES:
        for name, label in re.findall(r"(saksama_\w+)\{(\w+)", rule["expr"]):
            assert exported[name] == label, (rule["alert"], name)


def test_every_rule_says_what_happened_what_to_do_and_how_urgent_it_is() -> None:
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule["annotations"]["summary"].endswith("."), rule["alert"]
        assert rule["annotations"]["action"].endswith("."), rule["alert"]
        assert rule["labels"]["severity"] in {"page", "ticket"}, rule["alert"]
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}, rule["alert"]
        assert re.fullmatch(r"[0-9]+[mh]", rule.get("for", "1m")), rule["alert"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_prometheus_s_grammar_takes_the_expression(rule: dict[str, str]) -> None:
    assert promql_parser.parse(rule["expr"]).prettify()


def test_each_mark_at_which_the_disk_s_reserve_refuses_something_has_a_rule() -> None:
    """By its own largest value: how much is kept is a setting, and less on a small disk."""
    reserve = "saksama_disk_reserved_bytes"
    told = {rule["alert"]: rule["expr"] for rule in RULES if reserve in rule["expr"]}
    of_it = {name: expr.replace(f" * max_over_time({reserve}[30d])", "") for name, expr in told.items()}
    assert of_it == {"SaksamaFilesRefused": f"{reserve} < 0.99", "SaksamaReportsRefused": f"{reserve} < 0.5"}


def test_the_page_on_operations_names_every_probe() -> None:
    page = Path(TOP / "docs" / "operations.md").read_text(encoding="utf-8")
    for each in ("/kesehatan", "/hidup", "/metrics", "SAKSAMA_METRICS_TOKEN_FILE", "mail_password_file"):
        assert each in page
