"""Lies in bulk between two logs, and about keys and checkpoints."""

from datetime import timedelta
from hashlib import sha256

from saksama.agreement.terms import read_terms
from saksama.entries.kinds.agreement import AgreementSigned, AgreementSuspended
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.content import (
    Assessment,
    ContentAssessed,
)
from saksama.entries.kinds.dispatch import DispatchRejected
from saksama.entries.kinds.incident import IncidentReported, IncidentType
from saksama.entries.kinds.key import KeyIntroduced
from saksama.entries.kinds.log import LogObserved
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.keys.ring import body_of
from saksama.keys.statement import KeyStatement, sign_statement
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.note import sign
from saksama.vocabulary import KeyUse, RejectionCode, format_moment
from tests.testonly.bulk.telling import Table, clarification, clarify, classify, digest_of, into, keep
from tests.testonly.staticlog import START
from tests.testonly.story import COMMITS, Story, subject

TOLD: Table = {}
bulk = into(TOLD)


# --- between two logs ---------------------------------------------------------------------------------------------


@bulk("receipts")
def dispatches_and_rejections(told: Story, count: int) -> None:
    one, other = told.world.nodes
    first = len(one.entries)
    for number in range(count // 2):
        one.append(told.send(number=number + 2), subject=subject(f"d {number}"))
    for number in range(count // 2):
        body = DispatchRejected(origin=one.origin, index=first + number, code=RejectionCode.NUMBER)
        other.append(body, subject=subject(f"d {number}"))


@bulk("dispatches")
def signed_texts_and_dispatches(told: Story, count: int) -> None:
    one = told.bawaslu
    for number in range(count // 4):
        text = told.world.text.replace("2029-01-28", (START + timedelta(days=2_000 + number)).date().isoformat())
        terms = read_terms(text)
        note = one.blob(sign(text, one.key(KeyUse.INSTITUTION)).encode())
        one.append(AgreementSigned(digest=terms.digest, note=note), subject=terms.subject, actor="signatory")
    for number in range(count // 2):
        one.append(told.send(number=number + 2), subject=subject(f"d {number}"))


@bulk("dispatches")
def suspensions_between_dispatches(told: Story, count: int) -> None:
    one, digest = told.bawaslu, told.world.digest
    for number in range(count // 2):
        one.append(AgreementSuspended(digest=digest, reason="contoh"), subject=digest[:32], actor="signatory")
        one.append(told.send(number=number + 2), subject=subject(f"d {number}"))


@bulk("undertakings")
def partner_s_suspensions_and_incidents(told: Story, count: int) -> None:
    one, other = told.world.nodes
    digest = told.world.digest
    due = format_moment(told.world.now + timedelta(hours=2))
    for number in range(count // 2):
        other.append(AgreementSuspended(digest=digest, reason="contoh"), subject=digest[:32], actor="signatory")
        body = IncidentReported(to=other.origin, agreement=digest, clause="pasal-2", due=due, type=IncidentType.ATTACK)
        one.append(body, subject=subject(f"i {number}"))


@bulk("strangers")
def owners_and_observations(told: Story, count: int) -> None:
    node, body = told.bawaslu, told.bawaslu
    moment = format_moment(told.world.now)
    for number in range(count // 2):
        introduced = KeyIntroduced(
            owner=f"contoh-{number}.example/log",
            use=KeyUse.LOG,
            key=str(body.key(KeyUse.LOG).verifier),
            statement=digest_of("statement"),
            not_before=moment,
            not_after=moment,
        )
        node.append(introduced)
    note = told.diskominfotik.newest
    for _ in range(count // 2):
        said = LogObserved(checkpoint=note.encode().decode(), origin="lain.example/log", root="0" * 64, size=1)
        node.append(said)


# --- keys and checkpoints -----------------------------------------------------------------------------------------


@bulk("keys.ring")
def statements_and_checkpoints(told: Story, count: int) -> None:
    """One witness key stated again and again, each time for a little longer; as many checkpoints that it cosigned."""
    one, other = told.world.nodes
    key = str(other.key(KeyUse.WITNESS).verifier)
    for number in range(count // 2):
        until = START + timedelta(days=365, seconds=number)
        statement = KeyStatement(other.origin, KeyUse.WITNESS, key, START, until)
        digest = one.blob(sign_statement(statement, other.key(KeyUse.INSTITUTION)).encode())
        one.append(body_of(statement, digest))
    for number in range(count // 4):
        one.append(CaseReceived(), subject=subject(f"received {number}"), **COMMITS)
    size = len(one.entries)
    keep(one, range(size - count // 4, size), other.key(KeyUse.WITNESS))


@bulk("forks")
def forks_that_the_partner_saw(told: Story, count: int) -> None:
    one, other = told.world.nodes
    for number in range(count):
        forked = Checkpoint(one.origin, 20 + number % 2, sha256(b"%d" % number).digest())
        other.observe(sign_checkpoint(forked, one.key(KeyUse.LOG)))


@bulk("contents")
def kinds_that_nobody_knows(told: Story, count: int) -> None:
    one = told.bawaslu
    for number in range(count):
        index = one.append(CaseReceived(), subject=subject(f"{number}"), **COMMITS)
        kind = f"case.new{number}"
        one.entries[index] = one.entries[index].replace(b'"kind":"case.received"', b'"kind":"%s"' % kind.encode())
        one.kinds[index] = kind


@bulk("plenaries")
def meetings_with_many_items(told: Story, count: int) -> None:
    for at in range(0, count, 50):
        case = [subject(f"case {number}") for number in range(at, at + 50)]
        items = tuple(
            PlenaryItem(case=one, counted=(digest_of(one)[:32],), decided="case.decided:criminal") for one in case
        )
        place = subject(f"rapat {at}")
        body = PlenaryHeld(
            day=told.world.now.date().isoformat(),
            items=items,
            members=(subject(f"{at} m"),),
            number=place,
            office="52",
            seats=1,
        )
        told.bawaslu.append(body, subject=place, actor=subject(f"{at} a"))


@bulk("clarifications")
def assessments_and_clarifications(told: Story, count: int) -> None:
    classify(told, "claim")
    for _ in range(count // 2):
        body = ContentAssessed(outcome=Assessment.MISLEADING, outside=1, second=subject("claim b"), sources=1)
        told.bawaslu.append(body, subject=subject("claim"), actor=subject("claim a"), text="0" * 64)
    document = told.bawaslu.blob(clarification(told))
    for _ in range(count // 2):
        clarify(told, "claim", document)
