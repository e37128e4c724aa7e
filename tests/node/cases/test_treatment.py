"""The public figures on equal treatment: those of the command on the served log, shown at once, with a drawing."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseDecided,
    CaseRegistered,
    CaseReviewed,
    DecisionOutcome,
    Origination,
    ReviewOutcome,
)
from saksama_node.cases.treatment import treatment
from saksama_node.cases.treatment.treatment import Book, kept
from saksama_node.flows.cases.compare_treatment import compare_treatment
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.cosigning import Cosigner
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.settings import clock
from tests.testonly.wsgi import served

pytestmark = pytest.mark.usefixtures("database")

PROCEDURE = "pilkada-2024"
OFFICES = ("52.01", "52.71", "52", "52.01.01")


def settle() -> None:
    """Do what the worker does: take every entry up and publish the checkpoint."""
    while integrate_round():
        pass
    cosigner = Cosigner()
    cosigner.step()
    cosigner.close()


def enter(numbers: range, *, party: str = "", registered: int = 1) -> None:
    """Enter cases: offices, parties, outcomes in all combinations; of every two, `registered` are registered."""
    with act():
        for number in numbers:
            subject = sha256(b"%d" % number).hexdigest()[:32]
            is_registered = number // 4 % 2 < registered
            for body in _acts(number, party or f"p0{number // 8 % 3}", is_registered=is_registered):
                commits = {"receipt": "ab" * 32} if isinstance(body, CaseReviewed) else {}
                append(body, subject=subject, actor="officer", commits=commits)
    settle()


def _acts(number: int, party: str, *, is_registered: bool) -> Iterator[Body]:
    yield CaseReviewed(
        day=clock.now().date().isoformat(),
        office=OFFICES[number % len(OFFICES)],
        outcome=ReviewOutcome.REGISTER if is_registered else ReviewOutcome.NOT_ACCEPTED,
        party=party,
        procedure=PROCEDURE,
        source=Origination.REPORT,
    )
    if is_registered:
        yield CaseRegistered(number=f"{number:03}/LP/PG/Prov/18.00/XI/2026")
        if number % 3:
            outcome = DecisionOutcome.ETHICS if number % 5 else DecisionOutcome.NO_VIOLATION
            yield CaseDecided(outcome=outcome)


def never(_seconds: float) -> bool:
    return False


def command(url: str) -> dict[str, object]:
    """What `saksama fairness` prints of the node at this address."""
    told = [sys.executable, "-m", "saksama.cli.main", "fairness", url, "--json"]
    made: dict[str, object] = json.loads(subprocess.run(told, capture_output=True, check=True).stdout)
    return made


def test_the_page_s_numbers_are_those_of_the_command_on_the_served_log() -> None:
    enter(range(60))
    enter(range(60, 84), party="p09", registered=0)
    book = compare_treatment(Book(), never)
    with served() as url:
        told = command(url)
    shown = Client().get("/kesetaraan/?bentuk=json").json()
    assert shown == told
    noticed = [each for each in told["comparisons"] if each["standing"] == "noticeable"]  # type: ignore[attr-defined]
    assert [(each["dimension"], each["measure"], each["group"]) for each in noticed] == [("party", "registered", "p09")]

    page = re.sub(r"[ \n]+", " ", Client().get("/kesetaraan/").content.decode())
    assert "P09: 0 dari 24 laporan diregistrasi" in page
    assert "Angka ini tidak mengatakan sebabnya" in page
    for each in told["comparisons"]:  # type: ignore[attr-defined]
        if each["dimension"] == "party":
            here = each["here"]
            assert f"> {here['hits']} dari {here['total']} <" in page
            if each["adjusted"] is not None and "rate" in here:
                rate = f"{100 * here['rate']:.1f}".replace(".", ",")
                assert f"<br>{rate}\u00a0% (" in page

    rows = list(csv.DictReader(io.StringIO(Client().get("/kesetaraan/?bentuk=csv").content.decode())))
    assert len(rows) == len(told["comparisons"])  # type: ignore[arg-type]
    for row, each in zip(rows, told["comparisons"], strict=True):  # type: ignore[call-overload]
        assert (row["group"], row["standing"]) == (each["group"], each["standing"])
        assert row["adjusted"] == ("" if each["adjusted"] is None else str(each["adjusted"]))

    # What grew is read on from where the book stands, and gives what one who reads it whole is given.
    enter(range(84, 100), party="p08")
    compare_treatment(book, never)
    with served() as url:
        assert Client().get("/kesetaraan/?bentuk=json").json() == command(url)


def test_the_drawing_shows_what_the_table_says_and_nothing_of_fewer_than_ten() -> None:
    enter(range(48))
    enter(range(48, 53), party="partai-dengan-nama-yang-sangat-panjang-sekali-benar")
    compare_treatment(Book(), never)
    page = Client().get("/kesetaraan/?menurut=party").content.decode()
    drawings = [ET.fromstring(each) for each in re.findall(r"<svg[^>]*aria-labelledby=.*?</svg>", page, re.DOTALL)]  # noqa: S314 - our own page
    assert drawings
    for drawing in drawings:
        names = [each.text for each in drawing.iter("text") if each.get("class") == "interval__name"]
        assert names == ["P00", "P01", "P02"]
        parts = {each.get("id"): each.tag for each in drawing}
        assert [parts[name] for name in str(drawing.get("aria-labelledby")).split()] == ["title", "desc"]
        width = int(str(drawing.get("viewBox")).split()[2])
        for line in drawing.iter("line"):
            assert 0 <= float(str(line.get("x1"))) <= float(str(line.get("x2"))) <= width
    assert "style=" not in page
    assert "terlalu sedikit" in page
    row = page[page.index('<th scope="row">PARTAI-DENGAN-NAMA') :]
    assert "%" not in re.sub(r"<[^>]*>", " ", row[: row.index("</tr>")])


@pytest.mark.parametrize("dimension", ["region", "level", "sesuatu"])
def test_every_dimension_has_its_page(dimension: str) -> None:
    enter(range(40))
    compare_treatment(Book(), never)
    page = Client().get(f"/kesetaraan/?menurut={dimension}").content.decode()
    assert {"region": "Kota Mataram", "level": "kabupaten/kota", "sesuatu": "P01"}[dimension] in page


def test_what_was_not_computed_and_a_log_without_cases_are_told_apart() -> None:
    assert "Belum dihitung" in Client().get("/kesetaraan/").content.decode()
    settle()
    compare_treatment(Book(), never)
    page = Client().get("/kesetaraan/").content.decode()
    assert "Log ini tidak memuat perkara" in page
    assert "tidak terhubung" in page
    for form in ("csv", "json"):
        assert Client().get(f"/kesetaraan/?bentuk={form}").status_code == 200


def test_another_log_s_figures_are_not_shown_and_its_book_is_begun_anew() -> None:
    enter(range(12))
    book = compare_treatment(Book(), never)
    made = kept()
    assert made is not None
    assert made.cases == 12
    book.size += 1_000
    fresh = compare_treatment(book, never)
    assert fresh is not book
    assert fresh.size == made.size
    treatment.keep(type(made)("lain.example/log", made.size, made.until, 7, made.not_stated, ()))
    assert kept() is None


def test_a_loop_that_is_to_end_lets_go_of_the_computing() -> None:
    enter(range(12))
    asked: list[float] = []

    def soon(seconds: float) -> bool:
        asked.append(seconds)
        return len(asked) > 2

    book = compare_treatment(Book(), soon)
    assert kept() is None
    assert book.grown
    assert len(compare_treatment(book, never).lines.all()) == 12
    assert kept() is not None
