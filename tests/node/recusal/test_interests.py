"""Declared interests on the desk: they take effect at once, and only two commissioners lift them, in the log."""

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saksama.entries.kinds.case import CaseReviewed, Ground, ReviewOutcome
from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused, CaseTransferred, Direction, Interest
from saksama.entries.kinds.interest import InterestDeclared, InterestLifted, Tie
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.declaring import AlreadyDeclared, NoSuchInterest, check_free, own_standing
from saksama_node.accounts.models import Recusal, StandingInterest
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.accounts.recused import KeptAway, is_kept, looking, recusals_of
from saksama_node.cases import queries
from saksama_node.cases.actions import Review
from saksama_node.cases.briefed import labels
from saksama_node.cases.models import Case, CaseAct
from saksama_node.deadlines.models import Duty
from saksama_node.deadlines.queries import Wanted, counts
from saksama_node.flows.cases.declare_interest import declare_interest, declare_standing
from saksama_node.flows.cases.lift_interest import asked
from saksama_node.flows.cases.register_case import assign_case, officers_for, register_case
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.reports.open_identity import open_identity
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.actions import act
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.public import logged
from saksama_node.seconds.faults import NoSuchProposal
from saksama_node.settings.clock import now
from tests.node.cases.filing import CONTENT, TO_REGISTER, filing
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import handle_case, review_report
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.case_under import received
from tests.node.recusal.marked import PARTY, person_with
from tests.node.seconds.reading import confirm_at, confirm_read, proposals_of
from tests.testonly.node_folder import VAULT_PASSPHRASE

pytestmark = pytest.mark.usefixtures("database")

REASON = "Hubungan itu sudah lama berakhir."


def assigned(by: Staff, to: Staff, party: str = "none") -> queries.CaseInfo:
    """A registered case of this officer."""
    info = received()
    subject = review_report(by, info.id, Review(TO_REGISTER.outcome, TO_REGISTER.types, party), "")
    register_case(by, subject)
    assign_case(by, subject, to.id)
    return queries.case(subject)


def bodies(subject: str) -> list[object]:
    """What the log says of a subject, once all that waits has its place."""
    assert findings() == []
    return [each.entry.body for each in logged(subject=subject)]


def test_who_declares_loses_the_case_in_the_same_act(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    head, officer = staff_for(Role.OFFICER, which="kepala"), staff_for(Role.OFFICER)
    case = assigned(head, officer)
    mine, theirs = logged_in(Role.OFFICER), logged_in(Role.OFFICER, which="kepala")
    assert case.number in mine.get("/meja/").content.decode()
    page = mine.get(f"/meja/perkara/{case.subject}/").content.decode()
    address = f"/meja/kepentingan/perkara/{case.submission.id}/"
    assert address in page
    assert "Perkara ini tanpa petugas" not in page
    answer = mine.post(address, {"ground": "reporter", "words": "Tetangga sebelah rumah."})
    assert answer["Location"] == "/meja/kepentingan/"
    closed = mine.get(f"/meja/perkara/{case.subject}/")
    assert closed.status_code == 403
    assert "Anda menyatakan kepentingan dalam hal ini" in closed.content.decode()
    assert case.number not in mine.get("/meja/").content.decode()
    # It is nobody's case now, and the page of a colleague says so; what was written is for commissioners.
    assert queries.case(case.subject).assignee is None
    assert set(Duty.objects.filter(subject=case.subject).values_list("person", flat=True)) == {None}
    page = theirs.get(f"/meja/perkara/{case.subject}/").content.decode()
    assert "Perkara ini tanpa petugas" in page
    assert "hubungan dengan pelapor" in page
    assert "Tetangga sebelah rumah." not in page
    assert "Serahkan lagi: perkara ini tanpa petugas" in theirs.get("/meja/").content.decode()
    decides = logged_in(Role.COMMISSIONER)
    assert "Tetangga sebelah rumah." in decides.get(f"/meja/perkara/{case.subject}/").content.decode()
    # The log has the ground and a seal of the words; the person is a pseudonym.
    assert findings() == []
    (entry,) = [e.entry for e in logged(subject=case.subject) if isinstance(e.entry.body, CaseRecused)]
    assert isinstance(entry.body, CaseRecused)
    assert (entry.body.ground, entry.actor == entry.body.person, list(entry.commits)) == (
        Interest.REPORTER,
        True,
        ["reason"],
    )
    # It is given to somebody else, never to the same.
    assert officer.id not in {each.id for each in officers_for(case.subject)}
    with pytest.raises(KeptAway):
        assign_case(head, case.subject, officer.id)
    assign_case(head, case.subject, head.id)
    assert queries.case(case.subject).assignee == head.id
    assert findings() == []


def test_no_act_of_theirs_passes_and_the_vault_stays_closed(staff_for: StaffFor) -> None:
    officer = person_with("berkepentingan", Role.OFFICER, Role.COMMISSIONER, Role.CUSTODIAN)
    case = assigned(staff_for(Role.OFFICER, which="kepala"), officer)
    declare_interest(officer, case.submission.id, Interest.PARTY, "")
    with pytest.raises(KeptAway):
        handle_case(officer, case.subject, CaseTransferred(direction=Direction.DOWN, to="52.01"))
    with pytest.raises(KeptAway):
        open_identity(officer, case.submission.id, VAULT_PASSPHRASE, "Untuk langkah klarifikasi perkara.")
    with looking(officer.id), pytest.raises(KeptAway):
        queries.case(case.subject)
    assert findings() == []


def test_a_page_that_only_reads_asks_once_what_is_kept_and_the_next_page_asks_again(staff_for: StaffFor) -> None:
    officer = person_with("berkepentingan", Role.OFFICER)
    case = assigned(staff_for(Role.OFFICER, which="kepala"), officer)
    with looking(officer.id, only_reads=True), CaptureQueriesContext(connection) as asked:
        seen = [labels([case.subject]), labels([case.subject]), labels([case.subject])]
    assert all(case.subject in each for each in seen)
    assert sum("recusal" in each["sql"] for each in asked.captured_queries) == 1
    with looking(officer.id):
        assert case.subject in labels([case.subject])
        declare_interest(officer, case.submission.id, Interest.PARTY, "")
        assert case.subject not in labels([case.subject])
    with looking(officer.id, only_reads=True):
        assert case.subject not in labels([case.subject])
        assert case.subject not in labels([case.subject])


def lifted_by(client: Client, subject: str, person: str) -> int:
    return client.post(f"/meja/perkara/{subject}/izinkan-kembali/", {"person": person, "words": REASON}).status_code


def waiting(subject: str) -> int:
    (found,) = [each for each in proposals_of(queries.case(subject).submission.id) if each.is_open]
    return found.id


def test_two_commissioners_lift_it_and_nobody_else(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    head, officer = staff_for(Role.OFFICER, which="kepala"), staff_for(Role.OFFICER)
    case = assigned(head, officer)
    declare_interest(officer, case.submission.id, Interest.OTHER, "")
    (kept,) = recusals_of(case.subject)
    for role in set(Role) - {Role.COMMISSIONER}:
        # The administrator of accounts as little as anybody.
        assert lifted_by(logged_in(role, which="lain"), case.subject, kept.pseudonym) == 403, role
    one, two = logged_in(Role.COMMISSIONER), logged_in(Role.COMMISSIONER, which="kedua")
    assert kept.name in one.get(f"/meja/perkara/{case.subject}/").content.decode()
    assert lifted_by(one, case.subject, kept.pseudonym) == 302
    proposal = f"/meja/usulan/{waiting(case.subject)}/"
    assert is_kept(officer.id, case.subject)
    assert one.post(f"{proposal}setujui/").status_code == 403
    assert logged_in(Role.OFFICER, which="kepala").post(f"{proposal}setujui/").status_code == 403
    page = two.get(proposal).content.decode()
    assert kept.name in page
    assert REASON in page
    assert confirm_at(two, waiting(case.subject)).status_code == 302
    assert not is_kept(officer.id, case.subject)
    assert logged_in(Role.OFFICER).get(f"/meja/perkara/{case.subject}/").status_code == 200
    (entry,) = [e for e in bodies(case.subject) if isinstance(e, CaseReadmitted)]
    assert entry.person == kept.pseudonym
    assert entry.second == pseudonym(staff_for(Role.COMMISSIONER, which="kedua").secret, case.subject)
    # Back, they may have the case again.
    assign_case(head, case.subject, officer.id)
    assert findings() == []


def test_who_is_recused_lifts_nothing_of_their_own(staff_for: StaffFor) -> None:
    officer, interested = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER, which="berkepentingan")
    case = assigned(officer, officer)
    declare_interest(interested, case.submission.id, Interest.OTHER, "")
    (kept,) = recusals_of(case.subject)
    body = CaseReadmitted(person=kept.pseudonym)
    with pytest.raises(KeptAway):
        handle_case(interested, case.subject, body, REASON)
    assert not handle_case(staff_for(Role.COMMISSIONER), case.subject, body, REASON)
    with pytest.raises(KeptAway):
        confirm_read(interested, waiting(case.subject))
    assert is_kept(interested.id, case.subject)


def test_an_interest_from_before_the_review_is_entered_with_it(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    officer, info = staff_for(Role.OFFICER), received()
    interested = staff_for(Role.OFFICER, which="berkepentingan")
    declare_interest(interested, info.id, Interest.REPORTED, "Paman.")
    client = logged_in(Role.OFFICER, which="berkepentingan")
    assert client.get(f"/meja/perkara/masuk/{info.id}/").status_code == 403
    with pytest.raises(KeptAway):
        review_report(interested, info.id, TO_REGISTER, "")
    subject = review_report(officer, info.id, TO_REGISTER, "")
    assert [type(each) for each in bodies(subject)] == [CaseReviewed, CaseRecused]
    assert client.get(f"/meja/perkara/{subject}/").status_code == 403


def test_a_standing_declaration_holds_for_what_is_and_what_comes(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    head, officer = staff_for(Role.OFFICER, which="kepala"), staff_for(Role.OFFICER)
    present, other = assigned(head, officer, PARTY), assigned(head, officer, "none")
    mine = logged_in(Role.OFFICER)
    answer = mine.post("/meja/kepentingan/", {"tie": f"party|{PARTY}", "words": "Ipar saya calon."})
    assert answer.status_code == 302
    assert is_kept(officer.id, present.subject)
    assert not is_kept(officer.id, other.subject)
    assert queries.case(present.subject).assignee is None
    later = review_report(head, received().id, Review(TO_REGISTER.outcome, TO_REGISTER.types, PARTY), "")
    assert is_kept(officer.id, later)
    assert findings() == []
    node = [e.entry for e in logged(subject=later) if isinstance(e.entry.body, CaseRecused)]
    assert [(each.actor, each.body.ground) for each in node] == [("node", Interest.PARTY)]  # type: ignore[attr-defined]
    # A case comes to be about that party later: the review that says so is not theirs, and closes it to them.
    with pytest.raises(KeptAway):
        review_report(officer, received().id, Review(TO_REGISTER.outcome, TO_REGISTER.types, PARTY), "")
    # The declaration itself: what it is about is sealed.
    (declared,) = own_standing(officer.id)
    (entry,) = [e.entry for e in logged(subject=declared.subject)]
    assert (entry.body, list(entry.commits)) == (InterestDeclared(ground=Tie.PARTY), ["reason"])
    assert PARTY.encode() not in entry.encode()
    with pytest.raises(AlreadyDeclared):
        declare_standing(officer, Tie.PARTY, PARTY, "")


def test_a_region_closes_what_lies_there_and_what_is_handed_there(staff_for: StaffFor) -> None:
    head, interested = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="berkepentingan")
    at_regency, at_province = received(region="52.01"), received()
    declare_standing(interested, Tie.REGION, "52.01", "")
    assert is_kept(interested.id, at_regency.subject)
    subject = review_report(head, at_province.id, TO_REGISTER, "")
    assert not is_kept(interested.id, subject)
    handle_case(head, subject, CaseTransferred(direction=Direction.DOWN, to="52.01"))
    assert is_kept(interested.id, subject)
    assert is_kept(interested.id, received(region="52.01.01").subject)
    # Nor do they take a report of that region in.
    intake = staff_for(Role.INTAKE, which="loket")
    declare_standing(person_with("loket", Role.INTAKE, Role.OFFICER), Tie.REGION, "52.01", "")
    with pytest.raises(KeptAway):
        file_report(filing(new_code(), content=msgspec.structs.replace(CONTENT, region="52.01.01")), by=intake)
    assert findings() == []


def test_who_was_readmitted_stays_so_though_the_declaration_stands(staff_for: StaffFor) -> None:
    officer, interested = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="berkepentingan")
    one, two = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="kedua")
    case = assigned(officer, officer, PARTY)
    declare_standing(interested, Tie.PARTY, PARTY, "")
    (kept,) = recusals_of(case.subject)
    assert not handle_case(one, case.subject, CaseReadmitted(person=kept.pseudonym), REASON)
    confirm_read(two, waiting(case.subject))
    assert not is_kept(interested.id, case.subject)
    assign_case(interested, case.subject, interested.id)
    assert not is_kept(interested.id, case.subject)
    check_free(interested.id, "52", PARTY, case.submission.subject)  # a further review is theirs too
    with pytest.raises(KeptAway):
        check_free(interested.id, "52", PARTY, received().subject)
    # What they declare afterwards counts again.
    declare_standing(interested, Tie.REGION, "52", "")
    assert is_kept(interested.id, case.subject)
    assert queries.case(case.subject).assignee is None
    assert findings() == []


def test_two_commissioners_end_a_standing_declaration_for_cases_to_come(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    officer, interested = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER, which="berkepentingan")
    one, two = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="kedua")
    present = assigned(officer, officer, PARTY)
    number = declare_standing(interested, Tie.PARTY, PARTY, "Ipar saya calon.")
    page = logged_in(Role.COMMISSIONER).get("/meja/kepentingan/").content.decode()
    assert "Ipar saya calon." in page
    assert "Ipar saya calon." not in logged_in(Role.OFFICER).get("/meja/kepentingan/").content.decode()
    assert "Ipar saya calon." not in logged_in(Role.COMMISSIONER, "53").get("/meja/kepentingan/").content.decode()
    for each in (officer, staff_for(Role.ADMINISTRATOR), staff_for(Role.COMMISSIONER, "53")):
        with pytest.raises(NotAllowed):
            propose(each, asked(number, REASON))
    with pytest.raises(KeptAway):
        propose(interested, asked(number, REASON))
    first, second = logged_in(Role.COMMISSIONER), logged_in(Role.COMMISSIONER, which="kedua")
    address = f"/meja/kepentingan/tetap/{number}/"
    for wrong in ("", " ", "panjang " * 300):
        answer = first.post(address, {"reason": wrong})
        assert answer.status_code == 422
        page = answer.content.decode()
        # The form stays open with what was typed, and says what is wrong.
        assert f'href="#id_{number}_reason"' in page
        assert "<details open" in page
        assert wrong.strip() in page
    proposal = first.post(address, {"reason": REASON})["Location"]
    for page in ("/meja/", "/meja/kepentingan/"):
        assert f'href="{proposal}"' in second.get(page).content.decode()
    # Whose it is neither reads of it nor answers it.
    mine = logged_in(Role.COMMISSIONER, which="berkepentingan")
    for page in ("/meja/", "/meja/kepentingan/"):
        assert proposal not in mine.get(page).content.decode()
    assert mine.get(proposal).status_code == 403
    shown = second.get(proposal).content.decode()
    assert "Ipar saya calon." in shown
    assert REASON in shown
    assert confirm_at(second, int(proposal.split("/")[-2])).status_code == 302
    assert findings() == []
    (declared,) = own_standing(interested.id)
    said = [each.entry for each in logged(subject=declared.subject)]
    assert len(said) == 2
    assert isinstance(said[0].body, InterestDeclared)
    lifted = said[1].body
    assert isinstance(lifted, InterestLifted)
    assert [said[1].actor, lifted.second] == [pseudonym(each.secret, declared.subject) for each in (one, two)]
    assert said[0].actor not in {said[1].actor, lifted.second}
    # An old backup that had it still open learns of its end from the log.
    StandingInterest.objects.update(ended_at=None)
    with act():
        assert [restore_entry(found) for found in logged(kinds=("interest.lifted",))] == [None]
    # What was closed stays closed; what comes is open.
    assert is_kept(interested.id, present.subject)
    later = review_report(officer, received().id, Review(TO_REGISTER.outcome, TO_REGISTER.types, PARTY), "")
    assert not is_kept(interested.id, later)
    with pytest.raises(NoSuchInterest):
        asked(number, REASON)


def test_who_proposes_second_or_too_late_loses_no_word(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    one, two = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="kedua")
    number = declare_standing(staff_for(Role.OFFICER), Tie.PARTY, PARTY, "")
    address, late = f"/meja/kepentingan/tetap/{number}/", logged_in(Role.COMMISSIONER, which="ketiga")

    def refused_for(code: str) -> None:
        answer = late.post(address, {"reason": "CONTOH: menulis panjang."})
        assert answer.status_code == 422
        assert "CONTOH: menulis panjang." in answer.content.decode()
        assert code in answer.content.decode()

    proposed = propose(one, asked(number, REASON))
    refused_for("seconds.open")
    confirm_read(two, proposed)
    refused_for("interest.unknown")
    assert late.post("/meja/kepentingan/tetap/999999/", {"reason": REASON}).status_code == 404
    assert logged_in(Role.COMMISSIONER, "53").post(address, {"reason": REASON}).status_code == 403


def test_an_open_proposal_of_theirs_is_none_any_more(staff_for: StaffFor) -> None:
    info, proposer = received(), staff_for(Role.OFFICER)
    assert (
        review_report(
            proposer, info.id, Review(ReviewOutcome.NOT_ACCEPTED, ground=Ground.LATE, substantial=False), "CONTOH."
        )
        == ""
    )
    (waits,) = [each for each in proposals_of(info.id) if each.is_open]
    declare_interest(proposer, info.id, Interest.OTHER, "")
    assert [each.state for each in proposals_of(info.id)] == ["overtaken"]
    with pytest.raises(NoSuchProposal):
        confirm_read(staff_for(Role.COMMISSIONER), waits.id)


def test_the_counts_of_a_board_are_those_of_what_may_be_seen(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    officer, interested = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="berkepentingan")
    kept, other = (assigned(officer, officer).subject for _ in range(2))
    client = logged_in(Role.OFFICER, which="berkepentingan")
    before = client.get("/meja/tenggat/?bentuk=csv").content.decode()
    assert kept in before
    declare_interest(interested, queries.case(kept).submission.id, Interest.OTHER, "")
    after = client.get("/meja/tenggat/?bentuk=csv").content.decode()
    assert (kept in after, other in after) == (False, True)
    with looking(interested.id):
        mine = counts(Wanted(("52",)), now())
    both = counts(Wanted(("52",)), now())
    assert sum(mine.values()) * 2 == sum(both.values())


def test_after_an_old_backup_the_log_says_who_is_kept_away(staff_for: StaffFor) -> None:
    officer, head = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="kepala")
    one, two = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="kedua")
    case = assigned(head, officer)
    declare_interest(officer, case.submission.id, Interest.REPORTED, "Paman.")
    number = declare_standing(head, Tie.PARTY, PARTY, "")
    (kept,) = recusals_of(case.subject)
    assert findings() == []
    # What the backup did not have yet.
    Recusal.objects.all().delete()
    CaseAct.objects.filter(kind="case.recused").delete()
    Case.objects.update(assignee=officer.id)
    with act():
        told = [restore_entry(found) for found in logged(kinds=("case.recused", "interest.declared"))]
    assert told == [Missing.WORDS, Missing.INTEREST]
    (again,) = recusals_of(case.subject)
    assert (again.person, again.ground, again.is_logged) == (officer.id, kept.ground, True)
    assert queries.case(case.subject).assignee is None
    assert own_standing(head.id)[0].id == number
    # A lift in the lost tail counts too.
    assert not handle_case(one, case.subject, CaseReadmitted(person=kept.pseudonym), REASON)
    confirm_read(two, waiting(case.subject))
    assert findings() == []
    Recusal.objects.update(lifted_at=None)
    CaseAct.objects.filter(kind="case.readmitted").delete()
    with act():
        for found in logged(kinds=("case.readmitted",)):
            restore_entry(found)
    assert not is_kept(officer.id, case.subject)
