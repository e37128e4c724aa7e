"""As citizens come to a hotline: they ask whether a thing is so, or fill in the form of a report.

Rules kept here: the claim's words stay in their order; a question says nothing for or against it; what stands in the
other fields of a form is nobody's (no name, number or address of a real person).
Left to others: where a claim may be parted (`phrases`).
"""

import random
from typing import Final

from tools.benchmarks.claims.fifth.everyday import PLACES
from tools.benchmarks.claims.fifth.phrases import full_clauses, grouped
from tools.benchmarks.claims.unseen.pieces import Hosts, Written

_HELLOS: Final = (
    "Selamat sore, izin bertanya.", "Assalamualaikum, mau tanya dong.", "Permisi min,", "Halo Bawaslu,", "Maaf ganggu,",
    "Pak, bu,", "Kak admin,", "Mohon pencerahan.", "Saya orang awam nih,", "Dari tadi penasaran,", "Tabik, mau nanya:",
    "Kepada yang tahu,", "Numpang tanya,", "Suami saya ngotot,", "Di rumah lagi debat,", "", "", "",
)  # fmt: skip
_FIRST: Final = (
    "apa benar {c}?", "apakah betul {c}?", "benarkah {c}?", "apa betul kabarnya {c}?", "bener ga sih {c}?",
    "betulkah {c}?", "{c}, itu betul tidak?", "saya dengar {c}, apa iya?", "{c} apa sudah dicek?",
    "katanya {c}? beneran?", "yang katanya {c} itu sungguhan atau bagaimana?", "emang iya {c}?", "kok bisa {c}?",
    "ini beneran? {c}", "ada yang tahu {c} itu kabar dari mana?", "{c}??? serius ini?", "tetu ke {c}?",
)  # fmt: skip
_WHOLE: Final = (
    "dapat kiriman begini:\n\n{c}\n\nApa benar?", "ini hoaks atau fakta ya?\n{c}", "{c}\n\nyang di atas ini betul?",
    'masuk "{c}". Aman kalau saya ikuti?', "tolong dicekkan:\n{c}", "{c}\n\n^ sudah ada penjelasan resmi?",
    "mertua saya kirim ini, bagaimana menurut admin?\n\n{c}", "apakah pesan berikut bisa dipercaya? {c}",
)  # fmt: skip
_LONG: Final = 40
_THEN: Final = (
    "Terus {c}, itu gimana?", "Lalu apa iya {c}?", "Sama yang {c}, benar juga?", "Trus kok {c}?", "Juga katanya {c}?",
    "Kalau {c} itu bagaimana?", "{c}? apa ada beritanya", "dan {c}, betul?", "Berarti {c} dong?", "Apa artinya {c}?",
)  # fmt: skip
_THANKS: Final = (
    "Mohon jawabannya.", "Makasih sebelumnya 🙏", "Takut salah, makanya tanya.", "Ibu saya sudah panik.", "Balas ya",
    "Saya tunggu.", "Maklum orang kampung.", "Soalnya di grup ramai.", "", "", "", "Kalau tahu tolong kabari",
    "Biar tidak ribut di rumah.", "Belum saya sebar kok.", "🤔", "🤔🤔",
)  # fmt: skip
_HEADS: Final = (
    "LAPORAN WARGA", "FORM ADUAN", "Formulir pengaduan masyarakat", "Lapor!", "Saya isi sesuai contoh ya min",
    "PENGADUAN ONLINE", "Format laporan:", "*LAPOR*", "Izin melapor", "Aduan baru", "Laporan masuk via WA", "",
)  # fmt: skip
_WHO: Final = (
    ("Nama", "Nama pelapor", "Pelapor", "NAMA LENGKAP"),
    ("hamba Allah", "rahasia", "tidak mau disebut", "ibu rumah tangga", "warga biasa", "Anonim", "mahasiswa", "petani",
     "pemilih pemula", "bapak dua anak"),
)  # fmt: skip
_WHERE: Final = (("Alamat", "Lokasi", "Kecamatan", "Domisili", "Asal"), PLACES)
_WHEN: Final = (
    ("Waktu", "Tanggal", "Kapan", "Hari/jam"),
    ("tadi pagi", "kemarin", "lupa", "baru saja", "malam Minggu", "habis magrib", "lihat tadi siang", "-"),
)
_SOURCE: Final = (
    ("Sumber", "Dapat dari", "Tahu dari", "Platform"),
    ("grup WA keluarga", "Facebook", "TikTok", "tetangga", "status teman", "YouTube", "pasar", "grup RT", "sopir bemo"),
)
_PROOF: Final = (
    ("Bukti", "Lampiran", "Barang bukti"),
    ("tangkapan layar", "foto menyusul", "tidak ada", "video, filenya besar", "terlampir", "hp anak saya"),
)
_WISH: Final = (
    ("Harapan", "Permintaan", "Tindak lanjut", "Catatan"),
    ("mohon dicek", "ditindak secepatnya", "tolong diusut", "minta penjelasan", "jangan sebut nama saya", "balas ya"),
)
_TOLD: Final = (
    "Isi laporan", "Uraian", "Kronologi", "Yang dilaporkan", "Kejadian", "Peristiwa", "Isi pesan", "Hal yang diadukan",
)  # fmt: skip
_MORE: Final = ("Keterangan", "Lanjutan", "Keterangan tambahan", "Rincian", "Lain-lain", "Detail")


def asked_whether(
    claim: str,
    dice: random.Random,
    hosts: Hosts,  # noqa: ARG001 - every way is asked alike
) -> Written:
    """Each clause as a question of somebody who wants to know; a long text is shown and asked about."""
    parts = grouped(full_clauses(claim), dice.choice((1, 2, 2, 3)))
    said = [_bare(" ".join(part), dice) for part in parts]
    if len(claim.split()) > _LONG:
        # Nobody puts a whole letter into one question: it is shown, and asked about.
        asked = [dice.choice(_WHOLE).format(c=claim)]
    else:
        asked = [dice.choice(_FIRST).format(c=said[0]), *(dice.choice(_THEN).format(c=each) for each in said[1:])]
    text = " ".join(each for each in (dice.choice(_HELLOS), *asked, dice.choice(_THANKS)) if each)
    return Written(text.lower() if dice.random() < 0.3 and "http" not in text else text, claim)


def filled_in_form(
    claim: str,
    dice: random.Random,
    hosts: Hosts,  # noqa: ARG001 - every way is asked alike
) -> Written:
    """The claim in the fields of a report, among what else is asked there."""
    colon = dice.choice((": ", " : ", "= ", ":\n", " – "))
    fields = [
        dice.choice(names) + colon + dice.choice(values)
        for names, values in dice.sample((_WHO, _WHERE, _WHEN, _SOURCE), dice.choice((2, 3, 3, 4)))
    ]
    after = [
        dice.choice(names) + colon + dice.choice(values)
        for names, values in dice.sample((_PROOF, _WISH), dice.choice((0, 1, 1, 2)))
    ]
    parts = [" ".join(part) for part in grouped(full_clauses(claim), dice.choice((2, 3, 4)))]
    match dice.randrange(4):
        case 0:
            told = [dice.choice(_TOLD) + colon.rstrip("\n"), *(f"{at}. {part}" for at, part in enumerate(parts, 1))]
        case 1:
            told = [dice.choice(_TOLD) + colon.rstrip("\n"), *(f"- {part}" for part in parts)]
        case 2:
            told = [dice.choice(_TOLD) + colon + parts[0]]
            more = dice.sample(_MORE, len(parts) - 1)
            told += [name + colon + part for name, part in zip(more, parts[1:], strict=True)]
        case _:
            told = [dice.choice(_TOLD) + colon + " ".join(parts)]
    # Some write what happened first and who they are below.
    rows = [*told, *fields, *after] if dice.random() < 0.35 else [*fields, *told, *after]
    head = dice.choice(_HEADS)
    return Written("\n".join([head, *rows] if head else rows), claim)


def _bare(said: str, dice: random.Random) -> str:
    """Without the marks at its ends, and mostly begun small."""
    said = said.strip(' .,!?;:-–|"“”') or said
    first = said.split()[0]
    return said[0].lower() + said[1:] if first[1:].islower() and dice.random() < 0.7 else said
