"""The node's own log: one object a line, nothing of a person, nothing that a stranger could add."""

import json
import logging

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from saksama_node.accounts.policy import Role
from saksama_node.settings.logs import REQUEST, JsonFormatter, QuietFormatter
from saksama_node.web.portal import follow
from saksama_node.web.uploading import LONGEST_BODY
from tests.node.cases.filing import CONTENT, REPORTER
from tests.node.cases.handed_in import send
from tests.node.conftest import LoggedIn
from tests.node.vitals.lines import Kept, kept
from tests.testonly.node_folder import PASSWORD

__all__ = ["kept"]


def test_a_request_leaves_its_route_and_no_more(database: None, kept: Kept) -> None:
    answer = Client().get("/catatan/7/rahasia-di-jalan?kode=RAHASIA-DI-KUERI")
    client = Client()
    client.get("/perkara/" + "0" * 32 + "/?q=RAHASIA")
    line = json.loads(kept.lines[-1])
    assert line["route"] == "portal:case"
    assert (line["method"], line["status"], line["level"]) == ("GET", 404, "info")
    assert isinstance(line["milliseconds"], int)
    assert "RAHASIA" not in "".join(kept.lines)
    assert "rahasia" not in "".join(kept.lines)
    assert answer.headers["X-Request-Id"] in "".join(kept.lines)
    assert REQUEST.get() == ""


def test_what_a_control_refuses_is_a_line_with_its_route_and_status(
    database: None, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A forged form, a foreign host, a doubled header, a method of nobody's, a body too long, a sender too often."""
    monkeypatch.setattr(follow, "_GUESSES", 1)
    client = Client(raise_request_exception=False)
    Client(enforce_csrf_checks=True).post("/bahasa/")
    client.get("/", headers={"Host": "jahat.example"})
    client.get("/", headers={"X-Forwarded-For": "192.0.2.1", "Forwarded": "for=192.0.2.1"})
    client.generic("TRACE", "/")
    client.post("/lapor/isi/", headers={"Content-Length": str(LONGEST_BODY + 1)})
    for _ in range(2):
        client.post("/ikuti/", {"code": "RAHASIA"})
    told = [json.loads(line) for line in kept.lines]
    requests = [(each["route"], each["status"]) for each in told if each["logger"] == "saksama.request"]
    assert requests[:5] == [
        ("set_language", 403),
        ("none", 400),
        ("none", 400),
        ("none", 405),
        ("portal:report_steps", 413),
    ]
    assert requests[-1] == ("portal:follow", 429)
    assert "RAHASIA" not in "".join(kept.lines)


def test_a_marked_identity_password_and_code_leave_nothing(logged_in: LoggedIn, kept: Kept) -> None:
    client = Client()
    code, _answer = send(client)
    client.post("/ikuti/", {"code": code})
    client.post("/ikuti/", {"code": "MARK-MARK-MARK-MARK-MARK"})
    client.post("/akun/login/", {"login": "admin", "password": "sandi-bertanda-salah"})
    client.post("/akun/login/", {"login": "admin", "password": PASSWORD})
    logged_in(Role.OFFICER).get("/meja/perkara/?q=cari-bertanda")
    Client().get("/", headers={"host": "jahat-bertanda.example"})
    written = "\n".join(kept.lines)
    assert kept.lines
    for marked in (
        *(REPORTER.name, REPORTER.phone, REPORTER.email, REPORTER.identity_number, CONTENT.event, CONTENT.account),
        *(code, "MARK-MARK", "bertanda", PASSWORD, "admin", "officer-52", "127.0.0.1"),
    ):
        assert marked not in written, marked
        assert json.dumps(marked)[1:-1] not in written, marked


def test_an_error_leaves_its_place_and_its_route(database: None, kept: Kept) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_leaf RENAME TO ledger_gone")
    answer = Client(raise_request_exception=False).get("/perkara/?q=RAHASIA")
    assert answer.status_code == 500
    (told,) = [json.loads(line) for line in kept.lines if '"error"' in line and "saksama.request" not in line]
    assert told["route"] == "portal:cases"
    assert told["error"].rpartition("\n")[2] in {
        "django.db.utils.OperationalError",
        "django.db.utils.ProgrammingError",
    }
    assert "portal/cases.py" in told["error"]
    assert "RAHASIA" not in "".join(kept.lines)
    assert told["request"] == answer.headers["X-Request-Id"]


SELECTS = "SELECT 1 FROM tabel_5271010101900001"


@pytest.mark.parametrize("formatter", [JsonFormatter(), QuietFormatter("%(levelname)s %(message)s")])
def test_the_words_of_an_error_that_quotes_a_row_stay_out(database: None, formatter: logging.Formatter) -> None:
    quoted = SELECTS.rpartition(" ")[2]
    with pytest.raises(DatabaseError, match=quoted) as fell, connection.cursor() as cursor:
        cursor.execute(SELECTS)
    trace = (fell.type, fell.value, fell.tb)
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "fell", (), trace)
    line = formatter.format(record)
    assert "django.db.utils." in line
    assert "test_lines.py" in line
    assert quoted not in line


@pytest.mark.parametrize("formatter", [JsonFormatter(), QuietFormatter("%(levelname)s %(message)s")])
def test_a_stranger_writes_no_line_of_his_own(formatter: logging.Formatter) -> None:
    record = logging.LogRecord(
        "x", logging.INFO, "f", 1, "told %s", ("a\n2026-01-01 ERROR forged\x1b[2J\r\u2028b",), None
    )
    record.route = "r\nERROR forged"
    line = formatter.format(record)
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert "forged" in line


def test_what_is_no_field_of_ours_stays_out() -> None:
    record = logging.LogRecord("x", logging.INFO, "f", 1, "told", (), None)
    record.email = "pelapor@contoh.example"
    record.request = "a Django request"
    assert set(json.loads(JsonFormatter().format(record))) == {"time", "level", "logger", "message"}


def test_probes_leave_no_line_and_a_stranger_s_id_is_not_taken_over(database: None, kept: Kept) -> None:
    answer = Client().get("/hidup", headers={"x-request-id": "jahat\nERROR"})
    assert answer.headers["X-Request-Id"] != "jahat\nERROR"
    assert kept.lines == []
    Client().generic("JAHAT", "/perkara/")
    assert json.loads(kept.lines[-1])["method"] == "other"


def test_a_server_that_starts_gives_no_advice_on_numbers_that_were_chosen(database: None, kept: Kept) -> None:
    server = logging.getLogger("_granian")
    # As granian 2 says it: which it says depends on how many processors the machine has.
    server.warning("Configured number of workers appears to be higher than the amount of CPU cores available. ")
    server.warning("Configuration allows spawning up to 24 Python threads, which seems quite high ")
    assert kept.lines == []
    server.warning("Killing worker-1 after it refused to gracefully stop")
    assert "Killing worker-1" in "".join(kept.lines)
