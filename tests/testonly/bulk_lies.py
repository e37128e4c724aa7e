"""Lies in bulk: logs of as many entries as one likes, each made to be the worst for one kind of check.

Rules kept here: each is told after the story, by what a lying node, its partner or its witness can really sign.
Left to others: what they cost (tests/saksama/verify/test_bulk_lies.py, tools/benchmarks/verifier/bulk.py).
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from hashlib import sha256
from typing import Any

from saksama.agreement.counting import Declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.agreement.terms import read_terms
from saksama.entries.clarification import Assessed, Clarification, PublicSource, Publisher, encode_clarification
from saksama.entries.kinds.account import AccountGranted, AccountRenewed
from saksama.entries.kinds.agreement import AgreementResumed, AgreementSigned, AgreementSuspended, AgreementWithdrawn
from saksama.entries.kinds.audit import AuditCommitted, AuditDrawn, AuditObserved
from saksama.entries.kinds.case import CaseReceived, CaseReviewed, ReviewOutcome
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    Addressee,
    Assessment,
    Category,
    Channel,
    Concerns,
    ContentAssessed,
    ContentCaptured,
    ContentClassified,
    ContentRequested,
    ContentTriaged,
    Medium,
    Triage,
    Way,
)
from saksama.entries.kinds.dispatch import DispatchReceived, DispatchRejected
from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused, Interest
from saksama.entries.kinds.incident import IncidentReported, IncidentTaken, IncidentType
from saksama.entries.kinds.interest import InterestDeclared, InterestLifted, Tie
from saksama.entries.kinds.key import KeyIntroduced
from saksama.entries.kinds.keying import SheetKeyed, SheetReconciled
from saksama.entries.kinds.log import LogObserved, LogOverridden
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.observation import Asked, PeriodAsked, PeriodOpened
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.entries.kinds.ruling import DayDecreed, Effect
from saksama.entries.kinds.sheet import SheetFlagged, SheetImported, Source
from saksama.entries.kinds.task import TaskAccepted
from saksama.entries.kinds.trace import TraceSealed
from saksama.entries.reconciliation import Keying, Reconciliation, encode_reconciliation
from saksama.keys.ring import body_of
from saksama.keys.statement import KeyRevocation, KeyStatement, sign_statement
from saksama.procedure.lot import choose, seed
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import ED25519, SigningKey, sign
from saksama.tlog.strict import encode_base64
from saksama.tlog.tree import leaf_hashes
from saksama.verify.tree import RecomputedTree
from saksama.vocabulary import KeyUse, RejectionCode, format_moment
from tests.saksama.verify.case_logs import review
from tests.testonly.staticlog import START, Node
from tests.testonly.story import COMMITS, PROCEDURE, Story, subject

type Tell = Callable[[Story, int], None]

BULK: dict[str, tuple[str, Tell]] = {}
"""By name the check at which it aims, and how a log with about so many entries of it is made."""


def bulk(check: str) -> Callable[[Tell], Tell]:
    def add(tell: Tell) -> Tell:
        BULK[tell.__name__.replace("_", "-")] = check, tell
        return tell

    return add


def _digest(word: str) -> str:
    return sha256(word.encode()).hexdigest()


def _kept(node: Node, sizes: Iterable[int], *cosigners: SigningKey) -> None:
    """The log keeps checkpoints of these sizes too."""
    tree, moment = RecomputedTree(), int(node.world.now.timestamp())
    tree.extend(leaf_hashes(node.entries))
    for size in sizes:
        note = sign_checkpoint(Checkpoint(node.origin, size, tree.root(size)), node.key(KeyUse.LOG))
        node.notes[size] = note.with_signatures(*[cosign(note.text, key, moment) for key in cosigners])
    node.sizes = sorted(node.notes)


def _case(told: Story, word: str, **changed: Any) -> None:
    """A case that begins with its review, without a meeting."""
    fields = {"day": told.world.now.date().isoformat(), "office": "52", "outcome": ReviewOutcome.REGISTER}
    reviewed = CaseReviewed(**(PROCEDURE | fields | changed))
    told.bawaslu.append(reviewed, subject=subject(word), actor=subject(f"{word} ani"), receipt=COMMITS["content"])


# --- persons and cases --------------------------------------------------------------------------------------------


@bulk("pseudonyms")
def one_pseudonym_under_each_subject(told: Story, count: int) -> None:
    for number in range(count // 3):
        review(told, f"case {number}")


@bulk("pseudonyms")
def many_names_in_one_entry_met_again(told: Story, count: int) -> None:
    """Names that a lot's roster had, as those of another."""
    for at in range(0, count, 400):
        names = tuple(_digest(f"{at} {name}")[:32] for name in range(min(400, count - at)))
        for word in ("first", "second"):
            body = LotCommitted(
                agreement=told.world.digest, draw=1, excluded=(), recused=(), roster=names, witness="penyaksi"
            )
            told.bawaslu.append(body, subject=subject(f"{word} {at}"), actor=subject(f"{word} {at} x"))


@bulk("cases")
def facts_and_cases(told: Story, count: int) -> None:
    for number in range(count // 2):
        fact = f"editions/pemilu-2022/norm.plenary/{number}"
        body = NormConfirmed(
            article="1", fact=fact, second=subject(f"{number} b"), text=_digest("text"), title="contoh", value="3"
        )
        told.bawaslu.append(body, subject=subject(f"fact {number}"), actor=subject(f"{number} a"), paper="0" * 64)
        _case(told, f"case {number}")


@bulk("plenaries")
def confirmations_and_meetings(told: Story, count: int) -> None:
    """Of one norm again and again, after every meeting that is held to it."""
    quorum = "editions/pemilu-2022/norm.plenary"
    for number in range(count // 4):
        review(told, f"case {number}")
    for number in range(count // 4):
        body = NormConfirmed(
            article="1", fact=quorum, second=subject(f"{number} b"), text=_digest("text"), title="contoh", value="3"
        )
        told.bawaslu.append(body, subject=subject(f"fact {number}"), actor=subject(f"{number} a"), paper="0" * 64)


@bulk("cases")
def decreed_days_and_cases(told: Story, count: int) -> None:
    for number in range(count // 2):
        day = (told.world.now + timedelta(days=number)).date().isoformat()
        body = DayDecreed(
            day=day, decree="1", decreed=day, effect=Effect.OFF, office="52", second=subject(f"day {number} b")
        )
        told.bawaslu.append(body, subject=subject(f"day {number}"), actor=subject(f"day {number} a"), reason="0" * 64)
        _case(told, f"case {number}")


@bulk("interests")
def declarations_and_recusals(told: Story, count: int) -> None:
    for number in range(count // 2):
        told.bawaslu.append(
            InterestDeclared(ground=Tie.REGION), subject=subject(f"tie {number}"), actor=subject(f"tie {number} a")
        )  # fmt: skip
    for number in range(count // 2):
        body = CaseRecused(ground=Interest.PARTY, person=subject(f"person {number}"))
        told.bawaslu.append(body, subject=subject("case"), actor="node")


@bulk("cases")
def recused_and_readmitted_in_one_case(told: Story, count: int) -> None:
    _case(told, "one")
    for number in range(count // 2):
        told.bawaslu.append(CaseRecused(person=_digest(f"{number}")[:32]), subject=subject("one"), actor="node")
    for number in range(count // 2):
        body = CaseReadmitted(person=_digest(f"{number}")[:32], second=subject("one b"))
        told.bawaslu.append(body, subject=subject("one"), actor=subject("one ani"), reason="0" * 64)


@bulk("procedure.plenary")
def decisions_of_as_many_offices_on_one_case(told: Story, count: int) -> None:
    for number in range(count):
        told.met(
            subject("one"), "case.reviewed:register", office=f"52.{number}", members=(subject(f"{number} m"),), seats=1
        )
    _case(told, "one")


# --- draws and overrides ------------------------------------------------------------------------------------------


def _draws(told: Story, count: int) -> None:
    """Draws of as many cases, each by the witness's signature over the log as it is now."""
    node, case_of = told.bawaslu, [f"case {number}" for number in range(count)]
    rosters = {}
    for word in case_of:
        _case(told, word)
        rosters[word] = _digest(f"{word} in the draw")[:32]
        lot = LotCommitted(
            agreement=told.world.digest,
            draw=2,
            excluded=(),
            recused=(),
            roster=(rosters[word],),
            second=subject(f"{word} b"),
            witness="penyaksi",
        )
        node.append(lot, subject=subject(word), actor=subject(f"{word} a"), reason="0" * 64)
    size, tree = len(node.entries), RecomputedTree()
    tree.extend(leaf_hashes(node.entries))
    text = Checkpoint(node.origin, size, tree.root(size)).text()
    line = cosign(text, told.world.witness, int(told.world.now.timestamp()))
    for word in case_of:
        member = choose(seed(subject(word), line.signature[-64:]), [rosters[word]])
        body = LotDrawn(
            assignee=_digest(f"{word} drawn")[:32],
            cosignature=encode_base64(line.key_id + line.signature),
            draw=2,
            member=member,
            size=size,
        )
        node.append(body, subject=subject(word), actor=subject(f"{word} a"))


@bulk("seeds")
def signed_texts_and_draws(told: Story, count: int) -> None:
    node = told.bawaslu
    signed = AgreementSigned(digest=told.world.digest, note=_note_of(told))
    for _ in range(count // 2):
        node.append(signed, subject=told.world.digest[:32], actor="signatory")
    _draws(told, count // 6)


def _note_of(told: Story) -> str:
    one, other = told.world.nodes
    return one.blob(sign(told.world.text, one.key(KeyUse.INSTITUTION), other.key(KeyUse.INSTITUTION)).encode())


@bulk("seeds")
def checkpoints_and_draws(told: Story, count: int) -> None:
    """Draws from one signature, and checkpoints before it that the witness never signed."""
    before = len(told.bawaslu.entries)
    _draws(told, count // 6)
    end = before + 2 * (count // 6)
    _kept(told.bawaslu, range(before + 1, end), told.diskominfotik.key(KeyUse.WITNESS))


@bulk("overrides")
def checkpoints_and_overrides(told: Story, count: int) -> None:
    node = told.bawaslu
    tree = RecomputedTree()
    tree.extend(leaf_hashes(node.entries))
    size = len(node.entries)
    root = tree.root(size).hex()
    for _ in range(count):
        node.append(LogOverridden(size=size, root=root), actor="operator", reason="cd" * 32)
    _kept(node, range(size + 1, size + count))


# --- results ------------------------------------------------------------------------------------------------------


def _imported(told: Story, document: str, source: Source = Source.KPU_TABLE, word: str = "sheet") -> None:
    body = SheetImported(contest="ppwp-2024", document=document, rows=1, source=source)
    told.bawaslu.append(body, subject=subject(word), actor="node")


@bulk("audits")
def versions_and_audits(told: Story, count: int) -> None:
    for number in range(count // 2):
        _imported(told, told.bawaslu.blob(b"contoh %d" % (number % 2)))
    for number in range(count // 2):
        body = AuditCommitted(
            contest="ppwp-2024",
            figures=_digest("never"),
            limit=50,
            list=told.bawaslu.blob(b"list"),
            margin=1,
            region="52",
            sheet="ppwp-2024",
            stations=1,
        )
        told.bawaslu.append(body, subject=subject(f"audit {number}"), actor=subject(f"audit {number} a"))


@bulk("sheets")
def versions_and_lists(told: Story, count: int) -> None:
    """Two documents that come in turn under ever other subjects, and lists under subjects of none."""
    documents = [told.bawaslu.blob(b"one"), told.bawaslu.blob(b"two")]
    for number in range(count // 2):
        _imported(told, documents[number % 2], word=f"version {number}")
    for number in range(count // 2):
        body = SheetFlagged(
            against=(), contest="ppwp-2024", document=documents[0], figures=documents[0], rules=(), sheet="ppwp-2024"
        )
        told.bawaslu.append(body, subject=subject(f"none {number}"), actor="node")


@bulk("copies")
def copies_and_empty_versions(told: Story, count: int) -> None:
    keying = Keying({"suara_sah": 1}, b"0" * 32)
    document = told.bawaslu.blob(
        encode_reconciliation(Reconciliation("ppwp-2024", "0" * 13, {"suara_sah": 1}, (keying, keying)))
    )
    for number in range(count // 2):
        body = SheetReconciled(
            contest="ppwp-2024",
            decided=(),
            document=document,
            first=subject(f"copy {number} a"),
            second=subject(f"copy {number} b"),
            station=f"{number:013}",
        )
        told.bawaslu.append(body, subject=subject(f"copy {number}"), actor=subject(f"copy {number} b"))
    empty = told.bawaslu.blob(b"kode_tps\n")
    for _ in range(count // 2):
        _imported(told, empty, Source.SUPERVISOR)


@bulk("open_findings")
def contests_that_show_more_lists_than_there_are(told: Story, count: int) -> None:
    head = told.bawaslu.blob(b"head\n")
    for number in range(count // 2):
        contest, word = f"kontes-{number}", f"contest {number}"
        imported = SheetImported(contest=contest, document=head, rows=1, source=Source.KPU_TABLE)
        told.bawaslu.append(imported, subject=subject(word), actor="node")
        body = SheetFlagged(against=(), contest=contest, document=head, figures=head, rules=(), sheet="ppwp-2024")
        told.bawaslu.append(body, subject=subject(word), actor="node")
        told.bawaslu.write(f"hasil/{contest}/beda.json", b'{"decided":[],"lists":2,"open":[]}\n')


# --- content ------------------------------------------------------------------------------------------------------


def _classified(told: Story, claim: str) -> None:
    body = ContentClassified(category=Category.FALSEHOOD, concerns=Concerns.NOBODY, target="kpu")
    told.bawaslu.append(body, subject=subject(claim), actor=subject(f"{claim} a"))


def _clarified(told: Story, claim: str, document: str) -> None:
    body = ClarificationPublished(
        assessor=told.bawaslu.origin,
        document=document,
        outcome=Assessment.MISLEADING,
        second=subject(f"{claim} b"),
        text="contoh",
        version=1,
    )
    told.bawaslu.append(body, subject=subject(claim), actor=subject(f"{claim} a"))


@bulk("statistics.content")
def requests_in_ever_other_months(told: Story, count: int) -> None:
    _classified(told, "claim")
    for number in range(count):
        at = START + timedelta(days=31 * (number % 11_000))
        body = ContentRequested(
            copies=1, request=_digest(f"{number}")[:32], second=subject("claim b"), to=Addressee.BAWASLU_RI
        )
        told.bawaslu.append(body, subject=subject("claim"), actor=subject("claim a"), at=at)


# --- supervision --------------------------------------------------------------------------------------------------


@bulk("observation.counting")
def a_period_changed_again_and_again(told: Story, count: int) -> None:
    day = told.world.now.date().isoformat()
    asked = (Asked(office="52.01", reports=1),)
    body = PeriodOpened(asked=asked, begins=day, chain=("provinsi",), ends=day, form="form-a-2022", office="52")
    told.bawaslu.append(body, subject=subject("period"), actor=subject("period a"))
    for _ in range(count):
        told.bawaslu.append(
            PeriodAsked(asked=asked), subject=subject("period"), actor=subject("period a"), reason="0" * 64
        )


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
            statement=_digest("statement"),
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
    _kept(one, range(size - count // 4, size), other.key(KeyUse.WITNESS))


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
            PlenaryItem(case=one, counted=(_digest(one)[:32],), decided="case.decided:criminal") for one in case
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
    _classified(told, "claim")
    for _ in range(count // 2):
        body = ContentAssessed(outcome=Assessment.MISLEADING, outside=1, second=subject("claim b"), sources=1)
        told.bawaslu.append(body, subject=subject("claim"), actor=subject("claim a"), text="0" * 64)
    document = told.bawaslu.blob(_clarification(told))
    for _ in range(count // 2):
        _clarified(told, "claim", document)


# --- further kinds ------------------------------------------------------------------------------------------------


@bulk("accounts")
def one_grant_renewed_for_ever(told: Story, count: int) -> None:
    subject_of, node = subject("grant"), told.bawaslu
    node.append(AccountGranted(office="52", role="reader"), subject=subject_of, actor=subject("grant a"))
    for number in range(count):
        body = AccountRenewed(role="reader", alone=True)
        node.append(body, subject=subject_of, actor=_digest(f"{number}")[:32], reason="0" * 64)


@bulk("interests")
def one_declaration_lifted_for_ever(told: Story, count: int) -> None:
    for number in range(count):
        body = InterestLifted(second=_digest(f"{number}")[:32])
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
        _classified(told, "claim")
    document = told.bawaslu.blob(_clarification(told))
    for _ in range(count // 2):
        _clarified(told, "claim", document)


def _clarification(told: Story) -> bytes:
    node = told.bawaslu
    moment = format_moment(told.world.now)
    return encode_clarification(
        Clarification(
            assessed=Assessed(
                at=moment, name="contoh", origin=node.origin, outcome=Assessment.MISLEADING, outside=1, sources=1
            ),
            claim="contoh",
            concerns=Concerns.NOBODY,
            language="id",
            publisher=Publisher(name="contoh", origin=node.origin),
            right="contoh",
            sources=(PublicSource(address="", outside=True, title="KPU"),),
            subject=subject("claim"),
            text="contoh",
            title="contoh",
            version=1,
        )
    )


@bulk("traces")
def one_day_sealed_for_ever(told: Story, count: int) -> None:
    for _ in range(count):
        told.bawaslu.append(TraceSealed(day="2026-11-20"), actor="node", head="0" * 64)


@bulk("audits")
def one_audit_drawn_and_read_for_ever(told: Story, count: int) -> None:
    node, word = told.bawaslu, subject("audit")
    body = AuditCommitted(
        contest="ppwp-2024", figures=_digest("never"), limit=50, list=node.blob(b"list"), margin=1, region="52",
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
            body, subject=subject("copy"), actor=_digest(f"{number}")[:32], figures="0" * 64, photos="0" * 64
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
    _kept(one, range(size - count // 4, size), told.diskominfotik.key(KeyUse.WITNESS))


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
        _kept(one, range(first + number, min(first + number + 100, first + count)), told.world.witness)
    told.world.now = now + timedelta(days=2)


@bulk("trust")
def log_keys_without_end(told: Story, count: int) -> None:
    one = told.bawaslu
    for number in range(count):
        key = SigningKey(one.origin, ED25519, sha256(b"%d" % number).digest())
        statement = KeyStatement(one.origin, KeyUse.LOG, str(key.verifier), START, START + timedelta(days=365))
        one.append(body_of(statement, one.blob(sign_statement(statement, one.key(KeyUse.INSTITUTION)).encode())))
