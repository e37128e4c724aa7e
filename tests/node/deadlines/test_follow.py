"""What the reporter is told: until when the office must review, until when the report can be completed."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from saksama.entries.kinds.case import CaseReturned, ReviewOutcome
from saksama_node.accounts.policy import Role
from saksama_node.deadlines import queries
from saksama_node.deadlines.models import Duty
from saksama_node.flows.reports.file_report import new_code
from saksama_node.web import formats
from tests.node.conftest import StaffFor
from tests.node.deadlines.case_under import do, received, reviewed

pytestmark = pytest.mark.usefixtures("database")


def test_the_reporter_is_told_the_earliest_first_and_the_other_count_beside_it(staff_for: StaffFor) -> None:
    officer, anyone, code = staff_for(Role.OFFICER), Client(), new_code()
    info = received(code)
    ends = [moment for each in queries.of_subject(info.subject) for moment in (each.due, each.latest) if moment]
    earlier = min(ends) - timedelta(days=1)
    Duty.objects.filter(subject=info.subject, edition="pilkada-2024").update(due=earlier)
    page = anyone.post("/ikuti/", {"code": code}).content.decode()
    told = re.findall(r"Kantor harus menyelesaikannya paling lambat (.*?)\.\s+\(Hitungan lain: (.*?)\.\)", page)
    assert told == [(formats.moment_of(earlier), formats.moment_of(max(ends)))]
    assert page.count("Kajian awal") >= 1

    subject = reviewed(officer, info, outcome=ReviewOutcome.INCOMPLETE)
    do(officer, subject, CaseReturned())
    (completion,) = queries.of_subject(subject)
    assert completion.due is not None
    latest = completion.due + timedelta(days=1)
    Duty.objects.filter(subject=subject).update(latest=latest)
    page = anyone.post("/ikuti/", {"code": code}).content.decode()
    assert f"Anda dapat melengkapi laporan ini sampai {formats.moment_of(completion.due)}." in page
    assert f"Menurut hitungan lain masih diterima sampai {formats.moment_of(latest)}." in page
    # Where what is missing is handed in is said beside the day.
    assert "serahkan yang kurang di kantor yang menerima laporan Anda" in page
    assert "Kantor harus menyelesaikannya" not in page
    anyone.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = anyone.post("/ikuti/", {"code": code}).content.decode()
    with override("en"):
        assert f"You can complete this report until {formats.moment_of(completion.due)}." in page
