"""Sentences without a code, an empty slot or a number that only a program reads."""

import re
from datetime import timedelta

import pytest

from saksama.cli.evidence import span
from saksama.cli.report_text import STANDING
from saksama.cli.words import message
from saksama.verify.findings import Code, Finding
from saksama.verify.report import UNCHECKED_STANDING
from saksama.words import Language

LANGUAGES: tuple[Language, ...] = ("id", "en")


def said(code: Code, **evidence: str | int) -> dict[Language, str]:
    return {language: message(Finding(code, "a/log", 3, evidence), language) for language in LANGUAGES}


@pytest.mark.parametrize(
    ("code", "evidence", "never", "words"),
    [
        (
            Code.ACTOR_UNGRANTED,
            {"role": "signatory", "act": "key.introduced"},
            "peran signatory",
            "penanda tangan nota",
        ),
        (
            Code.ACCOUNT_UNLAWFUL,
            {
                "subject": "x",
                "reason": "peran commissioner oleh satu orang saja",
                "reason_en": "the role commissioner by one person alone",
            },
            "peran commissioner",
            "peran anggota (komisioner) oleh satu orang saja",
        ),
        (
            Code.CASE_RULE,
            {"subject": "x", "act": "case.decided", "reason": "a", "reason_en": "b", "rule": "not-recused"},
            "[",
            "a",
        ),
        (
            Code.CASE_RULE,
            {
                "subject": "x",
                "act": "case.decided",
                "reason": "a",
                "reason_en": "b",
                "rule": "two-persons",
                "article": "Pasal 9",
                "certainty": "memory",
            },
            "two-persons",
            "[Pasal 9; dari ingatan]",
        ),
        (Code.AUDIT_WRONG, {"subject": "x", "part": "seed", "why": "not asked"}, "bagian seed", "benih"),
        (
            Code.STATISTICS_DIFFER,
            {"kind": "size", "said": 0, "counted": 3, "size": 3},
            "size dikatakan",
            "ukuran log yang dihitung",
        ),
        (
            Code.LOT_SKIPPED,
            {"subject": "x", "used": 2, "used_time": 1795482036, "first": 1, "first_time": 1795482000, "witness": "w"},
            "1795482036",
            "November 2026 pukul",
        ),
        (Code.WITNESS_UNKNOWN, {"witness": "penyaksi"}, "penyaksi penyaksi", "“penyaksi”"),
        (Code.TRACE_UNLAWFUL, {"day": "2026-11-22", "reason": "a", "reason_en": "b"}, "2026-11-22", "22 November 2026"),
        (Code.ENTRY_NEWER, {"kind": "case.teleported", "why": "x"}, "jenis jenis", "“case.teleported”"),
        (
            Code.INCIDENT_DUE,
            {"due": "2026-11-24T01:00:00Z", "why": "later than the 24 hours of its clause"},
            "; -",
            "lebih lama daripada 24 jam menurut pasalnya",
        ),
        (
            Code.INCIDENT_DUE,
            {"due": "2026-11-24T01:00:00Z", "why": "a leak needs a bound of its notice, and nothing else has one"},
            "notice_due",
            "hanya kebocoran",
        ),
        (Code.NOT_YET_WITNESSED, {"missing": "", "left_out": "", "size": 3}, ": -", "tanda saksi yang dapat dihitung"),
        (
            Code.LOG_STALE,
            {"since": "2026-11-24T01:00:00Z", "silent": "10812", "allowed": "10800", "hours": 3, "most": 3},
            "3 jam lalu",
            "lebih dari 3 jam sebelumnya; nota membolehkan 3 jam",
        ),
        (
            Code.ENTRY_BACK_DATED,
            {"at": "2026-11-24T01:00:00Z", "bound": "2026-11-24T01:01:00Z", "rule": "cosignature"},
            "melampaui",
            "termasuk toleransi 120 detik",
        ),
    ],
)
def test_a_sentence_says_it_in_words(code: Code, evidence: dict[str, str | int], never: str, words: str) -> None:
    told = said(code, **evidence)
    assert words in told["id"]
    assert not any(never in each for each in told.values())
    assert not any(re.search(r"[:;,\[(] -(?:$|[;,\])])", each) for each in told.values())


def test_a_long_silence_is_told_in_days() -> None:
    assert (span(timedelta(hours=8763), "id"), span(timedelta(hours=8763), "en")) == ("365 hari", "365 days")


def test_whose_log_was_not_read_is_not_guessed() -> None:
    words = STANDING[UNCHECKED_STANDING]
    assert "mitra" not in words.id
    assert "partner" not in words.en
