"""What a supervision report needs before a plenary can make it a finding, from whichever room it comes."""

from datetime import date

import msgspec
import pytest

from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.cases import queries
from saksama_node.cases.report import Person, Supervision
from saksama_node.flows.reports.make_finding import FindingIncomplete, Found, make_finding
from tests.node.conftest import StaffFor

pytestmark = pytest.mark.usefixtures("database")

LHP = Supervision(finder="Contoh Pengawas", assignment="7/ST/2026", report="12/LHP/2026", report_day="2026-11-21")
FOUND = Found(
    supervision=LHP,
    event="CONTOH: alat peraga di tempat ibadah",
    place="Lapangan contoh",
    area="52.01.01",
    happened_on=date(2026, 11, 20),
    account="CONTOH. Uraian.",
    reported=(Person(name="Contoh Terlapor"),),
    evidence_words="CONTOH: foto.",
)


def but(**changed: object) -> Found:
    return Found(**({name: getattr(FOUND, name) for name in Found.__slots__} | changed))


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"supervision": msgspec.structs.replace(LHP, finder="")}, ["finder"]),
        ({"supervision": Supervision()}, ["finder", "assignment", "report", "report_day"]),
        ({"reported": (Person(name=" "),)}, ["who"]),
        ({"account": ""}, ["what"]),
        ({"evidence_words": ""}, ["evidence"]),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_kept(
    staff_for: StaffFor, changed: dict[str, object], missing: list[str]
) -> None:
    with pytest.raises(FindingIncomplete) as refused:
        make_finding(staff_for(Role.OFFICER), but(**changed))
    assert list(refused.value.missing) == missing
    assert not queries.anything_came_in()


def test_it_goes_to_the_office_of_its_place_and_a_crime_on_to_the_regency(staff_for: StaffFor) -> None:
    district = staff_for(Role.OFFICER, "52.01.01")
    near, crime = make_finding(district, FOUND), make_finding(district, but(is_crime=True))
    assert [queries.region_of(each) for each in (near, crime)] == ["52.01.01", "52.01"]
    content = queries.content(queries.submission(near))
    assert content is not None
    assert (content.supervision, content.known_on) == (LHP, "2026-11-21")
    with pytest.raises(NotAllowed):
        make_finding(staff_for(Role.OFFICER, "52.71"), FOUND)
