"""What a supervision report needs before a plenary can make it a finding, from whichever room it comes."""

from datetime import date, timedelta

import msgspec
import pytest
from django.utils import timezone

from saksama.entries.kinds.case import CaseReviewed, ReviewOutcome, Violation
from saksama_node.accounts.policy import NotAllowed, Role, today
from saksama_node.cases import queries
from saksama_node.cases.actions import Review
from saksama_node.cases.recounting import Reached, recount_some
from saksama_node.cases.report import Person, Supervision
from saksama_node.deadlines.models import Duty
from saksama_node.flows.cases.owed_acts import owed_in
from saksama_node.flows.cases.register_case import register_case
from saksama_node.flows.handling.review_report import FindingLate
from saksama_node.flows.reports.make_finding import FindingIncomplete, Found, make_finding
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import logged
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import review_report
from tests.node.conftest import StaffFor

pytestmark = pytest.mark.usefixtures("database")

MADE = today() - timedelta(days=1)
LHP = Supervision(
    finder="Contoh Pengawas",
    post="Anggota Panwascam",
    assignment="7/ST/2026",
    report="12/LHP/2026",
    report_day=MADE.isoformat(),
)
FOUND = Found(
    supervision=LHP,
    event="CONTOH: alat peraga di tempat ibadah",
    place="Lapangan contoh",
    area="52.01.01",
    happened_on=MADE,
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


def test_it_goes_to_the_office_of_its_place_and_what_is_the_regency_s_on_to_it(staff_for: StaffFor) -> None:
    district = staff_for(Role.OFFICER, "52.01.01")
    near = make_finding(district, FOUND)
    crime, ethics = (make_finding(district, but(**{which: True})) for which in ("is_crime", "is_ad_hoc"))
    assert [queries.region_of(each) for each in (near, crime, ethics)] == ["52.01.01", "52.01", "52.01"]
    content = queries.content(queries.submission(near))
    assert content is not None
    assert (content.supervision, content.known_on) == (LHP, LHP.report_day)
    with pytest.raises(NotAllowed):
        make_finding(staff_for(Role.OFFICER, "52.71"), FOUND)


def test_its_time_runs_from_its_supervision_report_and_its_number_s_from_the_plenary(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER, "52.01.01")
    info = queries.submission(make_finding(by, FOUND))

    def running(subject: str) -> dict[str, date]:
        rows = {row.rule: row for row in Duty.objects.filter(subject=subject)}
        return {rule: timezone.localtime(row.due).date() for rule, row in rows.items() if row.due}

    # "sejak": the earliest reading counts the report's own day.
    assert running(info.subject)["pemilu-temuan"] == MADE + timedelta(days=6)
    before = list(Duty.objects.values())
    with act():
        recount_some(Reached(), 9)
    assert list(Duty.objects.values()) == before
    case = review_report(by, info.id, Review(ReviewOutcome.REGISTER, (Violation.ADMINISTRATIVE,)), "")
    assert (list(running(case)), running(info.subject)) == (["pemilu-temuan-registrasi"], {})
    found = owed_in(case)
    assert found is not None
    assert (found.word.act, found.line.due is not None) == ("case.registered", True)
    register_case(by, case)
    assert findings() == []
    (entry,) = [each.entry for each in logged(kinds=(CaseReviewed.KIND,))]
    assert isinstance(entry.body, CaseReviewed)
    assert entry.body.written == LHP.report_day
    # Twenty days after its report it can be no finding by any way of counting.
    old = msgspec.structs.replace(LHP, report_day=(MADE - timedelta(days=20)).isoformat())
    with pytest.raises(FindingLate):
        review_report(by, make_finding(by, but(supervision=old)), Review(ReviewOutcome.REGISTER), "")
