"""The figures: right in form, bounded in labels, empty of people, and for their reader alone."""

import dataclasses
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from prometheus_client.parser import text_string_to_metric_families

from saksama_node.accounts.policy import Role
from saksama_node.condition.beats import Pulse
from saksama_node.flows.node.measure_node import MEASURES
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.settings.current import SETTINGS
from saksama_node.web.vitals.metrics import may_read
from tests.node.cases.filing import CONTENT, REPORTER, filing
from tests.node.conftest import StaffFor

TOKEN = "contoh-token-yang-cukup-panjang-0123456789"


def scraped(client: Client) -> dict[str, dict[str, float]]:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    found: dict[str, dict[str, float]] = {}
    for family in text_string_to_metric_families(answer.content.decode()):
        for sample in family.samples:
            found.setdefault(sample.name, {})[",".join(sample.labels.values())] = sample.value
    return found


def test_the_figures_are_those_of_the_node(database: None) -> None:
    Pulse(SETTINGS.data, "watch").beat()
    client = Client()
    client.get("/")
    client.get("/tidak-ada/")
    before = scraped(client)
    assert before["saksama_up"] == {"": 1.0}
    assert before["saksama_log_waiting"][""] > 0
    assert before["saksama_loop_age_seconds"]["watch"] < 60
    assert before["saksama_dispatches"]["out-waiting"] == 0
    assert before["saksama_http_requests_total"]["2xx"] >= 1
    assert before["saksama_http_requests_total"]["4xx"] >= 1
    assert before["saksama_http_request_seconds_count"][""] >= 2


def test_every_measure_is_described_and_none_is_served_beside_them(database: None) -> None:
    named = {each.name for each in MEASURES}
    for name in scraped(Client()):
        assert name in named or name.startswith("saksama_http_request"), name


def test_no_figure_holds_a_person(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    file_report(filing(new_code(), content=CONTENT, reporter=REPORTER))
    text = Client().get("/metrics").content.decode()
    for secret in (officer.username, officer.name, REPORTER.name, REPORTER.phone, REPORTER.email, CONTENT.event):
        assert secret not in text


def test_without_a_database_one_figure_says_so(database: None) -> None:
    connection.close()
    kept = dict(connection.settings_dict)
    connection.settings_dict["NAME"] = "/nowhere/x" if connection.vendor == "sqlite" else "nowhere"
    try:
        found = scraped(Client())
        assert found["saksama_up"] == {"": 0.0}
        assert found["saksama_disk_free_bytes"][""] > 0
    finally:
        connection.close()
        connection.settings_dict.update(kept)


@pytest.mark.parametrize(
    ("url", "token", "headers", "remote", "may"),
    [
        # name of the case in the last column's answer
        ("http://127.0.0.1:8801", False, {}, "127.0.0.1", True),
        ("http://127.0.0.1:8801", False, {}, "203.0.113.7", False),
        ("http://127.0.0.1:8801", False, {"x-forwarded-for": "203.0.113.7"}, "127.0.0.1", False),
        ("https://node.example", False, {}, "127.0.0.1", False),
        ("https://node.example", True, {}, "127.0.0.1", False),
        ("https://node.example", True, {"authorization": "Bearer salah"}, "127.0.0.1", False),
        ("https://node.example", True, {"authorization": f"Bearer {TOKEN}"}, "203.0.113.7", True),
        ("http://127.0.0.1:8801", True, {}, "127.0.0.1", False),
    ],
)
def test_only_their_reader_sees_the_figures(
    tmp_path: Path, url: str, token: bool, headers: dict[str, str], remote: str, may: bool
) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    settings = dataclasses.replace(SETTINGS, url=url, metrics_token_file=file if token else None)
    request = RequestFactory().get("/metrics", headers=headers, REMOTE_ADDR=remote)
    assert may_read(request, settings) is may


def test_whoever_may_not_finds_no_page(database: None) -> None:
    assert Client().get("/metrics", REMOTE_ADDR="203.0.113.7").status_code == 404
