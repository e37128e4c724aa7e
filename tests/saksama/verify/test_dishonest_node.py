"""The node itself, with its keys, signs what it should not: found by partner, witness, times and meaning."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from saksama.agreement.counting import Declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.cli.words import FINDINGS
from saksama.entries.kinds.agreement import AgreementEnded, AgreementSuspended
from saksama.entries.kinds.case import CaseAssigned, CaseReceived, CaseReviewed, ReviewOutcome
from saksama.entries.kinds.dispatch import DispatchAccepted, DispatchReceived, DispatchRejected
from saksama.entries.kinds.incident import IncidentReported, IncidentType
from saksama.entries.kinds.task import TaskAccepted, TaskDone, TaskOpened
from saksama.tlog.note import ED25519, SigningKey
from saksama.verify.findings import Code
from saksama.verify.report import Report
from saksama.verify.trust import Anchors
from saksama.vocabulary import DispatchKind, KeyUse, RejectionCode, format_moment
from tests.testonly.staticlog import seed
from tests.testonly.story import COMMITS, PROCEDURE, Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]


def report_one(story: Story, word: str) -> int:
    return story.bawaslu.append(CaseReceived(), subject=subject(word), **COMMITS)


def rewrite(story: Story, index: int) -> None:
    """Put another entry at `index`, and sign the new tree, without telling anybody."""
    node = story.bawaslu
    node.entries[index] = node.entries[index].replace(b'"actor":"node"', b'"actor":"duty"')
    node.write_tree()
    size = len(node.entries)
    note = node.signed()
    cosignatures = [line for line in node.newest.signatures if line.name != node.origin]
    assert cosignatures
    node.notes = {size: note}
    node.sizes = [size]
    node.write_served()


def test_a_rewritten_entry_is_a_fork_for_partner_and_witness(told: Story, found: Found) -> None:
    rewrite(told, told.sent + 1)
    report = told.check()
    assert report.exit_code == 1
    forks = [one for one in report.findings if one.code == "log.fork"]
    assert {str(one.evidence["seen_by"]) for one in forks} == {
        "penyaksi",
        "diskominfotik",
        told.diskominfotik.origin,
    }
    for fork in forks:
        assert fork.log == told.bawaslu.origin
        assert fork.index is not None
        assert fork.index <= told.sent + 1
        assert fork.evidence["served"] != fork.evidence["seen"]


def test_a_rewritten_log_does_not_continue_its_own_kept_checkpoints(told: Story, found: Found) -> None:
    kept = dict(told.bawaslu.notes)
    rewrite(told, told.sent + 1)
    told.bawaslu.notes = kept | told.bawaslu.notes
    told.bawaslu.sizes = sorted(told.bawaslu.notes)
    told.bawaslu.write_served()
    codes = found(told.check())
    assert ("log.rewritten", told.sent + 1) in codes


def test_another_reader_was_answered_differently(told: Story, found: Found) -> None:
    """One more entry for us, another for the partner: same size, two signed trees."""
    node = told.bawaslu
    report_one(told, "shown to the partner")
    seen = node.signed()
    node.entries.pop()
    node.kinds.pop()
    report_one(told, "shown to us")
    told.diskominfotik.observe(seen)
    told.world.publish()
    report = told.check()
    assert found(report) == [("log.fork", len(node.entries) - 1)]
    assert report.findings[0].evidence["seen_by"] == told.diskominfotik.origin


def test_a_witness_was_shown_another_log(told: Story, found: Found) -> None:
    report_one(told, "shown to the witness")
    other = told.world.cosign(told.bawaslu, told.bawaslu.signed())
    told.bawaslu.entries.pop()
    told.bawaslu.kinds.pop()
    report_one(told, "shown to us")
    told.bawaslu.publish()
    told.world.remember(told.bawaslu, other)
    assert {code for code, _ in found(told.check())} == {"log.fork"}


def test_an_old_backup_is_a_roll_back(told: Story, found: Found) -> None:
    report_one(told, "lost")
    told.bawaslu.publish()
    for _ in range(1):
        told.bawaslu.entries.pop()
        told.bawaslu.kinds.pop()
    size = told.bawaslu.sizes.pop()
    del told.bawaslu.notes[size]
    told.bawaslu.write_tree()
    told.bawaslu.write_served()
    report = told.check()
    assert {code for code, _ in found(report)} == {"log.rolled-back"}
    assert report.findings[0].index == len(told.bawaslu.entries)


def test_our_own_earlier_run_is_a_reader_too(told: Story, found: Found) -> None:
    kept = told.check().keep
    rewrite(told, told.sent + 1)
    report = told.check(Anchors(kept=kept))
    assert "saksama verify" in {one.evidence.get("seen_by") for one in report.findings}


@pytest.mark.parametrize(("behind", "code"), [(119, None), (121, "entry.back-dated"), (86_400, "entry.back-dated")])
def test_back_dated_by_seconds(told: Story, found: Found, behind: int, code: str | None) -> None:
    told.world.tick(5)
    index = told.bawaslu.append(
        CaseReceived(), subject=subject("late"), at=told.world.now - timedelta(seconds=behind + 5), **COMMITS
    )
    told.bawaslu.publish()
    assert found(told.check()) == ([] if code is None else [(code, index)])


@pytest.mark.parametrize(("behind", "code"), [(119, None), (121, "entry.back-dated")])
def test_back_dated_against_the_entry_before_it_alone(told: Story, found: Found, behind: int, code: str | None) -> None:
    """The cosignatures leave room for it: the last one was just before."""
    told.world.tick(100)
    report_one(told, "in time")
    index = told.bawaslu.append(
        CaseReceived(), subject=subject("late"), at=told.world.now - timedelta(seconds=behind), **COMMITS
    )
    told.bawaslu.publish()
    assert found(told.check()) == ([] if code is None else [(code, index)])


def test_back_dated_against_the_cosignature_alone(told: Story, found: Found) -> None:
    """All entries after a cosigned hour claim to be from before it, in good order."""
    told.world.tick(3600)
    told.bawaslu.publish()
    before = told.bawaslu.sizes[-1]
    report_one(told, "at the new time")
    told.bawaslu.publish()
    told.world.tick(3600)
    report_one(told, "claims an hour ago")
    told.bawaslu.entries.pop()
    told.bawaslu.kinds.pop()
    index = told.bawaslu.append(
        CaseReceived(), subject=subject("late"), at=told.world.now - timedelta(seconds=3590), **COMMITS
    )
    told.bawaslu.publish(at=told.world.now)
    assert before < index
    assert found(told.check()) == []
    index = told.bawaslu.append(
        CaseReceived(), subject=subject("later"), at=told.world.now - timedelta(seconds=3500), **COMMITS
    )
    told.bawaslu.publish()
    assert found(told.check()) == [("entry.back-dated", index)]


def test_ahead_of_its_time(told: Story, found: Found) -> None:
    moment = told.world.now + timedelta(seconds=200)
    index = told.bawaslu.append(CaseReceived(), subject=subject("early"), at=moment, **COMMITS)
    told.bawaslu.publish()
    assert found(told.check()) == [("entry.ahead", index)]


def test_a_log_key_that_nobody_announced(told: Story, found: Found) -> None:
    kept = told.check().keep
    stranger = SigningKey(told.bawaslu.origin, ED25519, seed("stranger"))
    note = told.bawaslu.newest
    line = stranger.sign(note.text.encode())
    told.bawaslu.notes = {told.bawaslu.sizes[-1]: type(note)(note.text, (line, *note.signatures[1:]))}
    told.bawaslu.sizes = told.bawaslu.sizes[-1:]
    told.bawaslu.write_served()
    report = told.check(Anchors(kept=kept))
    assert ("keys.unannounced", None) in found(report)
    assert report.exit_code == 1
    said = next(one for one in report.findings if one.code is Code.KEYS_UNANNOUNCED)
    words = FINDINGS[said.code].say("en", said.evidence)
    assert str(told.bawaslu.key(KeyUse.LOG).verifier) in words
    assert f"{told.bawaslu.origin}+{stranger.verifier.key_id.hex()}" in words


def test_another_institution_key(told: Story, found: Found) -> None:
    kept = told.check().keep
    file = told.bawaslu.folder / ".well-known" / "saksama"
    stranger = SigningKey("bawaslu", ED25519, seed("stranger"))
    own = str(told.bawaslu.key(KeyUse.INSTITUTION).verifier)
    file.write_text(file.read_text().replace(own, str(stranger.verifier)))
    report = told.check(Anchors(kept=kept))
    assert ("keys.unannounced", None) in found(report)


def test_an_entry_of_another_log(told: Story, found: Found) -> None:
    index = report_one(told, "foreign")
    told.bawaslu.entries[index] = told.bawaslu.entries[index].replace(b'"node":"bawaslu', b'"node":"bowaslu')
    told.bawaslu.publish()
    assert found(told.check()) == [("entry.foreign", index)]


def test_an_entry_that_is_no_entry(told: Story, found: Found) -> None:
    index = told.bawaslu.append_bytes(b'{"kind": "case.received"}', "")
    told.bawaslu.publish()
    assert ("entry.malformed", index) in found(told.check())


def test_an_entry_from_the_future_of_this_tool(told: Story, found: Found) -> None:
    index = report_one(told, "new")
    data = told.bawaslu.entries[index].replace(b'"kind":"case.received"', b'"kind":"case.teleported"')
    told.bawaslu.entries[index] = data
    told.bawaslu.kinds[index] = "case.teleported"
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == [("entry.newer", index)]
    assert report.exit_code == 2


def test_a_case_that_skips_a_step(told: Story, found: Found) -> None:
    day = told.world.now.date().isoformat()
    report_one(told, "r2")
    met = told.met(subject("c2"), "case.reviewed:register")
    reviewed = CaseReviewed(day=day, office="52", outcome=ReviewOutcome.REGISTER, plenary=met, **PROCEDURE)
    told.bawaslu.append(reviewed, subject=subject("c2"), actor=subject("y"), receipt=COMMITS["content"])
    index = told.bawaslu.append(CaseAssigned(assignee=subject("x")), subject=subject("c2"), actor=subject("y"))
    told.bawaslu.publish()
    assert found(told.check()) == [("case.unlawful", index)]


def test_more_outcomes_than_receipts_of_a_day(told: Story, found: Found) -> None:
    met = told.met(subject("c3"), "case.reviewed:register")
    reviewed = CaseReviewed(day="2026-11-20", office="52", outcome=ReviewOutcome.REGISTER, plenary=met, **PROCEDURE)
    index = told.bawaslu.append(reviewed, subject=subject("c3"), actor=subject("y"), receipt=COMMITS["content"])
    told.bawaslu.publish()
    assert found(told.check()) == [("case.day", index)]


def test_a_number_is_missing(told: Story, found: Found) -> None:
    index = told.bawaslu.append(told.send(number=3), subject=subject("d3"))
    told.bawaslu.publish()
    assert found(told.check()) == [("dispatch.number", index)]


def test_a_dispatch_without_a_permit(told: Story, found: Found) -> None:
    index = told.bawaslu.append(told.send(number=2, dispatch_kind=DispatchKind.TASK_OFFER), subject=subject("d2"))
    told.bawaslu.publish()
    assert found(told.check()) == [("dispatch.not-permitted", index)]


def test_a_dispatch_after_a_suspension(told: Story, found: Found) -> None:
    agreement = told.world.digest
    told.bawaslu.append(
        AgreementSuspended(digest=agreement, reason="contoh"), subject=agreement[:32], actor="signatory"
    )
    index = told.bawaslu.append(told.send(number=2), subject=subject("d2"))
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == [("dispatch.not-permitted", index)]
    assert report.findings[0].evidence["why"] == "suspended"


def test_an_end_that_the_institution_did_not_declare(told: Story, found: Found) -> None:
    """The server alone wrote it: it counts for nothing, and is wrong."""
    one, agreement = told.bawaslu, told.world.digest
    stranger = SigningKey("bawaslu", ED25519, seed("stranger"))
    said = Declaration(EventKind.ENDED, agreement, one.origin, told.world.now, "contoh")
    forged = one.blob(sign_declaration(said, stranger).encode())
    index = one.append(
        AgreementEnded(digest=agreement, note=forged, reason="contoh"), subject=agreement[:32], actor="signatory"
    )
    one.publish()
    report = told.check()
    assert found(report) == [("agreement.declaration", index)]
    assert report.standing == "in-force"
    true = one.blob(sign_declaration(said, one.key(KeyUse.INSTITUTION)).encode())
    one.append(AgreementEnded(digest=agreement, note=true, reason="contoh"), subject=agreement[:32], actor="signatory")
    one.publish()
    assert told.check().standing == "ended"


def test_a_seen_that_claims_its_own_answer(told: Story, found: Found) -> None:
    """Nobody can have seen the entry that answers what he sends: the receiver rejects it, and so do we."""
    size = len(told.diskominfotik.entries)
    index = told.bawaslu.append(told.send(number=2, seen=size + 5), subject=subject("d2"))
    rejected = DispatchRejected(origin=told.bawaslu.origin, index=index, code=RejectionCode.NO_PERMIT)
    told.bawaslu.publish()
    told.diskominfotik.append(rejected, subject=subject("d2"))
    for _ in range(6):
        told.diskominfotik.observe()
    told.world.publish()
    report = told.check()
    assert ("dispatch.seen", index) in found(report)
    assert [one.evidence["why"] for one in report.findings if one.code is Code.DISPATCH_SEEN] == ["seen-ahead"]


def test_a_dispatch_that_is_replayed(told: Story, found: Found) -> None:
    index = told.bawaslu.append(told.send(number=2), subject=subject("d"))
    told.world.publish()
    assert ("dispatch.replayed", index) in found(told.check())


def test_a_seen_that_goes_back(told: Story, found: Found) -> None:
    index = told.bawaslu.append(told.send(number=2, seen=1), subject=subject("d2"))
    told.bawaslu.publish()
    assert ("dispatch.seen", index) in found(told.check())


def test_a_dispatch_on_its_way_is_no_fault_and_one_left_lying_is(told: Story, found: Found) -> None:
    index = told.bawaslu.append(told.send(number=2), subject=subject("d2"))
    told.bawaslu.publish()
    report = told.check()
    assert report.dispatches is not None
    assert (found(report), report.dispatches.waiting) == ([], 1)
    told.world.tick(3800)
    told.diskominfotik.observe()
    told.diskominfotik.publish()
    assert found(told.check()) == [("dispatch.unreceipted", index)]


@pytest.mark.parametrize("wrong", ["subject", "index", "twice"])
def test_a_false_receipt(told: Story, found: Found, wrong: str) -> None:
    body = DispatchReceived(origin=told.bawaslu.origin, index=told.sent if wrong != "index" else 0)
    index = told.diskominfotik.append(body, subject=subject("d" if wrong == "twice" else "other"))
    told.diskominfotik.publish()
    report = told.check()
    assert found(report) == [("receipt.false", index)]
    assert report.findings[0].log == told.diskominfotik.origin


def test_an_officer_answers_what_no_node_received(told: Story, found: Found) -> None:
    sent = told.bawaslu.append(told.send(number=2), subject=subject("d2"))
    told.bawaslu.publish()
    answer = DispatchAccepted(origin=told.bawaslu.origin, index=sent)
    index = told.diskominfotik.append(answer, subject=subject("d2"))
    told.diskominfotik.publish()
    assert found(told.check()) == [("receipt.false", index)]


def test_a_task_past_its_due_moment(told: Story, found: Found) -> None:
    due = format_moment(told.world.now + timedelta(hours=1))
    opened = TaskOpened(to=told.diskominfotik.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    index = told.bawaslu.append(opened, subject=subject("t2"))
    told.bawaslu.publish()
    assert found(told.check()) == []
    told.world.tick(4000)
    told.diskominfotik.append(TaskAccepted(opener=told.bawaslu.origin), subject=subject("t2"))
    told.diskominfotik.publish()
    assert found(told.check()) == [("task.late", index)]
    told.diskominfotik.append(TaskDone(opener=told.bawaslu.origin), subject=subject("t2"))
    told.diskominfotik.publish()
    assert found(told.check()) == [("task.late", index)]


def test_a_task_done_by_nobody_who_was_asked(told: Story, found: Found) -> None:
    index = told.diskominfotik.append(TaskDone(opener=told.bawaslu.origin), subject=subject("t9"))
    told.diskominfotik.publish()
    assert found(told.check()) == [("task.unlawful", index)]


def leak(told: Story, hours: float) -> IncidentReported:
    return IncidentReported(
        to=told.diskominfotik.origin,
        agreement=told.world.digest,
        clause="pasal-5",
        due=format_moment(told.world.now + timedelta(hours=2)),
        type=IncidentType.LEAK,
        notice_due=format_moment(told.world.now + timedelta(hours=hours)),
    )


def test_the_three_days_of_article_46(told: Story, found: Found) -> None:
    index = told.bawaslu.append(leak(told, 72), subject=subject("leak"))
    told.world.publish()
    assert found(told.check()) == []
    told.world.live(73)
    assert found(told.check()) == [("incident.late", index), ("notice.late", index)]


def test_a_leak_with_more_than_three_days(told: Story, found: Found) -> None:
    index = told.bawaslu.append(leak(told, 80), subject=subject("leak"))
    told.bawaslu.publish()
    assert found(told.check()) == [("incident.due", index)]


def test_an_incident_with_more_hours_than_the_clause_gives(told: Story, found: Found) -> None:
    due = format_moment(told.world.now + timedelta(hours=5))
    body = IncidentReported(
        to=told.diskominfotik.origin,
        agreement=told.world.digest,
        clause="pasal-5",
        due=due,
        type=IncidentType.ATTACK,
    )
    index = told.bawaslu.append(body, subject=subject("attack"))
    told.bawaslu.publish()
    assert found(told.check()) == [("incident.due", index)]


def test_a_node_that_hides_its_agreement_is_asked_about_its_partner_all_the_same(told: Story, found: Found) -> None:
    told.bawaslu.agreement = None
    told.bawaslu.write_served()
    rewrite(told, told.sent + 1)
    report = told.check()
    assert len(report.logs) == 2
    assert "log.fork" in {code for code, _ in found(report)}
