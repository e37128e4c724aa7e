"""Identities are found however they are written; ordinary text passes. The persons here are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.envelope.leakcheck import (
    Identity,
    Known,
    Leak,
    Part,
    Verdict,
    check_text,
    digests_of,
    refuses,
    unreadable,
)

KEY = b"k" * 32
REPORTER = Identity(
    full_name="Lalu Contoh Ma'ruf",
    nik="5271010101990001",
    phones=("0812-3456-7890",),
    emails=("Lalu.Contoh@example.org",),
    address_lines=("Jl. Pejanggik No. 07, RT 02/RW 03 Kel. Cakranegara",),
)
SINGLE = Identity(full_name="Contohwati")
KNOWN = Known.of([*digests_of(KEY, REPORTER), *digests_of(KEY, SINGLE)])

FOUND = [
    ("the street and number alone", "di Jl Pejanggik No 7 ada posko", Part.ADDRESS),
    ("the name as it is", "Pelapor adalah Lalu Contoh Ma'ruf dari Mataram.", Part.NAME),
    ("the name in capitals, without apostrophe", "a.n. LALU CONTOH MARUF", Part.NAME),
    ("the name over two lines", "Lalu\nContoh\tMa’ruf", Part.NAME),
    ("the name with commas", "lalu, contoh, ma'ruf", Part.NAME),
    ("the name with an invisible space in it", "Lalu Con\u200btoh Ma'ruf", Part.NAME),
    ("the name in full-width letters", "Ｌａｌｕ Ｃｏｎｔｏｈ Ｍａｒｕｆ", Part.NAME),
    ("the NIK", "NIK: 5271010101990001.", Part.NIK),
    ("the NIK in groups", "5271 0101 0199 0001", Part.NIK),
    ("the NIK between other digits", "nomor 125271010101990001 4", Part.NIK),
    ("the telephone with country code", "hubungi +62 812-3456-7890", Part.PHONE),
    ("the telephone without zero", "wa 81234567890", Part.PHONE),
    ("the telephone in brackets", "(0812) 3456 7890", Part.PHONE),
    ("the e-mail", "kirim ke LALU.CONTOH@EXAMPLE.ORG;", Part.EMAIL),
    (
        "the address spelled out",
        "tinggal di Jalan Pejanggik Nomor 7 RT 2 RW 3 Kelurahan Cakranegara, Mataram",
        Part.ADDRESS,
    ),
]


@pytest.mark.parametrize(("text", "part"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_found(text: str, part: Part) -> None:
    leaks = check_text(KEY, text, KNOWN, "payload")
    assert Leak(Verdict.MATCH, "payload", part) in leaks
    assert refuses(leaks)


PASSES = [
    "Mohon pemeriksaan klaim yang beredar tentang TPS 001 di Kecamatan Cakranegara.",
    "Lalu lintas di Jalan Pejanggik padat.",
    "Contoh surat terlampir; nomor 012/PM/2024.",
    "Nilai 1234567890123456 bukan nomor induk.",
    "Telepon kantor (0370) 631 000",
    "RT 02 RW 03 Kel. Cakranegara",
    "Kelurahan Cakranegara Barat",
    "",
]


@pytest.mark.parametrize("text", PASSES)
def test_ordinary_text_passes(text: str) -> None:
    assert check_text(KEY, text, KNOWN, "payload") == ()


def test_a_single_name_only_warns() -> None:
    leaks = check_text(KEY, "Ibu Contohwati hadir.", KNOWN, "surat.pdf")
    assert leaks == (Leak(Verdict.WARN, "surat.pdf", Part.SINGLE_NAME),)
    assert not refuses(leaks)


def test_what_cannot_be_read_says_so() -> None:
    assert not refuses([unreadable("pindaian.pdf")])


def test_digests_need_the_key_and_hold_no_words() -> None:
    assert not set(digests_of(KEY, REPORTER)) & set(digests_of(b"l" * 32, REPORTER))
    assert check_text(b"l" * 32, FOUND[0][1], KNOWN, "payload") == ()
    assert {each.part for each in digests_of(KEY, REPORTER)} == set(Part) - {Part.SINGLE_NAME}


def test_what_is_no_nik_or_telephone_is_not_kept() -> None:
    assert (
        digests_of(
            KEY,
            Identity(
                full_name="",
                nik="123",
                phones=("12",),
                emails=("x",),
                address_lines=("Mataram", "Kec. Gerung, Kab. Lombok Barat", "RT 01, RW 02"),
            ),
        )
        == ()
    )


@given(st.text(max_size=300))
def test_any_text_can_be_checked(text: str) -> None:
    check_text(KEY, text, KNOWN, "payload")


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"{before} Lalu Contoh Maruf {after}"
    assert refuses(check_text(KEY, text, KNOWN, "payload"))
