import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saksama.textmatch.fold import LONGEST, _once, _quickly, fold
from saksama.textmatch.table_files import (
    Common,
    Letters,
    Slang,
    TableMalformed,
    common,
    forwarding,
    letters,
    parse_table,
    slang,
)
from saksama.textmatch.weight import COMMON, SMALLEST, stem, weight

CASES = [
    # what people do, as it is written, as it is compared
    ("case and marks", "PEMILU, Ditunda!!!", "pemilu ditunda"),
    ("letters drawn out", "setujuuuu bangeeet dongg", "setuju banget dong"),
    ("double letters stay", "maaf saat massa", "maaf saat massa"),
    ("digits for letters", "j0k0wi pr4b0w0 vir4l 4nies", "jokowi prabowo viral anies"),
    ("signs for letters", "r@kyat be$ar", "rakyat besar"),
    ("numbers stay", "Rp1.000.000 dan 50 juta", "rp 1000000 dan 50 juta"),
    ("units", "100rb 50jt 2024", "100 ribu 50 juta 2024"),
    ("a number behind a word", "covid19 covid-19", "covid 19 covid 19"),
    ("said twice", "orang-orang orang2 anak²", "orang anak"),
    ("short forms", "yg tdk dgn utk", "yang tidak dengan untuk"),
    ("letters apart", "k.o.r.u.p.s.i k o r u p s i", "korupsi"),
    ("letters that look alike", "Рrаbоwо gаnjаr", "prabowo ganjar"),
    ("wide, bold and accented", "Ｆull 𝐕𝐢𝐫𝐚𝐥 café", "ful viral cafe"),
    ("signs that nobody sees", "se\u200bka\u200drang\u2060", "sekarang"),
    ("emoji", "🔥🔥 awas 🇮🇩 1️⃣", "awas 1"),
    ("addresses and accounts", "cek https://a.example/x?y=1 @akun_ini www.b.example ya", "cek ya"),
    ("tags", "#DukungContohMenang", "dukung contoh menang"),
    ("entities", "siang &amp; malam", "siang malam"),
    ("forwarding", "*Diteruskan berkali-kali*\nTanah longsor. Sebarkan!!", "tanah longsor"),
    ("forwarding, in the middle", "air naik viralkan sebelum dihapus hari ini", "air naik hari ini"),
    ("other scripts stay", "نبأ عاجل", "نبا عاجل"),
    ("nothing", " \u200b!!! ", ""),
]


@pytest.mark.parametrize(("written", "compared"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_text_is_compared_as(written: str, compared: str) -> None:
    assert " ".join(fold(written)) == compared


@given(st.text(max_size=300))
@example("sebarkan yg yg sebarkan")
@example("a b X c d tolong sebarkan e f g h")
@example("S.H., M.H. s h m i p")
@example("İǅßŉﬃ")
def test_any_text_is_taken_and_folding_again_changes_nothing(text: str) -> None:
    words = fold(text)
    assert fold(" ".join(words)) == words
    assert all(word and word == word.strip() for word in words)


@given(st.lists(st.sampled_from([case[1] for case in CASES] + list(slang()) + ["a", "2", "#", ".", "juta", "@"])))
def test_pieces_of_what_people_write_fold_once_and_for_all(pieces: list[str]) -> None:
    words = fold(" ".join(pieces))
    assert fold(" ".join(words)) == words


def test_what_is_read_is_bounded() -> None:
    assert len(fold("kata " * LONGEST)) <= LONGEST
    assert max(map(len, fold("x1y" * LONGEST))) <= 64
    assert fold("a" * 1_000_000) == ("a",)
    nested = "jangan berhenti " * 4000 + "di kamu " * 4000
    assert len(fold(nested)) < len(nested.split())


PIECES = [
    "a", "k.o.r", "k", " ", "\u00a0", "\x1c", "2", "1.000", "&nbsp;", "&amp", "&#64;", "&#32;", "&", "@akun", "$", "@",
    "#SatuDua", "https://contoh.example/a", "www.", "\u0301", "\u200b", "\u00a8", "\u3164", "Σ", "ß", "İ", "е", "jt",
    "izin share", "viralkan", "setujuuu", "bagi2", "5rb", "-",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=14).map("".join))
def test_read_piece_by_piece_a_text_has_the_words_that_it_has_as_a_whole(text: str) -> None:
    assert _quickly(text) in (None, _once(text))


def test_a_text_whose_letters_stand_apart_is_read_as_a_whole() -> None:
    assert _quickly("dia k o r u p s i besar") is None
    assert fold("dia k o r u p s i besar") == ("dia", "korupsi", "besar")


def test_the_tables_say_where_they_are_from_and_settle() -> None:
    assert all(fold(full) == (full,) for full in slang().values())
    assert all(fold(short) == (full,) for short, full in slang().items())
    assert all(fold(" ".join(phrase)) == () for phrase in forwarding())
    assert all(fold(word) == (word,) for word in common())
    assert all(len(each) == 1 for each in [*letters().alike, *letters().instead])
    assert all(unicodedata.normalize("NFC", each) == each for each in letters().alike)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Slang, "words = 3"),
        (Slang, 'what = "a"\nwhat_en = "b"\nsource = "c"\ncertainty = "d"\n[words]\na = "b"\nb = "c"\n'),
        (Letters, 'what = "a"\nwhat_en = "b"\nsource = "c"\ncertainty = "d"\nalike = {}\ninstead = {}\nmore = 1\n'),
        (Common, "="),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused(kind: type[Slang | Letters | Common], text: str) -> None:
    with pytest.raises(TableMalformed):
        parse_table("contoh", text, kind)


def test_stems_join_the_forms_of_a_verb() -> None:
    assert {stem(word) for word in ("membubarkan", "dibubarkan", "bubar")} == {"bubar"}
    assert {stem(word) for word in ("menulis", "tulis", "penulis", "ditulis")} == {"tulis"}
    assert stem("2024") == "2024"
    assert stem("kota") == "kota"


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_stem_is_never_empty(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word) + 1


def test_rare_words_weigh_more_and_function_words_little() -> None:
    assert weight("korupsi", 0, 10) == 1.0
    assert 1.0 > weight("korupsi", 1, 10) > weight("korupsi", 500, 10_000) > 0
    assert weight("yang", 1, SMALLEST) == pytest.approx(COMMON * weight("korupsi", 1, SMALLEST))
