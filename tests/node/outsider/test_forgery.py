"""What a page of somebody else can make a browser do here: no act without our form's token, no act by looking."""

from collections.abc import Mapping
from itertools import batched

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from saksama_node.accounts.models import Person
from tests.node.outsider.walking import ADDRESSES, SAYS_503, Address, arguments, everybody
from tests.testonly.node_folder import PASSWORD
from tests.testonly.tables import readable_tables

WITHOUT_TOKEN = {
    "peer:add_checkpoint",
    "field:enroll",
    "field:begin",
    "field:submit",
    "field:receipt",
    "field:annex",
}
"""Take no cookie: the checkpoint's own signature is the credential (web/peer/witness.py), or a device's (web/field), or
the code of its card.
"""
CHANGES_BY_LOOKING = {
    "accounts_session",  # a visit is remembered: its language, that its form was handed out
    "accounts_tried",  # a key of no calendar is counted, without whose it is and what was asked
    "trace_day",  # a file that the desk hands out leaves a line
    "trace_line",  # as above
}


@pytest.fixture
def inside(things: Mapping[str, object]) -> tuple[Person, dict[str, dict[str, object]]]:
    return Person.objects.get(pk=everybody().id), arguments(things)


def path_of(address: Address, given: Mapping[str, Mapping[str, object]]) -> str:
    return address.filled(given.get(address.name, {}))


@pytest.mark.parametrize("who", ["nobody", "everybody"])
def test_a_form_without_our_token_changes_nothing(
    inside: tuple[Person, dict[str, dict[str, object]]], who: str
) -> None:
    person, given = inside
    client = Client(enforce_csrf_checks=True)
    if who == "everybody":
        client.force_login(person)
    before = rows()
    wrong = []
    for address in ADDRESSES:
        answer = client.post(path_of(address, given), {"go": "next", "code": "x"})
        # 405: takes no POST at all. 404: there is nothing there. A desk that asks for the login first took nothing.
        to_login = answer.status_code == 302 and answer.headers["Location"].startswith("/akun/login/")
        if answer.status_code not in {403, 405, 404} and not to_login and address.name not in WITHOUT_TOKEN:
            wrong.append(f"{address.name}: {answer.status_code}")
    assert wrong == []
    assert rows() == before


def test_looking_changes_nothing(inside: tuple[Person, dict[str, dict[str, object]]]) -> None:
    person, given = inside
    client = Client()
    client.force_login(person)
    before = rows()
    for method in ("get", "head", "options"):
        # All rows are read again after so many: what changed by looking stays changed.
        for some in batched(ADDRESSES, 16, strict=False):
            for address in some:
                status = getattr(client, method)(path_of(address, given)).status_code
                assert status < 500 or (status == 503 and address.name in SAYS_503), (method, address.name)
            assert rows() == before, (method, [address.name for address in some])


def rows() -> dict[str, tuple[object, ...]]:
    """Every row of every table but the visits themselves."""
    with connection.cursor() as cursor:
        tables = [name for name in readable_tables(cursor) if name not in CHANGES_BY_LOOKING]
        found: dict[str, tuple[object, ...]] = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name that the database gave
            found[table] = tuple(sorted(map(repr, cursor.fetchall())))
        return found


def test_the_session_changes_its_name_at_the_login_and_dies_at_the_logout(database: None) -> None:
    """Session fixation: what stood in the browser before the login opens nothing after it."""
    planted = Client()
    planted.get("/akun/login/")
    name = settings.SESSION_COOKIE_NAME
    store = planted.session
    store["x"] = 1
    store.save()
    planted.cookies[name] = store.session_key or ""
    before, token = planted.cookies[name].value, planted.cookies[settings.CSRF_COOKIE_NAME].value
    planted.post("/akun/login/", {"login": "admin", "password": PASSWORD})
    after = planted.cookies[name].value
    assert after
    assert after != before
    assert planted.cookies[settings.CSRF_COOKIE_NAME].value != token
    for key, opens in ((before, False), (after, True)):
        other = Client()
        other.cookies[name] = key
        assert (other.get("/meja/").status_code == 200) is opens
    planted.post("/akun/logout/")
    kept = Client()
    kept.cookies[name] = after
    assert kept.get("/meja/").status_code == 302


@pytest.mark.parametrize(
    "next_page",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example/",
        "\\\\jahat.example",
        "http:///jahat.example",
        "javascript:alert(1)",
        "/\t/jahat.example",
        "https:jahat.example",
        "http://127.0.0.1.jahat.example/",
        "http://testserver@jahat.example/",
    ],
)
def test_nobody_is_led_elsewhere(database: None, next_page: str) -> None:
    for address, form in (
        ("/akun/login/", {"login": "admin", "password": PASSWORD}),
        ("/bahasa/", {"language": "en"}),
        ("/akun/logout/", {}),
    ):
        client = Client()
        if address == "/akun/logout/":
            client.post("/akun/login/", {"login": "admin", "password": PASSWORD})
        for where in (f"{address}?next={next_page}", address):
            answer = client.post(where, {**form, "next": next_page}, headers={"Referer": "https://jahat.example/x"})
            to = answer.headers.get("Location", "/")
            assert to.startswith("/"), (where, to)
            assert not to.startswith(("//", "/\\", "/\t")), (where, to)


@pytest.mark.parametrize(
    "host",
    ["jahat.example", "127.0.0.1.jahat.example", "localhost:80@jahat.example", "", "[::1", "a\tb", "bawaslu ntb"],
)
def test_another_host_than_ours_is_refused_and_comes_back_in_no_page(database: None, host: str) -> None:
    answer = Client(raise_request_exception=False).get("/akun/login/", headers={"Host": host or " "})
    assert answer.status_code == 400
    assert "jahat" not in answer.content.decode()
    # `Forwarded` names the sender where a proxy writes it: one that cannot be read is refused.
    taken = {"X-Forwarded-Host": 200, "X-Host": 200, "Forwarded": 400, "X-Original-URL": 200, "X-Rewrite-URL": 200}
    for name, status in taken.items():
        told = Client(raise_request_exception=False).get("/", headers={name: "jahat.example"})
        assert told.status_code == status
        assert "jahat" not in told.content.decode() + str(told.headers)
    told = Client().get("/", headers={"Forwarded": "for=192.0.2.1;host=jahat.example"})
    assert told.status_code == 200
    assert "jahat" not in told.content.decode() + str(told.headers)
