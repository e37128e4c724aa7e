from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch.candidate import information
from saksama.textmatch.claim import THRESHOLD, Claims, Shared
from saksama.textmatch.fold import fold
from saksama.textmatch.vocabulary import MISTYPED
from saksama.textmatch.words import reasons
from saksama.words import decimal
from tests.saksama.textmatch.examples import CLAIMS

KNOWN = Claims(CLAIMS)

FOUND = [
    # how it was altered, the post, the claim
    ("as it is", CLAIMS[1][1], "kapal"),
    ("cut off", "Kapal pengangkut surat suara tenggelam di Selat", "kapal"),
    ("mistyped", "Kapl pengangkt surta suara tengelam di Selat Cntoh krn kelebihan muatan", "kapal"),
    (
        "a prefix and a call",
        "*Diteruskan*\nAssalamualaikum, 🔥 " + CLAIMS[3][1] + "!! viralkan sebelum dihapus",
        "gempa",
    ),
    (
        "quoted in a longer post",
        f"Tadi di warung ramai orang bicara, ada yang bilang {CLAIMS[5][1]}, padahal saya baru pulang dari sawah",
        "kartu",
    ),
    ("other forms of the words", "Benarkah sapi kurban dibagi-bagikan Bupati Contoh ke para ketua RT?", "sapi"),
    ("disguised", "Mul4i J4nuari setiap p3rahu nеlаyаn dik3nai p4jak 50jt rupi\u200bah per tahun", "pajak"),
    ("short forms", "bupati contoh bagi2 pukat kpd kelompok nelayan sblm pencoblosan", "pukat"),
]


@pytest.mark.parametrize(("post", "claim"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_an_altered_copy_finds_its_claim_first(post: str, claim: str) -> None:
    assert [match.claim for match in KNOWN.matches(post)][:1] == [claim]


@pytest.mark.parametrize(
    "post",
    [
        "",
        "🔥🔥🔥",
        "yang dan di ke untuk",
        "Selamat pagi semua, semoga sehat selalu",
        "Bupati Contoh meresmikan jembatan di Teluk Contoh",
        "Hari pemungutan suara tinggal seminggu, jangan lupa datang ke TPS",
        "نبأ عاجل",
    ],
)
def test_a_post_that_repeats_none_matches_none(post: str) -> None:
    assert KNOWN.matches(post) == ()


def test_two_claims_on_one_matter_are_told_apart_by_their_order() -> None:
    assert [match.claim for match in KNOWN.matches(CLAIMS[4][1], threshold=0.2)] == ["pukat"]
    assert {match.claim for match in KNOWN.matches(f"{CLAIMS[4][1]}. {CLAIMS[0][1]}")} == {"sapi", "pukat"}


@pytest.mark.parametrize(
    ("post", "instead"),
    [
        ("kapal pengangkut surat suara di selat contoh kelebihan muatan", False),
        ("kapal pengangkut surat suara nelayan tenggelam di selat contoh karena kelebihan muatan", False),
        ("kapal pengangkut surat suara tenggelmam di seltt contoh karena kelibihann muatan", False),
        ("kapal pengangkut surat suara tenggelam di teluk contoh karena gempa besar", True),
        ("kapal pengangkut surat suara tenggelam di muara contoh karena kelebihan beras", True),
    ],
    ids=["left out", "added", "mistyped", "other claims' words", "words that nobody knows"],
)
def test_who_claims_something_else_has_other_words_in_their_place(post: str, *, instead: bool) -> None:
    (match,) = KNOWN.matches(post, threshold=0.3, top=1)
    assert match.claim == "kapal"
    assert (match.why.instead > 0) is instead


def test_a_claim_of_words_that_some_claims_have_is_found() -> None:
    said = "hadiah dikirim lewat nomor whatsapp"
    others = [(f"{word} {at}", f"{word} {chr(97 + at) * 2}bo") for word in said.split() for at in range(25)]
    known = Claims([*others, ("hadiah", said)])
    assert [match.claim for match in known.matches(f"Assalamualaikum, {said} ya")] == ["hadiah"]


def test_others_may_speak_between_the_parts_of_what_one_tells_in_a_chat() -> None:
    post = """
        <Om Dae> Kapal pengangkut surat suara
        <Ketua RT> besok jadi gotong royong?
        <Om Dae> tenggelam di Selat Contoh
        <Ketua RT> sinyalnya jelek
        <Om Dae> karena kelebihan muatan
    """
    (match,) = KNOWN.matches(post)
    assert (match.claim, match.why.cover) == ("kapal", 1.0)


def test_a_score_says_what_is_shared_and_what_differs() -> None:
    (match,) = KNOWN.matches("Kapal pengankgut surat suara tenggelam di Laut Contoh", top=1)
    assert {each.word for each in match.why.shared} >= {"kapal", "tenggelam", "surat"}
    assert next(each for each in match.why.shared if each.word == "pengangkut").written == "pengankgut"
    assert "selat" in match.why.only_claim
    assert match.why.only_post == ("laut",)
    told = reasons(match.why, "id")
    assert told[0].startswith("kata yang sama (bobot): ")
    assert "ditulis lain: pengankgut = pengangkut" in told
    assert reasons(match.why, "en")[-1].startswith("cover 0.")
    assert decimal(0.5, "id", 2) == "0,50"
    two = replace(match.why, shared=(Shared("sukses", "timsuks", 0.9), Shared("tim", "timsuks", 0.8)))
    assert "ditulis lain: timsuks = sukses + tim" in reasons(two, "id")


def test_another_deed_of_the_same_people_is_no_repetition() -> None:
    told = "Pengurus masjid Dusun Sekunyit Bu Fatmah Donggo mengharamkan warga memilih calon nomor 3"
    known = Claims([*CLAIMS, ("haram", told)])
    assert known.matches("pengurus masjid dusun sekunyit mengharamkan warga memilih calon nomor 3 kata bu fatmah") != ()
    other = "Bu Fatmah Donggo pengurus masjid Dusun Sekunyit menyalatkan jenazah pendukung calon nomor 3"
    assert known.matches(other) == ()


AROUND = "Tadi di warung orang ramai bicara soal harga cabai yang naik lagi, lalu ada yang bilang"
LONG = " ".join(f"{word} {word[::-1]}" for word in fold(AROUND)) * 12


@pytest.mark.parametrize(("ident", "claim"), CLAIMS, ids=[ident for ident, _ in CLAIMS])
def test_half_a_claim_is_found_in_a_post_of_any_length(ident: str, claim: str) -> None:
    words = claim.split()
    half = " ".join(words[: (len(words) + 1) // 2 + 1])
    for post in (half, f"{AROUND} {half}", f"{AROUND} {half}. {AROUND}", f"{LONG} {half} {LONG}"):
        assert ident in [match.claim for match in KNOWN.matches(post)], post


def test_behind_so_many_words_a_word_is_read_as_it_stands() -> None:
    mistyped = "Kapl pengangkt surta suara tengelam di Selt Cntoh krn kelebihan muatan"
    before = "xyzzyq plughw " * (MISTYPED // 2)
    assert KNOWN.matches(f"{mistyped} {before}") != ()
    assert KNOWN.matches(f"{before} {mistyped}") == ()
    assert [match.claim for match in KNOWN.matches(f"{before} {CLAIMS[1][1]}")] == ["kapal"]


def test_a_short_post_that_stands_whole_in_a_longer_claim_is_found() -> None:
    known = Claims([*CLAIMS, ("panjang", f"{LONG} perahu karam ditabrak paus putih {LONG}")])
    assert [match.claim for match in known.matches("Perahu karam ditabrak paus putih!")] == ["panjang"]


DENIALS = [
    "[HOAKS] {}. Jangan ikut menyebarkan",
    "Bawaslu memastikan {} itu tidak benar",
    "Cek fakta: {}? Setelah ditelusuri, foto itu dari tahun lain",
    "{} - kabar bohong, sudah dibantah",
    "{}? Itu palsu kata DKPP, jangan sebarkan",
    # at an end, beside a word that points
    "(SALAH) {}",
    "{} -- itu salah, bapak ibu",
    # a no to the truth, in several tongues and disguised
    "Sudah saya tanyakan, {} sama sekali gak bener",
    "{} kuwi ora bener",
    "Not true: {}",
    "{} itu h0@k5",
    # a no right before what is told, and right beside all of it
    "Kami tidak pernah mengirim {}",
    "Tidak ada {}",
    "{}? Ndak ada itu, saya saksi dari pagi",
    "Soal {}: pengelola sudah menjawab, kejadiannya tidak demikian",
    # a weaker word at an end, and beside one that points
    "{} settingan",
    "Cuma iseng: {}",
    # in the first person, and as the last word
    "Sudah tiga kali saya bilang hoaks: {}",
    "{} (katanya). Kenyataan: tidak ada",
    # in tongues of the province
    "{} lekak nike semeton",
    "{}\naina imbi, wati poda",
    "Nonda nan: {}",
    # a weaker word right beside what is told, and right behind hearsay
    "{} <<< SALAH. Sudah saya telepon orangnya",
    "{} katanya. Bohong woi",
    # what is told elsewhere, and by whom it concerns
    "Itu potongan film: {}",
    "Sudah dibilang bohong dari kemarin: {}",
    "Mitos: {}. Nyatanya: tidak ada",
    "Waduh, tidak ada apa-apa di sini. Hoaks! {}",
    "Mana buktinya {}?",
    "Apakah betul {}? Tidak. Saya sudah tanya ke sana",
    "{}. Itu kejadian lain, bukan sekarang. Hoaks",
    "{}. Anak saya tanya, ndak bisa jawab. Lekak",
    # so that nobody is fooled; that it is one
    "Ini contoh berita bohong: {}. Biar tidak ketipu lagi",
    "Untung saya kasih tahu kalau itu bohong: {}",
    # half and half
    "Beredar narasi {}. Klaim itu identik dengan film tahun lalu",
    "Faktanya bukan begitu, {}",
]
REPEATED = [
    "Dibilang hoax terus, padahal {}",
    "HOAX atau fakta? {}",
    "Ini bukan hoaks: {}",
    "Bukan rekayasa, bukan editan: {}",
    "Tidak bisa dibantah lagi, {}",
    "Kata mereka bohong, ternyata benar {}",
    "Tolong cek fakta, {}",
    "Faktanya {}",
    "KPU diam saja, {}",
    "KPU jangan diam, {}",
    # a no to something else
    "{}. Kasih tahu orang tua, mereka tidak main tiktok",
    "{} Yang tidak share berarti sudah dibayar",
    "Bukan saya yang bilang ya, ini cuma kiriman: {}",
    "{} (tolong koreksi kalau saya salah dengar)",
    "Radio mana pun tidak sanggup menyiarkan: {}",
    "Entah iya entah tidak, {}",
    "{}, siapa yang dulu bilang tidak mungkin? Sudah, takut kena UU ITE",
    "{}. Kalau itu hoaks, kenapa polisi diam?",
    "{} masa iya sih",
    "{}, masa iya, kok tidak ada di TV",
    # a no to a word of the teller's own, and at the end of a question
    "{}. Bagikan saja, tidak usah izin",
    "TV tidak berani menyiarkan! {}",
    "{}, ngeri gak tuh",
    "{} parah nggak sih",
    "{}. Ketua RT belum lulus gitu",
    "{}. Tetangga iseng bertanya kapan hujan",
    "Silakan dicek masing-masing, kita waspada saja: {}",
    "[27/11/24, 06.14] Ani: {}\n[27/11/24, 06.15] Budi: yang kemarin, bukan?",
    "27/11/24, 06.14 - Ani: {}\n27/11/24, 06.15 - Budi: <Media tidak disertakan>",
    # what was said before a word that vouches for it, or before a "but"
    "Pejabat: itu hoaks. Kenyataannya {}",
    "Kirain hoaks, ternyata {}",
    "Buzzer bilang palsu, padahal jelas {}",
    "Saya dengar kabar bohong terus, tapi kali ini saya lihat sendiri {}",
    # a no that only asks, and one to what stands behind it
    "{}, benar tidak ya?",
    "{}. Gak habis pikir!",
    "{} Saya tidak tambah tidak kurang",
    "Formulir aduan\nIsi: {}\nBarang bukti: tidak ada",
    "{}. Takut salah, makanya tanya",
    "{} sori salah ketik",
    "Tulisan orang, bukan saya yang buat: {}",
    "Percaya ndak kalau {}",
    "{}. Tidak ada yang peduli pada kami",
    # who searches, or tells an office of it, denies nothing
    "benarkah {} video asli",
    "cek fakta {}",
    "{}. Saya belum tau benar tidaknya",
    "Yth. Dinas Kominfo, saya menyampaikan unggahan yang memuat: {}. Mohon ditindaklanjuti",
    "Izin Bapak Kapolsek, di desa kami beredar kabar bahwa {}",
    # to find out is asked for
    "Mohon Bawaslu konfirmasi kabar {}",
    "Tolong dicek KPU, {}",
    "Semoga tidak terjadi apa-apa. {}",
    # asked, with answers to choose
    "{}, masuk akal ndak?\nMungkin saja 5%\nMustahil 7%",
    "Hoaks atau bukan: {}?",
    "POLLING\n{}?\n- Betul = 67\n- Bohong = 61",
    "{}?\nA) benar 33%\nB) salah 5%",
    "vote ya guys {}?\n[Iya: 74 votes]\n[Bukan: 69 votes]\n211 orang memilih",
]


@pytest.mark.parametrize("frame", DENIALS)
def test_a_post_that_denies_a_claim_repeats_none_and_is_told_where_denials_are_asked(frame: str) -> None:
    post = frame.format(CLAIMS[1][1])
    assert KNOWN.matches(post) == ()
    (match,) = KNOWN.matches(post, denials=True)
    assert (match.claim, match.why.denies) == ("kapal", True)


def test_a_denial_counts_for_every_claim_that_the_post_tells() -> None:
    post = f"Hoaks: {CLAIMS[0][1]}. {CLAIMS[1][1]}"
    assert KNOWN.matches(post) == ()
    assert {(match.claim, match.why.denies) for match in KNOWN.matches(post, denials=True)} == {
        ("sapi", True),
        ("kapal", True),
    }


@pytest.mark.parametrize("frame", REPEATED)
def test_who_says_that_others_deny_or_asks_repeats_it(frame: str) -> None:
    assert [(match.claim, match.why.denies) for match in KNOWN.matches(frame.format(CLAIMS[1][1]))] == [
        ("kapal", False)
    ]


def test_a_claim_that_says_no_is_not_denied_by_it() -> None:
    known = Claims([*CLAIMS, ("tak", "Perahu karam di Teluk Contoh tidak pernah diperiksa syahbandar sejak dibeli")])
    for post in (
        "Perahu karam di Teluk Contoh ndak pernah diperiksa syahbandar",
        "perahu karam tak diperiksa syahbandar sejak dibeli",
    ):
        assert [(match.claim, match.why.denies) for match in known.matches(post)] == [("tak", False)]


def test_a_claim_that_says_no_is_denied_by_one_no_more_beside_all_of_it() -> None:
    claim = "Perahu karam di Teluk Contoh tidak pernah diperiksa syahbandar sejak dibeli"
    known = Claims([*CLAIMS, ("tak", claim)])
    for post in (f"{claim} (katanya). Kenyataan: tidak ada", f"{claim}, itu tidak pernah dia lakukan"):
        assert [(match.claim, match.why.denies) for match in known.matches(post, denials=True)] == [("tak", True)]
    assert known.matches(f"Saya tidak tidur semalaman. Di warung orang bilang {claim}") != ()


def test_what_somebody_refuses_denies_no_claim_of_it() -> None:
    known = Claims([*CLAIMS, ("tolak", "Ratusan guru besar di Teluk Contoh menolak kemenangan Bupati Contoh")])
    assert known.matches("ratusan guru besar di teluk contoh ga mau kemenangan bupati contoh") != ()


def test_a_no_denies_a_part_of_a_claim_only_where_it_stands_before_it() -> None:
    half = "kapal pengangkut surat suara tenggelam di selat"
    assert KNOWN.matches(f"Saya tidak tidur semalaman menunggu kabar, {half}") != ()
    assert KNOWN.matches(f"Saya jaga semalaman, tidak ada {half}") == ()


def test_a_denial_of_a_part_of_a_claim_stands_near_it_or_at_an_end_of_the_post() -> None:
    half = "kapal pengangkut surat suara tenggelam di selat"
    talk = "pagi ini pasar ramai sekali ibu ibu antre minyak goreng sampai jalan raya lalu hujan turun deras"
    assert KNOWN.matches(f"{half}, {talk}, ternyata salah beli, {talk}") != ()
    assert KNOWN.matches(f"{half}, ternyata salah, {talk}, {talk}") == ()
    assert KNOWN.matches(f"{half}, {talk}, {talk}, ternyata salah") == ()


def test_a_word_of_denial_is_read_as_it_stands_whatever_words_claims_have() -> None:
    known = Claims([*CLAIMS, ("term", "Syarat dan term baru pinjaman warung akan dicabut lurah")])
    assert known.matches(f"Jangan termakan yang ini: {CLAIMS[1][1]}") == ()


def test_a_claim_that_speaks_of_a_hoax_is_no_denial_of_itself() -> None:
    known = Claims([("hoaks", "Kabar gempa di Teluk Contoh hoaks buatan dukun bayaran Bupati Contoh")])
    assert [match.claim for match in known.matches("Kabar gempa di Teluk Contoh hoaks buatan dukun bayaran")] == [
        "hoaks"
    ]


def test_the_name_of_a_place_is_not_what_is_claimed() -> None:
    known = Claims([("kotak", "Kotak suara TPS 12 Desa Sengkol Kecamatan Pujut dibakar orang bertopeng")])
    assert known.matches("Jalan di TPS 12 Desa Sengkol Kecamatan Pujut becek, hati-hati") == ()
    assert known.matches("katanya kotak suara TPS 12 Desa Sengkol dibakar orang bertopeng") != ()


def test_how_many_and_when_is_not_what_is_claimed() -> None:
    known = Claims(
        [("karung", "Haji Sumarni di Dusun Lengkok Dalam menimbun bansos, 48 karung beras ditemukan jam 9.15")]
    )
    assert known.matches("Dapur Haji Sumarni di Dusun Lengkok Dalam terbakar, 48 karung beras hangus jam 9.15") == ()
    assert known.matches("katanya haji sumarni menimbun bansos, 48 karung beras ditemukan di dapur") != ()


@given(st.text(max_size=200), st.integers(1, 8), st.floats(0.01, 0.99))
def test_scores_lie_between_threshold_and_one_and_fall(text: str, top: int, threshold: float) -> None:
    found = KNOWN.matches(f"{text} {CLAIMS[2][1]}", top=top, threshold=threshold)
    assert len(found) <= top
    assert all(threshold <= match.score <= 1.0 for match in found)
    assert all(one.score >= other.score for one, other in pairwise(found))
    for match in found:
        assert all(0.0 <= figure <= 1.0 for figure in (match.why.cover, match.why.information, match.why.order))
        assert match.why.row > 0


@given(st.lists(st.tuples(st.uuids().map(str), st.text(max_size=60)), max_size=12), st.text(max_size=60))
def test_any_claims_and_any_post_are_taken_and_give_the_same_again(claims: list[tuple[str, str]], post: str) -> None:
    known = Claims(claims)
    assert known.matches(post) == Claims(claims).matches(post)
    assert known.matches(post) == known.matches(post)


def test_a_claim_alone_is_found_and_one_without_words_never() -> None:
    known = Claims([("satu", CLAIMS[0][1]), ("kosong", "!!!")])
    assert [match.claim for match in known.matches(CLAIMS[0][1])] == ["satu"]
    assert Claims([]).matches("apa saja") == ()
    assert Claims([("kosong", "🔥")]).matches("🔥") == ()
    assert known.matches(CLAIMS[0][1])[0].score > THRESHOLD


NAMED = Claims(
    [
        (
            "tuan",
            "Pengajar di Sembalun Timba Gading melarang murid memilih, tulisannya ditempel di pintu Masjid Sengkol",
        ),
        ("pelatih", "Gawat, pelatih Shin Tae Yong mundur sesudah kalah"),
        ("judul", "Karena Ulah Pemain Shin Tae Yong Menangis Tersedu"),
    ]
)


def test_who_and_where_is_not_what_is_claimed() -> None:
    assert NAMED.matches("Pengajar di Sembalun Timba Gading naik haji, Masjid Sengkol penuh sesak") == ()
    assert [match.claim for match in NAMED.matches("katanya pengajar Timba Gading melarang murid memilih")] == ["tuan"]
    # A claim of which each word has a capital is read by what the others write with one.
    assert NAMED.matches("Shin Tae Yong makan pecel di Sengkol") == ()
    assert [match.claim for match in NAMED.matches("shin tae yong menangis tersedu ulah pemain")] == ["judul"]


def test_people_in_public_life_and_offices_are_names_where_capitals_tell_nothing() -> None:
    known = Claims([*CLAIMS, ("skandal", "JEJAK SKANDAL MOBIL MEWAH KETUA KPU HASYIM ASY'ARI DIBUKA WANITA EMAS")])
    assert known.matches("DKPP beri peringatan keras kepada Ketua KPU Hasyim Asy'ari soal pendaftaran calon") == ()
    assert [match.claim for match in known.matches("skandal mobil mewah Hasyim Asy'ari dibuka")] == ["skandal"]


def test_some_rare_words_of_one_matter_are_no_claim_but_four_in_a_row_are() -> None:
    known = Claims([*CLAIMS, ("uji", "Latihan terjun payung warga lereng gunung berujung ricuh ditonton camat")])
    assert known.matches("latihan hari ini: payung dibawa, camat ikut, gunung kelihatan, warga senang") == ()
    assert [match.claim for match in known.matches("warga lereng gunung berujung ricuh")] == ["uji"]


def test_a_name_tells_less_than_another_word_that_is_as_rare() -> None:
    (match,) = NAMED.matches("katanya pengajar Timba Gading melarang murid memilih")
    assert match.why.information < information(sum(each.weight for each in match.why.shared))


def test_a_claim_of_names_alone_is_found_by_them() -> None:
    known = Claims([*CLAIMS, ("nama", "Muhaimin Iskandar dan Prabowo Subianto")])
    assert [match.claim for match in known.matches("ada muhaimin iskandar, prabowo subianto")] == ["nama"]


def test_a_claim_of_one_name_and_little_else_is_found_by_it() -> None:
    known = Claims([*CLAIMS, ("nama", "Dukung Siti Rahmawati Kusumaningrum"), ("lain", "lalu Siti Rahmawati pulang")])
    assert "nama" in [match.claim for match in known.matches("siti rahmawati kusumaningrum")]


def test_a_claim_of_names_and_a_word_is_not_told_by_who_speaks_of_the_same_people() -> None:
    known = Claims([*CLAIMS, ("tampar", "Muhaimin Iskandar menampar Prabowo Subianto")])
    assert known.matches("Muhaimin Iskandar, Prabowo Subianto hadir di debat") == ()
    # The word may be mistyped or cut in two.
    for said in ("tampar", "menmpra", "menam par"):
        assert [match.claim for match in known.matches(f"muhaimin iskandar {said} prabowo subianto")] == ["tampar"]


def test_a_claim_of_names_and_numbers_is_told_by_the_numbers_too() -> None:
    known = Claims([*CLAIMS, ("hasil", "Prabowo 58 persen Ganjar 16 persen Anies 25 persen")])
    assert [match.claim for match in known.matches("hasil: Prabowo 58% Ganjar 16% Anies 25%")] == ["hasil"]


def test_one_person_in_two_claims_is_told_by_what_he_did() -> None:
    known = Claims([("mundur", CLAIMS[0][1]), ("pulang", "Bupati Contoh pulang naik sepeda ontel karena mogok")])
    assert [match.claim for match in known.matches("bupati contoh naik sepeda ontel, pulang karena mogok")] == [
        "pulang"
    ]


def test_a_word_of_every_day_is_no_other_one_mistyped() -> None:
    known = Claims([("suara", "Tim sukses mencari suara warga Sape sampai tengah malam")])
    (stolen,) = known.matches("Tim sukses mencuri suara warga Sape sampai tengah malam")
    assert "mencuri" in stolen.why.only_post
    assert stolen.score < known.matches("Tim sukses mencarri suara warga Sape sampai tengah malam")[0].score
