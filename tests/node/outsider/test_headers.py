"""What stands on every answer, whatever it is: on pages, refusals, errors and files."""

from collections.abc import Callable, Iterator, Mapping
from http.cookies import Morsel

import pytest
from django.conf import settings
from django.http.response import HttpResponse, HttpResponseBase
from django.test import Client

from saksama_node.accounts.models import Person
from saksama_node.web.uploading import LONGEST_BODY
from tests.node.outsider.walking import ADDRESSES, arguments, everybody
from tests.testonly.node_folder import PASSWORD

MACHINES = ("/log/", "/mirror/", "/witness/", "/sealed/", "/.well-known/", "/statistik", "/policy.txt")


def answers(things: Mapping[str, object]) -> Iterator[tuple[str, HttpResponseBase]]:
    person, given = Person.objects.get(pk=everybody().id), arguments(things)
    for address in ADDRESSES:
        for method in ("get", "post", "put"):
            client = Client(raise_request_exception=False)
            client.force_login(person)
            path = address.filled(given.get(address.name, {}))
            yield f"{method} {path}", getattr(client, method)(path)
    client = Client(raise_request_exception=False)
    yield "404", client.get("/tidak-ada")
    yield "400", client.get("/", headers={"Host": "jahat.example"})
    yield "403", Client(enforce_csrf_checks=True).post("/bahasa/")
    yield "413", client.post("/lapor/isi/", headers={"Content-Length": str(LONGEST_BODY + 1)})


def is_page(answer: HttpResponseBase) -> bool:
    return str(answer.headers.get("Content-Type", "")).startswith("text/html")


def is_text(answer: HttpResponseBase) -> bool:
    kind = str(answer.headers.get("Content-Type", "")).partition(";")[0]
    return kind.startswith("text/") or kind.endswith(("/xml", "+xml"))


def body_of(answer: HttpResponseBase) -> bytes:
    return answer.content if isinstance(answer, HttpResponse) else b"streamed"


def is_for_machines(what: str) -> bool:
    return what.partition(" ")[2].startswith(MACHINES)


def policy(answer: HttpResponseBase) -> str:
    return str(answer.headers.get("Content-Security-Policy", ""))


FAULTS: Mapping[str, Callable[[str, HttpResponseBase], bool]] = {
    "may be sniffed": lambda _, answer: answer.headers.get("X-Content-Type-Options") != "nosniff",
    "has no policy": lambda _, answer: "default-src 'none'" not in policy(answer),
    "has a loose policy": lambda _, answer: any(word in policy(answer) for word in ("unsafe", "http:", "https:", "*")),
    "may be framed": lambda _, answer: "frame-ancestors 'none'" not in policy(answer),
    "tells others whence": lambda _, answer: answer.headers.get("Referrer-Policy") != "same-origin",
    "may be opened by others": lambda _, answer: answer.headers.get("Cross-Origin-Opener-Policy") != "same-origin",
    "may ask a device": lambda _, answer: "camera=()" not in answer.headers.get("Permissions-Policy", ""),
    "may be shown by others": lambda _, answer: (
        answer.headers.get("Cross-Origin-Resource-Policy")
        != ("cross-origin" if "Access-Control-Allow-Origin" in answer.headers else "same-origin")
    ),
    "has no charset": lambda _, answer: is_text(answer) and "charset=utf-8" not in answer.headers["Content-Type"],
    "does not say what it is": lambda _, answer: bool(body_of(answer)) and not answer.headers.get("Content-Type"),
    "is a desk page that may be kept": lambda what, answer: (
        " /meja/" in what and answer.status_code == 200 and "no-store" not in answer.headers.get("Cache-Control", "")
    ),
    "sets a cookie for a machine": lambda what, answer: is_for_machines(what) and bool(answer.cookies),
    "is open to scripts of others": lambda what, answer: (
        "Access-Control-Allow-Origin" in answer.headers and not is_for_machines(what)
    ),
    "tells what it runs on": lambda _, answer: bool({"Server", "X-Powered-By"} & set(answer.headers)),
}


def test_every_answer_bears_the_headers(things: Mapping[str, object]) -> None:
    wrong = [
        f"{what} {fault}" for what, answer in answers(things) for fault, is_so in FAULTS.items() if is_so(what, answer)
    ]
    assert wrong == []


def test_our_own_fault_bears_them_too(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of a 500 is made where everything may be broken; the headers are added outside of it."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("saksama_node.web.portal.home.ledger.tree_size", broken)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "ZeroDivision" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_cookies_are_for_us_alone(database: None) -> None:
    client = Client()
    client.post("/akun/login/", {"login": "admin", "password": PASSWORD})
    client.post("/bahasa/", {"language": "en", "next": "/"})
    assert {name.rpartition("_")[2] for name in client.cookies} >= {"csrf", "language", "said", "session"}
    # Two nodes on one host: a browser tells no ports apart.
    assert all(name.startswith("saksama_bawaslu_ntb_") for name in client.cookies)
    for cookie in client.cookies.values():
        assert isinstance(cookie, Morsel)
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == ("Strict" if "_device_" in cookie.key else "Lax"), cookie.key
        assert not cookie["domain"], cookie.key
    assert (settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE) == (False, False)  # http on this machine
