"""What a plenary can decide: what the case's edition would let follow, and nothing else."""

from datetime import datetime

import pytest

from saksama.entries.kinds.case import Origination, Violation
from saksama.procedure.case import walk
from saksama.procedure.deciding import SEVERAL, decidable, kinds_open, several
from saksama.procedure.reading import shipped
from tests.saksama.procedure.telling import WITA, CountedDays, table

AT = datetime(2024, 2, 27, 10, tzinfo=WITA)
OFFICES = ("52", "52.03", "52.04", "52.03.01", "52.03.02")
CASES = {each.name: each for each in table()}


def of(name: str, up_to: int | None, source: Origination | None = None) -> list[str]:
    told = CASES[name]
    walked = walk(shipped()[told.edition], told.acts[:up_to], CountedDays())
    return [each.decided for each in decidable(walked, source, OFFICES, AT)]


@pytest.mark.parametrize(
    ("source", "can"),
    [
        ("report", {"register", "incomplete", "not-accepted", "becoming", "other-law", "stopped", "withdrawn"}),
        ("finding", {"register", "not-accepted", "stopped"}),
        ("information", {"preliminary", "not-accepted"}),
    ],
)
def test_of_what_has_no_review_it_is_what_its_kind_permits(source: str, can: set[str]) -> None:
    found = of("pleno: kajian awal tanpa rapat", 0, Origination(source))
    assert set(found) == {f"case.reviewed:{each}" for each in can}


def test_a_transfer_is_offered_by_office_and_a_crime_only_after_two_discussions() -> None:
    to_register = of("pleno: kajian awal tanpa rapat", 1)
    assert to_register == [
        "case.transferred:down:52.03.01",
        "case.transferred:down:52.03.02",
        "case.transferred:up:52",
    ]
    assert "case.decided:criminal" in of("pemilu, laporan pidana, sampai ditutup", 9)
    undiscussed = of("pleno: kajian awal dan kajian diputus, masing-masing dalam rapatnya", 4)
    assert "case.decided:criminal" not in undiscussed
    assert {"case.decided:administrative", "case.decided:no-violation", SEVERAL} <= set(undiscussed)


def test_a_decision_of_several_names_its_kinds_in_the_order_of_the_list() -> None:
    told = CASES["pleno: kajian awal dan kajian diputus, masing-masing dalam rapatnya"]
    walked = walk(shipped()[told.edition], told.acts[:4], CountedDays())
    kinds = kinds_open(walked, AT)
    assert Violation.CRIMINAL not in kinds
    assert Violation.ETHICS in kinds
    assert several((Violation.OTHER_LAW, Violation.ETHICS)) == "case.decided:several:ethics+other-law"
