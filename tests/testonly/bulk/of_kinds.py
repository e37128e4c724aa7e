"""Lies in bulk of further kinds: one thing for ever, one kind again and again."""

from datetime import timedelta
from hashlib import sha256

from saksama.agreement.counting import Declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.agreement.terms import read_terms
from saksama.entries.kinds.account import AccountGranted, AccountRenewed
from saksama.entries.kinds.agreement import AgreementResumed, AgreementSigned, AgreementSuspended, AgreementWithdrawn
from saksama.entries.kinds.audit import AuditCommitted, AuditDrawn, AuditObserved
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.content import (
    Category,
    Channel,
    Concerns,
    ContentCaptured,
    ContentClassified,
    ContentTriaged,
    Medium,
    Triage,
    Way,
)
from saksama.entries.kinds.dispatch import DispatchReceived
from saksama.entries.kinds.incident import IncidentTaken
from saksama.entries.kinds.interest import InterestLifted
from saksama.entries.kinds.keying import SheetKeyed
from saksama.entries.kinds.task import TaskAccepted
from saksama.entries.kinds.trace import TraceSealed
from saksama.keys.ring import body_of
from saksama.keys.statement import KeyRevocation, KeyStatement, sign_statement
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.note import ED25519, SigningKey, sign
from saksama.tlog.tree import leaf_hashes
from saksama.verify.tree import RecomputedTree
from saksama.vocabulary import KeyUse
from tests.testonly.bulk.telling import Table, clarification, clarify, classify, digest_of, into, keep
from tests.testonly.staticlog import START
from tests.testonly.story import COMMITS, Story, subject

TOLD: Table = {}
bulk = into(TOLD)


# --- further kinds ------------------------------------------------------------------------------------------------


@bulk("accounts")
def one_grant_renewed_for_ever(told: Story, count: int) -> None:
    subject_of, node = subject("grant"), told.bawaslu
    node.append(AccountGranted(office="52", role="reader"), subject=subject_of, actor=subject("grant a"))
    for number in range(count):
        body = AccountRenewed(role="reader", alone=True)
        node.append(body, subject=subject_of, actor=digest_of(f"{number}")[:32], reason="0" * 64)


@bulk("interests")
def one_declaration_lifted_for_ever(told: Story, count: int) -> None:
    for number in range(count):
        body = InterestLifted(second=digest_of(f"{number}")[:32])
        told.bawaslu.append(body, subject=subject("tie"), actor=subject("tie a"), reason="0" * 64)


@bulk("histories")
def one_task_accepted_for_ever(told: Story, count: int) -> None:
    for _ in range(count):
        told.diskominfotik.append(TaskAccepted(opener=told.bawaslu.origin), subject=subject("task"))


@bulk("histories")
def one_incident_taken_for_ever(told: Story, count: int) -> None:
    for _ in range(count):
        told.diskominfotik.append(IncidentTaken(reporter=told.bawaslu.origin), subject=subject("incident"))


@bulk("receipts")
def one_dispatch_received_for_ever(told: Story, count: int) -> None:
    for _ in range(count):
        told.diskominfotik.append(DispatchReceived(origin=told.bawaslu.origin, index=told.sent), subject=subject("d"))


@bulk("answers")
def dispatches_that_answer_one(told: Story, count: int) -> None:
    for number in range(count):
        body = told.send(to=told.bawaslu.origin, seen=2, number=number + 1, answers=told.sent)
        told.diskominfotik.append(body, subject=subject(f"a {number}"))


@bulk("content")
def one_copy_looked_at_for_ever(told: Story, count: int) -> None:
    captured = ContentCaptured(channel=Channel.WHATSAPP, medium=Medium.MESSAGE, way=Way.PUBLIC)
    told.bawaslu.append(captured, subject=subject("copy"), actor=subject("copy a"), content="0" * 64)
    for _ in range(count):
        told.bawaslu.append(ContentTriaged(outcome=Triage.NOISE), subject=subject("copy"), actor=subject("copy a"))


@bulk("content")
def one_claim_classified_in_both_logs_for_ever(told: Story, count: int) -> None:
    body = ContentClassified(category=Category.FALSEHOOD, concerns=Concerns.NOBODY, target="kpu")
    for _ in range(count // 2):
        for node in told.world.nodes:
            node.append(body, subject=subject("claim"), actor=subject("claim a"))


@bulk("clarifications")
def classifications_and_clarifications(told: Story, count: int) -> None:
    for _ in range(count // 2):
        classify(told, "claim")
    document = told.bawaslu.blob(clarification(told))
    for _ in range(count // 2):
        clarify(told, "claim", document)


@bulk("traces")
def one_day_sealed_for_ever(told: Story, count: int) -> None:
    for _ in range(count):
        told.bawaslu.append(TraceSealed(day="2026-11-20"), actor="node", head="0" * 64)


@bulk("audits")
def one_audit_drawn_and_read_for_ever(told: Story, count: int) -> None:
    node, word = told.bawaslu, subject("audit")
    body = AuditCommitted(
        contest="ppwp-2024", figures=digest_of("never"), limit=50, list=node.blob(b"list"), margin=1, region="52",
        sheet="ppwp-2024", stations=1,
    )  # fmt: skip
    node.append(body, subject=word, actor=subject("audit a"))
    for number in range(count // 2):
        lines = b"head\n" + b"".join(b"%d,%013d\n" % (at, number * 10 + at) for at in range(10))
        drawn = AuditDrawn(draws=number + 1, second=subject("audit b"), seed="1" * 20, tickets=node.blob(lines))
        node.append(drawn, subject=word, actor=subject("audit a"))
        seen = AuditObserved(second=subject("audit b"), station=f"{number * 10:013}", votes=(1,))
        node.append(seen, subject=word, actor=subject("audit a"))


@bulk("keyings")
def one_copy_typed_for_ever(told: Story, count: int) -> None:
    for number in range(count):
        body = SheetKeyed(contest="ppwp-2024", station="5201012002001", turn=2)
        told.bawaslu.append(
            body, subject=subject("copy"), actor=digest_of(f"{number}")[:32], figures="0" * 64, photos="0" * 64
        )


@bulk("agreements")
def agreements_of_ever_other_subjects(told: Story, count: int) -> None:
    one = told.bawaslu
    for number in range(count // 2):
        text = told.world.text.replace("2029-01-28", (START + timedelta(days=2_000 + number)).date().isoformat())
        terms = read_terms(text)
        note = one.blob(sign(text, one.key(KeyUse.INSTITUTION)).encode())
        for _ in range(2):
            one.append(AgreementSigned(digest=terms.digest, note=note), subject=terms.subject, actor="signatory")


@bulk("agreement.history")
def signed_and_withdrawn_for_ever(told: Story, count: int) -> None:
    text = told.world.text.replace("2029-01-28", "2030-01-28")
    terms = read_terms(text)
    for node in told.world.nodes:
        signed = AgreementSigned(digest=terms.digest, note=node.blob(sign(text, node.key(KeyUse.INSTITUTION)).encode()))
        for _ in range(count // 4):
            node.append(signed, subject=terms.subject, actor="signatory")
            node.append(
                AgreementWithdrawn(digest=terms.digest, reason="contoh"), subject=terms.subject, actor="signatory"
            )


@bulk("agreement.history")
def suspended_and_resumed_between_dispatches(told: Story, count: int) -> None:
    one, digest = told.bawaslu, told.world.digest
    said = Declaration(EventKind.RESUMED, digest, one.origin, told.world.now, "contoh")
    note = one.blob(sign_declaration(said, one.key(KeyUse.INSTITUTION)).encode())
    for number in range(count // 3):
        one.append(AgreementSuspended(digest=digest, reason="contoh"), subject=digest[:32], actor="signatory")
        resumed = AgreementResumed(digest=digest, note=note, reason="contoh")
        one.append(resumed, subject=digest[:32], actor="signatory")
        one.append(told.send(number=number + 2), subject=subject(f"d {number}"))


@bulk("watching")
def hours_without_a_look(told: Story, count: int) -> None:
    for number in range(count):
        told.world.tick(3600)
        told.bawaslu.append(CaseReceived(), subject=subject(f"hour {number}"), **COMMITS)
        if number % 3 == 2:
            told.bawaslu.observe()


@bulk("observed")
def observations_of_one_checkpoint(told: Story, count: int) -> None:
    for _ in range(count):
        told.bawaslu.observe()


@bulk("checkpoints")
def revocations_and_checkpoints(told: Story, count: int) -> None:
    one = told.bawaslu
    key = str(one.key(KeyUse.LOG).verifier)
    for number in range(count // 2):
        revoked = KeyRevocation(one.origin, KeyUse.LOG, key, START + timedelta(days=300, seconds=number), (5, "0" * 64))
        one.append(body_of(revoked, one.blob(sign_statement(revoked, one.key(KeyUse.INSTITUTION)).encode())))
    for number in range(count // 4):
        one.append(CaseReceived(), subject=subject(f"received {number}"), **COMMITS)
    size = len(one.entries)
    keep(one, range(size - count // 4, size), told.diskominfotik.key(KeyUse.WITNESS))


@bulk("checkpoints")
def checkpoints_by_ever_other_keys(told: Story, count: int) -> None:
    one = told.bawaslu
    for number in range(count):
        one.append(CaseReceived(), subject=subject(f"received {number}"), **COMMITS)
    tree = RecomputedTree()
    tree.extend(leaf_hashes(one.entries))
    for size in range(len(one.entries) - count, len(one.entries)):
        key = SigningKey(one.origin, ED25519, sha256(b"%d" % size).digest())
        one.notes[size] = sign_checkpoint(Checkpoint(one.origin, size, tree.root(size)), key)
    one.sizes = sorted(one.notes)


@bulk("times")
def cosignatures_whose_times_go_back(told: Story, count: int) -> None:
    one, now = told.bawaslu, told.world.now
    first = len(one.entries)
    for number in range(count):
        one.append(CaseReceived(), subject=subject(f"received {number}"), **COMMITS)
    for number in range(0, count, 100):
        told.world.now = now + timedelta(days=1) - timedelta(minutes=number)
        keep(one, range(first + number, min(first + number + 100, first + count)), told.world.witness)
    told.world.now = now + timedelta(days=2)


@bulk("trust")
def log_keys_without_end(told: Story, count: int) -> None:
    one = told.bawaslu
    for number in range(count):
        key = SigningKey(one.origin, ED25519, sha256(b"%d" % number).digest())
        statement = KeyStatement(one.origin, KeyUse.LOG, str(key.verifier), START, START + timedelta(days=365))
        one.append(body_of(statement, one.blob(sign_statement(statement, one.key(KeyUse.INSTITUTION)).encode())))
