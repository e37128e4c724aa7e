"""Every address of the desk, walked by somebody who declared an interest in one case: nothing of it is anywhere.

The same walk by a colleague with the same roles finds it on many pages; so the walk would see a leak.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from saksama.entries.kinds.handling import Interest
from saksama.entries.kinds.interest import Tie
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.cases.declare_interest import declare_interest, declare_standing
from tests.node.accounts.rights import rows
from tests.node.conftest import StaffFor
from tests.node.deadlines.warned_cases import leave, round_of_warnings
from tests.node.recusal.marked import PARTY, READERS, Marked, marked_case, person_with

pytestmark = pytest.mark.usefixtures("database")

_QUERIES = ("?bentuk=csv", "?milik=saya", "?petugas=saya", "?bagian=sigap", "?bagian=sini", "?bagian=beda")
"""Asked of each page that has the word in it."""
_LINK = re.compile(r'(?:href|action|src)="(/meja/[^"#]*)"')
_AT_MOST = 400


@pytest.fixture
def seen(staff_for: StaffFor) -> tuple[Marked, Staff, Staff]:
    """A marked case, who is to declare an interest and handles it, and a colleague with the same roles."""
    interested, colleague = person_with("berkepentingan", *READERS), person_with("rekan", *READERS)
    marked = marked_case(staff_for(Role.OFFICER, "52.01"), interested)
    leave(marked.subject, timedelta(hours=3))
    round_of_warnings()
    return marked, interested, colleague


def client_of(person: Staff) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person.id))
    return client


def body(answer: object) -> str:
    content = b"".join(answer.streaming_content) if getattr(answer, "streaming", False) else answer.content  # type: ignore[attr-defined]
    return content.decode(errors="replace")


def addresses(marked: Marked) -> Iterator[tuple[str, str]]:
    """Every address of the desk with what it may name of the marked case, and how it is asked."""
    for route in rows():
        given = {name: marked.things.get(str(value), value) for name, value in route.args.items()}
        given |= {name: marked.things[name] for name in given if name in marked.things}
        if "$" in str(given):
            continue
        yield reverse(route.name, kwargs=given), route.method
    yield f"/meja/perkara/?cari={marked.number[:3]}", "GET"
    yield f"/meja/terkait/{marked.things['$other']}/", "GET"


def told(client: Client, marked: Marked, address: str, method: str = "GET") -> tuple[set[str], list[str]]:
    """Which marks stand on that page, and where its links and its filters lead."""
    answer = client.post(address) if method == "POST" else client.get(address)
    text = body(answer)
    # A page may repeat the address that was asked for; it tells nothing that the one who asked did not say.
    shown = text.replace(address, "")
    found = {mark for mark in marked.marks if mark in shown or mark in answer.get("Content-Disposition", "")}
    narrowed = [f"{address}{query}" for query in _QUERIES if query[1:].partition("=")[0] in text and "?" not in address]
    return found, [*_LINK.findall(text), *(narrowed if method == "GET" else ())]


def walked(client: Client, marked: Marked) -> dict[str, set[str]]:
    """By address the marks that were found: the addresses of the table, then every page that these lead to."""
    found: dict[str, set[str]] = {}
    ahead: list[str] = []
    for address, method in addresses(marked):
        marks, links = told(client, marked, address, method)
        found[f"{method} {address}"] = marks
        ahead += links
    asked = {each.removeprefix("GET ") for each in found}
    while ahead and len(found) < _AT_MOST:
        address = ahead.pop().replace("&amp;", "&")
        if address in asked or "bahasa" in address:
            continue
        asked.add(address)
        marks, links = told(client, marked, address)
        found[f"GET {address}"] = marks
        ahead += links
    assert len(found) < _AT_MOST, "more pages than are walked"
    return {address: marks for address, marks in found.items() if marks}


def test_nothing_of_a_case_is_anywhere_for_who_declared_an_interest_in_it(seen: tuple[Marked, Staff, Staff]) -> None:
    marked, interested, colleague = seen
    assert told(client_of(interested), marked, f"/meja/perkara/{marked.subject}/")[0]
    declare_interest(interested, marked.submission, Interest.REPORTED, "Saudara kandung.")
    assert walked(client_of(interested), marked) == {}
    assert len(walked(client_of(colleague), marked)) > 20


def test_a_standing_declaration_hides_as_much(seen: tuple[Marked, Staff, Staff]) -> None:
    marked, interested, _colleague = seen
    declare_standing(interested, Tie.PARTY, PARTY, "Pernah menjadi pengurus.")
    assert walked(client_of(interested), marked) == {}


def test_an_address_of_the_case_itself_is_refused(seen: tuple[Marked, Staff, Staff]) -> None:
    marked, interested, colleague = seen
    declare_interest(interested, marked.submission, Interest.OTHER, "")
    mine, theirs = client_of(interested), client_of(colleague)
    own = [
        f"/meja/perkara/{marked.subject}/",
        f"/meja/perkara/masuk/{marked.submission}/",
        f"/meja/perkara/masuk/{marked.submission}/brankas/",
        f"/meja/perkara/bukti/{marked.things['$evidence']}/",
        f"/meja/perkara/{marked.subject}/surat/{marked.things['leaf']}/invitation",
        f"/meja/usulan/{marked.things['$proposal']}/",
        f"/meja/terkait/{marked.submission}/",
        f"/meja/sigaplapor/perkara/{marked.subject}/",
        f"/meja/kepentingan/perkara/{marked.submission}/",
    ]
    assert [mine.get(each).status_code for each in own] == [403] * len(own)
    assert {theirs.get(each, follow=True).status_code for each in own} == {200}
    acts = [f"/meja/perkara/{marked.subject}/tutup/", f"/meja/usulan/{marked.things['$proposal']}/setujui/"]
    assert [mine.post(each).status_code for each in acts] == [403, 403]


def test_the_list_says_how_many_are_hidden(seen: tuple[Marked, Staff, Staff]) -> None:
    marked, interested, _colleague = seen
    declare_interest(interested, marked.submission, Interest.OTHER, "")
    for address in ("/meja/perkara/", "/meja/kepentingan/"):
        page = body(client_of(interested).get(address))
        assert "1 perkara disembunyikan karena kepentingan yang Anda nyatakan" in page
