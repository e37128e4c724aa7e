"""Sessions of staff: their two ends, what counts as use, one's own list, ending the others."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from saksama_node.accounts.models import Session
from saksama_node.accounts.policy import Role
from saksama_node.accounts.staying import IDLE, LONGEST, SessionStore
from saksama_node.flows.people.keep_accounts import close_account
from saksama_node.settings import clock
from saksama_node.web.staying import browser_of
from tests.node.accounts.entering import log_in, set_up
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.staffing import staff_with
from tests.testonly.node_folder import PASSWORD

type Later = Callable[[float], None]
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
_IDLE = IDLE.total_seconds() / 60
_LONGEST = LONGEST.total_seconds() / 60


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Let it be so many minutes after the test began."""
    began = clock.machine_time() // 60 * 60

    def move(minutes: float) -> None:
        monkeypatch.setattr(clock, "machine_time", lambda: began + minutes * 60)

    move(0)
    return move


def is_in(client: Client, **headers: str) -> bool:
    return client.get("/meja/", headers=headers).status_code == 200


def test_a_session_ends_when_no_page_was_opened_for_half_an_hour(database: None, later: Later) -> None:
    assert _IDLE == 30
    client = log_in(Client())
    for minutes in (_IDLE - 1, 2 * _IDLE - 2):
        later(minutes)
        assert is_in(client)
    later(3 * _IDLE - 2)
    assert not is_in(client)


def test_eight_hours_after_the_login_it_ends_whatever_was_done(database: None, later: Later) -> None:
    client = log_in(Client())
    for minutes in range(20, 480, 20):
        later(minutes)
        assert is_in(client)
    # A message that is kept, a new cookie: neither puts the end off.
    client.post("/akun/password/change/", {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD})
    later(_LONGEST - 0.1)
    assert is_in(client)
    later(_LONGEST)
    assert not is_in(client)


@pytest.mark.parametrize(
    "asked",
    [
        {"hx-request": "true"},
        {"sec-fetch-mode": "cors"},
        {"sec-fetch-mode": "no-cors"},
        {"sec-fetch-mode": "navigate", "sec-purpose": "prefetch;prerender"},
    ],
)
def test_what_a_page_asks_for_by_itself_keeps_no_session_alive(
    database: None, later: Later, asked: dict[str, str]
) -> None:
    client = log_in(Client())
    for minutes in range(5, 30, 5):
        later(minutes)
        assert is_in(client, **asked)
    later(_IDLE)
    assert not is_in(client)


def test_a_page_that_is_opened_in_a_browser_does(database: None, later: Later) -> None:
    client = log_in(Client())
    later(_IDLE - 1)
    assert is_in(client, **{"sec-fetch-mode": "navigate"})
    later(_IDLE)
    assert is_in(client)


@pytest.mark.parametrize("asked", [{"sec-fetch-mode": "cors"}, {"hx-request": "true"}])
def test_to_ask_for_the_end_is_no_use_and_to_stay_is(database: None, later: Later, asked: dict[str, str]) -> None:
    """A browser says by itself how it asks; for one that does not, the page's script does (`session.js`)."""
    client = log_in(Client())
    later(25)
    told = client.get("/meja/sesi/akhir/", headers=asked).json()
    assert (told["left"], told["final"]) == (0, False), "it warns ten minutes before"
    assert client.post("/meja/sesi/akhir/", headers=asked).json()["left"] == 20 * 60_000
    later(_LONGEST - 5)
    for row in Session.objects.exclude(person=None):
        row.used_at = row.began_at + LONGEST - IDLE / 2
        row.expire_date = row.began_at + LONGEST
        row.save()
    told = client.post("/meja/sesi/akhir/", headers=asked).json()
    assert (told["left"], told["final"]) == (0, True)


def test_a_page_tells_its_own_true_end(database: None, later: Later) -> None:
    client = log_in(Client())
    later(29)
    page = client.get("/meja/").content.decode()
    assert 'data-left="1200000"' in page, "this page was a use"


def test_a_disk_that_takes_no_writing_lets_read_on(database: None, later: Later) -> None:
    client = log_in(Client())
    later(10)
    switch = "PRAGMA query_only" if connection.vendor == "sqlite" else "SET default_transaction_read_only"
    with connection.cursor() as cursor:
        cursor.execute(f"{switch} = ON")
        try:
            assert is_in(client)
        finally:
            cursor.execute(f"{switch} = OFF")
    later(_IDLE)
    assert not is_in(client)


def test_one_s_own_are_listed_and_the_others_ended(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    person = staff_for(Role.OFFICER, "52.01")
    stranger = logged_in(Role.OFFICER, "52.71")
    here = log_in(Client(), person.username, **{"user-agent": FIREFOX})
    there = log_in(Client(), person.username, **{"user-agent": PHONE, "x-forwarded-for": "203.0.113.77"})
    page = here.get("/meja/sesi/").content.decode()
    assert ("Firefox di komputer" in page, "Chrome di telepon" in page) == (True, True)
    assert page.count("sesi ini") == 1
    assert not re.search(r"203\.0\.113|127\.0\.0\.1", page.split("<main")[1])
    asked = here.post("/meja/sesi/").headers["Location"]
    assert asked.startswith("/akun/reauthenticate/")
    assert is_in(there), "a copied cookie alone shuts nobody out"
    before = here.cookies[settings.SESSION_COOKIE_NAME].value
    assert here.post(asked, {"password": PASSWORD}).headers["Location"] == "/meja/sesi/"
    assert here.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert (is_in(here), is_in(there), is_in(stranger)) == (True, False, True)
    assert "Anda hanya masuk di sini." in here.get("/meja/sesi/").content.decode()


def test_who_changes_the_password_stays_and_everybody_else_is_out(database: None) -> None:
    here, there = log_in(Client()), log_in(Client())
    new = "kata-sandi-lain-8812"
    refused = here.post("/akun/password/change/", {"oldpassword": "bukan itu", "password1": new, "password2": new})
    assert refused.status_code == 200
    assert is_in(there)
    answer = here.post("/akun/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert Session.objects.exclude(person=None).count() == 1, "not only refused when it comes: gone"
    assert (is_in(here), is_in(there)) == (True, False)


def test_who_sets_up_a_second_factor_is_alone_afterwards(database: None) -> None:
    here, with_the_password_alone = log_in(Client()), log_in(Client())
    set_up(here)
    assert (is_in(here), is_in(with_the_password_alone)) == (True, False)


def test_an_account_that_is_closed_has_no_session(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    person = staff_for(Role.OFFICER, "52.01")
    logged_in(Role.OFFICER, "52.01")
    assert Session.objects.filter(person=person.id).exists()
    close_account(by=staff_with(Role.ADMINISTRATOR, "52"), person_id=person.id)
    assert not Session.objects.filter(person=person.id).exists()


def test_whoever_reads_the_rows_is_logged_in_nowhere(database: None) -> None:
    client = log_in(Client())
    (row,) = Session.objects.exclude(person=None)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert len(cookie) == 32, "of 36 letters: 165 bits"
    assert cookie not in {row.pk, row.session_data}
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row.pk
    assert not is_in(thief)
    # A row of one's own, filled with what another's holds.
    own = SessionStore()
    own.create()
    Session.objects.filter(pk=Session.objects.get(person=None).pk).update(
        session_data=row.session_data, person=row.person, expire_date=row.expire_date
    )
    thief.cookies[settings.SESSION_COOKIE_NAME] = own.session_key or ""
    assert not is_in(thief)


def test_every_page_has_a_way_out_and_who_leaves_takes_all_along(database: None) -> None:
    client = log_in(Client())
    for page in ("/meja/", "/meja/sesi/", "/akun/2fa/", "/akun/password/change/"):
        assert "data-leave" in client.get(page).content.decode()
    answer = client.post("/akun/logout/")
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert not Session.objects.exclude(person=None).exists()
    assert not is_in(client)


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        (FIREFOX, "firefox computer"),
        (PHONE, "chrome phone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "edge computer"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1", "safari phone"),
        ("curl/8.1", ""),
        ("", ""),
    ],
)
def test_of_a_browser_its_kind_is_kept(agent: str, kind: str) -> None:
    assert browser_of(agent) == kind
