"""A plenary: one act decides on many reports and cases, and who has an interest is not counted."""

from datetime import timedelta

import pytest

from saksama.entries.kinds.case import CaseDecided, CaseReviewed, DecisionOutcome, Ground, ReviewOutcome, Violation
from saksama.entries.kinds.handling import CaseInvited, CaseStudied, CaseTransferred, Direction, Heard, Interest
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.entries.pseudonym import pseudonym
from saksama.procedure.deciding import SEVERAL
from saksama.procedure.moves import START
from saksama_node.accounts.policy import NotAllowed, Role, Staff, today
from saksama_node.accounts.recused import KeptAway
from saksama_node.cases import queries
from saksama_node.cases.actions import Review
from saksama_node.cases.models import Case, Plenary, PlenaryItem
from saksama_node.cases.moving import MoveRefused
from saksama_node.cases.plenaries.held import agenda, decided_of, held_at, unacted_at
from saksama_node.cases.plenaries.holding import Flaw, PlenaryRefused, Ticked
from saksama_node.cases.report import SubmissionKind
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.cases.hold_plenary import members_of
from saksama_node.flows.cases.register_case import assign_case, register_case
from saksama_node.flows.handling.handle_case import handle_case
from saksama_node.flows.handling.review_report import review_report
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import committed, history, logged
from saksama_node.norms.models import Confirmed
from saksama_node.settings.clock import now
from tests.node.cases.filing import TO_REGISTER
from tests.node.cases.handled import received
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import hold, hold_on
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_read, proposals_of
from tests.node.staffing import staff_with

REGISTER = "case.reviewed:register"


@pytest.fixture
def officer(database: None, staff_for: StaffFor) -> Staff:
    return staff_for(Role.OFFICER, "52")


def test_one_meeting_decides_ten_reports_and_each_review_names_it(officer: Staff) -> None:
    infos = [received() for _ in range(10)]
    assert [(each.submission, each.state) for each in agenda("52").waiting] == [(info.id, START) for info in infos]
    meeting = hold(*(Ticked(info.id, REGISTER) for info in infos))
    assert (agenda("52").waiting, len(unacted_at("52"))) == ([], 10)
    for info in infos:
        case = review_report(officer, info.id, TO_REGISTER, "")
        (entry,) = [each.entry for each in history(case)]
        assert isinstance(entry.body, CaseReviewed)
        assert entry.body.plenary == meeting
    assert (unacted_at("52"), held_at("52")[0].waiting) == ([], 0)
    assert not findings()
    (held,) = logged(kinds=(PlenaryHeld.KIND,))
    assert isinstance(held.entry.body, PlenaryHeld)
    # Neither a person nor a report is named: subjects of cases, and other pseudonyms in each.
    told = held.entry.encode().decode()
    assert not any(info.subject in told for info in infos)
    assert len({name for item in held.entry.body.items for name in item.counted}) == 30


def test_an_office_decides_on_what_lies_with_it_and_not_before_it_came(officer: Staff) -> None:
    elsewhere, here = received(region="52.02"), received()
    with pytest.raises(PlenaryRefused) as told:
        hold(Ticked(elsewhere.id, REGISTER))
    assert (told.value.flaw, told.value.about) == (Flaw.MOVED, elsewhere.id)
    assert [each.submission for each in agenda("52.02").waiting] == [elsewhere.id]
    with pytest.raises(PlenaryRefused) as told:
        hold(Ticked(here.id, REGISTER), day=today() - timedelta(days=1))
    assert (told.value.flaw, told.value.about) == (Flaw.DAY, here.id)
    assert not Plenary.objects.exists()


def test_a_decision_of_two_persons_names_the_plenary_in_what_both_read(officer: Staff, staff_for: StaffFor) -> None:
    info = received()
    hold_on(info, REGISTER)
    case = review_report(officer, info.id, Review(ReviewOutcome.REGISTER, (Violation.OTHER_LAW,)), "")
    register_case(officer, case)
    assign_case(officer, case, officer.id)
    handle_case(officer, case, CaseStudied())
    hold_on(queries.submission(info.id), "case.decided:other-law")
    assert _restored_to(case) == CaseDecided.KIND
    first, second = (staff_for(Role.COMMISSIONER, "52", f"pleno{place}") for place in range(2))
    assert not handle_case(first, case, CaseDecided(outcome=DecisionOutcome.OTHER_LAW), "CONTOH.")
    (proposed,) = proposals_about(second, case)
    meeting = PlenaryItem.objects.get(decided="case.decided:other-law").plenary
    assert meeting.subject in proposed.body
    confirm_read(second, proposed.id)
    assert [each.act is None for each in decided_of(info.id, case)] == [False, False]
    assert not findings()


def _restored_to(case: str) -> str:
    """What is owed in this case once the newest meeting about it was given back by the log."""
    PlenaryItem.objects.filter(subject=case, act=None).delete()
    Plenary.objects.filter(items=None).delete()
    Case.objects.filter(subject=case).update(awaits=PlenaryHeld.KIND)
    with act():
        restore_entry(committed((PlenaryHeld.KIND,))[-1])
    return Case.objects.get(subject=case).awaits


def test_after_a_restore_the_meeting_and_what_rests_on_it_come_back(officer: Staff) -> None:
    info, other = received(), received()
    hold(Ticked(info.id, REGISTER), Ticked(other.id, "case.reviewed:incomplete"))
    case = review_report(officer, info.id, TO_REGISTER, "")
    findings()
    before = [(each.decided, each.counted, each.seats) for each in decided_of(info.id, case)]
    PlenaryItem.objects.all().delete()
    Plenary.objects.all().delete()
    (held,) = logged(kinds=(PlenaryHeld.KIND,))
    with act():
        assert restore_entry(held) is None
        assert restore_entry(held) is None
    assert [(each.decided, each.counted, each.seats) for each in decided_of(info.id, case)] == before
    # Which report the other item is about stood in the rows alone.
    assert set(PlenaryItem.objects.values_list("submission", flat=True)) == {None, info.id}


def test_who_has_an_interest_is_not_counted_and_does_not_hold_it(officer: Staff, staff_for: StaffFor) -> None:
    info = received()
    tied, *others = (staff_for(Role.COMMISSIONER, "52", f"pleno{place}") for place in range(3))
    declare_interest(tied, info.id, Interest.REPORTED, "")
    with pytest.raises(KeptAway):
        hold(Ticked(info.id, REGISTER), members=[tied, *others])
    hold(Ticked(info.id, REGISTER), members=[*others, tied])
    item = PlenaryItem.objects.get()
    assert item.counted == sorted(pseudonym(each.secret, item.subject) for each in others)
    (decision,) = decided_of(info.id)
    assert set(decision.counted) == {each.id for each in others}


def test_at_the_desk_a_meeting_is_held_in_one_act_and_the_case_s_page_says_who_decided(logged_in: LoggedIn) -> None:
    commissioner, officer = logged_in(Role.COMMISSIONER), logged_in(Role.OFFICER)
    first, second = received(), received()
    listed = commissioner.get("/meja/pleno/").content.decode()
    assert f'name="putusan-{first.id}"' in listed
    sent: dict[str, object] = {
        "kantor": "52",
        "number": "014/BA/PLENO/XI/2026",
        "day": today().isoformat(),
        "seats": "3",
        "members": [str(staff_with(Role.COMMISSIONER, "52").id)],
        "hal": [str(first.id), str(second.id)],
        f"putusan-{first.id}": REGISTER,
    }
    refused = commissioner.post("/meja/pleno/", sent | {f"putusan-{first.id}": ""})
    assert (refused.status_code, "014/BA/PLENO/XI/2026" in refused.content.decode()) == (422, True)
    assert commissioner.post("/meja/pleno/", sent).status_code == 302
    assert [each.submission for each in agenda("52").waiting] == [second.id]
    page = officer.get(f"/meja/perkara/masuk/{first.id}/").content.decode()
    assert "014/BA/PLENO/XI/2026" in page
    assert "Belum diputuskan dalam rapat pleno" in officer.get(f"/meja/perkara/masuk/{second.id}/").content.decode()
    case = review_report(staff_with(Role.OFFICER, "52"), first.id, TO_REGISTER, "")
    page = officer.get(f"/meja/perkara/{case}/").content.decode()
    assert "oleh 1 dari 3 anggota" in " ".join(page.split())
    assert "014/BA/PLENO/XI/2026" in commissioner.get("/meja/pleno/").content.decode()


@pytest.mark.parametrize(
    ("changed", "flaw"),
    [
        ({"number": "1/BA"}, "number"),
        ({"members": ()}, "nobody"),
        ({"seats": 2}, "seats"),
        ({"decided": "case.decided:administrative"}, "moved"),
        ({"twice": True}, "moved"),
        ({"dissent": frozenset({999})}, "dissent"),
    ],
)
def test_what_cannot_have_been_decided_so_changes_nothing(
    officer: Staff, staff_for: StaffFor, changed: dict[str, object], flaw: str
) -> None:
    hold_on(received(), REGISTER, number="1/BA")
    info, fields = received(), dict(changed)
    decided, dissent = str(fields.pop("decided", REGISTER)), fields.pop("dissent", frozenset())
    items = [Ticked(info.id, decided, dissent)] * (2 if fields.pop("twice", False) else 1)  # type: ignore[arg-type]
    if fields.get("members") == ():
        fields["members"] = [officer]
        with pytest.raises(NotAllowed):
            hold(*items, **fields)  # type: ignore[arg-type]
        return
    with pytest.raises(PlenaryRefused) as refused:
        hold(*items, **fields)  # type: ignore[arg-type]
    assert refused.value.flaw == flaw
    assert len(held_at("52")) == 1


def test_a_later_meeting_decides_anew_and_what_waited_by_the_earlier_is_overtaken(
    officer: Staff, staff_for: StaffFor
) -> None:
    info = received()
    hold_on(info, "case.reviewed:not-accepted")
    found = Review(ReviewOutcome.NOT_ACCEPTED, ground=Ground.NO_VIOLATION)
    assert not review_report(officer, info.id, found, "CONTOH.")
    (waits,) = proposals_of(info.id)
    assert [(each.submission, each.held) for each in agenda("52").again] == [(info.id, ("case.reviewed:not-accepted",))]
    hold_on(info, REGISTER)
    assert [(each.decided, each.holds) for each in decided_of(info.id)] == [
        ("case.reviewed:not-accepted", False),
        (REGISTER, True),
    ]
    assert [each.decided for each in unacted_at("52")] == [REGISTER]
    (waited,) = proposals_of(info.id)
    assert (waited.id, waited.is_open) == (waits.id, False)
    with pytest.raises(MoveRefused):
        review_report(officer, info.id, found, "CONTOH.")
    assert review_report(officer, info.id, TO_REGISTER, "")
    assert agenda("52").again == []
    assert not findings()


def test_only_what_the_edition_permits_of_a_report_of_this_kind_is_offered(officer: Staff) -> None:
    report, information = received(), received(kind=SubmissionKind.INFORMATION)
    offered = {each.submission: set(each.choices) for each in agenda("52").waiting}
    assert "case.reviewed:preliminary" not in offered[report.id]
    assert offered[information.id] == {"case.reviewed:preliminary", "case.reviewed:not-accepted"}
    with pytest.raises(PlenaryRefused):
        hold_on(report, "case.reviewed:preliminary")


def test_what_is_done_equals_what_was_decided_and_a_later_study_asks_anew(officer: Staff) -> None:
    info = received()
    hold_on(info, REGISTER)
    case = review_report(officer, info.id, Review(ReviewOutcome.REGISTER, (Violation.OTHER_LAW,)), "")
    hold_on(queries.submission(info.id), "case.transferred:down:52.71")
    with pytest.raises(MoveRefused, match="belum diputuskan begini"):
        handle_case(officer, case, CaseTransferred(direction=Direction.DOWN, to="52.01"))
    register_case(officer, case)
    assign_case(officer, case, officer.id)
    handle_case(officer, case, CaseStudied())
    kinds = frozenset({Violation.ADMINISTRATIVE, Violation.OTHER_LAW})
    for several in (frozenset({Violation.OTHER_LAW}), kinds | {Violation.CRIMINAL}):
        with pytest.raises(PlenaryRefused) as told:
            hold(Ticked(info.id, SEVERAL, kinds=several))
        assert told.value.flaw == Flaw.KINDS
    hold(Ticked(info.id, SEVERAL, kinds=kinds))
    (decided,) = unacted_at("52")
    assert decided.decided == "case.decided:several:administrative+other-law"
    # A new hearing, a new study: what was decided of the old one carries nothing.
    handle_case(officer, case, CaseInvited(day=today().isoformat(), nth=1, role=Heard.REPORTED))
    handle_case(officer, case, CaseStudied())
    assert (unacted_at("52"), [each.case for each in agenda("52").waiting]) == ([], [case])


def test_members_are_the_office_s_own_somebody_agreed_and_a_confirmed_quorum_binds(
    officer: Staff, staff_for: StaffFor
) -> None:
    here = received(region="52.01")
    above = [staff_for(Role.COMMISSIONER, "52", f"atas{place}") for place in range(2)]
    own = [staff_for(Role.COMMISSIONER, "52.01", f"sini{place}") for place in range(2)]
    assert {each.id for each in members_of("52.01")} == {each.id for each in own}
    with pytest.raises(PlenaryRefused) as told:
        hold(Ticked(here.id, REGISTER), region="52.01", members=[*own, above[0]])
    assert told.value.flaw == Flaw.NOBODY
    against = Ticked(here.id, REGISTER, frozenset(each.id for each in own))
    with pytest.raises(PlenaryRefused) as told:
        hold(against, region="52.01", members=own, seats=3)
    assert told.value.flaw == Flaw.AGAINST
    fact = "editions/pemilu-2022/norm.quorum"
    text = {"article": "Pasal 1", "title": "CONTOH", "text": "ab" * 32, "reason": "CONTOH.", "at": now()}
    Confirmed.objects.create(subject="a" * 32, fact=fact, value="3", by=1, second=2, leaf=1, **text)
    with pytest.raises(PlenaryRefused) as told:
        hold(Ticked(here.id, REGISTER), region="52.01", members=own, seats=3)
    assert (told.value.flaw, told.value.about) == (Flaw.QUORUM, here.id)
