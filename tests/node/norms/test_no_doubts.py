"""What the public reads and what goes out on paper bears the article and the date, never how surely we know it."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pypdf
import pytest
from django.test import Client
from django.urls import URLPattern

from saksama.clocks.shipped import rules
from saksama.procedure.edition import Regime
from saksama_node.cases.erasing.clearing import grounds
from saksama_node.cases.limit import limit_of
from saksama_node.cases.report import requirements
from saksama_node.deadlines.ruling import law_at
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.papers.registry import registry
from saksama_node.places.offices import intake
from saksama_node.web.portal import urls as portal
from saksama_node.web.reporting.words import ground_words
from tests.node.cases.filing import filing
from tests.node.cases.handed_in import settle

pytestmark = pytest.mark.usefixtures("database")

NODE: Final = Path(__file__).parents[3] / "src" / "saksama_node"
DOUBTS: Final = re.compile(
    r"\bingatan|from memory|belum (kami |pernah )?(di)?(baca|lihat|cocokkan)(?! lagi)|have not read"
    r"|naskah(nya)? tidak terlihat|text was not seen|scribd|flipbuilder|pasal\.id|disway|tribunnews|kompas\.com",
    re.IGNORECASE,
)
PUBLIC: Final = ("web/portal", "web/reporting", "web/templates", "web/content_names.py", "papers", "checker/source")
TYPES: Final = {".html", ".py", ".typ", ".js", ".txt"}
PAGES: Final = sorted(
    str(each.pattern) for each in portal.urlpatterns if isinstance(each, URLPattern) and "<" not in str(each.pattern)
)


def _files() -> Iterator[Path]:
    for name in PUBLIC:
        place = NODE / name
        yield from [place] if place.is_file() else (each for each in place.rglob("*") if each.suffix in TYPES)


def test_no_page_of_the_public_and_no_paper_says_a_doubt() -> None:
    told = [
        f"{file.relative_to(NODE)}: {line.strip()}"
        for file in _files()
        for line in file.read_text("utf-8").splitlines()
        if DOUBTS.search(line) and not line.lstrip().startswith(("#", "*", '"""'))
    ]
    assert told == []


def test_no_sentence_of_the_data_that_the_public_reads_says_a_doubt() -> None:
    said: list[str] = []
    for asked in requirements():
        said += [asked.words, asked.words_en, asked.example, asked.example_en, asked.article, asked.article_en]
    for row in (*intake().hours, *intake().item, *intake().until):
        said += [row.words, row.words_en, row.basis, row.basis_en]
    said += [ground_words(each) for each in grounds()]
    for rule in rules():
        said += [rule.step, rule.step_en, rule.article, rule.article_en]
    for regime in Regime:
        for form in registry(regime).form:
            said += [form.title, form.title_en, form.printed_code, form.opening, form.closing]
    assert [each for each in said if DOUBTS.search(each)] == []


@pytest.mark.parametrize("known", [date(2024, 2, 2), date(2024, 10, 4), date(2026, 11, 20)])
def test_how_a_limit_was_counted_is_told_with_its_article_alone(known: date) -> None:
    found = limit_of(known, law_at("52"))
    assert found is not None
    for told in found.told():
        assert "Pasal" in told.id
        assert "[" not in told.id + told.en
        assert not DOUBTS.search(told.id + told.en)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_anybody_opens_says_no_doubt(address: str, language: str) -> None:
    page = Client(headers={"accept-language": language}).get(f"/{address}", follow=True)
    assert not DOUBTS.search(page.content.decode())


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_reporter_reads_no_doubt_on_their_page_and_their_receipt(language: str) -> None:
    code = new_code()
    assert file_report(filing(code)) is not None
    settle()
    who = Client(headers={"accept-language": language})
    receipt = who.post("/ikuti/berkas/", {"code": code, "what": "paper"})
    assert receipt["Content-Type"] == "application/pdf"
    told = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(receipt.content)).pages]
    followed = who.post("/ikuti/", {"code": code}).content.decode()
    assert "Perbawaslu 7/2022" in followed, "the article is there"
    for text in (*told, followed):
        assert not DOUBTS.search(text)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("known", ["2026-11-20", "2024-02-02"])
def test_the_steps_of_the_form_say_no_doubt_in_time_and_late(known: str, language: str) -> None:
    typed = {"region": "52.71.01.1001", "area": "52.71.01.1001", "known_on": known, "happened_on": known}
    for step in ("1", "2", "3", "4"):
        page = Client(headers={"accept-language": language}).post(
            "/lapor/isi/", {"step": step, "go": "next", "kind": "report", **typed}
        )
        assert not DOUBTS.search(page.content.decode())
