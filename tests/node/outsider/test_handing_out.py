"""What leaves by a browser: names in headers, cells in tables, words on pages."""

import csv
import io
import re
from pathlib import Path

import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

import saksama_node.web
from saksama.entries.words import shown_plainly
from saksama_node.accounts.actions import create_person
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.agreements.actions import keep_partner
from saksama_node.agreements.introduction import Introduction
from saksama_node.cases import queries
from saksama_node.cases.report import Person as Named
from saksama_node.cases.report import Reporter
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.settings.clock import now
from saksama_node.web.handing_out import cell, kept, printed, table, to_keep
from tests.node.cases.filing import CONTENT, PHOTO, TO_REGISTER, filing
from tests.node.cases.filing import given as given_file
from tests.node.cases.plenaries import review_report
from tests.node.conftest import StaffFor
from tests.node.outsider.walking import ADDRESSES, arguments, everybody

HOSTILE_NAMES = [
    "a\r\nSet-Cookie: x=y.pdf",
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "nul\x00.pdf",
    "\u202egpj.exe",
    "x" * 5000 + ".pdf",
    'a"; filename="jahat.exe',
    "berkas «Laporan Lombok» 3.pdf",
    "",
    "...",
    "\ud800",
    "\u2028a",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_ends_no_header_and_leads_nowhere(name: str) -> None:
    kept(HttpResponse(), name)
    said = printed(name)
    assert not re.search(r"[\x00-\x1f/\\\u202a-\u202e]", said)
    assert 1 <= len(said) <= 200
    assert said.strip(".")


def test_of_whatever_is_kept_nothing_runs() -> None:
    for answer in (to_keep(b"<script>", "text/html", "a.html"), table("a.csv", ["a"], [])):
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"


@given(st.text(st.characters(), max_size=300))
def test_any_name_makes_a_header(name: str) -> None:
    kept(HttpResponse(), name)
    assert printed(printed(name)) == printed(name)


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1",
        "  =1+1",
        "\u00a0=1",
        "\ufeff=1",
        "\u200b@x",
        "\uff1d1+1",
        "\uff0bx",
        "\uff0dx",
        "\uff20x",
    ],
)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert cell(text) == f"'{shown_plainly(text)}"


def test_a_cell_shows_a_sign_that_nobody_sees() -> None:
    assert cell("laporan \u202eitkubret\u200b\n2") == "laporan ⟨U+202E⟩itkubret⟨U+200B⟩\n2"


@pytest.mark.parametrize("text", ["", "Laporan", "52.01", "001/Reg/LP/PL/Prov/18.00/XI/2026", "a=b", "'=x"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(("number", "text"), [(-3, "-3"), (-0.5, "-0.5"), (1e-35, "1e-35"), (None, "")])
def test_a_number_stays_a_number(number: float | None, text: str) -> None:
    assert cell(number) == text


def test_a_table_comes_back_as_it_went(database: None) -> None:
    answer = table("x.csv", ("a", "b"), [("=1", None), ("baris\nbaru", '"')])
    assert list(csv.reader(io.StringIO(answer.content.decode(), newline=""))) == [
        ["a", "b"],
        ["'=1", ""],
        ["baris\nbaru", '"'],
    ]


def test_every_table_and_every_name_goes_through_the_one_door() -> None:
    web = Path(saksama_node.web.__path__[0])
    rest = [file for file in web.rglob("*.py") if file.name != "handing_out.py" and "operations" not in file.parts]
    assert [
        file.name
        for file in rest
        if re.search(r"csv\.(writer|DictWriter)|content_disposition_header", file.read_text())
    ] == []


MARK = "</script>\"'><x-jahat onload=alert(1)>&lt;{{7777*7}}{% now %}${7777*7}"
RAW = re.compile(r"<x-jahat|54439")


def test_no_stored_word_becomes_a_part_of_a_page(staff_for: StaffFor) -> None:
    """Hostile words in every text that is kept, then every page is looked at by one who may open all of them."""
    person = Named(name=MARK, address=MARK, phone=MARK[:40])
    content = msgspec.structs.replace(
        CONTENT,
        event=MARK,
        place=MARK,
        account=MARK,
        region="52",
        reported=(person,),
        testifiers=(person,),
        evidence_words=MARK,
    )
    for review in (False, True):
        report = filing(
            new_code(),
            given_file(PHOTO, f"{MARK[-60:]}.jpg"),
            content=content,
            reporter=Reporter(name=MARK, address=MARK),
        )
        assert file_report(report) is not None
        if review:
            officer = staff_for(Role.OFFICER, "52")
            subject = review_report(officer, queries.inbox(("52",))[0].id, TO_REGISTER, MARK)
    create_person(username="jahat", name=MARK[:150], region="52", email="", at=now())
    keep_partner(Introduction("mitra", MARK, "mitra.example/log", "http://127.0.0.1:9", "k", "-", "-", None))
    info, watcher = queries.inbox(("52",))[0], everybody().id
    things = {"$submission": info.id, "$case": subject, "$evidence": 1, "$text": "0" * 64, "$person": watcher}
    client, given, escaped = Client(), arguments(things), 0
    client.force_login(Person.objects.get(pk=watcher))
    for address in ADDRESSES:
        answer = client.get(address.filled(given.get(address.name, {})), {"q": MARK, "nomor": MARK, "amends": MARK})
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        page = answer.content.decode()
        assert not RAW.search(page), address.name
        escaped += page.count("&lt;x-jahat")
    assert escaped > 10
