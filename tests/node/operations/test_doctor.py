"""The doctor as one types it: it answers whatever is wrong, with words, a remedy and an exit code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from saksama_demo.launch import free_ports
from saksama_node.condition import beats
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.settings import keyfiles
from saksama_node.web.operations import serve


def doctor(*words: str, **changed: str) -> subprocess.CompletedProcess[str]:
    connections.close_all()
    return subprocess.run(
        [sys.executable, "-m", "saksama_node.web.operations", "doctor", *words],
        env={**os.environ, "SAKSAMA_PORT": str(free_ports(1)), **changed},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def codes(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    return {each["code"]: each["state"] for each in json.loads(done.stdout)["checks"]}


if "sqlite" in settings.DATABASES["default"]["ENGINE"]:  # the tests' PostgreSQL is not well

    def test_a_node_that_is_well_is_zero(database: None) -> None:
        integrate_round()
        done = doctor("--json")
        found = codes(done)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "fails" not in found.values()
        for code in ("setting.well", "folder.well", "key.well", "database.well", "port.free", "certificate.local"):
            assert found[code] == "well"
        assert found["mail.none"] == "warns"
        said = doctor("--offline", "--lang", "en")
        assert said.returncode == 0
        assert "What needs the network was not examined" in said.stdout
        assert "-> Make a backup every hour" in said.stdout


def test_all_wrong_settings_are_named_at_once_and_the_rest_is_still_looked_at(folder: Path) -> None:
    wrong = {
        "SAKSAMA_PORT": "0",
        "SAKSAMA_URL": "http://simpul.example",
        "SAKSAMA_REQUIRE_MFA": "ya",
        "SAKSAMA_MAIL_URL": "smtps://who:rahasia-bertanda@surel.example",
        "SAKSAMA_METRICS_TOKEN_FILE": "/nowhere/token",
    }
    done = doctor("--json", **wrong)
    assert done.returncode == 2
    told = json.loads(done.stdout)["checks"]
    assert {each["about"] for each in told if each["code"] == "setting.wrong"} == set(wrong)
    assert all(each["remedy"]["id"] for each in told if each["state"] != "well")
    port = next(each for each in told if each["about"] == "SAKSAMA_PORT")
    # Reason and remedy are in the sentence's own language.
    assert port["words"]["id"].endswith("salah: '0' bukan bilangan bulat dari 1 sampai 65535.")
    assert port["words"]["en"].endswith("is wrong: '0' is not a whole number from 1 to 65535.")
    assert port["remedy"]["id"].startswith("Perbaiki atau hapus pengaturan ini.")
    assert port["remedy"]["en"].startswith("Mend or remove it.")
    assert {"folder.well", "key.well"} <= codes(done).keys()
    assert "rahasia-bertanda" not in done.stdout + done.stderr
    plain = doctor(**wrong)
    assert plain.returncode == 2
    assert all(name in plain.stdout for name in wrong)


def test_without_a_folder_the_setting_is_named() -> None:
    done = doctor(SAKSAMA_DATA="/nowhere")
    assert done.returncode == 2
    assert "SAKSAMA_DATA" in done.stdout


def test_a_key_that_django_reads_first_may_be_gone(folder: Path) -> None:
    key = folder / keyfiles.DJANGO_SECRET
    kept = key.read_bytes()
    key.unlink()
    try:
        done = doctor("--json")
    finally:
        keyfiles.write(folder, keyfiles.DJANGO_SECRET, kept)
    assert done.returncode == 2
    assert codes(done)["key.missing"] == "fails"


def test_a_database_that_is_down_is_said_once_and_the_machine_is_still_looked_at(database: None) -> None:
    done = doctor("--json", "--offline", SAKSAMA_DATABASE_URL="postgresql:///nowhere?host=/nowhere")
    assert done.returncode == 1
    found = codes(done)
    assert found["database.unreachable"] == "fails"
    assert found["node.unasked"] == "unknown"
    assert {"disk.well", "disk.low"} & found.keys()
    assert found["key.well"] == "well"
    assert "node.failed" not in found


if "sqlite" in settings.DATABASES["default"]["ENGINE"]:  # the copy is a file

    def test_an_older_shape_of_the_database_is_named(database: None, tmp_path: Path) -> None:
        connections.close_all()
        copy = tmp_path / "old.sqlite3"
        shutil.copy(Path(str(settings.DATABASES["default"]["NAME"])), copy)
        with connections["default"].cursor() as cursor:
            cursor.execute("ATTACH DATABASE %s AS old", [str(copy)])
            cursor.execute("DELETE FROM old.django_migrations WHERE app = 'upkeep'")
        connections.close_all()
        done = doctor("--json", "--offline", SAKSAMA_DATABASE_URL=f"sqlite://{copy}")
        assert done.returncode == 1
        assert codes(done)["database.migrations"] == "fails"


FORWARDED = """
from saksama_node.settings import django
print(django.SECURE_PROXY_SSL_HEADER, django.SESSION_COOKIE_SECURE, django.ALLAUTH_TRUSTED_PROXY_COUNT)
"""


@pytest.mark.parametrize(
    ("url", "proxies", "believed"),
    [
        ("http://127.0.0.1:8801", {}, "None False 0"),
        ("https://simpul.example", {}, "('HTTP_X_FORWARDED_PROTO', 'https') True 1"),
        ("https://simpul.example", {"SAKSAMA_PROXIES": "2"}, "('HTTP_X_FORWARDED_PROTO', 'https') True 2"),
        ("https://simpul.example", {"SAKSAMA_PROXIES": "0"}, "None True 0"),
    ],
)
def test_a_proxy_s_word_is_believed_only_where_the_node_is_told_of_one(
    folder: Path, url: str, proxies: dict[str, str], believed: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORWARDED],
        env={**os.environ, "SAKSAMA_URL": url, **proxies},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == believed


def test_the_supervisor_watches_in_the_place_of_a_dead_worker(database: None, folder: Path) -> None:
    connections.close_all()
    beats.Pulse(folder, "watch").beat()
    assert not serve.worker_is_silent(folder)
    os.utime(folder / beats.FOLDER / "watch", (1, 1))
    assert serve.worker_is_silent(folder)
    stand_in = serve.StandIn(folder, last=-1e9)
    stand_in.step()
    assert stand_in.process is not None
    assert stand_in.process.wait(timeout=120) == 0
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT code FROM upkeep_alarm WHERE resolved_at IS NULL")
        assert ("worker.silent",) in [tuple(row) for row in cursor.fetchall()]
