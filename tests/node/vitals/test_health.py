"""Alive, well, and what each says to whom."""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from saksama_node.condition.beats import FOLDER, Pulse
from saksama_node.ledger import licence, sequencer
from saksama_node.settings.current import SETTINGS
from saksama_node.web.vitals import health


@pytest.fixture
def working(database: None) -> Path:
    """The node's folder as a living worker leaves it."""
    for loop in ("sequence", "watch"):
        Pulse(SETTINGS.data, loop).beat()
    licence.ask()
    sequencer.integrate_round()
    health.forget()
    return SETTINGS.data


def asked(accept: str = "application/json") -> tuple[int, str]:
    health.forget()
    answer = Client().get("/kesehatan", headers={"accept": accept})
    return answer.status_code, answer.content.decode()


def test_a_node_that_works_is_well_and_says_nothing_but_state_words(working: Path) -> None:
    status, text = asked()
    assert status == 200
    told = json.loads(text)
    assert told == {
        "state": "well",
        "parts": {"database": "well", "disk": told["parts"]["disk"], "log": "well", "worker": "well"},
    }
    assert set(told["parts"].values()) <= {"well", "warns", "fails", "unknown"}


def test_a_dead_worker_is_503_and_the_web_process_still_lives(working: Path) -> None:
    os.utime(working / FOLDER / "sequence", (1, 1))
    status, text = asked()
    assert (status, json.loads(text)["parts"]["worker"]) == (503, "fails")
    assert Client().get("/hidup").status_code == 200


def test_a_log_that_does_not_sign_is_503(working: Path) -> None:
    licence.tell("ledger.old-backup: held=1")
    status, text = asked()
    assert (status, json.loads(text)["parts"]["log"]) == (503, "fails")
    assert "backup" not in text


def test_a_database_that_is_gone_is_503_in_words_too(working: Path) -> None:
    connection.close()
    kept = dict(connection.settings_dict)
    connection.settings_dict["NAME"] = (
        str(working / "nowhere" / "x.sqlite3") if connection.vendor == "sqlite" else "nowhere"
    )
    try:
        status, text = asked()
        assert (status, json.loads(text)["parts"]["database"]) == (503, "fails")
        status, page = asked("text/html")
        assert status == 503
        assert "tidak hilang" in page
        assert Client().get("/hidup").json() == {"state": "well"}
    finally:
        connection.close()
        connection.settings_dict.update(kept)


def test_a_person_gets_a_page_in_the_chosen_language(working: Path) -> None:
    status, page = asked("text/html,application/xhtml+xml")
    assert status == 200
    assert "Ya, simpul ini bekerja" in page
    client = Client()
    client.post("/bahasa/", {"language": "en"})
    assert "Yes, this node works" in client.get("/kesehatan", headers={"accept": "text/html"}).content.decode()


def test_many_questions_are_one_look(working: Path) -> None:
    assert asked()[0] == 200
    os.utime(working / FOLDER / "sequence", (1, 1))
    assert Client().get("/kesehatan").status_code == 200
    health.forget()
    assert Client().get("/kesehatan").status_code == 503
