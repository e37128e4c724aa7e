"""Every door leaves its line: coming in and failing, second factors, accounts, files, commands, settings."""

import ast
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

import saksama_node
from saksama.tlog.note import SigningKey
from saksama_node.accounts.policy import Role
from saksama_node.accounts.queries import staff_named
from saksama_node.agreements.introduction import Introduction
from saksama_node.condition.check import to_json
from saksama_node.exchange import linking
from saksama_node.flows.agreement.pair_partner import keep_introduced
from saksama_node.flows.content.gather_content import add_feed, switch_feed
from saksama_node.flows.deadlines.keep_calendar import renew_calendar, revoke_calendar
from saksama_node.flows.following.retry_entry import follow_again, see_fault
from saksama_node.flows.people.admit_people import hand_out_code
from saksama_node.flows.people.keep_accounts import close_account, grant_account, open_account
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace import noting
from saksama_node.trace.deed import Deed
from saksama_node.trace.models import KnownSetting, Line
from saksama_node.upkeep.alarming import Raised, keep_alarms, open_alarms
from saksama_node.web.operations import main
from tests.node.accounts.entering import SET_UP, log_in, set_up
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.trace.reading import deeds, lines
from tests.testonly.node_folder import PASSWORD

pytestmark = pytest.mark.usefixtures("database")
LOGIN = "/akun/login/"
COMMANDS = Path(saksama_node.__file__).parent / "web" / "operations" / "management" / "commands"
READING = {
    "alarms", "establish", "examine", "fill_restored", "migrate", "note_command", "prove_restored",
    "recount_deadlines", "status", "trace", "work",
}  # fmt: skip
"""Commands that change nothing by a person's will, or leave lines of their own, as `manage migrate` does."""


def test_init_is_the_first_to_leave_lines() -> None:
    first = lines()
    assert [each.act for each in first] == [Deed.ACCOUNT_OPENED, Deed.ROLE_GRANTED]
    assert all(each.command and each.person == staff_named("admin").id for each in first)


def test_who_comes_in_fails_is_locked_out_or_leaves_is_known_by_number_alone() -> None:
    client, admin = Client(), staff_named("admin").id
    client.post(LOGIN, {"login": "rahasia-yang-diketik", "password": "salah-sekali-ini"})
    for _ in range(5):
        client.post(LOGIN, {"login": "Admin", "password": "salah-sekali-ini"})
    client.post(LOGIN, {"login": "admin", "password": PASSWORD})
    failed = lines()[2:]
    assert [each.act for each in failed] == [Deed.LOGIN_FAILED, *[Deed.LOGIN_FAILED] * 5, Deed.LOCKED]
    assert [(each.who, each.person) for each in failed] == [(0, 0), *[(0, admin)] * 6]
    assert "rahasia" not in str(failed)


def test_coming_in_and_leaving_is_a_line_each() -> None:
    client, admin = Client(), staff_named("admin").id
    client.post(LOGIN, {"login": "admin", "password": PASSWORD})
    asked_again = client.post("/meja/sesi/").headers["Location"]
    client.post(asked_again, {"password": PASSWORD}, follow=True)
    client.post("/akun/logout/")
    done = [(each.act, each.who) for each in lines()[2:]]
    assert done == [(Deed.LOGIN, admin), (Deed.SESSIONS_ENDED, admin), (Deed.LOGOUT, admin)]


def test_a_second_factor_put_on_failed_and_replaced_and_a_password_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = time.time()
    monkeypatch.setattr(time, "time", lambda: moment)
    client = log_in(Client())
    set_up(client)
    client.post(SET_UP, {"code": "000000"})
    again = Client()
    again.post(LOGIN, {"login": "admin", "password": PASSWORD})
    again.post("/akun/2fa/authenticate/", {"code": "1234567"})
    client.post("/akun/2fa/recovery-codes/generate/")
    new = {"oldpassword": PASSWORD, "password1": "kuda-laut-biru-tujuh", "password2": "kuda-laut-biru-tujuh"}
    assert client.post("/akun/password/change/", new).status_code == 302
    monkeypatch.setattr(time, "time", lambda: moment + 30)
    set_up(client)
    assert deeds()[2:] == [
        Deed.LOGIN,
        Deed.FACTOR_ADDED,
        Deed.FACTOR_CODES_MADE,
        Deed.CODE_FAILED,
        Deed.CODE_FAILED,
        Deed.FACTOR_CODES_MADE,
        Deed.PASSWORD_CHANGED,
        Deed.FACTOR_REPLACED,
    ]


def test_recovery_codes_that_are_shown_or_handed_out_are_a_line() -> None:
    client, admin = log_in(Client()), staff_named("admin").id
    set_up(client)
    before = Line.objects.count()
    assert client.get("/akun/2fa/recovery-codes/").status_code == 200
    assert client.get("/akun/2fa/recovery-codes/download/").status_code == 200
    assert Client().get("/akun/2fa/recovery-codes/download/").status_code != 200
    assert [(each.act, each.who) for each in lines()[before:]] == [(Deed.FACTOR_CODES_SHOWN, admin)] * 2


def test_a_password_and_codes_that_are_tried_inside_are_lines_and_so_is_the_lock() -> None:
    client, admin = log_in(Client()), staff_named("admin").id
    set_up(client)
    wrong = {
        "oldpassword": "salah-sekali-ini",
        "password1": "kuda-laut-biru-tujuh",
        "password2": "kuda-laut-biru-tujuh",
    }
    assert client.post("/akun/password/change/", wrong).status_code == 200
    told = lines()[-1]
    assert (told.act, told.person) == (Deed.LOGIN_FAILED, admin)
    for _ in range(4):
        client.post("/akun/password/change/", wrong)
    assert [(each.act, each.person) for each in lines()[-2:]] == [(Deed.LOGIN_FAILED, admin), (Deed.LOCKED, admin)]
    again = Client()
    again.post(LOGIN, {"login": "admin", "password": PASSWORD})
    for _ in range(7):
        again.post("/akun/2fa/authenticate/", {"code": "1234567"})
    assert [(each.act, each.person) for each in lines()[-6:]] == [
        *[(Deed.CODE_FAILED, admin)] * 5,
        (Deed.LOCKED, admin),
    ]


def test_what_is_done_to_an_account_names_who_did_it_and_whose_it_is() -> None:
    admin = staff_named("admin")
    person = open_account(by=admin, username="ayu", name="Contoh Ayu", region="52.01", email="")
    granted = grant_account(by=admin, person_id=person, role=Role.READER, region="52.01")
    hand_out_code(by=admin, person_id=person)
    close_account(by=admin, person_id=person)
    done = lines()[2:]
    assert [each.act for each in done] == [
        Deed.ACCOUNT_OPENED,
        Deed.ROLE_GRANTED,
        Deed.CODES_HANDED_OUT,
        Deed.ROLE_ENDED,
        Deed.ACCOUNT_CLOSED,
    ]
    assert {(each.who, each.person, each.command) for each in done} == {(admin.id, person, False)}
    assert done[1].subject == granted.entry.subject


def test_whatever_the_desk_hands_out_leaves_a_line_and_a_page_does_not(
    things: Mapping[str, object], logged_in: LoggedIn
) -> None:
    client = logged_in(Role.OFFICER, "52", "jejak")
    before = Line.objects.count()
    assert client.get("/meja/").status_code == 200
    assert Line.objects.count() == before
    address = reverse("desk:case_evidence", args=[things["$evidence"]])
    assert client.get(f"{address}?q=rahasia").status_code == 200
    told = lines()[-1]
    assert (told.act, told.subject, told.who) == (Deed.FILE_HANDED_OUT, address, number_in(client))
    assert client.get("/meja/konten/?bentuk=csv").headers["Content-Type"].startswith("text/csv")
    assert (lines()[-1].act, lines()[-1].subject) == (Deed.FILE_HANDED_OUT, "/meja/konten/")


def number_in(client: Client) -> int:
    return int(client.session["_auth_user_id"])


def test_each_command_that_acts_leaves_a_line_before_it_does() -> None:
    past = {
        path.stem
        for path in COMMANDS.glob("*.py")
        if path.stem != "__init__" and path.stem not in READING and "TracedCommand" not in _bases(path)
    }
    assert past == set()
    with pytest.raises(Exception, match=r"tiada"):
        call_command("account", "roles", "tiada")
    assert (lines()[-1].act, lines()[-1].subject, lines()[-1].command) == (Deed.COMMAND_RUN, "account roles", True)


def _bases(path: Path) -> set[str]:
    found = next(
        each for each in ast.parse(path.read_text()).body if isinstance(each, ast.ClassDef) and each.name == "Command"
    )
    return {each.id for each in found.bases if isinstance(each, ast.Name)}


def test_what_no_entry_names_is_a_line_calendars_feeds_faults_and_alarms(staff_for: StaffFor) -> None:
    by, before = staff_for(Role.OFFICER), Line.objects.count()
    renew_calendar(by)
    revoke_calendar(by)
    feed = add_feed(by, "https://kabar.example/umpan.xml", "Contoh")
    switch_feed(by, feed, active=False)
    origin, url = "mitra.example/log", "https://mitra.example"
    pair = Introduction("kpu", "Contoh", origin, url, "k", str(SigningKey.generate(origin).verifier), "w", None)
    keep_introduced(by, pair)
    follow_again(by, pair.origin)
    linking.note_fault(pair.origin, None, "ledger.fork", "")
    (fault,) = linking.faults()
    see_fault(by, fault.id)
    told = lines()[before:]
    assert {each.who for each in told} == {by.id}
    assert [(each.act, each.subject) for each in told] == [
        (Deed.CALENDAR_RENEWED, ""),
        (Deed.CALENDAR_REVOKED, ""),
        (Deed.FEED_ADDED, str(feed)),
        (Deed.FEED_SWITCHED, str(feed)),
        (Deed.PARTNER_PAIRED, pair.origin),
        (Deed.LINK_RESUMED, pair.origin),
        (Deed.FAULT_SEEN, str(fault.id)),
    ]


def test_who_marked_an_alarm_as_seen_is_a_line(logged_in: LoggedIn) -> None:
    keep_alarms([Raised("disk.low", "/data", to_json({"free": 5}))], frozenset({"disk"}), now())
    (alarm,) = open_alarms()
    client = logged_in(Role.SECURITY)
    client.post(f"/meja/kesehatan/{alarm.id}/dilihat/")
    told = lines()[-1]
    assert (told.act, told.subject, told.who) == (Deed.ALARM_SEEN, "disk.low", number_in(client))


def test_djangos_own_commands_leave_one_too() -> None:
    main.main(["manage", "check", "--fail-level", "CRITICAL"])
    assert (lines()[-1].act, lines()[-1].subject) == (Deed.COMMAND_RUN, "manage check")


def test_a_setting_that_changed_is_named_and_its_value_kept_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    noting.note_settings()
    before = Line.objects.count()
    noting.note_settings()
    assert Line.objects.count() == before
    monkeypatch.setattr(noting, "SETTINGS", replace(SETTINGS, mail_url="smtp://rahasia.example", alarm_hours=3))
    noting.note_settings()
    noting.note_settings()
    assert [(each.act, each.subject) for each in lines()[before:]] == [
        (Deed.SETTING_CHANGED, "alarm_hours"),
        (Deed.SETTING_CHANGED, "mail_url"),
    ]
    assert "rahasia" not in str(list(KnownSetting.objects.values_list("name", "digest")))


def test_a_wrong_code_of_the_first_login_is_a_line() -> None:
    asked = {"username": "admin", "code": "AAAA-AAAA-AAAA-AAAA", "password": "kuda-laut-biru-tujuh"}
    Client().post("/akun/pertama/", {**asked, "again": asked["password"]})
    assert (lines()[-1].act, lines()[-1].person) == (Deed.CODE_FAILED, staff_named("admin").id)


def test_that_wrong_first_codes_shut_their_sender_out_is_a_line() -> None:
    client, admin, before = Client(), staff_named("admin").id, Line.objects.count()
    asked = {"username": "admin", "code": "AAAA-AAAA-AAAA-AAAA", "password": "kuda-laut-biru-tujuh"}
    tried = [client.post("/akun/pertama/", {**asked, "again": asked["password"]}).status_code for _ in range(22)]
    assert tried == [*[422] * 20, *[429] * 2]
    done = [(each.act, each.person) for each in lines()[before:]]
    assert done == [*[(Deed.CODE_FAILED, admin)] * 20, (Deed.CODE_LOCKED, admin)], "what is refused leaves none"


def test_what_lies_under_a_passphrase_is_opened_at_one_place_that_leaves_the_line() -> None:
    source, openers = Path(saksama_node.__file__).parent, {"institution_key", "open_with", "open_newest"}
    found = {
        str(path.relative_to(source))
        for folder in ("flows", "web")
        for path in (source / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and _name(node.func) in openers
    }
    assert found == {"flows/keys/open_vault.py"}


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
