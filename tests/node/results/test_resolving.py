"""A finding leaves the queue by two persons and a reason, and what follows begins in the same act.

That two persons are two, and what speaks against either, is walked in `tests/node/seconds`.
"""

from datetime import date

import pytest

from saksama.agreement.errors import NotPermitted
from saksama.entries.kinds.case import ReviewOutcome
from saksama.entries.kinds.data import DataErased
from saksama.entries.kinds.keying import FollowUp, Ground, SheetResolved
from saksama.entries.words import WordsRefused
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.cases.actions import Review
from saksama_node.cases.erasing import erasing
from saksama_node.cases.models import Case, Erasure
from saksama_node.cases.queries import submission
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.flows.results.resolve_finding import finding_for
from saksama_node.flows.seconds import two_persons
from saksama_node.ledger.actions import act
from saksama_node.ledger.models import Leaf, Opening
from saksama_node.ledger.public import logged
from saksama_node.ledger.queries import committed, openings_of
from saksama_node.results.findings.queued import LOOK_A_DAY, district, lines
from saksama_node.results.findings.resolving import (
    MOST_WORDS,
    ResolutionRefused,
    Wanted,
    WhyNot,
    finding_of,
    resolution_of,
    with_last_day,
)
from saksama_node.results.queries import Band, FindingState, findings
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.proposing import proposal
from saksama_node.seconds.sealed import sealed_words
from tests.node.cases.erased_reports import everything_stored, whole
from tests.node.cases.handed_in import settle
from tests.node.cases.plenaries import review_report
from tests.node.conftest import StaffFor
from tests.node.results.imported import HEAD, PPWP, RIGHT, TWO, WRONG, take
from tests.node.results.resolutions import MISREAD, WORDS, propose, resolve
from tests.node.seconds.reading import confirm_read

DAY = date(2099, 1, 1)


@pytest.fixture
def finding(database: None) -> int:
    """A station of Gerung whose pairs do not sum to its valid votes."""
    take(RIGHT[0], WRONG, RIGHT[2])
    return next(each.id for each in findings(PPWP) if each.rule == "H5" and each.place == TWO)


@pytest.fixture
def two(staff_for: StaffFor) -> tuple[Staff, Staff]:
    return staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)


def entered() -> list[SheetResolved]:
    return [each.entry.body for each in committed([SheetResolved.KIND]) if isinstance(each.entry.body, SheetResolved)]


def test_two_persons_and_a_ground(finding: int, two: tuple[Staff, Staff]) -> None:
    leaf = resolve(two, finding)
    (body,) = entered()
    assert (body.place, body.rule, body.ground, body.follow_up) == (TWO, "H5", Ground.MISREAD, FollowUp.NONE)
    assert body.finding == finding_of(finding).key
    assert WORDS.encode() in openings_of(leaf.leaf_id)[0].data
    assert finding_of(finding).state is FindingState.RESOLVED
    assert finding not in {each.id for each in findings(PPWP)}
    with pytest.raises(ResolutionRefused) as told:
        propose(two[0], finding)
    assert told.value.why is WhyNot.SETTLED


def test_what_is_resolved_stays_resolved_while_its_figures_stand(finding: int, two: tuple[Staff, Staff]) -> None:
    resolve(two, finding)
    take("5201011001001,11,20,30,61,2,63", WRONG, RIGHT[2])
    assert finding not in {each.id for each in findings(PPWP)}
    take(RIGHT[0], WRONG.replace("115", "116"), RIGHT[2])
    assert [each.rule for each in findings(PPWP) if each.place == TWO and each.rule == "H5"] == ["H5"]


def test_what_a_newer_version_settled_is_not_confirmed(finding: int, two: tuple[Staff, Staff]) -> None:
    number = propose(two[0], finding)
    take(*RIGHT)
    with pytest.raises(ResolutionRefused) as told:
        confirm_read(two[1], number)
    assert told.value.why is WhyNot.SETTLED
    assert entered() == []


def test_a_ground_has_words_and_a_re_vote_needs_the_paper(finding: int, two: tuple[Staff, Staff]) -> None:
    for wanted, words, why in (
        (MISREAD, "salah", WhyNot.WORDS),
        (Wanted(Ground.MISREAD, FollowUp.REVOTE), WORDS, WhyNot.PAPER),
        (Wanted(Ground.NO_PAPER, FollowUp.RECOUNT), WORDS, WhyNot.PAPER),
        (Wanted(Ground.ON_PAPER, FollowUp.TASK), WORDS, WhyNot.TASK),
        (Wanted(Ground.ON_PAPER, FollowUp.TASK, "a/log", "pasal-3", date(2024, 1, 1)), WORDS, WhyNot.PAST),
    ):
        with pytest.raises(ResolutionRefused) as told:
            propose(two[0], finding, wanted, words)
        assert told.value.why is why
    with pytest.raises(WordsRefused):
        propose(two[0], finding, words="a" * (MOST_WORDS + 1))


def test_a_re_vote_is_proposed_with_its_last_day(finding: int, two: tuple[Staff, Staff]) -> None:
    resolve(two, finding, Wanted(Ground.ON_PAPER, FollowUp.REVOTE))
    (body,) = entered()
    assert body.due == "2024-02-24"
    (running,) = with_last_day(PPWP, ["52.01"])
    assert running.due == date(2024, 2, 24)
    assert with_last_day(PPWP, ["52.71"]) == []


def test_a_case_begins_in_the_same_act(finding: int, two: tuple[Staff, Staff]) -> None:
    number = propose(two[0], finding, Wanted(Ground.ON_PAPER, FollowUp.CASE))
    assert not Leaf.objects.filter(kind="case.received").exists()
    confirm_read(two[1], number)
    made = resolution_of(finding)
    assert made is not None
    begun = submission(int(made.begun))
    assert (begun.kind, begun.region) == ("information", "52.01.01")
    assert begun.is_own
    kinds = Leaf.objects.order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["case.received", "sheet.resolved"]


def test_with_the_whole_of_its_case_the_words_of_a_finding_go_everywhere(
    finding: int, two: tuple[Staff, Staff], staff_for: StaffFor
) -> None:
    name = "Sulastri (CONTOH)"
    words, case = f"CONTOH: {name} melihat angka itu diubah.", Wanted(Ground.ON_PAPER, FollowUp.CASE)
    two_persons.reject(two[1], propose(two[0], finding, case, words), f"CONTOH: tanya {name} dulu.")
    leaf = resolve(two, finding, case, words)
    made = resolution_of(finding)
    assert made is not None
    info = submission(int(made.begun))
    # Its way to the end is long, and walked elsewhere: what is erased is the same.
    begun = review_report(two[0], info.id, Review(ReviewOutcome.PRELIMINARY), "")
    Case.objects.filter(subject=begun).update(state="closed")
    opening = Opening.objects.get(leaf=leaf.leaf_id)
    (said,) = openings_of(leaf.leaf_id)
    assert name.encode() in said.data
    number = two_persons.propose(staff_for(Role.CUSTODIAN), erasing.asked(info.id, whole()))
    confirm_read(two[1], number)
    assert name.encode() not in everything_stored()
    # The entry still says that words were committed to; nobody can open them any more.
    assert set(leaf.entry.commits) == {"text"}
    assert not openings_of(leaf.leaf_id)
    # An old backup has them still: they go again.
    opening.save(force_insert=True)
    kind, subject = Proposal.objects.values_list("act", "subject").get(leaf=leaf.leaf_id)
    Proposal.objects.filter(leaf=leaf.leaf_id).update(words=sealed_words(kind, subject, words))
    Erasure.objects.all().delete()
    settle()
    (found,) = logged(subject=info.subject, kinds=[DataErased.KIND])
    with act():
        assert restore_entry(found) is None
    assert not openings_of(leaf.leaf_id)
    assert not Proposal.objects.exclude(words=b"").filter(leaf=leaf.leaf_id).exists()


def test_a_case_that_cannot_begin_leaves_the_finding_in_the_queue(finding: int, two: tuple[Staff, Staff]) -> None:
    number = propose(two[0], finding, Wanted(Ground.ON_PAPER, FollowUp.TASK, "x/log", "pasal-3", DAY))
    with pytest.raises(NotPermitted):
        confirm_read(two[1], number)
    assert finding_of(finding).state is FindingState.OPEN
    assert proposal(number).is_open


def test_only_at_ones_own_places(finding: int, staff_for: StaffFor) -> None:
    far = staff_for(Role.OFFICER, "52.71")
    with pytest.raises(NotAllowed):
        finding_for(far, finding)
    with pytest.raises(NotAllowed):
        propose(far, finding)
    with pytest.raises(NotAllowed):
        propose(staff_for(Role.STATISTICS), finding)


def test_the_queue_stands_by_kecamatan_with_counts_and_base_rates(finding: int) -> None:
    assert [(each.region, each.waiting) for each in lines(PPWP, ["52"])] == [("52.01.01", {Band.SUMS: 1})]
    assert lines(PPWP, ["52.71"]) == []
    queue = district(PPWP, "52.01.01")
    assert [each.id for each in queue.bands[Band.SUMS]] == [finding]
    (count,) = queue.counts[Band.SUMS]
    assert (count.rule, count.found, count.sheets, count.of) == ("H5", 1, 1, 2)
    assert count.base is not None
    assert (count.base.found, count.base.of) == (604, 11546)


def test_a_share_is_of_whole_sheets_each_counted_once(database: None) -> None:
    # The first breaks H5 and lacks a figure; the others break B4.paslon with all three pairs, and are whole.
    rows = [f"{TWO[:-1]}1,5,5,5,4,,,1,1,2", *(f"{TWO[:-1]}{n},5,5,5,4,0,4,1,1,2" for n in (2, 3))]
    take(*rows, head=f"{HEAD},dpt_l,dpt_p,dpt_j")
    counts = {each.rule: each for each in district(PPWP, "52.01.01").counts[Band.SUMS]}
    assert {name: (each.found, each.sheets) for name, each in counts.items() if name in ("H5", "B4.paslon")} == {
        "H5": (3, 2),
        "B4.paslon": (9, 2),
    }
    assert all(each.of is not None and each.sheets <= each.of for each in counts.values())


def test_the_last_band_does_not_crowd_out_the_others(database: None) -> None:
    take(*(f"52010110010{n:02},5,5,5,15,0,15" for n in range(1, LOOK_A_DAY + 5)))
    queue = district(PPWP, "52.01.01")
    assert len(queue.bands[Band.LOOK]) == LOOK_A_DAY
    assert queue.held_back > 0


def test_net_effect_stands_beside_the_margin(finding: int) -> None:
    effect = district(PPWP, "52.01.01").effect
    assert effect.margin == 10
    assert effect.gains == {}
