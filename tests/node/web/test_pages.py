"""Frames, components and error pages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.template import Context, Template
from django.template.loader import get_template
from django.test import Client, RequestFactory

from saksama_node.settings.current import SETTINGS
from saksama_node.web import gallery
from saksama_node.web.look import failed
from saksama_node.web.markup import UnknownState
from tools import messages, vendor

WEB = Path(messages.SOURCES) / "web"


@pytest.mark.parametrize("frame", ["", "?meja=1"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_gallery_shows_every_component(database: None, frame: str, language: str) -> None:
    client = Client()
    client.cookies["saksama_bawaslu_ntb_language"] = language
    answer = client.get(f"/gaya{frame}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    shown = (
        "duty",
        "pill",
        "clock",
        "notice",
        "alarm",
        "history",
        "evidence",
        "proof",
        "pair",
        "filters",
        "table",
        "pagination",
    )
    missing = [
        name
        for name in (*shown, "empty", "progress", "field", "error-summary", "crumbs")
        if f'class="{name}' not in page
    ]
    assert missing == []


def test_a_node_behind_https_has_no_gallery(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gallery, "SETTINGS", replace(SETTINGS, url="https://simpul.example"))
    assert Client().get("/gaya").status_code == 404


def test_every_error_of_a_form_leads_to_its_field(database: None) -> None:
    page = Client().get("/gaya").content.decode()
    summary = page[page.index('class="error-summary"') :]
    targets = re.findall(r'<li><a href="#([^"]+)"', summary[: summary.index("</ul>")])
    assert len(targets) == 4
    assert all(f'id="{target}"' in page for target in targets)


def test_a_state_without_a_style_is_refused() -> None:
    with pytest.raises(UnknownState):
        Template('{% load saksama_ui %}{% pill "red" "x" %}').render(Context())


def test_pages_carry_nothing_inline_and_name_no_other_host(database: None) -> None:
    client = Client()
    for address in (
        "/",
        "/nota/",
        "/catatan/",
        "/gaya",
        "/gaya?meja=1",
        "/akun/login/",
        "/catatan/0",
        "/klarifikasi/",
        "/benarkah/",
    ):
        page = client.get(address).content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", page), address
        assert not re.search(r'(src|action)="(https?:)?//', page), address


def test_style_sheets_have_no_import_and_no_outside_address() -> None:
    for path in (WEB / "static" / "saksama").glob("*.css"):
        assert not re.search(r"@import|url\(|@font-face", path.read_text()), path.name


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [("/tidak-ada", 404, "http-404"), ("/catatan/99999", 404, "http-404")],
)
def test_an_error_page_says_what_to_do_and_has_a_code(database: None, address: str, status: int, code: str) -> None:
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == status
    assert f"<code>{code}</code>" in answer.content.decode()


def test_an_old_page_s_form_is_refused_in_words(database: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/bahasa/", {"language": "en"})
    assert answer.status_code == 403
    assert "<code>http-403-csrf</code>" in answer.content.decode()


def test_the_page_of_our_own_fault_needs_no_database() -> None:
    answer = failed(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "<code>http-500</code>" in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "404", "csrf"])
def test_each_error_has_its_page(name: str) -> None:
    assert get_template(f"errors/{name}.html")


def test_the_language_is_the_reader_s_choice(database: None) -> None:
    client = Client(headers={"Accept-Language": "en"})
    assert 'lang="id"' in client.get("/").content.decode()
    client.post("/bahasa/", {"language": "en", "next": "/"})
    assert '<html lang="en"' in client.get("/").content.decode()


def test_a_page_is_light(database: None) -> None:
    """Under 100 kB for a first visit to the portal; every file counted as it lies, uncompressed."""
    static = WEB / "static"
    page = Client().get("/").content
    named = re.findall(rb'/static/([^"]+)', page)
    assert len(page) + sum((static / name.decode()).stat().st_size for name in named) < 100_000


def test_every_text_has_its_english() -> None:
    assert list(messages.faults(messages.merged())) == []


def test_the_catalogue_is_as_the_sources_say() -> None:
    catalog = messages.merged()
    assert messages.PO.read_bytes() == messages.written(catalog)
    assert messages.MO.read_bytes() == messages.compiled(catalog)


def test_vendored_files_are_as_the_manifest_states() -> None:
    assert vendor.differing(vendor.manifest()) == []


@pytest.mark.parametrize(
    "name",
    [
        "portal/cases/list",
        "portal/treatment/page",
        "portal/content_numbers",
        "portal/clarifications/list",
        "desk/interests/page",
        "desk/accounts/list",
        "desk/accounts/person",
        "desk/rolls/list",
        "desk/rolls/one",
        "desk/fault_table",
        "desk/sigap/home",
        "desk/sigap/new",
        "desk/sigap/one",
        "desk/deadlines/parts_warnings",
    ],
)
def test_a_table_stands_as_cards_on_a_phone(name: str) -> None:
    source = next(WEB.rglob(f"templates/{name}.html")).read_text(encoding="utf-8")
    rows = "".join(re.findall(r"<tbody>.*?</tbody>", source, re.DOTALL))
    assert "<td" in rows
    assert rows.count("<td") == rows.count("<td data-label="), "a cell without the words of its column's heading"
