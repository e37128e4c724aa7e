"""Which keys an edition carries for which time: rotation, revocation, another text, a missing witness."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from saksama.agreement.terms import PartyNode, Terms, WitnessNode, complete, read_terms
from saksama.keys.ring import KeyRing
from saksama.keys.statement import KeyRevocation, KeyStatement
from saksama.tlog.algorithms import COSIGNATURE_V1
from saksama.tlog.vkey import SigningKey
from saksama.vocabulary import KeyUse
from saksama_node.checker.edition import Carried, assemble, eras_of, is_made_of, names_of

BEGIN = datetime(2024, 1, 29, tzinfo=UTC)
DAY = timedelta(days=1)
A, B = "bawaslu.example/log", "diskominfotik.example/log"


def vkey(name: str, algorithm: int = 1) -> str:
    return str(SigningKey.generate(name, algorithm).verifier)


LOG_1, LOG_2, OTHER_LOG = vkey(A), vkey(A), vkey(B)
WITNESS_A, WITNESS_B = (vkey(f"{name}.example/penyaksi", COSIGNATURE_V1) for name in ("bawaslu", "diskominfotik"))


def terms() -> Terms:
    template = Path(__file__).parents[3] / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml"
    nodes = [
        PartyNode(
            code=code, origin=origin, institution_key=vkey(f"{code}.example/lembaga"), url=f"https://{code}.example"
        )
        for code, origin in (("bawaslu", A), ("diskominfotik", B))
    ]
    outsider = WitnessNode(
        name="penyaksi.example", vkey=vkey("penyaksi.example", COSIGNATURE_V1), url="https://p.example"
    )
    return read_terms(complete(template.read_text(), nodes, [outsider]))


def statement(owner: str, use: KeyUse, key: str, begin: int = 0, end: int = 1000) -> KeyStatement:
    return KeyStatement(owner, use, key, BEGIN + begin * DAY, BEGIN + end * DAY)


def ring(*more: KeyStatement | KeyRevocation) -> KeyRing:
    usual = (
        statement(B, KeyUse.LOG, OTHER_LOG),
        statement(A, KeyUse.WITNESS, WITNESS_A),
        statement(B, KeyUse.WITNESS, WITNESS_B),
    )
    return KeyRing.of((*usual, *more))


def spans(found: KeyRing, until: datetime | None = None) -> list[tuple[int, int | None, int]]:
    """Of A's eras: first day, last day, how many log keys."""
    return [
        ((era.since - BEGIN).days, (era.until - BEGIN).days if era.until else None, len(era.policy.logs))
        for era in eras_of(terms(), found, until)
        if era.policy.logs[0].vkey.name == A
    ]


def test_one_key_is_one_era_for_each_log() -> None:
    found = ring(statement(A, KeyUse.LOG, LOG_1))
    assert spans(found) == [(0, 1000, 1)]
    assert len(eras_of(terms(), found)) == 2


def test_rotation_with_an_overlap_is_three_eras() -> None:
    found = ring(statement(A, KeyUse.LOG, LOG_1, 0, 110), statement(A, KeyUse.LOG, LOG_2, 100, 1000))
    assert spans(found) == [(0, 100, 1), (100, 110, 2), (110, 1000, 1)]


def test_revoked_key_keeps_its_time_up_to_the_last_good_size() -> None:
    revoked = KeyRevocation(A, KeyUse.LOG, LOG_1, BEGIN + 50 * DAY, (900, "ab" * 32))
    found = ring(statement(A, KeyUse.LOG, LOG_1), statement(A, KeyUse.LOG, LOG_2, 60), revoked)
    assert spans(found) == [(0, 50, 1), (60, 1000, 1)]
    assert all(era.limits == {LOG_1: 900} for era in eras_of(terms(), found) if era.policy.logs[0].vkey.name == A)


def test_without_the_partners_witness_there_is_no_weaker_rule() -> None:
    bare = KeyRing.of((statement(A, KeyUse.LOG, LOG_1), statement(B, KeyUse.WITNESS, WITNESS_B, 30)))
    assert spans(bare) == [(30, 1000, 1)]


def test_other_terms_end_an_era() -> None:
    assert spans(ring(statement(A, KeyUse.LOG, LOG_1)), BEGIN + 10 * DAY) == [(0, 10, 1)]


def test_an_edition_is_recognised_whatever_its_number_and_time() -> None:
    agreed, found = terms(), ring(statement(A, KeyUse.LOG, LOG_1))
    made = [
        Carried(
            number, BEGIN + number * DAY, agreed.title, agreed.digest, names_of(agreed, found), eras_of(agreed, found)
        )
        for number in (1, 2)
    ]
    assert assemble(made[0]) != assemble(made[1])
    page = assemble(made[0])
    assert is_made_of(page, made[1])
    assert not is_made_of(page.replace(b"</script>", b" </script>"), made[1])
    other = ring(statement(A, KeyUse.LOG, LOG_2))
    assert not is_made_of(page, replace(made[1], eras=eras_of(agreed, other)))
    assert not is_made_of(b"<!doctype html>", made[1])
