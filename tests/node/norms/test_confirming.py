"""A fact from memory becomes one that was read: two persons, a text, an entry; nothing of it needs an upgrade."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saksama.clocks.shipped import newest
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.pseudonym import pseudonym
from saksama.procedure.edition import Regime
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.flows.cases.forms_in_force import forms_now
from saksama_node.flows.node.restore_entry import restore_subject
from saksama_node.flows.norms.confirm_norm import SLOT, asked
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import logged
from saksama_node.norms.confirmed import certainties, confirmations, confirmed
from saksama_node.norms.confirming import AlreadyConfirmed, NotAFact, NoText, Reading, keep_text
from saksama_node.norms.facts import Known, fact_of, facts
from saksama_node.norms.models import Confirmed
from saksama_node.papers.registry import registry
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.proposing import open_in
from tests.node.cases.handed_in import settle
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_at, confirm_read

pytestmark = pytest.mark.usefixtures("database")

PAGE = "/meja/tenggat/dasar-hukum/"
PDF = b"%PDF-1.7\nCONTOH Perbawaslu 8/2020\n%%EOF\n"
FACT = "editions/pilkada-2024/norm.plenary"
REASON = "CONTOH: rapat pleno dihadiri paling sedikit tiga orang."


def reading(**other: str) -> Reading:
    held = {"fact": FACT, "title": "Perbawaslu 8/2020", "text": keep_text(PDF), "article": "Pasal 30", "value": "3"}
    return Reading(**{**held, **other})


def by_two(staff_for: StaffFor, found: Reading) -> tuple[Staff, Staff, int]:
    officer, head = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    number = propose(officer, asked(found, REASON))
    confirm_read(head, number)
    return officer, head, number


def test_what_two_persons_read_in_a_text_holds_at_once_and_the_log_says_it(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    officer, head = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    desk, at_the_head = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    form = {"fact": FACT, "title": "Perbawaslu 8/2020", "article": "Pasal 30", "value": "3", "reason": REASON}
    assert desk.post(PAGE, form).status_code == 422, "no text"
    no_pdf = SimpleUploadedFile("naskah.pdf", b"<html>", "application/pdf")
    assert desk.post(PAGE, {**form, "file": no_pdf}).status_code == 422
    assert desk.post(PAGE, {**form, "file": SimpleUploadedFile("n.pdf", PDF), "value": "<3>"}).status_code == 422
    assert desk.post(PAGE, {**form, "file": SimpleUploadedFile("naskah.pdf", PDF)}).status_code == 302
    (proposed,) = open_in(SLOT)
    assert certainties().known(FACT) is Known.MEMORY, "a proposal makes nothing certain"
    assert confirmed(FACT) is None
    shown = at_the_head.get(f"/meja/usulan/{proposed.id}/").content.decode()
    for said in ("Perbawaslu 8/2020", "Pasal 30", REASON, blobs.digest_of(PDF), FACT):
        assert said in shown
    assert at_the_head.get(f"/log/blob/{blobs.digest_of(PDF)}").content == PDF
    assert confirm_at(at_the_head, proposed.id).status_code == 302

    assert certainties().known(FACT) is Known.TEXT
    found = confirmed(FACT)
    assert found is not None
    assert (found.value, found.article, found.text) == ("3", "Pasal 30", blobs.digest_of(PDF))
    settle()
    (entry,) = logged(kinds=[NormConfirmed.KIND])
    body = entry.entry.body
    assert isinstance(body, NormConfirmed)
    assert (body.fact, body.text, body.value) == (FACT, blobs.digest_of(PDF), "3")
    subject = entry.entry.subject
    assert [entry.entry.actor, body.second] == [pseudonym(each.secret, subject) for each in (officer, head)]
    page = desk.get(PAGE).content.decode()
    assert page.count("Perbawaslu 8/2020, Pasal 30: 3") == 1
    assert f"<code>{FACT}</code>" not in page, "it is in no list of what is not certain"
    # The text is here: another fact is confirmed from it by its digest.
    again = {**form, "fact": "editions/pilkada-2024/norm.notice", "title": "", "value": "", "known_text": body.text}
    assert desk.post(PAGE, again).status_code == 302


def test_only_the_office_at_the_top_confirms_and_never_one_alone(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    for below in (staff_for(Role.OFFICER, "52.71"), staff_for(Role.INTAKE)):
        with pytest.raises(NotAllowed):
            propose(below, asked(reading(), REASON))
    assert "Usulkan kepastian" not in logged_in(Role.COMMISSIONER, "52.71").get(PAGE).content.decode()


def test_what_is_no_open_fact_or_has_no_whole_text_is_refused(staff_for: StaffFor) -> None:
    head = staff_for(Role.COMMISSIONER)
    seen = next(each.id for each in facts().values() if each.known is Known.TEXT)
    for wrong in (reading(fact="rules/none/rule.none"), reading(fact=seen), reading(value="<tiga>")):
        with pytest.raises(NotAFact):
            propose(head, asked(wrong, REASON))
    for value in ("", "tiga", "3 orang"):
        with pytest.raises(NotAFact):
            propose(head, asked(reading(fact="editions/pemilu-2022/norm.quorum", value=value), REASON))
    with pytest.raises(NoText):
        propose(head, asked(reading(text="0" * 64), REASON))
    for broken in (b"", b"%PDF-1.7 cut off", b"<html>%%EOF"):
        with pytest.raises(NoText):
            keep_text(broken)


def test_a_later_text_stands_in_the_place_of_the_earlier_one(staff_for: StaffFor) -> None:
    officer, _head, _number = by_two(staff_for, reading())
    with pytest.raises(AlreadyConfirmed):
        propose(officer, asked(reading(), REASON))
    by_two(staff_for, reading(title="Perbawaslu 9/2024", text=keep_text(PDF + b"\n"), value="4"))
    found = confirmed(FACT)
    assert found is not None
    assert found.value == "4"
    assert certainties().held[FACT] == found
    assert len(confirmations()) == 2


def test_the_code_of_a_form_is_printed_once_two_read_it_in_the_annex(staff_for: StaffFor) -> None:
    def printed() -> str:
        return {each.id: each for each in forms_now(Regime.PILKADA).form}["status"].printed_code

    assert printed() == ""
    by_two(staff_for, reading(fact="forms/pilkada/form.status", article="Lampiran, Formulir Model A.17", value="A.17"))
    assert printed() == "A.17"
    assert not registry(Regime.PILKADA).after("case.notified")[0].printed_code, "the file itself says what it said"


def test_a_clock_s_page_calls_its_rule_read_once_two_confirmed_it(staff_for: StaffFor) -> None:
    rule = newest("pilkada-kajian-awal")
    told = ("rules", f"rule.{rule.id}", rule.article, rule.certainty)
    assert certainties().of(*told) is Known.MEMORY
    by_two(staff_for, reading(fact=fact_of(*told[:3]), value=""))
    assert certainties().of(*told) is Known.TEXT


@pytest.mark.parametrize("is_proposed", [True, False])
def test_after_a_restore_of_a_backup_from_before_it_the_log_gives_it_back(
    staff_for: StaffFor, is_proposed: bool
) -> None:
    officer, head, number = by_two(staff_for, reading())
    settle()
    (held,) = confirmations()
    Confirmed.objects.all().delete()
    Proposal.objects.filter(pk=number).update(state="open", leaf=None)
    if not is_proposed:
        Proposal.objects.all().delete()
    for _ in range(2):
        with act():
            restore_subject(held.subject)
        (again,) = confirmations()
        assert (again.by, again.second, again.value, again.leaf) == (officer.id, head.id, "3", held.leaf)
        assert again.reason == (REASON if is_proposed else "")
    assert not open_in(SLOT)
