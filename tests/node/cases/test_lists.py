"""The desk's lists: as many questions for many as for few, no row twice or lost, and never more than may be seen."""

import re

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saksama.entries.kinds.handling import Interest
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.recused import looking
from saksama_node.cases import queries
from saksama_node.cases.models import Case, Submission
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.seconds.waiting import all_waiting_for, waiting_for
from saksama_node.lists import listed
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.sealed import sealed_body, sealed_words
from saksama_node.web.desk.frame.duty import AT_ONCE
from tests.node.cases.filing import TO_REGISTER
from tests.node.cases.many import MOMENT, cases, reports
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.case_under import received, reviewed

pytestmark = pytest.mark.usefixtures("database")

CLOSED = '{"outcome":"decided"}'
REVIEWED = '{"day":"2026-11-25","ground":"late","office":"52.01","outcome":"not-accepted"}'


def asked(client: Client, address: str) -> int:
    """How many questions a page asks of the database; a session's use, written once a minute, is none of them."""
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        answer = client.get(address)
    assert answer.status_code == 200
    return sum(each["sql"].startswith(("SELECT", "DECLARE")) for each in found)


@pytest.mark.parametrize(
    "address",
    ["/meja/perkara/", "/meja/perkara/?milik=saya", "/meja/perkara/?bagian=masuk", "/meja/perkara/?cari=peraga"],
)
def test_a_page_asks_as_often_for_many_as_for_few(logged_in: LoggedIn, staff_for: StaffFor, address: str) -> None:
    officer, by = logged_in(Role.OFFICER), staff_for(Role.OFFICER)
    cases(3, assignee=by.id)
    reports(3)
    few = asked(officer, address)
    cases(130, assignee=by.id, state="assigned")
    reports(130)
    assert asked(officer, address) == few
    assert few <= 20


def test_the_first_page_asks_as_often_for_many_as_for_few(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    by = staff_for(Role.OFFICER)
    few: dict[Client, int] = {}
    for count in (3, 130):
        made = cases(count, assignee=by.id, state="studied", awaits="case.decided")
        cases(count, assignee=by.id, state="assigned", awaits="case.studied")
        reports(count)
        propose(made, by)
        for client in (officer, commissioner):
            assert asked(client, "/meja/") == few.setdefault(client, asked(client, "/meja/"))
    page = officer.get("/meja/").content.decode()
    assert page.count("Kaji laporan yang masuk") == AT_ONCE * 2  # as title and as name of the group
    assert "Laporan lain menunggu kajian awal" in page
    assert "Perkara lain menunggu langkah Anda" in page
    page = commissioner.get("/meja/").content.decode()
    assert page.count("Setujui atau tolak") == AT_ONCE * 2
    assert 'href="/meja/usulan/"' in page


def test_every_proposal_stands_on_a_page_of_the_list(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    by, commissioner = staff_for(Role.OFFICER), logged_in(Role.COMMISSIONER)
    assert "Tidak ada usulan yang menunggu Anda" in commissioner.get("/meja/usulan/").content.decode()
    propose(cases(3), by)
    few = asked(commissioner, "/meja/usulan/")
    made = cases(120)
    propose(made, by)
    propose(cases(1, "53"), by)
    assert asked(commissioner, "/meja/usulan/") == few <= 20
    pages = [commissioner.get(f"/meja/usulan/?page={n}").content.decode() for n in (1, 2, 3)]
    assert "101 sampai 123 dari 123" in pages[2]
    told = [int(number) for page in pages for number in re.findall(r'href="/meja/usulan/(\d+)/"', page)]
    assert told == list(Proposal.objects.exclude(place="53").order_by("pk").values_list("pk", flat=True))
    # Neither who proposed, nor who may not decide it, nor another office has any of them.
    for none in (logged_in(Role.OFFICER), logged_in(Role.OFFICER, which="lain"), logged_in(Role.COMMISSIONER, "52.01")):
        assert "Tidak ada usulan yang menunggu Anda" in none.get("/meja/usulan/").content.decode()
    declare_interest(staff_for(Role.COMMISSIONER), made[7].submission_id, Interest.OTHER, "")
    assert "101 sampai 122 dari 122" in commissioner.get("/meja/usulan/?page=3").content.decode()


def test_a_proposal_is_listed_where_its_own_right_is_held(staff_for: StaffFor) -> None:
    proposer = staff_for(Role.OFFICER, which="pengusul")
    propose([*cases(2), *cases(2, "52.01"), *cases(1, "53")], proposer)
    for row in Proposal.objects.order_by("pk")[1:5:2]:
        closed = sealed_body("case.closed", row.subject, CLOSED)
        Proposal.objects.filter(pk=row.pk).update(act="case.closed", body=closed, words=b"")
    (report,) = reports(1, "52.01")
    Proposal.objects.create(
        act="case.reviewed",
        slot="case",
        subject=report.subject,
        place="52.01",
        body=sealed_body("case.reviewed", report.subject, REVIEWED),
        by=proposer.id,
        at=MOMENT,
    )
    offices = [(role, at) for role in (Role.OFFICER, Role.COMMISSIONER, Role.INTAKE) for at in ("52", "52.01", "53")]
    listed_for = {(role, at): all_waiting_for(staff_for(role, at)) for role, at in offices}
    for role, at in offices:
        assert list(listed_for[role, at]) == waiting_for(staff_for(role, at), limit=99), (role, at)
    assert {office: len(found) for office, found in listed_for.items() if len(found)} == {
        (Role.OFFICER, "52"): 3,
        (Role.OFFICER, "52.01"): 2,
        (Role.COMMISSIONER, "52"): 5,
        (Role.COMMISSIONER, "52.01"): 3,
        (Role.COMMISSIONER, "53"): 1,
    }


def propose(made: list[Case], by: Staff) -> None:
    """For each a decision that waits for its second person."""
    Proposal.objects.bulk_create(
        Proposal(
            act="case.decided",
            slot="case",
            subject=case.subject,
            place=case.region,
            body=sealed_body("case.decided", case.subject, '{"outcome":"no-violation"}'),
            words=sealed_words("case.decided", case.subject, "Contoh."),
            by=by.id,
            at=MOMENT,
        )
        for case in made
    )


def test_no_case_stands_on_two_pages_and_none_on_no_page() -> None:
    made = cases(7) + cases(5, "52.01") + cases(4, "53")
    Case.objects.filter(pk__in=[each.pk for each in made[::2]]).update(changed_at=F("changed_at"))
    found = queries.cases(("52",))
    pages = [found[first : first + 5] for first in range(0, len(found), 5)]
    assert [len(page) for page in pages] == [5, 5, 2]
    told = [line.subject for page in pages for line in page]
    assert told == [each.subject for each in reversed(made[:12])]
    assert [line.subject for line in found] == told
    assert found[3].subject == told[3]
    assert not found.more


def test_a_list_without_end_says_that_there_are_more(monkeypatch: pytest.MonkeyPatch, logged_in: LoggedIn) -> None:
    monkeypatch.setattr(listed, "MANY", 60)
    cases(60)
    officer = logged_in(Role.OFFICER)
    assert "1 sampai 50 dari 60 <" in " ".join(officer.get("/meja/perkara/").content.decode().split())
    cases(3)
    reports(1)
    assert "Menunggu kajian awal" in officer.get("/meja/perkara/").content.decode()
    page = officer.get("/meja/perkara/?page=2").content.decode()
    assert "Menunggu kajian awal" not in page
    assert "51 sampai 60 dari lebih dari 60" in page
    assert 'rel="next"' not in page
    # The file has them all.
    assert officer.get("/meja/perkara/?bentuk=csv").content.decode().count("\n") == 64
    assert officer.get("/meja/perkara/?bentuk=csv&keadaan=closed").content.decode().count("\n") == 1


def test_what_who_looks_is_not_shown_is_in_no_list(staff_for: StaffFor) -> None:
    made, came = cases(3), reports(3)
    by = staff_for(Role.OFFICER)
    declare_interest(by, made[1].submission_id, Interest.OTHER, "")
    declare_interest(by, came[0].pk, Interest.OTHER, "")
    with looking(by.id):
        shown = queries.cases(("52",))
        assert [line.subject for line in shown] == [made[2].subject, made[0].subject]
        assert len(shown) == 2
        assert [info.id for info in queries.inbox(("52",))] == [came[1].pk, came[2].pk]


def test_what_came_in_waits_until_its_review_begins_the_case(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    first, second = received(), received(region="52.71")
    assert [info.id for info in queries.inbox(("52",))] == [first.id, second.id]
    assert [info.id for info in queries.inbox(("52.71",))] == [second.id]
    reviewed(staff_for(Role.OFFICER), first, types=TO_REGISTER.types)
    (waits,) = queries.inbox(("52",))
    assert (waits.id, waits.case, waits.region) == (second.id, "", "52.71")
    assert Submission.objects.get(reviewed=True).pk == first.id
    page = logged_in(Role.OFFICER).get("/meja/perkara/?keadaan=to-register").content.decode()
    # What waits for its review has no state yet: a filter of states hides it, and does not say that there is none.
    assert "Menunggu kajian awal" not in page
    assert "belum diregistrasi" in page


def test_the_inbox_has_pages_of_its_own(logged_in: LoggedIn) -> None:
    reports(51)
    officer = logged_in(Role.OFFICER)
    page = officer.get("/meja/perkara/").content.decode()
    assert page.count("isi sudah dihapus") == 20
    assert "Belum ada perkara" in page
    assert 'href="?bagian=masuk"' in page
    assert "51 sampai 51 dari 51" in officer.get("/meja/perkara/?bagian=masuk&page=2").content.decode()


def test_a_recused_person_s_list_passes_over_the_case(staff_for: StaffFor) -> None:
    by, second = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    made = cases(4)
    subjects = [each.subject for each in made]
    propose(made, by)
    declare_interest(second, made[0].submission_id, Interest.OTHER, "")
    with looking(second.id):
        assert [each.subject for each in waiting_for(second, limit=9)] == subjects[1:]
        assert [each.subject for each in waiting_for(second, limit=2)] == subjects[1:3]
        assert [each.subject for each in all_waiting_for(second)] == subjects[1:]
    # Not one's own, nor what one may not decide.
    assert waiting_for(by, limit=9) == []
    assert waiting_for(staff_for(Role.OFFICER, which="lain"), limit=9) == []
    Proposal.objects.filter(subject=subjects[3]).update(state="confirmed")
    with looking(second.id):
        assert [each.subject for each in waiting_for(second, limit=9)] == subjects[1:3]
