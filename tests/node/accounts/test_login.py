"""Login by the real pages: lockout, second factor, cookies, and what a closed institution does not offer."""

import re
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest
from allauth.account.internal.flows import reauthentication
from django.test import Client

from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.settings.current import SETTINGS
from saksama_node.web import login
from saksama_node.web.desk.frame import access
from tests.node.accounts.entering import LOGIN, SET_UP, now_code, time_stands_still
from tests.node.conftest import LoggedIn
from tests.testonly.node_folder import PASSWORD


def try_in(client: Client, password: str, username: str = "admin") -> bool:
    answer = client.post(LOGIN, {"login": username, "password": password})
    return answer.status_code == 302


def test_the_right_password_leads_to_the_desk(database: None) -> None:
    client = Client()
    answer = client.post(LOGIN, {"login": "ADMIN", "password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/meja/")
    cookie = answer.cookies["saksama_bawaslu_ntb_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.get("/meja/").status_code == 200


def test_five_wrong_passwords_lock_the_account_also_for_the_right_one(database: None) -> None:
    for _ in range(5):
        assert not try_in(Client(), "salah-sekali-ini")
    assert not try_in(Client(), PASSWORD)


def test_an_unknown_name_is_answered_like_a_wrong_password(database: None) -> None:
    token = re.compile(r'value="[A-Za-z0-9]{64}"')
    told = []
    for name in ("admin", "tiada"):
        page = Client().post(LOGIN, {"login": name, "password": "salah-sekali"}).content.decode()
        told.append(token.sub("", page).replace(f'value="{name}"', ""))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "address",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "confirm-email/abc/",
        "password/set/",
        "password/reset/",
        "login/code/confirm/",
    ],
)
def test_what_is_the_administrators_is_no_page(database: None, address: str) -> None:
    client = Client()
    assert try_in(client, PASSWORD)
    assert client.get(f"/akun/{address}").status_code == 404
    assert client.post(f"/akun/{address}", {"email": "a@example.id"}).status_code == 404


def test_without_a_second_factor_the_desk_leads_to_its_page_and_opens_after_it(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (access, login):
        monkeypatch.setattr(module, "SETTINGS", replace(SETTINGS, require_mfa=True))
    client = Client()
    assert try_in(client, PASSWORD)
    first = client.get("/meja/")
    assert (first.status_code, first.headers["Location"]) == (302, "/akun/2fa/totp/activate/")
    # The password was typed a moment ago: it is not asked for again, nor is the app's own code for the codes on paper.
    page = client.get("/akun/2fa/totp/activate/")
    assert page.status_code == 200
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    assert "data:" not in client.get(LOGIN).headers.get("Content-Security-Policy", "")
    with time_stands_still():
        code = now_code(client.session["mfa.totp.secret"])
        codes = client.post("/akun/2fa/totp/activate/", {"code": code})
    paper = client.get(codes.headers["Location"]).content.decode()
    assert "kode" in paper
    assert client.get("/meja/").status_code == 200
    again = Client()
    answer = again.post(LOGIN, {"login": "admin", "password": PASSWORD})
    assert answer.headers["Location"].startswith("/akun/2fa/authenticate/")
    assert again.get("/meja/").status_code == 302
    # Who has a second factor is asked again, however soon, before what matters.
    spare = re.findall(r"\b[0-9]{8}\b", paper)
    assert again.post("/akun/2fa/authenticate/", {"code": spare[0]}).status_code == 302
    assert again.get("/meja/").status_code == 200
    asked = again.post("/meja/surel/", {"email": "a@contoh.example"})
    assert asked.headers["Location"].startswith("/akun/2fa/reauthenticate/")


def test_the_password_of_a_first_login_counts_for_the_set_up_alone_and_for_five_minutes(
    database: None, logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (access, login):
        monkeypatch.setattr(module, "SETTINGS", replace(SETTINGS, require_mfa=True))
    client = Client()
    assert try_in(client, PASSWORD)
    # Nothing else is to be had by it: the desk is closed, and where letters go stays as it was.
    assert client.post("/meja/surel/", {"email": "lain@contoh.example"}).headers["Location"] == SET_UP
    assert Person.objects.get(username="admin").email != "lain@contoh.example"
    began = time.time()
    for seconds, is_asked in ((290, False), (301, True)):
        monkeypatch.setattr(reauthentication, "time", SimpleNamespace(time=lambda at=began + seconds: at))
        assert (client.get(SET_UP).status_code == 302) == is_asked, seconds
    asked = client.get(SET_UP).headers["Location"]
    assert asked.startswith("/akun/reauthenticate/")
    assert client.post(asked, {"password": "bukan ini"}).status_code == 200
    assert client.get(SET_UP).status_code == 302
    monkeypatch.setattr(reauthentication, "time", time)
    # Who found a desk open has typed none.
    assert logged_in(Role.OFFICER).get(SET_UP).headers["Location"].startswith("/akun/reauthenticate/")


def test_where_no_second_factor_is_demanded_the_password_is_asked_for_before_one_is_set_up(database: None) -> None:
    client = Client()
    assert try_in(client, PASSWORD)
    assert client.get("/meja/").status_code == 200
    assert client.get(SET_UP).headers["Location"].startswith("/akun/reauthenticate/")
