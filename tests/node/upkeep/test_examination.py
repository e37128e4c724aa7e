"""What the examination says of each trouble of the links and of people, and whose alarm it becomes."""

import json
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.db import connections

from saksama.tlog.witness import origin_hash
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.condition.beats import beats
from saksama_node.condition.check import told
from saksama_node.exchange import linking, models
from saksama_node.flows.node import examine_log
from saksama_node.flows.node.examine_log import mirrors
from saksama_node.flows.node.examine_machine import BACKUP_FILE
from saksama_node.flows.node.examine_node import Examination, examine_node
from saksama_node.flows.node.watch_node import raise_alarms
from saksama_node.flows.node.whose_alarm import concerns
from saksama_node.ledger import licence
from saksama_node.ledger.actions import act, append, new_subject, use_witness
from saksama_node.ledger.faults import OldBackup
from saksama_node.ledger.public import checkpoint_of, tree_size
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep import alarming
from saksama_node.web.operations.worker import LOOPS
from tests.node.conftest import StaffFor
from tests.node.ledger.conftest import a_body
from tests.node.staffing import staff_with
from tests.testonly.outsider import OUTSIDER

ORIGIN = "mitra.example/log"


def look() -> Examination:
    return examine_node(asking=False, thorough=False)


def codes() -> set[str]:
    return {each.code for each in look().checks}


@pytest.fixture
def partner(database: None) -> str:
    linking.open_link(origin=ORIGIN, name="Contoh Mitra", url="http://127.0.0.1:9", institution_key="k")
    return ORIGIN


def test_a_partner_is_quiet_for_an_hour_before_it_is_an_alarm(partner: str) -> None:
    linking.silent(partner, "exchange.partner-silent", "ConnectError")
    assert "partner.quiet" in codes()
    (quiet,) = [each for each in look().checks if each.code == "partner.quiet"]
    assert told(quiet, "id").words.endswith(": simpulnya tidak menjawab.")
    assert told(quiet, "en").words.endswith(": its node does not answer.")
    models.Link.objects.update(silent_since=now() - timedelta(minutes=61))
    assert "partner.silent" in codes()
    linking.heard(partner)
    assert "partner.well" in codes()


STOPS = [
    # code of the fault, code of the finding
    ("ledger.fork", "partner.fork"),
    ("ledger.rollback", "partner.rollback"),
    ("note.unverified", "partner.signature"),
    ("note.signature-invalid", "partner.signature"),
]


@pytest.mark.parametrize(("fault", "finding"), STOPS)
def test_what_stops_a_link_is_one_alarm_of_both(partner: str, staff_for: StaffFor, fault: str, finding: str) -> None:
    linking.stop(partner, fault, "")
    raise_alarms(look())
    (alarm,) = [each for each in alarming.open_alarms() if each.code.startswith("partner.")]
    assert alarm.code == finding
    assert concerns(staff_for(Role.ADMINISTRATOR), alarm.code)
    assert concerns(staff_for(Role.COMMISSIONER), alarm.code)
    assert not concerns(staff_for(Role.INTAKE), alarm.code)
    # Letting the link go on does not see to why it stood still.
    linking.resume(partner)
    assert finding in codes()
    linking.clear_faults(partner, None)
    assert finding not in codes()


FAULTS = [
    ("dispatch.no-permit", "partner.dispatch-rejected"),
    ("dispatch.number-gap", "partner.dispatch-rejected"),
    ("key-statement.malformed", "partner.key"),
    ("ledger.entries-differ", "partner.fault"),
    (f"sending.set-aside.{'ab' * 16}", "partner.dispatch-aside"),
]


@pytest.mark.parametrize(("fault", "finding"), FAULTS)
def test_a_fault_of_the_partner_s_log_is_an_alarm_until_it_is_seen_to(partner: str, fault: str, finding: str) -> None:
    for index in (3, 4):
        linking.note_fault(partner, index, fault, "")
    raise_alarms(look())
    assert [each.code for each in alarming.open_alarms() if each.code.startswith("partner.")] == [finding]
    for each in linking.faults():
        linking.clear_fault(staff_with(Role.OFFICER, "52"), each.id)
    raise_alarms(look())
    assert [each.code for each in alarming.open_alarms() if each.code.startswith("partner.")] == []


def test_a_log_that_does_not_sign_and_a_witness_that_is_away_are_alarms(database: None) -> None:
    use_witness(OUTSIDER.vkey, "http://127.0.0.1:9", partner=False)
    licence.tell("ledger.nobody-answered")
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE ledger_witnesstarget SET failures = 10, fault = 'ConnectError'")
        cursor.execute("UPDATE ledger_leaf SET at = at - 120000")
    assert {"log.not-signing", "log.waiting", "witness.silent"} <= codes()


def test_an_old_copy_says_what_to_do(database: None) -> None:
    licence.tell(str(OldBackup(held=1, cosigned=2, shown=b"")))
    assert "log.old-copy" in codes()
    # Of one that was restored a moment ago nobody has said yet that it is one.
    licence.tell(f"{licence.RESTORED} from a backup of yesterday")
    assert "log.restored" in codes()
    licence.tell("")
    assert not codes() & {"log.old-copy", "log.not-signing", "log.restored"}


def test_entries_that_the_partner_does_not_mirror_are_told(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    integrate_round()
    shown = {"note": b""}

    class Mirror(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_ours = self.path == f"/mirror/{origin_hash(SETTINGS.origin)}/checkpoint" and shown["note"]
            self.send_response(200 if is_ours else 404)
            self.send_header("Content-Length", str(len(shown["note"])))
            self.end_headers()
            self.wfile.write(shown["note"])

        def log_message(self, *said: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Mirror)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}"
        linking.open_link(origin=ORIGIN, name="Contoh Mitra", url=url, institution_key="k")
        assert [each.code for each in mirrors()] == ["mirror.unknown"]
        shown["note"] = note_of(tree_size())
        with act():
            append(a_body(1), subject=new_subject(), actor="0" * 32)
        integrate_round()
        # A moment later it is on its way, and no alarm.
        assert [each.code for each in mirrors()] == ["mirror.well"]
        monkeypatch.setattr(examine_log, "MIRRORED_WITHIN", timedelta(0))
        (found,) = mirrors()
        assert (found.code, found.facts["count"]) == ("mirror.lags", 1)
        shown["note"] = note_of(tree_size())
        assert [each.code for each in mirrors()] == ["mirror.well"]
    finally:
        server.shutdown()
        server.server_close()


def note_of(size: int) -> bytes:
    signed = checkpoint_of(size)
    assert signed is not None
    return signed.note


def test_the_last_backup_is_as_old_as_its_note_says(database: None) -> None:
    file = SETTINGS.data / BACKUP_FILE
    try:
        for age, code in ((timedelta(hours=3), "backup.well"), (timedelta(days=3), "backup.old")):
            file.write_text(json.dumps({"at": (now() - age).isoformat()}))
            assert code in codes()
        # Made while the clock was years ahead: it would be well until then.
        file.write_text(json.dumps({"at": (now() + timedelta(days=3000)).isoformat()}))
        assert "backup.ahead" in codes()
        for wrong in ("{", '{"at": "2026-11-24T08:00:00"}'):
            file.write_text(wrong)
            assert "backup.unknown" in codes()
    finally:
        file.unlink()
    assert "backup.none" in codes()


def test_a_check_that_fails_itself_is_said_and_ends_no_alarm(database: None) -> None:
    file = SETTINGS.data / "keys" / "institution.pub"
    kept = file.read_bytes()
    file.write_bytes(b"\xff\xfe no key")
    try:
        found = look()
    finally:
        file.write_bytes(kept)
    assert [each.about for each in found.checks if each.code == "node.failed"] == ["key"]
    assert "key" not in found.looked_at


def test_nobody_s_address_or_password_stands_in_an_examination(staff_for: StaffFor) -> None:
    who = staff_for(Role.DUTY)
    Person.objects.filter(pk=who.id).update(email="rahasia@kantor.example")
    said = repr(look())
    for secret in (who.username, who.name, "rahasia@kantor.example"):
        assert secret not in said


def test_every_loop_of_the_worker_gives_signs_of_life_and_a_kill_ends_them(database: None, folder: Path) -> None:
    connections.close_all()
    worker = subprocess.Popen([sys.executable, "-m", "saksama_node.web.operations", "work"])
    end = time.monotonic() + 180
    try:
        while {each.loop for each in beats(folder)} != set(LOOPS) and time.monotonic() < end:
            assert worker.poll() is None
            time.sleep(0.1)
        assert {each.loop for each in beats(folder)} == set(LOOPS)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    last = {each.loop: (folder / "beats" / each.loop).stat().st_mtime_ns for each in beats(folder)}
    time.sleep(1.5)
    assert {each.loop: (folder / "beats" / each.loop).stat().st_mtime_ns for each in beats(folder)} == last
