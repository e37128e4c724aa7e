"""Guessing at accounts: five tries and no more, by names, addresses and threads; and nobody shut out by strangers."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saksama_node.accounts.admitting import make_code
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.flows.people.admit_people import take_up_account
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from tests.node.accounts.entering import LOGIN, in_a_while, now_code, set_up
from tests.node.accounts.trying import at_once, written
from tests.node.conftest import StaffFor
from tests.testonly.node_folder import PASSWORD

WRONG = "salah-sekali-ini"
OTHER_PASSWORD = "sandi-lain-untuk-uji-8812"
DEVICE = "saksama_bawaslu_ntb_device_"


@dataclass
class Asked:
    """How often a password was compared, at whom."""

    at: list[str] = field(default_factory=list)


@pytest.fixture
def asked(database: None, monkeypatch: pytest.MonkeyPatch) -> Asked:
    found, check = Asked(), AbstractBaseUser.check_password

    def checked(person: AbstractBaseUser, password: str) -> bool:
        found.at.append(person.get_username())
        return check(person, password)

    monkeypatch.setattr(AbstractBaseUser, "check_password", checked)
    return found


def post(client: Client, password: str, username: str = "admin", address: str = "192.0.2.1") -> HttpResponse:
    return client.post(LOGIN, {"login": username, "password": password}, REMOTE_ADDR=address)  # type: ignore[return-value]


def comes_in(client: Client, password: str = PASSWORD, username: str = "admin", address: str = "192.0.2.1") -> bool:
    return post(client, password, username, address).status_code == 302


def exhaust(username: str = "admin") -> None:
    """What strangers do to somebody: more wrong ones than are taken, from many places."""
    for number in range(8):
        assert not comes_in(Client(), WRONG, username, f"198.51.100.{number}")


def known(username: str = "admin") -> Client:
    """A browser in which this person came in, and left again."""
    client = Client()
    assert comes_in(client, username=username, address="203.0.113.1")
    client.post("/akun/logout/")
    assert client.get("/meja/").status_code == 302
    return client


def test_of_25_wrong_passwords_among_a_flood_of_names_five_are_tried(asked: Asked) -> None:
    for number in range(25):
        comes_in(Client(), WRONG, address=f"198.51.100.{number}")
        for other in range(16):
            comes_in(Client(), WRONG, f"tiada{number}-{other}", f"203.0.113.{(16 * number + other) % 250}")
    assert asked.at.count("admin") == 5
    assert not comes_in(Client(), address="192.0.2.9")


def test_of_30_wrong_passwords_at_once_five_are_tried(asked: Asked) -> None:
    at_once(30, lambda number: comes_in(Client(), WRONG, address=f"198.51.100.{number}"))
    assert asked.at.count("admin") == 5


def test_a_refused_password_is_compared_with_nothing_and_writes_nothing(asked: Asked) -> None:
    exhaust()
    client = Client()
    client.get(LOGIN)
    asked.at.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = post(client, PASSWORD)
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan masuk yang gagal" in answer.content.decode()
    assert asked.at == []
    assert written(queries.captured_queries) == []


def test_one_place_is_wrong_twenty_times_at_whichever_accounts(asked: Asked) -> None:
    for number in range(30):
        comes_in(Client(), WRONG, f"tiada{number}", "198.51.100.7")
    assert not comes_in(Client(), address="198.51.100.7")
    assert asked.at == []
    assert comes_in(Client(), address="198.51.100.8")


def test_strangers_shut_nobody_out_of_the_device_on_which_they_came_in(database: None) -> None:
    device = known()
    exhaust()
    assert not comes_in(Client(), address="192.0.2.9")
    assert comes_in(device, address="192.0.2.9")


def test_nor_by_what_they_do_from_the_same_place(database: None) -> None:
    device = known()
    for number in range(30):
        comes_in(Client(), WRONG, f"tiada{number}", "198.51.100.7")
    assert comes_in(device, address="198.51.100.7")


def test_a_known_device_has_five_tries_too_and_takes_none_from_others(database: None) -> None:
    device = known()
    for _ in range(5):
        assert not comes_in(device, WRONG)
    assert not comes_in(device)
    assert comes_in(Client())


def test_the_cookie_is_for_the_login_alone_and_no_script_reads_it(database: None) -> None:
    answer = post(Client(), PASSWORD)
    (cookie,) = (each for name, each in answer.cookies.items() if name.startswith(DEVICE))
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/akun/")
    assert cookie["max-age"] == timedelta(days=180).total_seconds()
    assert "admin" not in cookie.OutputString()


def test_a_cookie_counts_for_no_other_account(database: None, staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER).username
    device = known(officer)
    ((name, token),) = ((name, each.value) for name, each in device.cookies.items() if name.startswith(DEVICE))
    thief = Client()
    ((other, _),) = ((each, 0) for each in known().cookies if each.startswith(DEVICE))
    assert name != other
    exhaust()
    thief.cookies[other] = token
    assert not comes_in(thief)
    for forged in ("", "x", f"{token}0", signing.TimestampSigner(salt="saksama.device").sign("0" * 32 + ".0")):
        thief.cookies[other] = forged
        assert not comes_in(thief)


def test_a_cookie_ends_with_the_password_and_its_own_device_stays_known(database: None) -> None:
    elsewhere, here = known(), known()
    assert comes_in(here)
    changed = {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
    assert here.post("/akun/password/change/", changed).status_code == 302
    here.post("/akun/logout/")
    exhaust()
    assert not comes_in(elsewhere, OTHER_PASSWORD)
    assert comes_in(here, OTHER_PASSWORD)


def test_a_cookie_ends_when_access_is_renewed(database: None) -> None:
    device = known()
    with writing():
        handed_out = make_code(Person.objects.get(username="admin").pk, now())
    take_up_account("admin", handed_out.code, OTHER_PASSWORD)
    exhaust()
    assert not comes_in(device, OTHER_PASSWORD)


def test_an_old_password_is_guessed_inside_no_oftener_than_at_the_login(asked: Asked) -> None:
    client = Client()
    assert comes_in(client)
    asked.at.clear()
    changed = {"oldpassword": WRONG, "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
    for _ in range(8):
        assert client.post("/akun/password/change/", changed).status_code == 200
        client.post("/akun/reauthenticate/", {"password": WRONG})
    assert len(asked.at) == 5


def test_the_second_factor_is_guessed_five_times_and_a_known_device_comes_in(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = Client()
    assert comes_in(device)
    secret, _ = set_up(device)
    device.post("/akun/logout/")
    # The thief of a password.
    told = []
    for number in range(8):
        thief = Client()
        assert comes_in(thief, address=f"198.51.100.{number}")
        told.append(thief.post("/akun/2fa/authenticate/", {"code": "000000"}).content.decode())
    assert [("Terlalu banyak" in each) for each in told] == [False] * 5 + [True] * 3
    in_a_while(monkeypatch)
    assert comes_in(device)
    answer = device.post("/akun/2fa/authenticate/", {"code": now_code(secret)})
    assert answer.status_code == 302
    assert device.get("/meja/").status_code == 200
