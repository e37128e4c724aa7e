"""Junk in every place of every address: no answer of the node is a fault of its own.

Rules kept here: the node's own exceptions reach the test, so that a fault names its line; what was found once
and mended stands as an example.
"""

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from saksama_demo.page import Form
from saksama_node.accounts.models import Person
from tests.node.outsider.walking import ADDRESSES, JUNK, SAYS_503, Address, arguments, everybody, forms_of, names

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
junk = st.one_of(st.sampled_from(JUNK), st.text(max_size=60), st.integers().map(str), st.datetimes().map(str))


def named(name: str) -> Address:
    """The address of that name."""
    return next(each for each in ADDRESSES if each.name == name)


@dataclass(frozen=True, slots=True)
class Inside:
    """Who asks, and what there is to ask for."""

    person: Person
    given: Mapping[str, Mapping[str, object]]

    def ask(self, method: str, path: str, data: Mapping[str, object]) -> str:
        """What was wrong with the answer; empty where nothing was."""
        client = Client()
        client.force_login(self.person)
        body = "&".join(f"{name}={_quoted(each)}" for name, value in data.items() for each in _listed(value))
        try:
            if method == "GET":
                answer = client.get(f"{path}?{body}")
            else:
                answer = client.post(path, body, content_type="application/x-www-form-urlencoded")
        except Exception as fault:  # noqa: BLE001 - whatever it is, it would have been answered 500
            place = traceback.extract_tb(fault.__traceback__)[-1]
            return f"{method} {path[:100]} {str(data)[:200]}: {fault!r:.200} at {place.filename}:{place.lineno}"
        if answer.status_code < 500 or (answer.status_code == 503 and answer.resolver_match.view_name in SAYS_503):
            return ""
        return f"{method} {path[:100]} {str(data)[:200]}: {answer.status_code}"


@pytest.fixture
def inside(things: Mapping[str, object]) -> Inside:
    return Inside(Person.objects.get(pk=everybody().id), arguments(things))


def _quoted(value: object) -> str:
    return quote(str(value), errors="surrogatepass")


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


@settings(deadline=None, suppress_health_check=QUIET, max_examples=300)
@given(
    address=st.sampled_from([each for each in ADDRESSES if each.holes]),
    word=junk,
    method=st.sampled_from(["GET", "POST"]),
)
def test_junk_in_an_address_is_not_our_fault(inside: Inside, address: Address, word: str, method: str) -> None:
    for hole in address.holes:
        assert inside.ask(method, address.with_junk(hole, word), {}) == ""


@example(address=named("portal:log"), data={"until": "9999-12-31"}, method="GET")
@example(address=named("portal:log"), data={"since": "0001-01-01"}, method="GET")
@example(address=named("portal:cases"), data={"sebelum": "9" * 5000}, method="GET")
@example(address=named("desk:agreement-pair"), data={"address": "http://["}, method="POST")
@example(
    address=named("desk:agreement-pair"),
    data={"address": "http://[", "institution_key": "x", "compared": "on"},
    method="POST",
)
@settings(deadline=None, suppress_health_check=QUIET, max_examples=700)
@given(
    address=st.sampled_from(ADDRESSES),
    data=st.dictionaries(st.sampled_from(names()), junk, max_size=4),
    method=st.sampled_from(["GET", "POST"]),
)
def test_junk_in_a_query_or_a_form_is_not_our_fault(
    inside: Inside, address: Address, data: dict[str, str], method: str
) -> None:
    assert inside.ask(method, address.filled(inside.given.get(address.name, {})), data) == ""


def test_junk_in_one_field_of_a_good_form_is_not_our_fault(inside: Inside) -> None:
    faults = []
    for turn, (path, form, name) in enumerate(_fields(inside)):
        for step in range(2):
            word = JUNK[(turn * 7 + step * 11) % len(JUNK)]
            faults.append(inside.ask(form.method.upper(), form.action or path, {**form.fields, name: word}))
    assert [each for each in faults if each] == []


def _fields(inside: Inside) -> Iterator[tuple[str, Form, str]]:
    """Every field of every form of every page that opens, once."""
    client, seen = Client(), set()
    client.force_login(inside.person)
    for address in ADDRESSES:
        path = address.filled(inside.given.get(address.name, {}))
        answer = client.get(path)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for form in forms_of(path, 200, answer.content.decode()):
            for name in sorted(form.names - {"csrfmiddlewaretoken"}):
                if (form.action or path, name) not in seen:
                    seen.add((form.action or path, name))
                    yield path, form, name


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/perkara/a%00b/"),
        ("GET", "/perkara/?nomor=a%00b"),
        ("GET", "/catatan/?a%00b=1"),
        ("POST", "/ikuti/?x=%00"),
        ("POST", "/meja/nota/ambil/"),
    ],
)
def test_a_nul_reaches_no_view_and_no_database(inside: Inside, method: str, path: str) -> None:
    client = Client()
    client.force_login(inside.person)
    answer = client.get(path) if method == "GET" else client.post(path, {"partner": "a\x00b"})
    assert (answer.status_code, b"http-400" in answer.content) == (400, True)
