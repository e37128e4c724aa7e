"""Each lie about meaning is named, by its code and at its place; the story before it gives nothing."""

import shutil
from datetime import timedelta

import pytest

from saksama.agreement.terms import read_terms
from saksama.entries.kinds.account import AccountGranted
from saksama.entries.kinds.agreement import AgreementSigned
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.dispatch import DispatchReceived
from saksama.entries.kinds.handling import CaseRecused, Interest
from saksama.entries.kinds.interest import InterestDeclared, Tie
from saksama.entries.kinds.log import LogOverridden
from saksama.tlog.note import sign
from saksama.tlog.tree import leaf_hashes, root_from_leaves
from saksama.verify.findings import Code
from saksama.verify.report import NotChecked
from saksama.vocabulary import KeyUse
from tests.testonly.lies import LIES
from tests.testonly.lies_of_audits import LIES_OF_AUDITS
from tests.testonly.lies_of_parties import LIES_OF_PARTIES
from tests.testonly.story import COMMITS, Story, subject

HOUR = 3600
ABOUT = LIES | LIES_OF_AUDITS | LIES_OF_PARTIES


@pytest.mark.parametrize("name", ABOUT)
def test_a_lie_is_named_where_it_stands(told: Story, name: str) -> None:
    lie = ABOUT[name](told)
    found = [(each.code.value, each.log, each.index) for each in told.judge().findings]
    assert (lie.code, lie.log, lie.index) in found
    assert {code for code, _, _ in found} <= {lie.code, *lie.beside}


def test_the_story_itself_tells_no_lie(told: Story) -> None:
    assert told.judge().findings == ()


@pytest.mark.parametrize("served", ["first", "second"])
def test_a_second_agreement_that_both_signed_may_be_served_and_so_may_the_first(told: Story, served: str) -> None:
    one, other = told.world.nodes
    text = told.world.text.replace("2029-01-28", "2030-01-28")
    terms = read_terms(text)
    note = sign(text, one.key(KeyUse.INSTITUTION), other.key(KeyUse.INSTITUTION)).encode()
    for node in told.world.nodes:
        node.append(AgreementSigned(digest=terms.digest, note=node.blob(note)), subject=terms.subject)
        if served == "second":
            node.agreement = node.blob(note)
    told.world.publish()
    assert told.judge().findings == ()


def test_a_node_that_was_off_owes_no_observation_and_one_that_looks_hourly_owes_none(told: Story) -> None:
    one = told.bawaslu
    for step in range(6):
        # Off for two hours; back, it takes what waits and looks at once.
        told.world.tick(2 * HOUR)
        one.append(CaseReceived(), subject=subject(f"off {step}"), **COMMITS)
        told.world.tick(60)
        one.observe()
        for each in range(3):
            told.world.tick(HOUR / 4)
            one.append(CaseReceived(), subject=subject(f"on {step} {each}"), **COMMITS)
        told.diskominfotik.observe()
        told.world.publish()
    assert told.judge().findings == ()


def test_an_override_that_is_true_is_told_and_no_lie(told: Story) -> None:
    one = told.bawaslu
    root = root_from_leaves(leaf_hashes(one.entries)).hex()
    index = one.append(LogOverridden(size=len(one.entries), root=root), actor="operator", reason="cd" * 32)
    told.world.publish()
    report = told.judge()
    assert [(each.code, each.index) for each in report.findings] == [(Code.LOG_OVERRIDDEN, index)]
    assert report.exit_code == 3


def test_a_person_whom_a_declaration_keeps_away_is_named_by_the_node(told: Story) -> None:
    declared = InterestDeclared(ground=Tie.PARTY)
    told.bawaslu.append(declared, subject=subject("declared"), actor=subject("d"), reason="cd" * 32)
    recused = CaseRecused(ground=Interest.PARTY, person=subject("d in the case"))
    told.bawaslu.append(recused, subject=subject("case 2"))
    told.world.publish()
    assert "interest.unlawful" not in {each.code for each in told.judge().findings}


def test_one_lost_answer_of_a_witness_is_nobody_s_fault(told: Story) -> None:
    one = told.bawaslu
    one.append(CaseReceived(), subject=subject("first"), **COMMITS)
    one.write_tree()
    told.world.cosign(one, one.signed())
    one.append(CaseReceived(), subject=subject("next"), at=told.world.now + timedelta(seconds=1), **COMMITS)
    told.world.tick()
    one.publish()
    assert told.judge().findings == ()


def test_a_receipt_that_came_between_the_reading_of_two_logs_is_nobody_s_fault(told: Story) -> None:
    """Its dispatch lies beyond the end of the log that was read first."""
    told.diskominfotik.append(
        DispatchReceived(origin=told.bawaslu.origin, index=len(told.bawaslu.entries)), subject=subject("d2")
    )
    told.world.tick(HOUR)
    told.diskominfotik.observe()
    told.world.publish()
    assert told.judge().findings == ()


def test_what_was_seen_uncosigned_is_no_lie_about_it(told: Story) -> None:
    """The partner's log showed the entry before anybody cosigned it."""
    other = told.diskominfotik
    other.append(CaseReceived(), subject=subject("new"), **COMMITS)
    seen = len(other.entries)
    index = told.bawaslu.append(told.send(number=2, seen=seen), subject=subject("d2"))
    told.world.publish()
    other.append(DispatchReceived(origin=told.bawaslu.origin, index=index), subject=subject("d2"))
    told.world.live(1)
    assert told.judge().findings == ()


def test_where_no_text_of_an_agreement_can_be_had_nobody_is_called_a_stranger(told: Story) -> None:
    for node in told.world.nodes:
        shutil.rmtree(node.folder / "log" / "blob")
    codes = {each.code for each in told.judge().findings}
    assert Code.BLOB_WRONG in codes
    assert not codes & {Code.RECEIPT_FALSE, Code.OBSERVED_FALSE, Code.TASK_UNLAWFUL, Code.INCIDENT_UNLAWFUL}


def test_without_a_first_account_no_office_is_judged_and_that_is_told(told: Story) -> None:
    """Nothing else in a log says of which region the institution is."""
    assert NotChecked.OFFICES in told.judge().not_checked
    granted = AccountGranted(alone=True, office="52", role="administrator")
    told.bawaslu.append(granted, subject=subject("first"), actor="operator", reason="cd" * 32)
    told.world.publish()
    assert NotChecked.OFFICES not in told.judge().not_checked
