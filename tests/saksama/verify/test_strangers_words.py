"""Whatever a node serves in whatever place, every output stays ours: its lines, its marks, its signs and its length."""

import io
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.cli.door import complain, plain, safe_json, tell, tell_json, tell_whole
from saksama.cli.page.report import as_page
from saksama.cli.report_json import as_json
from saksama.cli.report_text import as_text
from saksama.entries.words import unseen
from saksama.progress import Bar
from saksama.verify.classes import Class
from saksama.verify.findings import Code, Finding
from saksama.verify.report import LogSummary, NotChecked, Report
from saksama.verify.trust import Source
from saksama.words import Language

PAINTED = [
    "\x1b[2J\x1b[HBAIK: tidak ada yang salah",
    "\x9b2JGOOD",
    "Bawaslu\r\nGOOD: nothing is wrong",
    "Bawaslu\u2028GOOD\u2029GOOD\x85GOOD\x0bGOOD\x0cGOOD",
    "\u202eDOOG\u202c \u2066x\u2069 \u200f\u061c\ufeff\u200b\U000e0041",
    "</style></p><script>alert(1)</script><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "&lt;b&gt;\x00\x07\x08\t{why}{0}%s",
    "x" * 10_000,
    "B" + " " * 300 + "GOOD",
    "\ud800",
]
anything = st.one_of(st.sampled_from(PAINTED), st.text(st.characters(exclude_categories=()), max_size=40))
LANGUAGES: tuple[Language, Language] = ("id", "en")
AT = datetime(2026, 11, 25, tzinfo=UTC)
EVIDENCE = ("why", "what", "act", "state", "use", "owner", "kept", "offered", "missing", "seen_by", "subject", "reason",
            "reason_en", "due", "done", "clause", "kind", "to", "party", "digest", "said", "counted", "part", "witness",
            "at", "bound", "rule", "article", "certainty", "number", "node", "note", "served")  # fmt: skip


def report_of(word: str, codes: tuple[Code, ...] = tuple(Code)) -> Report:
    """A report in which a stranger's word stands wherever a node's words may stand."""
    log = LogSummary(
        origin=word, name=word, node=word, url=word, size=7, root=word, witnessed=7, asks_witnesses=True, checkpoints=2,
        latest_cosignature=AT, age=timedelta(hours=1), widest=None, kinds={word: 1}, keys=(word,), complete=True,
    )  # fmt: skip
    findings = tuple(Finding(code, word, index, dict.fromkeys(EVIDENCE, word)) for index, code in enumerate(codes))
    counts = {class_: sum(one.code.class_ is class_ for one in findings) for class_ in Class}
    return Report(
        url=word, origin=word, name=word, source=Source.FIRST_USE, logs=(log, log), agreement=word, standing="in-force",
        findings=findings, counts=counts, not_checked=tuple(NotChecked), institutions={word: word}, at=AT,
    )  # fmt: skip


FILES: Mapping[int, tuple[str, ...]] = {0: ("/state/evidence/one.note",)}


class Marks(HTMLParser):
    """The elements of a page with the names of their attributes, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, ...]] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [str(value) for name, value in attrs if name == "href"]
            return
        self.seen.append((tag, *(name for name, _ in attrs)))


def is_clean(text: str) -> bool:
    return all(text[at] == "\n" for at in unseen(text)) and "\t" not in text


FEW = tuple(Code)[::9]


@pytest.fixture(params=PAINTED, ids=range(len(PAINTED)))
def painted(request: pytest.FixtureRequest) -> str:
    """Each hostile word in turn."""
    return str(request.param)


def test_every_code_keeps_text_and_page(painted: str) -> None:
    check_text(painted, tuple(Code))
    check_page(painted, tuple(Code))


@settings(max_examples=50)
@given(anything)
def test_the_text_keeps_its_lines(word: str) -> None:
    check_text(word, FEW)


def check_text(word: str, codes: tuple[Code, ...]) -> None:
    for language in LANGUAGES:
        lines, benign = (as_text(report_of(each, codes), language, FILES) for each in (word, "a word"))
        out = io.StringIO()
        before, sys.stdout = sys.stdout, out
        try:
            tell(*lines)
        finally:
            sys.stdout = before
        told = out.getvalue()
        assert is_clean(told)
        assert len(told.splitlines()) == len(benign), "no word of a node's begins a line"
        assert max(map(len, told.splitlines())) <= 5_000


@settings(max_examples=50)
@given(anything)
def test_the_page_keeps_its_marks(word: str) -> None:
    check_page(word, FEW)


def check_page(word: str, codes: tuple[Code, ...]) -> None:
    for language in LANGUAGES:
        page, benign = (as_page(report_of(each, codes), language, FILES) for each in (word, "a word"))
        assert is_clean(page)
        assert Marks(page).seen == Marks(benign).seen, "no word of a node's is markup"
        assert all(link.startswith(("http://", "https://", "#")) for link in Marks(page).links)
        assert len(page) < 1_000_000


@settings(max_examples=40)
@given(anything)
def test_the_json_keeps_every_value_and_shows_no_sign_of_it(word: str) -> None:
    text = safe_json(json.dumps(as_json(report_of(word, tuple(Code)[:3]), "id", FILES), ensure_ascii=False, indent=2))
    assert is_clean(text)
    read = json.loads(text)
    assert read["url"] == word
    assert read["findings"][0]["evidence"]["why"] == word


@given(anything)
def test_a_value_is_one_short_line(word: str) -> None:
    shown = plain(word)
    assert is_clean(shown)
    assert "\n" not in shown
    assert len(shown) < 500
    assert plain(shown) == shown or len(word) > 300


@pytest.mark.parametrize("word", PAINTED[:-1])
def test_what_is_signed_is_shown_whole(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    tell_whole(f"{word}\nend")
    told = capsys.readouterr().out
    assert is_clean(told)
    assert told.endswith("\nend\n")
    assert len(told) >= len(word)


def test_the_other_doors_are_the_same_one(capsys: pytest.CaptureFixture[str]) -> None:
    for word in PAINTED[:-1]:
        complain(word)
        tell_json({"word": word})
    told = capsys.readouterr()
    assert is_clean(told.out)
    assert is_clean(told.err)
    assert len(told.err.splitlines()) == len(PAINTED) - 1


def test_the_bar_does_nothing_to_the_terminal_but_draw() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for word in PAINTED:
        terminal = Terminal()
        Bar(terminal)(word, 1, 1)
        assert is_clean(terminal.getvalue().removeprefix("\r\x1b[2K"))
        assert "\n" not in terminal.getvalue()


def test_a_name_that_no_agreement_bears_is_no_headline() -> None:
    nameless = replace(report_of("http://node.example", ()), name="")
    assert "<h1>http://node.example</h1>" in as_page(nameless, "id", {})
    assert any(line.startswith("http://node.example") for line in as_text(nameless, "id", {}))


def test_what_was_not_read_is_not_counted() -> None:
    nothing: dict[str, Any] = {"logs": (), "findings": (), "counts": dict.fromkeys(Class, 0), "not_checked": ()}
    unread = replace(report_of("a", ()), unjudged=("a",), **nothing)
    for language, zero in (("id", "0 dikirim"), ("en", "0 sent")):
        shown = [*as_text(unread, language, {}), as_page(unread, language, {})]  # type: ignore[arg-type]
        assert not any(zero in line for line in shown)
        assert 'class="number">0' not in shown[-1]
    half = replace(report_of("a", ()), logs=report_of("a").logs[:1])
    assert "0 sent" not in "\n".join(as_text(half, "en", {}))


def test_the_page_takes_nothing_from_elsewhere() -> None:
    page = as_page(report_of("http://node.example"), "id", FILES)
    assert "<script" not in page
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src &#x27;none&#x27;" in page
    assert 'href="http://node.example/catatan/0"' in page
    assert "/state/evidence" not in page, "no path of the machine that checked is sent on"
