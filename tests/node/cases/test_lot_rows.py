"""What the desk keeps of a lot: entered once, refused where it may not follow, found again from the log alone."""

import pytest

from saksama.entries.kinds.case import (
    CaseRegistered,
    Organizer,
    Violation,
)
from saksama.entries.kinds.handling import CaseRecused
from saksama.entries.kinds.lot import LotCommitted
from saksama.procedure.lot import choose, seed
from saksama.tlog.algorithms import COSIGNATURE_V1
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import SignatureLine, SigningKey
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.cases.lots import drawing
from saksama_node.cases.lots.drawing import LotRefused, Source
from saksama_node.cases.lots.drawn import lots_of, waiting_draws
from saksama_node.cases.models import Case, CaseAct, Lot
from saksama_node.cases.seconding import end_overtaken
from saksama_node.flows.cases.draw_case import ByHand, why_by_hand
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import logged
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.seconds.proposing import State, proposal
from tests.node.cases.lot_cases import reviewed
from tests.node.conftest import StaffFor

WITNESS = SigningKey.generate("penyaksi.example", COSIGNATURE_V1)
SOURCE = Source("ab" * 32, "penyaksi.example", str(WITNESS.verifier), "http://127.0.0.1:9")


def line(size: int = 12) -> SignatureLine:
    """A cosignature; which tree it is over makes no difference to the draw."""
    return cosign(Checkpoint("uji.example/log", size, bytes(32)).text(), WITNESS, 1_800_000_000)


def register(by: Staff, case: Case) -> None:
    body = CaseRegistered(
        number="002/LP/PL/Prov/18.00/XI/2026", organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,)
    )
    leaf = append(body, subject=case.subject, actor=actor_for(by, case.subject))
    CaseAct.objects.create(case=case, leaf=leaf.leaf_id, kind=body.KIND, by=by.id, at=leaf.entry.at)
    Case.objects.filter(pk=case.pk).update(state="registered")


@pytest.fixture
def people(staff_for: StaffFor) -> list[Staff]:
    return [staff_for(role) for role in (Role.OFFICER, Role.COMMISSIONER, Role.INTAKE, Role.CUSTODIAN)]


def test_a_draw_is_entered_once_and_found_again_from_the_log_alone(people: list[Staff]) -> None:
    by = people[0]
    case = reviewed(by)
    with act():
        assert drawing.may_commit_first(case.subject)
        drawing.commit(by, case.subject, SOURCE, people)
        register(by, case)
    assert waiting_draws() == []
    integrate_round()
    (waiting,) = waiting_draws()
    with act():
        assert not drawing.may_commit_first(case.subject)
        assert drawing.draw(case.subject, 1, waiting.anchor + 1, line())
        assert not drawing.draw(case.subject, 1, waiting.anchor + 2, line(13))
    integrate_round()
    assert waiting_draws() == []
    (told,) = lots_of(case.subject)
    assert told.is_given
    case.refresh_from_db()
    assert (case.state, case.assignee) == ("assigned", told.person)

    before = list(Lot.objects.values("draw", "by", "roster", "committed", "drawn"))
    kept = list(CaseAct.objects.filter(kind__startswith="lot.").values_list("leaf", "by"))
    Lot.objects.all().delete()
    CaseAct.objects.filter(kind__startswith="lot.").delete()
    with act():
        for found in logged(kinds=("lot.committed", "lot.drawn")):
            assert restore_entry(found) is None
    assert list(Lot.objects.values("draw", "by", "roster", "committed", "drawn")) == before
    assert list(CaseAct.objects.filter(kind__startswith="lot.").values_list("leaf", "by")) == kept
    assert lots_of(case.subject) == [told]
    Lot.objects.all().delete()
    CaseAct.objects.all().delete()
    Case.objects.all().delete()
    with act():
        assert {restore_entry(found) for found in logged(kinds=("lot.committed", "lot.drawn"))} == {Missing.CASE}


def test_who_was_recused_after_the_roster_is_drawn_and_not_given_the_case(people: list[Staff]) -> None:
    by, other = people[0], people[1]
    case = reviewed(by)
    with act():
        drawing.commit(by, case.subject, SOURCE, people)
        register(by, case)
        for each in people[1:]:
            append(CaseRecused(person=actor_for(each, case.subject)), subject=case.subject, actor=Role.OFFICER)
    integrate_round()
    (waiting,) = waiting_draws()
    drawn = next(line(size) for size in range(12, 400) if _draws(case.subject, line(size)) != by.id)
    with act():
        assert drawing.draw(case.subject, 1, waiting.anchor + 1, drawn)
    (told,) = lots_of(case.subject)
    assert not told.is_given
    assert told.person != by.id
    case.refresh_from_db()
    assert (case.state, case.assignee) == ("registered", None)
    # The further draw leaves out the recused; two of them cannot ask for it.
    number = propose(by, drawing.asked(case.subject, "CONTOH: yang diundi mengundurkan diri."))
    with act(), pytest.raises(LotRefused, match="mengundurkan diri"):
        drawing.enter(by, other, proposal(number), SOURCE, people)


def _draws(subject: str, by_line: SignatureLine) -> int:
    """Whom this signature would draw."""
    roster = Lot.objects.get(case__subject=subject).roster
    body = next(each.entry.body for each in logged(kinds=("lot.committed",), subject=subject))
    assert isinstance(body, LotCommitted)
    member = choose(seed(subject, by_line.signature[-64:]), body.roster, body.excluded)
    return next(int(person) for name, _, person in roster if name == member)


def test_a_roster_after_the_registration_is_refused_and_the_office_knows_why_it_assigns_by_hand(
    people: list[Staff],
) -> None:
    by = people[0]
    late = reviewed(by)
    with act():
        register(by, late)
        with pytest.raises(LotRefused, match=r"bukan undian pertama|daftar undian pertama"):
            drawing.commit(by, late.subject, SOURCE, people)
    assert why_by_hand(late.subject) is ByHand.NO_WITNESS
    with pytest.raises(LotRefused, match="belum ada undian"):
        propose(by, drawing.asked(late.subject, "CONTOH: tidak ada yang diulang."))


def test_a_further_draw_of_a_case_that_was_closed_comes_to_nothing(people: list[Staff]) -> None:
    officer = people[0]
    case = reviewed(officer)
    with act():
        drawing.commit(officer, case.subject, SOURCE, people)
        register(officer, case)
    number = propose(officer, drawing.asked(case.subject, "CONTOH: yang diundi sakit."))
    Case.objects.filter(pk=case.pk).update(state="closed")
    with act():
        end_overtaken(case.submission)
    assert proposal(number).state is State.OVERTAKEN
