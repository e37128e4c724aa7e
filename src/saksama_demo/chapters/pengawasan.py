"""Chapter `pengawasan`: a quarter's supervision of the voter list in ten regencies, at the desk and from the field.

Rules kept here: a simulation of December 2026 that says so in its logs; each sentence is what the visitor of the stage
reads; every report in it is invented.
Left to others: the acts (supervising, telephoning, advising), plants and outsider (misreporting, verifying).
"""

from datetime import datetime

from saksama.clocks.words import WITA
from saksama_demo.beats import Beat, Chapter, Step, View
from saksama_demo.chapters import advising, agreeing, misreporting, supervising, telephoning, verifying

_LIST = View(supervising.PLANNER, supervising.LIST)
_NUMBERS = View("", "/pengawasan/")


def _report(report: str, more: str = "") -> View:
    code = report.partition(".")[0]
    return View(supervising.examiner(code), f"{supervising.LIST}laporan/{{{report}}}/{more}")


SIGN = Step(
    "Simulasi: nota ditandatangani, masa laporan dibuka",
    (
        Beat(
            "SIMULASI, Senin 14 Desember 2026: kedua lembaga memasang simpul dan menandatangani nota.",
            agreeing.sign_at_once,
            *agreeing.BOTH_NOTES,
        ),
        Beat(
            "Provinsi membuka masa laporan triwulan: tiga laporan dari setiap kabupaten/kota.",
            supervising.open_period,
            View(supervising.PLANNER, f"{supervising.PERIODS}{{period}}/"),
        ),
    ),
)

FIELD = Step(
    "Di lapangan: tiga laporan ditulis di ponsel tanpa jaringan; satu hilang, dan meja menyebutnya",
    (
        Beat(
            "Jaringan putus di setiap langkah. Yang tertulis di ponsel sampai satu kali; satu laporan hilang.",
            telephoning.write_in_field,
            _LIST,
        ),
        Beat(
            "Meja menyebut nomor urut yang tidak pernah sampai; laporannya didiktekan lewat telepon.",
            telephoning.name_the_gap,
            View(supervising.PLANNER, "{phone}"),
        ),
    ),
)

WRITE = Step(
    "Sembilan kabupaten/kota menulis dan mengirim laporannya di meja",
    (Beat("CONTOH: 27 laporan hasil pengawasan ditulis, diberi nomor, dan dikirim.", supervising.write_all, _LIST),),
)

LOOP = Step(
    "Diperiksa berjenjang: satu dikembalikan dengan catatan, dijawab, dikirim lagi, disetujui",
    (
        Beat(
            "Pemeriksa mengembalikan satu laporan; penulisnya menjawab dan mengirim versi 2.",
            supervising.send_back,
            _report(supervising.TO_MEND),
        ),
        Beat("Dua belas laporan disetujui kabupaten/kota, lalu provinsi.", supervising.approve_all, _LIST),
        Beat(
            "Laporan itu dicetak, PDF dan Word; versi 1 tetap dengan kata-kata lamanya.",
            supervising.print_both,
            _report(supervising.TO_MEND),
        ),
    ),
)

FOLLOW = Step(
    "Yang mengikuti laporan: saran perbaikan, temuan, tugas mitra",
    (
        Beat(
            "Layar pengumuman yang rusak menjadi tugas Diskominfotik, dan kabar selesainya kembali ke laporannya.",
            advising.ask_partner,
            _report(supervising.BROKEN_SCREEN),
        ),
        Beat(
            "Bagian IV satu laporan diusulkan; rapat pleno menjadikannya temuan, dan perkaranya dimulai.",
            advising.propose_finding,
            _report(supervising.SUSPECTED, "tindak-lanjut/"),
        ),
        Beat(
            "Saran perbaikan disampaikan kepada KPU kabupaten.",
            advising.advise,
            View(supervising.examiner("03"), "/meja/saran-perbaikan/{advice}/"),
        ),
        Beat(
            "SIMULASI, Selasa 22 Desember 2026: batasnya lewat dan meja menagihnya; jawaban KPU datang terlambat.",
            advising.answer_late,
            View(supervising.examiner("03"), "/meja/saran-perbaikan/{advice}/"),
        ),
    ),
)

VERIFY = Step(
    "Orang luar memeriksa kedua log dan menghitung lagi angkanya",
    (Beat("Orang luar memeriksa kedua log: semuanya sah, angkanya sama.", verifying.verify_both, _NUMBERS),),
)

CHEAT = Step(
    "Menyetujui laporan sendiri, mengubah versi, mengurangi angka; pemeriksa menyebut ketiganya",
    (
        Beat(
            "Lewat basis data, penulis satu laporan menyetujuinya sendiri.",
            misreporting.approve_own,
            _LIST,
        ),
        Beat(
            "Versi yang sudah disetujui dicatat lagi dengan isi lain di bawah nomor yang sama.",
            misreporting.change_version,
            _report(supervising.SUSPECTED),
        ),
        Beat("Angka umum satu kabupaten dikurangi satu.", misreporting.leave_one_out, _NUMBERS),
        Beat("Orang luar menyebut ketiganya, dan tidak ada yang lain.", misreporting.name_each, _NUMBERS),
    ),
)

CHAPTER = Chapter(
    (SIGN, FIELD, WRITE, LOOP, FOLLOW, VERIFY, CHEAT),
    begins=datetime(2026, 12, 14, 9, tzinfo=WITA),
    more=supervising.PEOPLE,
)
