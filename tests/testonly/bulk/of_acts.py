"""Lies in bulk of one node: about cases, draws, results, content and supervision."""

from datetime import timedelta

from saksama.entries.kinds.agreement import AgreementSigned
from saksama.entries.kinds.audit import AuditCommitted
from saksama.entries.kinds.content import (
    Addressee,
    ContentRequested,
)
from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused, Interest
from saksama.entries.kinds.interest import InterestDeclared, Tie
from saksama.entries.kinds.keying import SheetReconciled
from saksama.entries.kinds.log import LogOverridden
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.observation import Asked, PeriodAsked, PeriodOpened
from saksama.entries.kinds.ruling import DayDecreed, Effect
from saksama.entries.kinds.sheet import SheetFlagged, SheetImported, Source
from saksama.entries.reconciliation import Keying, Reconciliation, encode_reconciliation
from saksama.procedure.lot import choose, seed
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import sign
from saksama.tlog.strict import encode_base64
from saksama.tlog.tree import leaf_hashes
from saksama.verify.tree import RecomputedTree
from saksama.vocabulary import KeyUse
from tests.saksama.verify.case_logs import review
from tests.testonly.bulk.telling import Table, begin_case, classify, digest_of, into, keep
from tests.testonly.staticlog import START
from tests.testonly.story import Story, subject

TOLD: Table = {}
bulk = into(TOLD)


# --- persons and cases --------------------------------------------------------------------------------------------


@bulk("pseudonyms")
def one_pseudonym_under_each_subject(told: Story, count: int) -> None:
    for number in range(count // 3):
        review(told, f"case {number}")


@bulk("pseudonyms")
def many_names_in_one_entry_met_again(told: Story, count: int) -> None:
    """Names that a lot's roster had, as those of another."""
    for at in range(0, count, 400):
        names = tuple(digest_of(f"{at} {name}")[:32] for name in range(min(400, count - at)))
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
            article="1", fact=fact, second=subject(f"{number} b"), text=digest_of("text"), title="contoh", value="3"
        )
        told.bawaslu.append(body, subject=subject(f"fact {number}"), actor=subject(f"{number} a"), paper="0" * 64)
        begin_case(told, f"case {number}")


@bulk("plenaries")
def confirmations_and_meetings(told: Story, count: int) -> None:
    """Of one norm again and again, after every meeting that is held to it."""
    quorum = "editions/pemilu-2022/norm.plenary"
    for number in range(count // 4):
        review(told, f"case {number}")
    for number in range(count // 4):
        body = NormConfirmed(
            article="1", fact=quorum, second=subject(f"{number} b"), text=digest_of("text"), title="contoh", value="3"
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
        begin_case(told, f"case {number}")


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
    begin_case(told, "one")
    for number in range(count // 2):
        told.bawaslu.append(CaseRecused(person=digest_of(f"{number}")[:32]), subject=subject("one"), actor="node")
    for number in range(count // 2):
        body = CaseReadmitted(person=digest_of(f"{number}")[:32], second=subject("one b"))
        told.bawaslu.append(body, subject=subject("one"), actor=subject("one ani"), reason="0" * 64)


@bulk("procedure.plenary")
def decisions_of_as_many_offices_on_one_case(told: Story, count: int) -> None:
    for number in range(count):
        told.met(
            subject("one"), "case.reviewed:register", office=f"52.{number}", members=(subject(f"{number} m"),), seats=1
        )
    begin_case(told, "one")


# --- draws and overrides ------------------------------------------------------------------------------------------


def _draws(told: Story, count: int) -> None:
    """Draws of as many cases, each by the witness's signature over the log as it is now."""
    node, case_of = told.bawaslu, [f"case {number}" for number in range(count)]
    rosters = {}
    for word in case_of:
        begin_case(told, word)
        rosters[word] = digest_of(f"{word} in the draw")[:32]
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
            assignee=digest_of(f"{word} drawn")[:32],
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
    keep(told.bawaslu, range(before + 1, end), told.diskominfotik.key(KeyUse.WITNESS))


@bulk("overrides")
def checkpoints_and_overrides(told: Story, count: int) -> None:
    node = told.bawaslu
    tree = RecomputedTree()
    tree.extend(leaf_hashes(node.entries))
    size = len(node.entries)
    root = tree.root(size).hex()
    for _ in range(count):
        node.append(LogOverridden(size=size, root=root), actor="operator", reason="cd" * 32)
    keep(node, range(size + 1, size + count))


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
            figures=digest_of("never"),
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


@bulk("statistics.content")
def requests_in_ever_other_months(told: Story, count: int) -> None:
    classify(told, "claim")
    for number in range(count):
        at = START + timedelta(days=31 * (number % 11_000))
        body = ContentRequested(
            copies=1, request=digest_of(f"{number}")[:32], second=subject("claim b"), to=Addressee.BAWASLU_RI
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
