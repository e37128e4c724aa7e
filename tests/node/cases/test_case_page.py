"""The page of a case to who acts on it: nothing is chosen beforehand, what comes next stands first, no word is lost."""

import pytest
from django import forms

from saksama_node.accounts.policy import Role
from saksama_node.cases import queries
from saksama_node.web.desk.cases.moves import choice_for
from saksama_node.web.desk.deadlines.rulings import ReadingForm
from tests.node.cases.at_desk import REGISTER, confirmed, do, received
from tests.node.cases.filing import TO_REGISTER
from tests.node.cases.offers import offers
from tests.node.cases.plenaries import decide_all, review_report
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
    decide_all(queries.case(subject).submission.id)
    wrong = commissioner.post(f"/meja/perkara/{subject}/putus/", {"outcome": "", "words": typed}).content.decode()
    assert wrong.count(typed) == 1
    assert "Yang Anda tulis tidak tercatat" not in wrong


def test_nothing_that_stays_in_the_log_is_chosen_beforehand(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    subject = review_report(staff_for(Role.OFFICER), received().id, TO_REGISTER, "")
    do(officer, subject, "registrasi", **REGISTER)
    do(officer, subject, "serahkan", officer=str(staff_for(Role.OFFICER).id))
    do(officer, subject, "kajian", words="CONTOH: kajian.")
    decide_all(queries.case(subject).submission.id)
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


def test_a_notice_comes_next_only_where_there_is_an_outcome(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    second = logged_in(Role.COMMISSIONER, which="kedua")
    people = (staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER))

    def first(subject: str) -> list[str]:
        offers = [choice_for(by, queries.case(subject)).offered for by in people]
        return [each.act.slug for offered in offers for each in offered if each.first]

    subject = review_report(staff_for(Role.OFFICER), received().id, TO_REGISTER, "")
    do(officer, subject, "registrasi", **REGISTER)
    do(officer, subject, "serahkan", officer=str(staff_for(Role.OFFICER).id))
    assert "beritahu" not in first(subject)
    do(officer, subject, "kajian", words="CONTOH: kajian.")
    assert "beritahu" not in first(subject)
    do(commissioner, subject, "putus", outcome="no-violation", words="CONTOH.")
    assert confirmed(second, subject) == "decided"
    assert "beritahu" in first(subject)


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
