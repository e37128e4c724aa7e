"""What a program says of why stands in no sentence as the program wrote it: it has words, or is not shown."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from saksama.agreement.errors import Why
from saksama.cli import agreement_text, mirror, reasons, report_text, text_file, words
from saksama.cli.evidence import place, reason, sentence, told
from saksama.cli.page import report as page_report
from saksama.cli.reasons import CERTAINTIES, CODES, ERRORS, NUMBERS, PHRASES, PLACES, TROUBLES, UNSAID
from saksama.cli.words import message
from saksama.entries.kinds import BODIES
from saksama.entries.kinds.names import NAMES, named
from saksama.fetch import Trouble
from saksama.procedure.edition import Certainty
from saksama.statistics.content import ContentStatistics
from saksama.verify.findings import Code, Finding
from saksama.words import Words

SOURCE = Path(__file__).resolve().parents[3] / "src" / "saksama"
JUDGES = [
    *(SOURCE / "verify").rglob("*.py"),
    *(SOURCE / "tally/published").glob("*.py"),
    SOURCE / "tally/audit/again.py",
    SOURCE / "statistics/open_findings.py",
    SOURCE / "statistics/audits.py",
    SOURCE / "entries/entry.py",
    SOURCE / "entries/encoding.py",
    SOURCE / "entries/clarification.py",
    SOURCE / "entries/reconciliation.py",
    SOURCE / "agreement/quorum.py",
    *(SOURCE / "cli/copies").glob("*.py"),
    *(SOURCE / "tlog").glob("policy*.py"),
]
REFUSES = {
    "ValueError",
    "MalformedEntry",
    "IndexMalformed",
    "PolicyMalformed",
    "FolderUnusable",
    "NotACopy",
    "ClarificationMalformed",
    "ReconciliationMalformed",
    "MalformedTerms",
}
JUDGING = ("_wrong", "_false", "_newer", "_behind", "_differs", "_faults", "_why", "_out_of_order")
PROGRAMS = re.compile(r"Error\b|None\b|Errno|\bNaN\b|<class|<object|==|\w+\(|b'|\w+='")


def spoken(node: ast.AST | None) -> Iterator[str]:
    """The texts that this expression may be; what changes in it is a 7."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from spoken(one)
            yield from spoken(other)
        case _:
            return


def phrases() -> Iterator[str]:
    for file in JUDGES:
        for node in ast.walk(ast.parse(file.read_text())):
            yield from said_by(node)


def said_by(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.keyword(arg="why", value=value) | ast.Assign(targets=[ast.Name(id="why")], value=value):
            yield from spoken(value)
        case ast.Call(func=ast.Name(id=name), args=[*_, value]) if name in REFUSES:
            yield from spoken(value)
        case ast.Call(func=ast.Attribute(attr="refuse"), args=[value]):
            yield from spoken(value)
        case ast.FunctionDef(name=name) if name.endswith(JUDGING):
            for each in ast.walk(node):
                if isinstance(each, ast.Return | ast.Yield):
                    yield from spoken(each.value)


OF_AREAS = ("not shown", "shown, and not in the document", "figures are not those of the document")


@pytest.mark.parametrize(
    "phrase", sorted({*phrases()} - {"area 7: 7", "7: 7"} | {f"area 7: {each}" for each in OF_AREAS})
)
def test_each_phrase_of_a_judge_has_its_indonesian_words(phrase: str) -> None:
    assert reason(phrase, "id") not in (phrase, UNSAID.id)
    assert reason(phrase, "en") != UNSAID.en


def test_each_trouble_and_each_reason_of_a_permit_has_its_words() -> None:
    assert {trouble.value for trouble in Trouble} <= set(TROUBLES)
    assert {why.value for why in Why} == set(CODES)
    every = (*CODES.values(), *PHRASES, *TROUBLES.values(), *ERRORS.values(), *PLACES.values())
    assert [each for each in every if each.id == each.en] == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("fetch.unreachable: url='x', why='silent: ConnectError: [Errno 111] Connection refused'", "tidak ada jawaban"),
        ("fetch.unreachable: url='x', why='status 503'", "simpul menjawab dengan status 503"),
        ("fetch.not-served: url='x', status=404", "simpul menjawab bahwa itu tidak ada"),
        ("note.malformed: why='no blank line'", "bukan catatan bertanda tangan yang sah"),
        ("Object missing required field `x` - at `$`", "bagian x tidak ada"),
        ("something new", "rinciannya ada dalam laporan --json"),
        ("5201: no copy of it was put together before; 5202: its copy of entry 7 is left out …",
         "TPS 5201: salinannya belum pernah dipadukan; TPS 5202: salinan catatan 7 ditinggalkan …"),
    ],
)  # fmt: skip
def test_an_error_is_told_by_its_code(said: str, shown: str) -> None:
    assert reason(said, "id") == shown


def test_each_certainty_and_each_number_has_its_words() -> None:
    assert {each.value for each in Certainty} == set(CERTAINTIES)
    assert {*ContentStatistics.__struct_fields__, "", "size"} == set(NUMBERS)
    shown = told({"kind": "claims", "said": '{"a":1}', "counted": "7", "certainty": "text seen"}, "id")
    assert shown == {"kind": "klaim", "said": UNSAID.id, "counted": "7", "certainty": "naskah terlihat"}


COUNTED = (
    "acts|answers|candidates|checkpoints|columns|days|draws|entries|figures|hours|lists|members|minutes|octets|outcomes|"
    "pages|receipts|rows|rules|seconds|sizes|stations"
)


def words_within(value: object) -> Iterator[Words]:
    match value:
        case Words():
            yield value
        case Mapping():
            yield from words_within(tuple(value.values()))
        case tuple():
            for each in value:
                yield from words_within(each)
        case _:
            return


@pytest.mark.parametrize("module", [report_text, words, mirror, reasons, page_report, agreement_text, text_file])
def test_one_of_a_thing_is_not_several(module: ModuleType) -> None:
    every = [each for value in vars(module).values() for each in words_within(value)]
    assert every
    for each in every:
        said = each.say("en", dict.fromkeys(re.findall(r"{(\w+)}", each.en), "1"))
        assert not re.search(rf"\b1 (({COUNTED})\b|of \w+( \w+)? are)", said), said


def test_each_kind_has_a_name_of_its_own() -> None:
    assert list(NAMES) == list(BODIES)
    for language in ("id", "en"):
        assert len({name.say(language, {}) for name in NAMES.values()}) == len(NAMES)


def test_a_kind_is_named_and_an_address_is_left_alone() -> None:
    assert named("langkah case.decided, bukan `case.closed`.", "id") == "langkah putusan, bukan penutupan perkara."
    assert (
        named("log case.decided.example/log dan x.case.closed", "id")
        == "log case.decided.example/log dan x.case.closed"
    )


def test_what_is_wrong_with_a_document_is_told_in_the_language_of_its_sentence() -> None:
    shown = told({"reason": "dokumennya tidak sesuai: Expected `int`, got `str` - at `$.first`"}, "id")
    assert shown["reason"] == "dokumennya tidak sesuai: isi bagian first bukan yang diminta di sana"
    shown = told({"reason_en": "its document is no clarification: no format"}, "en")
    assert shown["reason_en"] == "its document is no clarification: it names no format"


def test_evidence_is_told_in_words() -> None:
    shown = told({"act": "case.decided:no-violation", "state": "to-register", "clause": "pasal-3", "use": "log"}, "id")
    assert shown == {
        "act": "case.decided (bukan pelanggaran)",
        "state": "menunggu registrasi",
        "clause": "pasal 3",
        "use": "kunci log",
    }
    assert sentence(f"{shown['act']} 2026-11-25T00:00:00.000Z", "id") == (
        "putusan (bukan pelanggaran) Rabu 25 November 2026 pukul 08.00 WITA"
    )
    assert place("tile/entries/x001/000", "id") == "berkas catatan x001/000"


@pytest.mark.parametrize(
    ("code", "evidence", "shown"),
    [
        (Code.ACTOR_UNGRANTED, {"role": "signatory", "act": "case.decided"}, "putusan oleh peran penanda tangan nota,"),
        (Code.ACCOUNT_UNLAWFUL, {"reason": "peran commissioner oleh satu orang"}, "peran anggota (komisioner) oleh"),
        (Code.CASE_RULE, {"rule": "not-recused", "article": "Pasal 1", "certainty": "own rule"}, "[Pasal 1; aturan"),
        (Code.AUDIT_WRONG, {"part": "seed"}, "bagian benih,"),
        (Code.STATISTICS_DIFFER, {"kind": "size", "said": 0, "counted": 7}, "ukuran log yang dihitung dikatakan 0"),
        (Code.LOT_SKIPPED, {"used_time": 1795482036}, "(Selasa 24 November 2026 pukul 09.00.36 WITA)"),
        (Code.WITNESS_UNKNOWN, {"witness": "penyaksi"}, "penyaksi “penyaksi” tidak mengenal log ini"),
        (Code.CASE_DAY, {"day": "2026-11-22"}, "untuk Minggu 22 November 2026 ada"),
        (Code.ENTRY_NEWER, {"kind": "case.teleported", "why": "unknown kind"}, "jenis “case.teleported” (jenisnya"),
    ],
)  # fmt: skip
def test_no_code_stands_in_an_indonesian_sentence(code: Code, evidence: dict[str, str | int], shown: str) -> None:
    text = message(Finding(code, "a/log", 7, evidence), "id")
    assert shown in text
    assert not re.search(r"penyaksi penyaksi|signatory|not-recused|commissioner|\bseed\b|\bsize\b|detik 1", text)


@pytest.mark.parametrize("code", Code)
def test_no_sentence_shows_a_program_s_own_text(code: Code) -> None:
    error = "fetch.unreachable: url='x', why='silent: ConnectError: [Errno 111]'"
    moment = "2026-11-25T00:00:00.000Z"
    evidence = {"why": error, "what": "checkpoint", "act": "case.decided", "state": "", "use": "log", "due": moment}
    for language in ("id", "en"):
        text = message(Finding(code, "a/log", 7, evidence | {"done": "", "bound": moment}), language)
        assert not PROGRAMS.search(text), text
        assert "case.decided" not in text
        assert "T00:00" not in text
