"""Chapter `pengawasan`: a quarter's supervision of the voter list in ten regencies, at the desk and from the field.

Rules kept here: a simulation of December 2026 that says so in its logs; each sentence is what the visitor of the stage
reads.
Left to others: the acts (supervising).
"""

from datetime import datetime

from saksama.clocks.words import WITA
from saksama_demo.beats import Beat, Chapter, Step, View
from saksama_demo.chapters import agreeing, supervising, verifying

_LIST = View(supervising.PLANNER, supervising.LIST)
_MENDED = View(supervising.examiner("02"), "/meja/pengawasan/laporan/{02.1}/")

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
            View(supervising.PLANNER, "/meja/pengawasan/masa/{period}/"),
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
            _MENDED,
        ),
        Beat(
            "Dua belas laporan disetujui kabupaten/kota, lalu provinsi.",
            supervising.approve_all,
            _LIST,
        ),
        Beat(
            "Laporan itu dicetak, PDF dan Word; versi 1 tetap dengan kata-kata lamanya.",
            supervising.print_both,
            _MENDED,
        ),
    ),
)

VERIFY = Step(
    "Orang luar memeriksa kedua log",
    (Beat("Orang luar memeriksa kedua log: semuanya sah.", verifying.verify_both, _LIST),),
)

CHAPTER = Chapter(
    (SIGN, WRITE, LOOP, VERIFY),
    begins=datetime(2026, 12, 14, 9, tzinfo=WITA),
    more=supervising.PEOPLE,
)
