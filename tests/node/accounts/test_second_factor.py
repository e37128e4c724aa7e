"""The second factor: each code opens once, and its secrets open nothing without the node's keys."""

from base64 import b32decode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from saksama_node.accounts.policy import Role
from saksama_node.accounts.spending import spend_step
from saksama_node.settings.wrapping import NotUnwrapped, Use, unwrap, wrap
from saksama_node.web.operations.keeping.database import dump
from tests.node.accounts.entering import LOGIN, SET_UP, in_a_while, log_in, now_code, set_up
from tests.node.conftest import StaffFor
from tests.testonly.node_folder import PASSWORD

ASKED = "/akun/2fa/authenticate/"
AGAIN = "/akun/2fa/reauthenticate/"


def ask(code: str, username: str = "admin") -> bool:
    """Log in anew with password and code; whether that led to the desk."""
    client = Client()
    answer = client.post(LOGIN, {"login": username, "password": PASSWORD})
    assert answer.headers["Location"].startswith(ASKED)
    client.post(ASKED, {"code": code})
    return client.get("/meja/").status_code == 200


def test_the_code_that_set_the_app_up_opens_no_login(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_while(monkeypatch, 0)
    secret, code = set_up(log_in(Client()))
    assert not ask(code)
    in_a_while(monkeypatch)
    assert ask(now_code(secret))


def test_a_code_opens_once_also_when_the_cache_forgets(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_while(monkeypatch, 0)
    secret, _ = set_up(log_in(Client()))
    in_a_while(monkeypatch)
    code = now_code(secret)
    assert ask(code)
    assert not ask(code)
    in_a_while(monkeypatch)
    assert ask(now_code(secret))
    in_a_while(monkeypatch, -30)
    assert not ask(now_code(secret)), "what lies before a used one is used up"


def test_a_code_lives_no_longer_than_its_half_minute(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_while(monkeypatch, 0)
    secret, _ = set_up(log_in(Client()))
    in_a_while(monkeypatch)
    code = now_code(secret)
    in_a_while(monkeypatch)
    assert not ask(code)
    client = Client()
    client.post(LOGIN, {"login": "admin", "password": PASSWORD})
    assert "Tunggu kode berikutnya" in client.post(ASKED, {"code": code}).content.decode()


def test_of_many_who_bring_one_code_at_once_one_gets_in(staff_for: StaffFor) -> None:
    person = staff_for(Role.OFFICER).id

    def bring(_: int) -> bool:
        try:
            return spend_step(person, 59_000_000)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(bring, range(8)))[-2:] == [False, True]


def test_a_recovery_code_opens_once(database: None) -> None:
    client = log_in(Client())
    set_up(client)
    page = client.get("/akun/2fa/recovery-codes/download/").content.decode()
    code = page.split()[0]
    assert ask(code)
    assert not ask(code)


def test_a_database_without_its_keys_tells_no_secret(database: None, tmp_path: Path) -> None:
    client = log_in(Client())
    client.get("/akun/2fa/totp/activate/")
    secret, _ = set_up(client)
    codes = client.get("/akun/2fa/recovery-codes/download/").content.decode().split()
    seed = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    assert len(codes) == 10
    dump(tmp_path, lambda _done, _of: None)
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    if connection.vendor == "sqlite":
        kept += b"".join(file.read_bytes() for file in Path(connection.settings_dict["NAME"]).parent.glob("*.sqlite3*"))
    assert seed.data["seed"].encode() in kept, "the rows are there"
    for told in (secret.encode(), b32decode(secret), *(code.encode() for code in codes)):
        assert told not in kept


def test_a_secret_moved_to_another_account_opens_nothing(
    database: None, staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_while(monkeypatch, 0)
    thief = staff_for(Role.OFFICER, "52.01")
    secret, _ = set_up(log_in(Client(), thief.username))
    own = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    set_up(log_in(Client()))
    Authenticator.objects.filter(type=Authenticator.Type.TOTP).exclude(user=thief.id).update(data=own.data)
    in_a_while(monkeypatch)
    client = Client()
    client.post(LOGIN, {"login": "admin", "password": PASSWORD})
    page = client.post(ASKED, {"code": now_code(secret)}).content.decode()
    assert "wrapped.not-opened" in page
    assert client.get("/meja/").status_code == 302


def test_what_is_wrapped_opens_for_its_use_and_its_owner_alone() -> None:
    wrapped = wrap(Use.SECOND_FACTOR, "7", "rahasia")
    assert unwrap(Use.SECOND_FACTOR, "7", wrapped) == "rahasia"
    assert wrap(Use.SECOND_FACTOR, "7", "rahasia") != wrapped
    for use, whose, text in (
        (Use.SESSION, "7", wrapped),
        (Use.SECOND_FACTOR, "8", wrapped),
        (Use.SECOND_FACTOR, "7", wrapped[:-4] + "AAA="),
        (Use.SECOND_FACTOR, "7", "rahasia"),
        (Use.SECOND_FACTOR, "7", "v1:AA=="),
    ):
        with pytest.raises(NotUnwrapped):
            unwrap(use, whose, text)


def test_nobody_takes_off_a_second_factor_alone(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_while(monkeypatch, 0)
    client = log_in(Client())
    secret, _ = set_up(client)
    for answer in (client.get("/akun/2fa/totp/deactivate/"), client.post("/akun/2fa/totp/deactivate/")):
        assert answer.status_code == 404
    assert "deactivate" not in client.get("/akun/2fa/").content.decode()
    in_a_while(monkeypatch)
    assert ask(now_code(secret))


def test_another_app_takes_the_place_of_the_one_that_was(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_while(monkeypatch, 0)
    client = log_in(Client())
    old, _ = set_up(client)
    in_a_while(monkeypatch)
    page = client.get(SET_UP).content.decode()
    assert "aplikasi lama tidak berlaku lagi" in page
    assert client.post(SET_UP, {"code": "000000"}).status_code == 200
    in_a_while(monkeypatch)
    assert ask(now_code(old)), "until the new one's first code was right, the old one counts"
    in_a_while(monkeypatch)
    new, _ = set_up(client)
    assert new != old
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).count() == 1
    in_a_while(monkeypatch)
    assert not ask(now_code(old))
    assert ask(now_code(new))


def test_a_password_alone_leads_to_no_other_factor_no_codes_and_no_other_password(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_while(monkeypatch, 0)
    client = log_in(Client())
    secret, _ = set_up(client)
    in_a_while(monkeypatch, 600)
    change = "/akun/password/change/"
    for page in (SET_UP, change, "/akun/2fa/recovery-codes/", "/akun/2fa/recovery-codes/generate/"):
        assert client.get(page).headers["Location"].startswith(AGAIN), page
    thief = client.post("/akun/reauthenticate/", {"password": PASSWORD})
    assert thief.headers["Location"].startswith(AGAIN)
    new = {"oldpassword": PASSWORD, "password1": "kuda-laut-biru-tujuh", "password2": "kuda-laut-biru-tujuh"}
    assert client.post(change, new).headers["Location"].startswith(AGAIN)
    assert client.get(SET_UP).status_code == 302
    assert client.post(AGAIN, {"code": now_code(secret)}).status_code == 302
    assert client.get(SET_UP).status_code == 200
