"""The page of a case to who acts on it: nothing is chosen beforehand, what comes next stands first, no word is lost."""

import re
from datetime import timedelta

import pytest
from django import forms
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saksama_node.accounts.policy import Role, today
from saksama_node.cases import queries
from saksama_node.cases.report import SubmissionKind
from saksama_node.deadlines.queries import nearest
from saksama_node.web.desk.cases.moves import choice_for
from saksama_node.web.desk.deadlines.rulings import ReadingForm
from saksama_node.web.formats import moment_of
from tests.node.cases.at_desk import REGISTER, confirmed, do, received
from tests.node.cases.filing import CONTENT, TO_REGISTER
from tests.node.cases.handled import received as came_in
from tests.node.cases.offers import offers
from tests.node.cases.plenaries import decide, review_report
from tests.node.conftest import LoggedIn, StaffFor

pytestmark = pytest.mark.usefixtures("database")


def test_words_of_an_act_that_comes_too_late_stay_on_the_page(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    subject = review_report(staff_for(Role.OFFICER), received().id, TO_REGISTER, "")
    do(officer, subject, "registrasi", **REGISTER)
    do(officer, subject, "serahkan", officer=str(staff_for(Role.OFFICER).id))
    do(officer, subject, "kajian", words="CONTOH: kajian rekan.")
    typed = "CONTOH: kajian panjang yang diketik di tab lain."
    late = officer.post(f"/meja/perkara/{subject}/kajian/", {"words": typed})
    assert late.status_code == 422
    assert typed in late.content.decode()
    assert "Yang Anda tulis tidak tercatat" in late.content.decode()
    # Where the form is still there it keeps the words itself.
    decide(queries.case(subject).submission.id, "case.decided:no-violation")
    wrong = commissioner.post(f"/meja/perkara/{subject}/putus/", {"outcome": "", "words": typed}).content.decode()
    assert wrong.count(typed) == 1
    assert "Yang Anda tulis tidak tercatat" not in wrong


def test_a_case_page_reads_no_office_of_a_village_and_each_name_once(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer = logged_in(Role.OFFICER)
    subject = review_report(staff_for(Role.OFFICER), received().id, TO_REGISTER, "")
    do(officer, subject, "registrasi", **REGISTER)
    decide(queries.case(subject).submission.id, "case.decided:no-violation")
    with CaptureQueriesContext(connection) as asked:
        assert officer.get(f"/meja/perkara/{subject}/").status_code == 200
    offices = [each["sql"] for each in asked.captured_queries if 'FROM "accounts_office"' in each["sql"]]
    assert offices
    assert [each for each in offices if " WHERE " not in each] == []
    by_one = 'SELECT "accounts_person"."name" AS "name" FROM "accounts_person" WHERE "accounts_person"."id" ='
    assert len([each for each in asked.captured_queries if each["sql"].startswith(by_one)]) <= 1


def test_nothing_that_stays_in_the_log_is_chosen_beforehand(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    subject = review_report(staff_for(Role.OFFICER), received().id, TO_REGISTER, "")
    do(officer, subject, "registrasi", **REGISTER)
    do(officer, subject, "serahkan", officer=str(staff_for(Role.OFFICER).id))
    do(officer, subject, "kajian", words="CONTOH: kajian.")
    decide(queries.case(subject).submission.id, "case.decided:no-violation")
    seen = set()
    for by in (staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)):
        for each in choice_for(by, queries.case(subject)).offered:
            for name, field in each.form.fields.items():
                if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField):
                    seen.add(f"{each.act.slug}.{name}")
                    codes = [code for code, _ in offers(field)]
                    assert codes[0] == "" or len(codes) == 1 or isinstance(field.widget, forms.RadioSelect)
    assert {"putus.outcome", "undang.role", "beritahu.means", "perbaiki-nomor.election"} <= seen
    answer = commissioner.post(f"/meja/perkara/{subject}/putus/", {"words": "CONTOH."})
    assert answer.status_code == 422
    assert queries.case(subject).state == "studied"
    assert ReadingForm(by, [("52", "CONTOH")]).fields["reading"].choices[0][0] == ""  # type: ignore[attr-defined]  # a choice field


def test_the_act_that_is_owed_stands_open_on_the_page_of_who_owes_it_and_nothing_else_does(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    second = logged_in(Role.COMMISSIONER, which="kedua")

    def opened(subject: str) -> tuple[list[str], list[str]]:
        pages = (client.get(f"/meja/perkara/{subject}/").content.decode() for client in (officer, commissioner))
        found = [re.findall(r'<div class="card"><h2>([^<]*)</h2>', page) for page in pages]
        return found[0], found[1]

    subject = review_report(staff_for(Role.OFFICER), received().id, TO_REGISTER, "")
    assert opened(subject) == (["Registrasi"], [])
    do(officer, subject, "registrasi", **REGISTER)
    do(officer, subject, "serahkan", officer=str(staff_for(Role.OFFICER).id))
    assert opened(subject) == (["Kajian selesai"], [])
    do(officer, subject, "kajian", words="CONTOH: kajian.")
    decide(queries.case(subject).submission.id, "case.decided:administrative")
    assert opened(subject) == ([], ["Putusan pleno"])
    do(commissioner, subject, "putus", outcome="administrative", words="CONTOH.")
    assert opened(subject) == ([], [])
    assert confirmed(second, subject) == "decided"
    # Forwarding is owed before the notice, which may be sent at any time.
    assert opened(subject) == (["Teruskan"], [])


def test_who_must_act_reads_what_with_until_when_and_whether_a_plenary_decided(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    second, info, event = logged_in(Role.COMMISSIONER, which="kedua"), received(), CONTENT.event

    def home(client: Client) -> str:
        return client.get("/meja/").content.decode()

    def until(subject: str) -> str:
        due = nearest([subject])[subject][0].due
        assert due is not None
        return moment_of(due)

    assert "belum diputus rapat pleno" in home(officer)
    assert "Catat hasil rapat pleno atas" not in home(officer)
    decide(info.id, "case.reviewed:register")
    assert "belum diputus rapat pleno" not in home(officer)
    assert "Catat hasil rapat pleno atas" in home(officer)
    meetings = commissioner.get("/meja/pleno/").content.decode()
    assert "Tidak ada yang menunggu keputusan" in meetings
    assert event in meetings.partition('id="menunggu"')[2]
    # A finding is the office's own: nobody reported it.
    found = came_in(SubmissionKind.FINDING)
    assert "Pelapor</h2>" not in officer.get(f"/meja/perkara/masuk/{found.id}/").content.decode()
    assert "Yang menunggu keputusan" in commissioner.get("/meja/pleno/").content.decode()
    subject = review_report(staff_for(Role.OFFICER), info.id, TO_REGISTER, "")
    do(officer, subject, "registrasi", **REGISTER)
    do(officer, subject, "serahkan", officer=str(staff_for(Role.OFFICER).id))
    do(officer, subject, "undang", role="testifier", nth="1", day=str(today() + timedelta(days=7)))
    assert "Undangan klarifikasi dikirim: saksi." in officer.get(f"/meja/perkara/{subject}/").content.decode()
    do(officer, subject, "kajian", words="CONTOH: kajian.")
    decide(info.id, "case.reviewed:register")
    do(commissioner, subject, "putus", outcome="administrative", words="CONTOH.")
    # Under the name of the case, with the date until which it must be answered.
    card = re.search(r'<p class="duty__over">Setujui atau tolak: .*?</div>', home(second), re.DOTALL)
    assert card is not None
    assert event in card[0]
    assert queries.case(subject).number in card[0]
    assert until(subject) in card[0]
    assert event in second.get("/meja/usulan/").content.decode()


def test_the_address_of_an_act_leads_back_to_the_case(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer = logged_in(Role.OFFICER)
    info = received()
    message = f"/meja/perkara/masuk/{info.id}/pesan/"
    assert officer.get(message).headers["Location"] == f"/meja/perkara/masuk/{info.id}/#pesan"
    subject = review_report(staff_for(Role.OFFICER), info.id, TO_REGISTER, "")
    case = f"/meja/perkara/{subject}/"
    for address in (f"{case}registrasi/", f"/meja/undian/{subject}/ulang/"):
        assert officer.get(address).headers["Location"] == case
    assert officer.get(message).headers["Location"] == f"{case}#pesan"
