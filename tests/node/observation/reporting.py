"""Reports of supervision for tests of the desk: a period, a supervisor, whole answers as a page sends them."""

from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from typing import Any, Final

from django.utils import timezone

from saksama.procedure.levels import Level
from saksama_node.accounts.policy import Staff
from saksama_node.ledger.actions import act
from saksama_node.observation import planning, writing
from tests.node.observation.written import WHOLE

DISTRICT: Final = "52.01.01"
FORM_A: Final = "form-a-2022"
NUMBER: Final = "001/LHP/PM.00.02/11/2026"
SUSPECTED: Final[Mapping[str, Any]] = {
    **WHOLE,
    "suspected": "yes",
    "event": "CONTOH: pembagian uang.",
    "event_place": "Lapangan Contoh",
    "event_day": "2026-11-28",
    "suspect": "CONTOH Terlapor",
    "suspicion": "CONTOH: diduga menjanjikan uang.",
}


def proposed_today(ordinal: int = 1) -> str:
    """What is proposed to an office that has `ordinal` - 1 reports in this year: it bears the month of today."""
    return f"{ordinal:03}/LHP/PM.00.02/{timezone.localdate():%m/%Y}"


def opened(by: Staff, form: str = FORM_A, office: str = "52.01") -> str:
    """A period of the last quarter, examined by regency and province."""
    days = (date(2026, 10, 1), date(2199, 12, 31))
    with act():
        chain = (Level.REGENCY, Level.PROVINCE)
        leaf = planning.open_period(by, office, "Triwulan IV 2026", form, days, chain, {DISTRICT: 3})
    return leaf.entry.subject


def sent(by: Staff, period: str, answers: Mapping[str, Any] = WHOLE, number: str = NUMBER) -> str:
    """A report that was sent, past the desk."""
    with act():
        subject = writing.begin(by, by.region, FORM_A, period)
        writing.send(by, subject, writing.save_draft(by, subject, 0, answers, number))
    return subject


class _Controls(HTMLParser):
    """Every control of a page that a browser sends with its value."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        chosen = given.get("type") not in {"radio", "checkbox"} or "checked" in given
        if tag == "input" and name and chosen:
            self.sent[name] = given.get("value") or ""
        if tag == "textarea":
            self.open, self.sent[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self.open:
            self.sent[self.open] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.open = ""


def on_page(page: str, **more: str) -> dict[str, str]:
    """What a browser would send of this page of writing, every control, with these pressed or typed."""
    controls = _Controls()
    controls.feed(page[page.index('<form class="lhp"') :].partition("</form>")[0])
    return {**controls.sent, **more}


def as_sent(answers: Mapping[str, Any] = WHOLE, number: str = NUMBER, edits: int = 0, **more: object) -> dict[str, Any]:
    """What a page of writing sends for these answers."""
    told: dict[str, Any] = {"edits": str(edits), "number": number, **more}
    for name, answer in answers.items():
        if isinstance(answer, str):
            told[name] = answer
            continue
        for place, row in enumerate(answer, start=1):
            told |= {f"{name}.{place}.{each}": said for each, said in row.items()}
    return told
