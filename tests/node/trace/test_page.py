"""The page of the trace: who may read it, what it says before and after the passphrase, the file for an auditor."""

import hashlib
import json
from base64 import b64decode
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from saksama.entries.commitment import commit
from saksama.entries.trace import head_of, parse_day_head
from saksama_node.accounts import policy
from saksama_node.accounts.policy import Role
from saksama_node.ledger.queries import committed
from saksama_node.trace import closing
from saksama_node.trace.deed import Deed
from saksama_node.trace.models import Line
from saksama_node.trace.tracing import trace
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.trace.reading import lines, pass_days
from tests.testonly.node_folder import VAULT_PASSPHRASE

pytestmark = pytest.mark.usefixtures("database")
PAGE = "/meja/jejak/"


@pytest.mark.parametrize(
    ("role", "region", "status"),
    [
        (Role.CUSTODIAN, "52", 200),
        (Role.COMMISSIONER, "52", 200),
        (Role.SECURITY, "52", 200),
        (Role.ADMINISTRATOR, "52", 403),
        (Role.OFFICER, "52", 403),
        (Role.COMMISSIONER, "52.01", 403),
    ],
)
def test_two_kinds_of_people_at_the_institution_itself_read_it_and_never_the_administrator(
    logged_in: LoggedIn, role: Role, region: str, status: int
) -> None:
    assert logged_in(role, region).get(PAGE).status_code == status


def test_a_day_opens_with_the_passphrase_alone_and_reading_it_is_a_line(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    client, today = logged_in(Role.CUSTODIAN), policy.today()
    trace(Deed.ROLE_GRANTED, by=staff_for(Role.OFFICER), person=1, office="52.01")
    asked = {"day": today.isoformat(), "person": "", "act": "", "passphrase": "bukan-frasanya-yang-ini"}
    refused = client.post(PAGE, asked)
    assert refused.status_code == 422
    assert "memberi peran</td>" not in refused.content.decode()
    assert lines()[-1].act is Deed.PASSPHRASE_WRONG
    shown = client.post(PAGE, {**asked, "passphrase": VAULT_PASSPHRASE}).content.decode()
    assert "Contoh officer" in shown
    assert "52.01" in shown
    told = lines()[-1]
    assert (told.act, told.who, told.subject) == (Deed.TRACE_READ, staff_for(Role.CUSTODIAN).id, today.isoformat())
    narrow = client.post(PAGE, {**asked, "passphrase": VAULT_PASSPHRASE, "act": Deed.TRACE_READ.value}).content.decode()
    assert "Contoh officer" not in narrow


def test_the_page_says_which_day_was_thinned_before_it_is_opened(
    logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = policy.today()
    pass_days(monkeypatch, 1)
    assert closing.seal_next()
    client = logged_in(Role.CUSTODIAN)
    assert "utuh, sesuai log" in client.get(PAGE).content.decode()
    Line.objects.filter(day__day=first, number=1).delete()
    page = client.get(PAGE).content.decode()
    assert "ada yang diambil darinya" in page
    assert "yang pertama hilang nomor 1" in page


def test_an_auditor_makes_a_day_again_from_the_file_and_the_log(
    logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = policy.today()
    pass_days(monkeypatch, 1)
    closing.seal_next()
    asked = {"day": first.isoformat(), "person": "", "act": "", "passphrase": VAULT_PASSPHRASE, "bentuk": "jsonl"}
    answer = logged_in(Role.CUSTODIAN).post(PAGE, asked)
    assert "attachment" in answer.headers["Content-Disposition"]
    head, *told = [json.loads(line) for line in answer.content.splitlines()]
    (entry,) = committed(["trace.sealed"])
    (opening,) = head["openings"]
    data = b64decode(opening["data"])
    assert commit("trace.sealed", "head", b64decode(opening["salt"]), data) == entry.entry.commits["head"]
    said = parse_day_head(data)
    assert head_of(said.before, first, (b64decode(each["sealed"]) for each in told)) == said
    assert [each["told"]["act"] for each in told] == ["account.opened", "role.granted"]
    sealed = tmp_path / "hari.jsonl"
    call_command("trace", "--export", first.isoformat(), "--out", str(sealed))
    assert b"told" not in sealed.read_bytes()
    assert (lines()[-1].act, lines()[-1].subject) == (Deed.COMMAND_RUN, "trace export")
    assert hashlib.sha256(sealed.read_bytes()).digest()


def test_the_command_checks_every_day_and_fails_where_one_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    first = policy.today()
    pass_days(monkeypatch, 3)
    while closing.seal_next():
        pass
    call_command("trace", "--check")
    Line.objects.filter(day__day=first, number=2).delete()
    with pytest.raises(CommandError, match="1 hari"):
        call_command("trace", "--check")
    assert first + timedelta(days=3) == policy.today()
