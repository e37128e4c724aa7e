"""Chapter `kasus`: cases of two elections in every state, held to the law from outside; then five that are not.

Rules kept here: a simulation of 2024 that says so in its logs; each sentence is what the visitor of the stage reads,
and names the day that is played where it begins.
Left to others: the acts (cases), how they are done (casework), the norm (confirming), plants and outsider (planting).
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from saksama.clocks.words import WITA
from saksama_demo.beats import Beat, Chapter, Step, View, all_of
from saksama_demo.chapters import agreeing, cases, casework, confirming, planting
from saksama_demo.scene import Scene

_OFFICER = "contoh.petugas"
_CASES = View(_OFFICER, "/meja/perkara/")


def _on(year: int, month: int, day: int, hour: int = 10) -> Callable[[Scene], None]:
    """Move the simulation's clock forward to that morning."""

    def moved(scene: Scene) -> None:
        scene.move_to(datetime(year, month, day, hour, tzinfo=WITA))

    return moved


def _of(case: str) -> View:
    return View(_OFFICER, f"/meja/perkara/{{{case}}}/")


def _play(*acts: casework.Do) -> Callable[[Scene], None]:
    return partial(casework.play, acts=acts)


SIGN = Step(
    "Simulasi: nota ditandatangani, daftar undian disusun, satu dasar hukum dipastikan",
    (
        Beat(
            "SIMULASI, Senin 19 Februari 2024: kedua lembaga menandatangani nota yang menyebut penyaksi luar.",
            agreeing.sign_at_once,
            *agreeing.BOTH_NOTES,
        ),
        Beat(
            "Tiga petugas masuk daftar undian kantor provinsi.",
            casework.keep_roster,
            View(_OFFICER, "/meja/undian/"),
        ),
        Beat(
            "Satu ketentuan yang baru dikenal dari ingatan dipastikan dua orang dari naskahnya; berlaku seketika.",
            confirming.confirm_norm,
            View(_OFFICER, confirming.NORMS),
        ),
    ),
)

PEMILU = Step(
    "Perkara Pemilu 2024 dari laporan sampai akhir",
    (
        Beat(
            "SIMULASI, Senin 19 Februari 2024: laporan, temuan dan informasi awal masuk; semua orangnya contoh.",
            _play(*cases.PEMILU_COMING_IN),
            _CASES,
        ),
        Beat(
            "Satu rapat pleno memutus kajian awal semuanya; ada yang menjadi informasi awal, ada yang keluar.",
            _play(*cases.PEMILU_REVIEWED),
            View(casework.COMMISSIONER, "/meja/pleno/"),
        ),
        Beat(
            "Dilimpahkan, diambil alih, diregistrasi; petugasnya diundi dengan tanda tangan pertama penyaksi luar.",
            _play(*cases.PEMILU_REGISTERED),
            _of("pemilu administratif"),
        ),
        Beat(
            "SIMULASI, Selasa 20 Februari 2024: klarifikasi; kepentingan dinyatakan dan dicabut dua anggota.",
            all_of(_on(2024, 2, 20), _play(*cases.PEMILU_CLARIFIED)),
            _of("pemilu administratif"),
        ),
        Beat(
            "SIMULASI, Kamis 22 Februari 2024: waktu perbaikan habis; satu informasi awal menjadi temuan.",
            all_of(_on(2024, 2, 22), _play(*cases.PEMILU_LAPSED)),
            _of("pemilu lewat waktu"),
        ),
        Beat(
            "Pleno memutus tiap jenis; etik ke DKPP, ke KPU, atau diputus sendiri; Panwaslu Kecamatan lewat B.15.",
            _play(*cases.PEMILU_DECIDED),
            _of("pemilu pidana"),
        ),
        Beat(
            "SIMULASI, Rabu 6 Maret 2024: yang diperpanjang diputus pada hari kerja ke-12, lalu ke BKN.",
            all_of(_on(2024, 3, 6), _play(*cases.PEMILU_EXTENDED)),
            _of("pemilu ASN"),
        ),
    ),
)

PILKADA = Step(
    "Perkara Pilkada 2024, dengan jangka waktu yang lebih pendek",
    (
        Beat(
            "SIMULASI, Senin 7 Oktober 2024: laporan Pilkada masuk, dikaji, diregistrasi dan diundi.",
            all_of(_on(2024, 10, 7), _play(*cases.PILKADA_COMING_IN)),
            _CASES,
        ),
        Beat(
            "SIMULASI, Selasa 8 Oktober 2024: satu dicabut, satu diperpanjang, informasi awal menjadi temuan.",
            all_of(_on(2024, 10, 8), _play(*cases.PILKADA_CLARIFIED)),
            _of("pilkada pidana"),
        ),
        Beat(
            "SIMULASI, Rabu 9 Oktober 2024: pleno memutus pada hari ketiga, bagaimana pun dihitung.",
            all_of(_on(2024, 10, 9), _play(*cases.PILKADA_DECIDED)),
            _of("pilkada administratif"),
        ),
        Beat(
            "SIMULASI, Jumat 11 Oktober 2024: yang diperpanjang diputus; perkara baru berdiri di setiap keadaan.",
            all_of(_on(2024, 10, 11), _play(*cases.PILKADA_STANDING)),
            _CASES,
        ),
    ),
)

VERIFY = Step(
    "Orang luar memeriksa tata cara, jangka waktu dan undian",
    (
        Beat(
            "Orang luar memeriksa kedua log: tata cara, jangka waktu dan undian semua perkara cocok.",
            planting.find_nothing,
            _CASES,
        ),
        Beat(
            "Dari log umum: pada kedua edisi setiap keadaan dicapai oleh sedikitnya satu perkara.",
            planting.reach_every_state,
            _CASES,
        ),
    ),
)

CHEAT = Step(
    "Terlambat, ditanggali mundur, undian dilewati, tanpa pleno, berkepentingan; pemeriksa menyebut kelimanya",
    (
        Beat(
            "SIMULASI, Kamis 17 Oktober 2024: dua orang memutus perkara yang waktunya sudah habis.",
            all_of(_on(2024, 10, 17), planting.decide_late),
            _of(cases.LATE),
        ),
        Beat(
            "Lewat basis data, putusan lain ditulis seolah-olah dibuat tiga hari lalu, masih dalam waktunya.",
            planting.back_date,
            _of(cases.BACK_DATED),
        ),
        Beat(
            "Undian pertama tidak sesuai kehendak: tanda tangan itu dibuang, yang berikutnya dipakai.",
            planting.skip_draw,
            _of(cases.SKIPPED),
        ),
        Beat(
            "Satu kajian dicatat tanpa rapat pleno; dalam satu rapat yang berkepentingan ikut dihitung.",
            planting.decide_without,
            View(casework.COMMISSIONER, "/meja/pleno/"),
        ),
        Beat(
            "Semua tanda tangan sah, tetapi orang luar menyebut kelima catatan itu, dan tidak ada yang lain.",
            planting.name_each_plant,
            _CASES,
        ),
    ),
)

CHAPTER = Chapter(
    (SIGN, PEMILU, PILKADA, VERIFY, CHEAT),
    begins=datetime(2024, 2, 19, 9, tzinfo=WITA),
    more=casework.ROSTER + casework.MEMBERS,
)
