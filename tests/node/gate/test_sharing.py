"""A page that many wait for is made once, and nothing in it is anybody's."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.views.decorators.csrf import csrf_protect

from saksama.entries.kinds.dispatch import DispatchSent
from saksama_node.ledger.actions import act, append, new_subject
from saksama_node.ledger.public import tree_size
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.web import throttle
from saksama_node.web.gate.files import Files
from saksama_node.web.gate.gate import Gate
from saksama_node.web.gate.sharing import ASKED, made_once
from tests.testonly import samples

PAGES = ("/", "/lapor/", "/catatan/")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]*)"')


def asked(client: Client, path: str, at: float, **more: str) -> str:
    """The page as the gate has it answered for who came at this moment."""
    answer = client.get(path, **{ASKED: at}, **more)  # type: ignore[arg-type]  # what the pages are told of a request
    assert answer.status_code == 200
    return str(answer.content.decode())


def queries(client: Client, path: str, at: float, **more: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        asked(client, path, at, **more)
    return len(seen)


def without_tokens(page: str) -> str:
    return TOKEN.sub("", page)


def one_more_entry() -> None:
    sent = next(body for body in samples.BODIES if isinstance(body, DispatchSent))
    with act():
        append(sent, subject=new_subject(), actor="officer", commits=dict.fromkeys(sent.COMMITS, "ab" * 32))
    integrate_round()


def test_the_first_page_asks_once_who_witnesses_the_log(database: None) -> None:
    with CaptureQueriesContext(connection) as seen:
        asked(Client(), "/", time.monotonic())
    assert sum("ledger_witnesstarget" in each["sql"] for each in seen.captured_queries) == 1


@pytest.mark.parametrize("path", PAGES)
def test_who_asked_before_a_page_was_begun_gets_it_and_who_asked_later_a_new_one(database: None, path: str) -> None:
    came = time.monotonic()
    made = asked(Client(), path, came)
    assert queries(Client(), path, came) == 0
    assert without_tokens(asked(Client(), path, came)) == without_tokens(made)
    assert queries(Client(), path, time.monotonic()) > 0


def test_nobody_gets_a_page_older_than_the_moment_at_which_he_asked(database: None) -> None:
    one_more_entry()
    before = asked(Client(), "/catatan/", time.monotonic())
    one_more_entry()
    after = asked(Client(), "/catatan/", time.monotonic())
    newest = f'href="/catatan/{tree_size() - 1}"'
    assert [newest in after, newest in before] == [True, False]


@pytest.mark.parametrize("path", PAGES)
def test_each_reader_s_forms_bear_tokens_of_the_reader_s_own(database: None, path: str) -> None:
    came = time.monotonic()
    first, second = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    pages = [asked(client, path, came) for client in (first, second)]
    own, other = (TOKEN.findall(page) for page in pages)
    assert own
    assert not set(own) & set(other)
    cookies = [client.cookies[settings.CSRF_COOKIE_NAME].value for client in (first, second)]
    assert len(set(cookies)) == 2
    for client, token, expected in ((first, own[0], 302), (second, other[0], 302), (first, other[0], 403)):
        form = {"csrfmiddlewaretoken": token, "language": "en", "next": "/"}
        assert client.post("/bahasa/", form).status_code == expected


@pytest.mark.parametrize("path", PAGES)
def test_no_secret_of_the_first_reader_s_forms_is_in_what_the_others_get(database: None, path: str) -> None:
    came, first = time.monotonic(), Client()
    first.cookies[settings.CSRF_COOKIE_NAME] = "f" * 32
    asked(first, path, came)
    second = Client()
    answer = second.get(path, **{ASKED: came})  # type: ignore[arg-type]  # what the pages are told of a request
    assert first.cookies[settings.CSRF_COOKIE_NAME].value == "f" * 32
    assert set(answer.cookies) == {settings.CSRF_COOKIE_NAME}
    assert second.cookies[settings.CSRF_COOKIE_NAME].value != "f" * 32
    # No other place than the forms' own holds what may be a token.
    assert re.findall(r"\b\w{64}\b", without_tokens(answer.content.decode())) == []


def test_the_first_reader_s_secret_makes_no_token_of_a_shared_page(database: None) -> None:
    """A token that stands elsewhere than in a form's own field is put in by nobody: it must be worth nothing."""
    cookies = {settings.CSRF_COOKIE_NAME: "f" * 32}

    def taken(token: str) -> bool:
        sent = RequestFactory().post("/", {"csrfmiddlewaretoken": token})
        sent.COOKIES = cookies
        return csrf_protect(lambda _request: HttpResponse())(sent).status_code == 200

    pages = []
    for wrapped in (lambda view: view, made_once):
        came = RequestFactory().get("/")
        came.META[ASKED] = time.monotonic()
        came.COOKIES, came.LANGUAGE_CODE = cookies, "id"
        pages.append(csrf_protect(wrapped(lambda request: HttpResponse(get_token(request))))(came).content.decode())
    assert [taken(page) for page in pages] == [True, False]


@pytest.mark.parametrize(
    "cookie", [settings.SESSION_COOKIE_NAME, settings.MESSAGE_COOKIE_NAME, "lain"], ids=["session", "said", "another"]
)
def test_who_is_known_by_a_cookie_gets_a_page_of_his_own(database: None, cookie: str) -> None:
    came, known = time.monotonic(), Client()
    asked(Client(), "/", came)
    known.cookies[cookie] = "x"
    assert queries(known, "/", came) > 0
    # Nor is it anybody else's then.
    later = time.monotonic()
    asked(known, "/", later)
    assert queries(Client(), "/", later) > 0


def test_a_query_makes_a_page_of_its_own_and_each_language_has_one(database: None) -> None:
    came, english = time.monotonic(), Client()
    english.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert 'lang="id"' in asked(Client(), "/catatan/", came)
    assert '<html lang="en"' in asked(english, "/catatan/", came)
    assert queries(english, "/catatan/", came) == 0
    assert queries(Client(), "/catatan/", came, QUERY_STRING="kind=task") > 0


def test_another_name_of_the_node_makes_no_other_page(database: None) -> None:
    """What is shared may say nothing of the name by which the first one asked."""
    pages = [
        without_tokens(asked(Client(headers={"Host": host}), path, time.monotonic()))
        for path in PAGES
        for host in ("127.0.0.1:1", "localhost")
    ]
    assert pages[::2] == pages[1::2]


@dataclass(frozen=True, slots=True)
class Told:
    """What granian tells of a request."""

    path: str
    sent: dict[str, str] = field(default_factory=dict)
    method: str = "POST"
    http_version: str = "1.1"
    server: str = "127.0.0.1:1"
    client: str = "192.0.2.1:1"
    scheme: str = "http"
    query_string: str = ""
    authority: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        return {"host": "127.0.0.1", **self.sent}


@dataclass(slots=True)
class Line:
    """Granian's side: a body that is not sent, and the status of the answer."""

    status: int = 0

    def __aiter__(self) -> "Line":
        return self

    async def __anext__(self) -> bytes:
        return b""

    def response_bytes(self, status: int, _headers: object, _body: bytes) -> None:
        self.status = status


def test_the_gate_says_when_a_request_came_and_reckons_its_sender_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, Any]] = []

    def page(environ: dict[str, Any], start: Any) -> HttpResponse:
        told.append(environ)
        start("413 Content Too Large", [])
        return HttpResponse(b"")

    reckoned: list[str] = []
    reckon = throttle.sender_of

    def counted(environ: dict[str, Any]) -> str:
        reckoned.append(reckon(environ))
        return reckoned[-1]

    monkeypatch.setattr(throttle, "sender_of", counted)
    gate = Gate(page, Files({}), 6, 100)
    before = time.monotonic()
    for headers in ({}, {"content-length": str(2 << 20)}):
        line = Line()
        asyncio.run(gate.__rsgi__(Told("/bahasa/", headers), line))  # type: ignore[arg-type]  # as far as it is asked
        assert line.status == 413
    assert before <= told[0][ASKED] <= told[1][ASKED] <= time.monotonic()
    assert len(reckoned) == 2
