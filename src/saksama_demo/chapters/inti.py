"""Chapter `inti`: from the signing of the note to the byte that was altered.

Rules kept here: seven steps, in the order of the story; each sentence is what the visitor of the stage reads.
Left to others: how each thing is done (the other modules of this folder).
"""

from saksama_demo.beats import Beat, Step, View
from saksama_demo.chapters import agreeing, exchanging, handling, reporting, verifying

_OFFICER, _CONTENT = "contoh.petugas", "contoh.konten"
_CASE = View(_OFFICER, "/meja/perkara/{case}/")
_TASKS = View(_CONTENT, "/meja/tugas/{task}/")

SIGN = Step(
    "Nota kesepahaman ditandatangani kedua lembaga",
    (
        Beat(
            "Penanda tangan kedua lembaga saling memasang simpul, dan mencocokkan sidik kunci lewat telepon.",
            agreeing.pair_both,
            *agreeing.BOTH_NOTES,
        ),
        Beat(
            "Bawaslu mengusulkan nota: naskah dilengkapi kunci kedua simpul dan penyaksi, lalu ditandatangani.",
            agreeing.propose,
            *agreeing.BOTH_NOTES,
        ),
        Beat(
            "Diskominfotik mengambil usulan itu, meninjau teksnya, dan ikut menandatangani teks yang sama.",
            agreeing.countersign,
            *agreeing.BOTH_NOTES,
        ),
        Beat(
            "Nota berlaku: kedua log memuat tanda tangan atas teks yang sama.",
            agreeing.await_force,
            *agreeing.BOTH_NOTES,
        ),
    ),
)

SHARE = Step(
    "Bawaslu membagi data 16.243 TPS dan meminta pemeriksaan klaim",
    (
        Beat(
            "Bawaslu membagi himpunan data seluruh 16.243 TPS di NTB kepada Diskominfotik, tersegel.",
            exchanging.share_dataset,
            View(_OFFICER, "{dataset}"),
            View("contoh.statistik", "/meja/kiriman/"),
        ),
        Beat(
            "Bawaslu meminta pemeriksaan satu klaim tentang NTB yang beredar.",
            exchanging.ask,
            View(_OFFICER, "{question}"),
            View(_CONTENT, "/meja/kiriman/"),
        ),
    ),
)

ANSWER = Step(
    "Diskominfotik menerima, mengerjakan dan menjawab; Bawaslu menerima jawabannya",
    (
        Beat(
            "Petugas Diskominfotik menerima keduanya. Bawaslu melihat dua tanda terima: dari simpul, dan dari petugas.",
            exchanging.accept_both,
            View(_OFFICER, "{dataset}"),
            View("contoh.statistik", "{dataset_in}"),
        ),
        Beat(
            "Diskominfotik menjawab hanya dengan apa yang ada di catatan; Bawaslu menerima jawabannya.",
            exchanging.answer,
            View(_OFFICER, "{answer_in}"),
            View(_CONTENT, "{answer}"),
        ),
    ),
)

REPORT = Step(
    "Laporan warga diterima, dibuktikan, ditangani dan diumumkan; akun tiruan ditangani",
    (
        Beat(
            "Seorang warga (contoh) melapor tanpa akun; tanda buktinya dapat diperiksa tanpa jaringan.",
            reporting.file_report,
            View(_OFFICER, "/meja/perkara/"),
        ),
        Beat(
            "Petugas mengkaji laporan: syarat formal dan materiel lengkap, lalu laporan diregistrasi.",
            handling.review_and_register,
            _CASE,
        ),
        Beat("Anggota Bawaslu menyerahkan perkara kepada petugas penanganan.", handling.assign, _CASE),
        Beat(
            "Perkara memerlukan satu tugas dari Diskominfotik; tawarannya tercatat di log.",
            handling.offer,
            View(_OFFICER, "/meja/tugas/{task}/"),
            View(_CONTENT, "/meja/tugas/"),
        ),
        Beat(
            "Diskominfotik menerima, mengerjakan dan melaporkan tugas itu; Bawaslu mengonfirmasi selesainya.",
            handling.do_task,
            View(_OFFICER, "/meja/tugas/{task}/"),
            _TASKS,
        ),
        Beat(
            "Pleno memutus dan perkara ditutup, masing-masing oleh dua orang. Siapa pun melihatnya tanpa data pribadi.",
            handling.decide_and_publish,
            _CASE,
        ),
        Beat(
            "Petugas piket melaporkan akun tiruan Bawaslu; petugas keamanan Diskominfotik menanganinya.",
            handling.report_incident,
            View("contoh.piket", "/meja/insiden/{incident}/"),
            View("contoh.keamanan", "/meja/insiden/{incident}/"),
        ),
        Beat(
            "Pekerjaannya selesai dan dikonfirmasi; insiden ditutup dengan keterangan untuk umum.",
            handling.close_incident,
            View("contoh.piket", "/meja/insiden/{incident}/"),
            View("contoh.keamanan", "/meja/insiden/{incident}/"),
        ),
    ),
)

REST = Step(
    "Simpul Diskominfotik berhenti, Bawaslu terus bekerja, simpul itu kembali dan mengejar",
    (
        Beat(
            "Simpul Diskominfotik berhenti.", exchanging.stop, View(_OFFICER, "/meja/status/"), View(_CONTENT, "/meja/")
        ),
        Beat(
            "Bawaslu terus bekerja, dan tetap mengirim. Tidak ada yang hilang.",
            exchanging.go_on,
            View(_OFFICER, "{notice}"),
        ),
        Beat(
            "Simpul Diskominfotik kembali, dan mengejar dari tempat terakhirnya.",
            exchanging.come_back,
            View(_OFFICER, "{notice}"),
            View(_CONTENT, "/meja/kiriman/"),
        ),
    ),
)

VERIFY = Step(
    "Orang luar memeriksa kedua log dengan saksama verify",
    (
        Beat(
            "Orang luar memeriksa seluruh log kedua lembaga. Tidak ada yang tidak cocok.",
            verifying.verify_both,
            View(_OFFICER, "/meja/bersama/"),
            View(_CONTENT, "/meja/bersama/"),
        ),
    ),
)

ALTER = Step(
    "Satu bita diubah, dan pemeriksa menyebut catatannya",
    (Beat("Satu bita di basis data Bawaslu diubah. Pemeriksa menyebut catatan yang diubah.", verifying.alter),),
)

STEPS = (SIGN, SHARE, ANSWER, REPORT, REST, VERIFY, ALTER)
