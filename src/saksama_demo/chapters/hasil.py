"""Chapter `hasil`: NTB's presidential figures of 2024, what does not fit in them, two audits, the Pilkada: SIMULASI.

Rules kept here: a simulation of March and November 2024 that says so in its logs; the figures are KPU's, the
readings examples; each sentence is what the visitor of the stage reads.
Left to others: the acts (agreeing, counting, auditing), the outsider (verifying).
"""

from datetime import datetime

from saksama.clocks.words import WITA
from saksama_demo.beats import Beat, Chapter, Step, View
from saksama_demo.chapters import agreeing, auditing, counting, verifying

_RESULTS = View(counting.READER, counting.PAGE)

SIGN = Step(
    "Simulasi: nota kesepahaman ditandatangani",
    (
        Beat(
            "SIMULASI, Kamis 21 Maret 2024: kedua lembaga memasang simpul dan menandatangani nota.",
            agreeing.sign_at_once,
            *agreeing.BOTH_NOTES,
        ),
    ),
)

COUNT = Step(
    "Angka NTB masuk versi demi versi, dan yang tidak klop terlihat",
    (
        Beat("Tabel KPU tanggal 13 sampai 20 Maret masuk sebagai lima versi.", counting.import_week, _RESULTS),
        Beat(
            "Halaman umum: liputan lebih dahulu, lalu 604 TPS yang suara sahnya bukan jumlah suara pasangan.",
            counting.see_sums,
            _RESULTS,
        ),
        Beat(
            "Halaman analis: apa yang dikatakan tiap saringan, dan seberapa sering ia memanggil tanpa sebab.",
            counting.see_screens,
            View(counting.ANALYST, counting.ANALYSIS),
        ),
    ),
)

COPY = Step(
    "Salinan pengawas: tiga halaman difoto, diketik dua orang tanpa saling melihat",
    (
        Beat(
            "CONTOH: petugas menyerahkan satu foto tiap halaman; halaman 3 terbalik, dan tandanya mengatakannya.",
            counting.bring,
            View(counting.READER, "{copy}"),
        ),
        Beat(
            "Dua petugas mengetik angka di samping potongan fotonya; keduanya sama, hasilnya dipadukan.",
            counting.type_twice,
            View(counting.READER, "{copy}"),
        ),
    ),
)

SETTLE = Step(
    "Satu ketidaksesuaian menjadi perkara, dan dari perkaranya kembali ke angkanya",
    (
        Beat(
            "Petugas mengusulkan yang pertama di antrean Gerung ditangani sebagai temuan; anggota menyetujui.",
            counting.open_case,
            View(counting.READER, counting.QUEUE),
        ),
        Beat("Antrean tidak memuatnya lagi; ia menunjuk perkaranya.", counting.come_back, View("", "{finding}")),
    ),
)

AUDIT = Step(
    "SIMULASI: audit atas hasil yang benar mencapai batas risiko, atas hasil yang salah tidak",
    (
        Beat(
            f"Daftar, undian dari tanda tangan penyaksi luar, dua pembaca. Bacaan contoh: {auditing.MODEL}.",
            auditing.audit_right,
            View(counting.READER, "{audit_right}"),
        ),
        Beat(
            f"Sekali lagi, seandainya {auditing.WRONG}.",
            auditing.audit_wrong,
            View(counting.READER, "{audit_wrong}"),
        ),
        Beat("Keduanya terbuka untuk umum.", auditing.see_both, View(counting.READER, "/hasil/audit/")),
    ),
)

PILKADA = Step(
    "Pilkada 27 November 2024: sebelas kontes, tingkat demi tingkat",
    (
        Beat(
            "Kamis 28 November 2024, malam: tayangan KPU untuk gubernur dan sepuluh kabupaten/kota masuk sekali jalan.",
            counting.import_races,
            View("", counting.TIERS_PAGE),
        ),
        Beat(
            "Seratus tujuh belas kecamatan berjumlah sama dengan sepuluh kabupaten/kota, di kesebelas kontes.",
            counting.see_tiers,
            View("", counting.TIERS_PAGE),
        ),
    ),
)

VERIFY = Step(
    "Orang luar mengundi lagi kedua audit dan menghitung lagi sisa risikonya",
    (
        Beat("Orang luar memeriksa kedua log: semuanya sah.", verifying.verify_both, View("", "/hasil/audit/")),
        Beat("Tidak satu audit pun tinggal tidak diperiksa.", auditing.reckon_again, View("", "/hasil/audit/")),
    ),
)

CHAPTER = Chapter(
    (SIGN, COUNT, COPY, SETTLE, AUDIT, PILKADA, VERIFY),
    begins=datetime(2024, 3, 21, 9, tzinfo=WITA),
    more=counting.ROSTER,
)
