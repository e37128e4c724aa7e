import re
import signal
import unicodedata
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saksama.textmatch.fold import DISGUISED, LONGEST, Folding, fold, folding_of, known_of
from saksama.textmatch.table_files import (
    Letters,
    Slang,
    TableMalformed,
    Words,
    called,
    common,
    daily,
    denial,
    forwarding,
    letters,
    parse_table,
    slang,
    stance,
    weights,
    where,
)
from saksama.textmatch.weight import COMMON, SMALLEST, stem, weight

CASES = [
    # what people do, as it is written, as it is compared
    ("case and marks", "PEMILU, Ditunda!!!", "pemilu ditunda"),
    ("letters drawn out", "setujuuuu bangeeet dongg", "setuju banget dong"),
    ("double letters stay", "maaf saat massa", "maaf saat massa"),
    ("digits for letters", "j0k0wi pr4b0w0 vir4l 4nies", "jokowi prabowo viral anies"),
    ("signs for letters", "r@kyat be$ar", "rakyat besar"),
    ("signs throughout", "k3cur4ng4n p3m!|u (ur4n9 $u@r@ +3r4n9", "kecurangan pemilu curang suara terang"),
    ("mostly digits", "54|4h 74ku+ 7@n@h", "salah takut tanah"),
    ("signs at the end", "har! m4r4h!! (ur4ng", "hari marah curang"),
    ("several signs for one letter", "ke|)ua b3|<4s or/\\ng", "kedua bekas orang"),
    ("signs between", "ke.na.pa ban-tu.an k~o~r~u~p~s~i pe🔥milu", "kenapa bantuan korupsi pemilu"),
    ("two words with a sign between", "bank/kantor pasar.air laut,gunung", "bank kantor pasar air laut gunung"),
    ("words apart in letters", "k o r u p s i d a n a d e s a", "korupsi dana desa"),
    ("without a space", "suaracurang", "suara curang"),
    ("several without a space", "suarapemilucurang hariinipasarramai", "suara pemilu curang hari ini pasar ramai"),
    ("not of known words alone", "suaraxqpemilucurang sepertinya", "suaraxqpemilucurang sepertinya"),
    ("read from behind", "ulimep gnaruc", "pemilu curang"),
    ("syllables exchanged", "lupemi", "pemilu"),
    ("consonants alone", "pmrnth kbkrn", "pemerintah kebakaran"),
    ("as it is said", "ngambil bagiin", "mengambil bagikan"),
    ("numbers stay", "Rp1.000.000 dan 50 juta", "rp 1000000 dan 50 juta"),
    ("units", "100rb 50jt 2024", "100 ribu 50 juta 2024"),
    ("units without a space", "5menit 3bln 2hr 5org 100org 60th", "5 menit 3 bulan 2 hari 5 orang 100 orang 60 th"),
    ("amounts without a space", "Rp271T Rp1,5jt Rp300rb/bln Rp5", "rp 271 t rp 1 5 juta rp 300 ribu bulan rp 5"),
    ("places without a space", "RT3/RW5 TPS2 No1 SMPN2", "rt 3 rw 5 tps 2 no 1 smpn 2"),
    ("Roman numbers", "Dapil III, VIII dan XVII; dapil I", "dapil iii viii dan xvii dapil i"),
    ("codes", "formulir C1 A1 B40 G30S 3in1 1x24jam", "formulir c1 a1 b40 g30s 3in1 1x24jam"),
    ("two letters with a digit", "d1 k3 y4", "di ke ya"),
    ("the letter thrice meant so", "PPP PPPK DKPP", "ppp pppk dkpp"),
    ("names that are other words turned round", "Sikur Alas Baiq Tual Kamil", "sikur alas baiq tual kamil"),
    ("letters sent by mail", "tanya info@kpu.contoh.id ya", "tanya ya"),
    ("a number behind a word", "covid19 covid-19", "covid 19 covid 19"),
    ("said twice", "orang-orang orang2 anak²", "orang anak"),
    ("short forms", "yg tdk dgn utk", "yang tidak dengan untuk"),
    ("a list of voters and a regency", "DPT KLU", "dpt klu"),
    ("short forms of several words", "cabup Lotim, t1mses", "calon bupati lombok timur tim sukses"),
    (
        "a word cut at the end of a line",
        "surat sua-\nra tercob-\n  los, WAR- GA 2020-\n2024",
        "surat suara tercoblos warga 2020 2024",
    ),
    ("letters apart", "k.o.r.u.p.s.i k o r u p s i", "korupsi"),
    ("three letters apart, where they are a word", "K P U dan t n i lalu x q z", "kpu dan tni lalu x q z"),
    ("letters that look alike", "Рrаbоwо gаnjаr", "prabowo ganjar"),
    ("white letters in black rounds and squares", "🅟🅔🅜🅘🅛🅤 🅲🆄🆁🅰🅽🅶", "pemilu curang"),
    ("upside down", "lihat ini: ɐɹɐns ʇɐɹns ᴉɹnɔuǝɯ", "lihat ini mencuri surat suara"),
    ("letters upside down among others", "sʌara rɐkyat", "sʌara rɐkyat"),
    ("wide, bold and accented", "Ｆull 𝐕𝐢𝐫𝐚𝐥 café", "ful viral cafe"),
    ("signs that nobody sees", "se\u200bka\u200drang\u2060", "sekarang"),
    ("emoji", "🔥🔥 awas 🇮🇩 1️⃣", "awas 1"),
    ("addresses and accounts", "cek https://a.example/x?y=1 @akun_ini www.b.example ya", "cek ya"),
    (
        "a title in an address",
        "https://kabar.example/24/kotak-suara-dibawa-pulang?m=1 https://a.example/?t=surat+suara%20telah_tercoblos ya",
        "kotak suara dibawa pulang surat suara telah tercoblos ya",
    ),
    ("tags", "#DukungContohMenang", "dukung contoh menang"),
    ("entities", "siang &amp; malam", "siang malam"),
    ("forwarding", "*Diteruskan berkali-kali*\nTanah longsor. Sebarkan!!", "tanah longsor"),
    ("no call to pass on", "jangan sebarkan, jangan diteruskan", "jangan sebarkan jangan diteruskan"),
    ("forwarding, in the middle", "air naik viralkan sebelum dihapus hari ini", "air naik hari ini"),
    (
        "a no that asks",
        "Itu benar, bukan? Masuk akal ndak?! Tidak. Bukan ini?",
        "itu benar masuk akal tidak bukan ini",
    ),
    ("what a messenger writes", "air naik <Media tidak disertakan> Panggilan suara tak terjawab", "air naik"),
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


PIECES = [
    "a", "k.o.r", "k", " ", "\u00a0", "\x1c", "2", "1.000", "&nbsp;", "&amp", "&#64;", "&#32;", "&", "@akun", "$", "@",
    "#SatuDua", "https://contoh.example/a", "www.", "\u0301", "\u200b", "\u00a8", "\u3164", "Σ", "ß", "İ", "е", "jt",
    "izin share", "viralkan", "setujuuu", "bagi2", "5rb", "-", "bukan?", "tdk", "?", "media", "tidak disertakan",
]  # fmt: skip
WORDS = ["sengkol", "kotak", "suara", "dibakar", "sesak", "oleh", "saksi", "tiga", "aksi", "belas", "iso", "lisa"]
KNOWING = Folding(known_of(WORDS))
NUMBERS = st.one_of(
    st.integers(0, 10**12).map(str),
    st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", ".")),
    st.integers(1, 999).map(lambda number: f"Rp{number}.000"),
    st.tuples(st.integers(1, 999), st.sampled_from(["jt", "rb", "juta", "kg"])).map(lambda p: f"{p[0]}{p[1]}"),
    st.tuples(st.integers(0, 999), st.sampled_from(["jt", "rb", "T", "M", "", "juta"])).map(
        lambda p: f"Rp{p[0]}{p[1]}"
    ),
    st.tuples(st.integers(0, 99), st.sampled_from(["org", "hari", "bln", "L", "menit"])).map(lambda p: f"{p[0]}{p[1]}"),
    st.dates().map(lambda day: day.strftime("%d-%m-%Y")),
    st.dates().map(lambda day: day.strftime("%d/%m/%y")),
    st.times().map(lambda time: time.strftime("%H.%M")),
    st.times().map(lambda time: time.strftime("%H:%MWITA")),
    st.integers(1, 99).map(lambda number: f"TPS{number:03}"),
    st.integers(0, 99).map(lambda number: f"RT{number}"),
    st.integers(1, 99).map(lambda number: f"{number}%"),
    st.integers(1, 99).map(lambda number: f"({number})"),
    st.integers(10**7, 10**11).map(lambda number: f"+62{number}"),
)


@given(NUMBERS, st.sampled_from([fold, KNOWING]))
def test_a_number_a_date_a_station_and_an_amount_keep_their_digits(number: str, folding: Folding) -> None:
    digits = [each for each in folding(f"kotak {number} suara") if each.isdigit()]
    written = re.findall(r"\d+", re.sub(r"\.(?=\d{3}(?!\d))", "", number))
    assert digits == [each for each, before in zip(written, [None, *written], strict=False) if each != before]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6), st.sampled_from(WORDS)), max_size=14))
def test_with_words_that_are_known_any_text_is_folded_once_and_for_all(pieces: list[str]) -> None:
    words = KNOWING("".join(pieces))
    assert KNOWING(" ".join(words)) == words
    assert all(word and word == word.strip() for word in words)


def test_a_word_that_is_known_is_not_read_as_another() -> None:
    assert all(KNOWING(word) == (word,) for word in WORDS)


def test_a_disguised_word_teaches_nothing() -> None:
    folding = folding_of(["Warga Sengkol! (Pujut)", "$engkol Puj|_|t d4n $engk0l"])
    assert folding("$engk0l $engkol (Sengkol)") == ("sengkol",)
    assert folding("di ($engkol) puju+!") == ("di", "sengkol", "pujut")


def test_what_is_read_is_bounded() -> None:
    assert len(fold("kata " * LONGEST)) <= LONGEST
    assert max(map(len, fold("x1y" * LONGEST))) <= 64
    assert set(fold("a" * 1_000_000)) == {"a"}
    # One sign that is eighteen letters and four words.
    assert sum(map(len, fold("\ufdfa" * 1_000_000))) <= 2 * LONGEST
    nested = "jangan berhenti " * 300 + "di kamu " * 300
    assert len(fold(nested)) < len(nested.split())


def test_behind_so_many_signs_a_text_is_read_as_it_stands() -> None:
    before = "kata " * (DISGUISED // 5)
    assert fold(f"{before}k3cur4ng4n ulimep")[-2:] == ("kecurangan", "ulimep")


def test_letters_that_stand_apart_are_read_in_their_row() -> None:
    assert fold("dia k o r u p s i besar") == ("dia", "korupsi", "besar")
    assert fold("dia k 0 r u p s 1 besar") == ("dia", "korupsi", "besar")
    assert fold("nomor 1 2 3 4 5") == ("nomor", "1", "2", "3", "4", "5")


@pytest.fixture
def hung() -> Iterator[None]:
    """Ends what takes the processor for half a minute, where a hundredth of a second is enough: that is no speed."""

    def end(_signal: int, _frame: FrameType | None) -> NoReturn:
        pytest.fail("it hangs")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, 30)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("hung")
@pytest.mark.parametrize("gap", ["\n", " ", "\n ", "-\n", "- "])
def test_a_word_cut_before_very_many_lines_ends_is_read(gap: str) -> None:
    assert fold("surat-" + gap * (LONGEST // len(gap)) + "1")[0] == "surat"


def test_the_tables_say_where_they_are_from_and_settle() -> None:
    assert all(fold(full) == tuple(full.split()) for full in slang().values())
    assert all(fold(short) == tuple(full.split()) for short, full in slang().items())
    assert all(fold(" ".join(phrase)) == () for phrase in forwarding())
    assert all(fold(word) == (word,) for word in common())
    signs = letters()
    assert all(len(each) == 1 for each in [*signs.alike, *signs.capitals, *signs.instead, *signs.sounds])
    assert all(meant.isascii() and meant.isalpha() for part in (signs.alike, signs.instead) for meant in part.values())
    assert all(unicodedata.normalize("NFC", each) == each for each in signs.alike)
    assert all(fold(word) == (word,) for word in daily())
    assert all(word == word.lower() and word.isalpha() for word in where())
    table = denial()
    said = [*table.plain, *table.wrong, *table.half, *table.telling]
    assert all(" ".join(fold(phrase)) == phrase for phrase in (*said, *table.no))
    assert len(said) == len(set(said))
    for row in map(list, called()):
        names = [fold(name) for name in row]
        assert len(names) == len(set(names)) >= 2, row
        # None is read as a word of every day: all that is read so would be somebody.
        assert not any(len(name) == 1 and (name[0] in common() or name[0].isdigit()) for name in names), row
    assert stance().bias != 0
    assert all(abs(weight) > 0 for weight in weights().values())


@pytest.mark.parametrize(
    "head",
    ["[27/11 06.14] Ketua Remaja:", "12/1/24, 05.08 - Om Dae:", "\u200e[14/6/2024, 15:41:09] +62 812-0000-0000:"],
)
def test_the_head_of_a_chat_s_line_is_no_word_of_it(head: str) -> None:
    assert fold(f"{head} kapal karam\n{head} di selat") == ("kapal", "karam", "di", "selat")
    assert "05" in fold("Kapal karam 12/1/24, 05.08 di selat"), "what stands in a line stays"


HEAD = 'what = "a"\nwhat_en = "b"\nsource = "c"\ncertainty = "d"\n'


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Slang, "words = 3"),
        (Slang, 'what = "a"\nwhat_en = "b"\nsource = "c"\ncertainty = "d"\n[words]\na = "b"\nb = "c"\n'),
        (Letters, f"{HEAD}alike = {{}}\ncapitals = {{}}\ninstead = {{}}\nseveral = {{}}\nsounds = {{}}\nmore = 1\n"),
        (Words, "="),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused(kind: type[Slang | Letters | Words], text: str) -> None:
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
