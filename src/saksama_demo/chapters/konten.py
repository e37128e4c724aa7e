"""Chapter `konten`: one claim of 2024 about NTB, its copies, and what both institutions make of it.

Rules kept here: a simulation of February 2024 that says so in its logs; the claim is real and quoted short, everything
said of it is an example; each sentence is what the visitor of the stage reads.
Left to others: the acts (watching, finding), the outsider (verifying).
"""

from datetime import datetime, timedelta, timezone

from saksama_demo.beats import Beat, Chapter, Step, View, all_of
from saksama_demo.chapters import agreeing, finding, verifying, watching

_QUEUE = View(watching.CONTENT, watching.QUEUE)
_CLAIM = View(watching.CONTENT, "/meja/klaim/{claim}/")
_BOTH_NOTES = (View("contoh.ketua", "/meja/nota/"), View("contoh.kepala", "/meja/nota/"))

SIGN = Step(
    "Simulasi: nota kesepahaman ditandatangani",
    (
        Beat(
            "SIMULASI, Kamis 15 Februari 2024: kedua lembaga memasang simpul dan menandatangani nota.",
            all_of(agreeing.pair_both, agreeing.propose, agreeing.countersign, agreeing.await_force),
            *_BOTH_NOTES,
        ),
    ),
)

ARRIVE = Step(
    "Satu klaim datang dalam lima salinan yang diubah, lewat tiga jalan",
    (
        Beat("Petugas menempel pesan terusan, seperti diterimanya.", watching.paste, View(), _QUEUE),
        Beat("Tangkapan layar diunggah; kata-kata di dalamnya diketik.", watching.upload, View(), _QUEUE),
        Beat(
            "Daftar patroli pagi membawa tiga salinan lagi, satu di antaranya disamarkan.",
            watching.take_list,
            View(),
            _QUEUE,
        ),
    ),
)

TRIAGE = Step(
    "Kelimanya dikenali sebagai satu klaim; orang yang memutuskan",
    (
        Beat("Petugas mengambil satu salinan dan memulai klaim dengannya.", watching.begin, View(), _CLAIM),
        Beat(
            "Salinan lain disarankan karena kata-katanya; petugas menyambungkan satu per satu.",
            watching.join_all,
            View(),
            _CLAIM,
        ),
    ),
)

ASSESS = Step(
    "Diskominfotik menilai klaim itu, dibaca dua orang",
    (
        Beat(
            "Yang menilai menyebut sumber di luar; pembaca kedua menyetujui kata demi kata.",
            finding.assess,
            View(),
            _CLAIM,
        ),
    ),
)

VERIFY = Step(
    "Orang luar memeriksa kedua log",
    (
        Beat(
            "Orang luar memeriksa kedua log: hidup klaim itu sah dari tangkapan pertama.",
            verifying.verify_both,
            View(),
            _CLAIM,
        ),
    ),
)

CHAPTER = Chapter(
    (SIGN, ARRIVE, TRIAGE, ASSESS, VERIFY),
    begins=datetime(2024, 2, 15, 9, tzinfo=timezone(timedelta(hours=8))),
)
